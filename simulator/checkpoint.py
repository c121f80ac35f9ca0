"""A session's networks on disk, so that coming back after an hour of training takes seconds.

A checkpoint holds, for every chapter that was opened, its settings, the network shown and the way
to it: a thinned history, exact at each entry that is kept. It goes with a number of acts of the
journal; what was done after them is done again. Undo does not reach behind a checkpoint.

The file is safetensors: a JSON header and plain numbers, nothing in it is executed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from simulator import chapters, files
from simulator.history import Entry, History
from simulator.message import Message, Refused
from simulator.session import Session
from simulator.settings import Settings
from simulator.timeline import Stretch, Timeline

# Entries of each history that are written.
ENTRIES = 64


def write(path: Path, session: Session, acts: int) -> None:
    """Write the session as it is after `acts` acts of its journal."""
    tensors: dict[str, Any] = {}
    told: dict[str, Any] = {"acts": acts, "open": session.timeline.chapter, "chapters": {}}
    for name, timeline in session.timelines.items():
        told["chapters"][name] = _told(
            name,
            timeline.experiment.settings,
            timeline.history,
            timeline.shown,
            timeline.whole_recipe,
            timeline.loaded,
            tensors,
        )
        # Networks of scenes that are not open.
        told["chapters"][name]["aside"] = {
            scene: _told(f"{name}@{scene}", m.settings, m.history, m.shown, m.recipe, m.loaded, tensors)
            for scene, m in timeline.aside.items()
        }
        for key, part in (timeline.page or {}).items():
            tensors[f"{name}/page/{key}"] = np.array(part, order="C")
    files.write(path, save(tensors, metadata={"unrolled": "checkpoint", "told": json.dumps(told)}))


def _told(
    name: str,
    settings: Settings,
    history: History,
    shown: Entry,
    recipe: tuple[Stretch, ...],
    loaded: str,
    tensors: dict[str, Any],
) -> dict[str, Any]:
    """What is said of one network; the states of its history go into `tensors`."""
    thinned = history.copy()
    thinned.thin(ENTRIES)
    entries = [*thinned.entries]
    if shown not in entries:
        entries.append(shown)
    for number, entry in enumerate(entries):
        for key, part in entry.state.items():
            tensors[f"{name}/{number}/{key}"] = np.array(part, order="C")
    return {
        "settings": settings.values(),
        "recipe": [(update, then.values()) for update, then in recipe],
        "loaded": loaded,
        "shown": entries.index(shown),
        "entries": [[e.update, e.start, e.loss, list(e.reached), e.exploded] for e in entries],
    }


def read(path: Path) -> tuple[Session, int]:
    """The session and how many acts of its journal it stands for; refuses a file that is none."""
    try:
        with safe_open(path, framework="np") as file:
            metadata = file.metadata() or {}
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 (no iterator)
        told = json.loads(metadata["told"])
        timelines = {name: _timeline(name, kept, tensors) for name, kept in told["chapters"].items()}
        return Session.resumed(timelines, told["open"]), int(told["acts"])
    except Refused:
        raise
    except OSError as error:
        raise Refused(Message("refused-read", path=str(path), reason=error.strerror or str(error))) from None
    except (SafetensorError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise Refused(Message("refused-checkpoint", path=str(path))) from None


def _timeline(name: str, kept: dict[str, Any], tensors: dict[str, Any]) -> Timeline:
    kind = chapters.chapter(name).Settings
    timeline = Timeline(name, kind.read(kept["settings"]))
    timeline.resume(*_history(name, kind, kept, tensors), _arrays(f"{name}/page/", tensors) or None)
    for scene, left in kept.get("aside", {}).items():
        timeline.put_aside(kind.read(left["settings"]), *_history(f"{name}@{scene}", kind, left, tensors))
    return timeline


def _history(
    name: str, kind: type[Settings], kept: dict[str, Any], tensors: dict[str, Any]
) -> tuple[list[Entry], Entry, tuple[Stretch, ...], str]:
    """Entries in the order of their updates, the one shown, the recipe, the file it was loaded from."""
    entries = [
        Entry(
            int(update),
            int(start),
            float(loss),
            tuple(reached),
            _arrays(f"{name}/{n}/", tensors),
            bool(exploded),
        )
        for n, (update, start, loss, reached, exploded) in enumerate(kept["entries"])
    ]
    recipe = tuple((int(update), kind.read(settings)) for update, settings in kept["recipe"])
    shown = entries[int(kept["shown"])]
    return sorted(entries, key=lambda entry: entry.update), shown, recipe, str(kept["loaded"])


def _arrays(prefix: str, tensors: dict[str, Any]) -> dict[str, Any]:
    """The read-only arrays whose names begin so, by the rest of their names."""
    found = {key.removeprefix(prefix): part for key, part in tensors.items() if key.startswith(prefix)}
    for part in found.values():
        part.setflags(write=False)
    return found
