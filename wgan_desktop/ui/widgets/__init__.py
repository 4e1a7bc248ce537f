"""The small parts the window is made of."""
