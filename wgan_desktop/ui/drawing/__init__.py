"""How things are drawn: coordinates, lines, dots, scales and the small widgets that panels share."""
