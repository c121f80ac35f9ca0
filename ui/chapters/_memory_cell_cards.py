"""What hovering tells on the memory cell's stage."""

from __future__ import annotations

from simulator.experiment import Snapshot
from ui.view import Card, Target, View


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    return None
