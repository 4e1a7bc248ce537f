"""What a student reads: settings, networks, losses, constraints, problems, trainer, transport.  No Qt, no threads."""
