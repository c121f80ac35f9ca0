"""Pictures (and films) painted offline by the code that paints the window."""
