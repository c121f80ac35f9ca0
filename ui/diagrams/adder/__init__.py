"""The adder's pictures."""
