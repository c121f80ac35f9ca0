"""Diagrams of the chapter Remedies alone."""
