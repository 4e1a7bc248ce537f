"""What a person does to the run: the rail, the bar below, and the way back."""
