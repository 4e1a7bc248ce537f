"""Lessons in the window: the list, the player's strip, the stage."""
