"""More snapshots of While it learns, The cliff and Basins: looked back at, or with other numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from simulator.chapters.gradients import Settings
from simulator.commands import Look, Train
from simulator.experiment import Snapshot
from simulator.session import Session


@cache
def looking_back(update: int, updates: int) -> Snapshot:
    """While it learns, after so many updates, looking at an earlier one."""
    session = Session("gradients", Settings(scene="learning", hidden_units=6, steps=24, batch=4))
    session.apply(Train(updates=updates))
    session.run()
    session.apply(Look(update))
    return session.snapshot()


def altered(shown: Snapshot, **parts: Any) -> Snapshot:
    """The same snapshot with other numbers in its scene's part."""
    scene = shown.content.scene
    part = replace(getattr(shown.content, scene), **parts)
    return replace(shown, content=replace(shown.content, **{scene: part}))
