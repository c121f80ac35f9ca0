"""Snapshots of Unrolling to paint: any settings, a few updates, the derivatives checked or not."""

from __future__ import annotations

from functools import cache
from typing import Any

from simulator.chapters.unrolling import Settings
from simulator.commands import Set, Train
from simulator.experiment import Snapshot
from simulator.session import Session


def snapshot(updates: int = 0, *, checked: bool = False, then: str = "", **settings: Any) -> Snapshot:
    """A network after so many updates; `then` is followed afterwards."""
    return _snapshot(updates, checked, then, tuple(sorted(settings.items())))


@cache
def _snapshot(updates: int, checked: bool, then: str, settings: tuple[tuple[str, Any], ...]) -> Snapshot:
    session = Session("unrolling", Settings().with_(**dict(settings)))
    if updates:
        session.apply(Train(updates=updates))
        session.run()
    if then:
        session.apply(Set({"follow": then}))
    if checked:
        for _ in session.pondering():
            pass
    return session.snapshot()
