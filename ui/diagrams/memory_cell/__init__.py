"""The memory cell's pictures."""
