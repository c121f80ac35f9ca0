"""The chapters, discovered: every module of this folder whose name has no leading underscore."""

from __future__ import annotations

import importlib.util
import pkgutil
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from simulator.message import Message, Refused


@cache
def names() -> tuple[str, ...]:
    """The chapters there are, in the lecture's order."""
    found = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(sorted(found, key=order))


@cache
def order(name: str) -> int:
    """A chapter's place in the lecture, read off its file: a list of chapters need not load their engines."""
    loaded = sys.modules.get(f"{__name__}.{name}")
    if loaded is not None:
        return int(loaded.ORDER)
    source = importlib.util.find_spec(f"{__name__}.{name}")
    assert source is not None and source.origin is not None
    found = re.search(r"^ORDER = (\d+)$", Path(source.origin).read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"simulator/chapters/{name}.py has no line ORDER = 1, 2, 3 …")
    return int(found[1])


def check(name: str) -> None:
    """Refuse a name that is no chapter, without importing any."""
    known = {m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")}
    if name not in known:
        raise Refused(Message("refused-chapter", value=name[:40], allowed=", ".join(sorted(known))))


def chapter(name: str) -> ModuleType:
    """The module of a chapter: `ORDER`, `Settings`, `Experiment`; refuses a name there is not."""
    check(name)
    return importlib.import_module(f"{__name__}.{name}")
