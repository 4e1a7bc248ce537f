"""What makes a checkout ready to run, and keeps its translations: programs of the repository, never shipped."""
