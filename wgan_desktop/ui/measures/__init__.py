"""What is said of a run in numbers, each with its formula and source."""
