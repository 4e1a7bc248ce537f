"""The worker loop, its two hosts and its trays, the history and the transport child.  No Qt."""
