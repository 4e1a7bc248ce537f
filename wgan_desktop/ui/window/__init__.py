"""The frame around the panels: docks, workspaces, presentation, palette, what is remembered."""
