"""The window: PySide6 and pyqtgraph.  Talks to a `Session`, draws what its `View` holds, knows nothing of training."""
