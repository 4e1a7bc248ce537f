"""The command line: one module a command, and what they share.  Nothing heavy is imported before it is needed."""
