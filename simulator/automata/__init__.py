"""Finite-state machines: the one we would draw, the one a network found, and the proof that they agree."""
