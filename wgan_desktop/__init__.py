"""A desktop laboratory for Wasserstein GANs: the critic that learns, the exact transport plan and correct distances, live."""
