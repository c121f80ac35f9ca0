"""The diagrams of the chapter on sequences."""
