"""`wgan-desktop bench`: every claim of speed and memory, measured beside its baseline in the same run."""
