"""The duel: two to four runs side by side."""
