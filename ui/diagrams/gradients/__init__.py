"""The gradients' pictures."""
