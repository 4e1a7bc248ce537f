"""A desktop laboratory for Wasserstein GANs: the critic learns, the earth moves, and every distance shown is right."""
