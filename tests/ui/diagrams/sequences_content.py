"""Sessions of the chapter on sequences, made once and kept."""

from __future__ import annotations

from functools import cache
from typing import Any

from simulator.commands import Train
from simulator.experiment import Snapshot
from simulator.session import Session


@cache
def _shown(given: tuple[tuple[str, Any], ...], updates: int) -> Snapshot:
    from simulator.chapters.sequences import Settings

    session = Session("sequences", Settings.read(dict(given)))
    if updates:
        session.apply(Train(updates=updates))
        session.run()
    for _ in session.preparing():
        pass
    return session.snapshot()


def snapshot(updates: int = 0, **given: Any) -> Snapshot:
    """What is shown after so many updates with these settings."""
    return _shown(tuple(sorted(given.items())), updates)


def after(shown: Snapshot, command: Any) -> Snapshot:
    """What is shown once a command has been taken."""
    session = Session("sequences", shown.settings)
    session.apply(command)
    for _ in session.preparing():
        pass
    return session.snapshot()
