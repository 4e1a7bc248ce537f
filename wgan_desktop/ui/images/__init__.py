"""Sample grids, and what a person asks about their tiles."""
