"""Stub."""
def card(target, snapshot, view):
    return None
