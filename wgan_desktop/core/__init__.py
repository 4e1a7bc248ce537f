"""What a student reads: settings, networks, losses, constraints, problems, the trainer and exact transport.  No Qt, no threads."""
