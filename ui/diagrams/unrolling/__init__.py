"""The unrolled network's pictures."""
