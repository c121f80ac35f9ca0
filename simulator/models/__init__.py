"""Sequence models: one file a model, each a pure function of parameters, state and input."""
