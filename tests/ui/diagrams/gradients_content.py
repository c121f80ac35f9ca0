"""Snapshots of the chapter Gradients, as the engine makes them."""

from __future__ import annotations

from functools import cache

from simulator.chapters.gradients import Settings
from simulator.commands import Train
from simulator.experiment import Snapshot
from simulator.session import Session


@cache
def snapshot(updates: int = 0, **settings: object) -> Snapshot:
    """A session with these settings after so many updates."""
    session = Session("gradients", Settings().with_(**{"hidden_units": 12, "steps": 40, **settings}))
    if updates:
        session.apply(Train(updates=updates))
        session.run()
    return session.snapshot()
