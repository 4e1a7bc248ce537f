"""What one chooses in the laboratory of heaps and clouds."""
