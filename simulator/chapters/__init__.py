"""The chapters, discovered: every module of this folder whose name has no leading underscore."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from simulator.message import Message, Refused


@cache
def names() -> tuple[str, ...]:
    """The chapters there are, in the lecture's order."""
    found = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(sorted(found, key=lambda name: chapter(name).ORDER))


def check(name: str) -> None:
    """Refuse a name that is no chapter, without importing any."""
    known = {m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")}
    if name not in known:
        raise Refused(Message("refused-chapter", value=name[:40], allowed=", ".join(sorted(known))))


def chapter(name: str) -> ModuleType:
    """The module of a chapter: `ORDER`, `Settings`, `Experiment`; refuses a name there is not."""
    check(name)
    return importlib.import_module(f"{__name__}.{name}")
