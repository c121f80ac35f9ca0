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
from simulator.history import Entry
from simulator.message import Message, Refused
from simulator.session import Session
from simulator.timeline import Timeline

# Entries of each history that are written.
ENTRIES = 64


def write(path: Path, session: Session, acts: int) -> None:
    """Write the session as it is after `acts` acts of its journal."""
    tensors: dict[str, Any] = {}
    told: dict[str, Any] = {"acts": acts, "open": session.timeline.chapter, "chapters": {}}
    for name, timeline in session.timelines.items():
        thinned = timeline.history.copy()
        thinned.thin(ENTRIES)
        entries = [*thinned.entries]
        if timeline.shown not in entries:
            entries.append(timeline.shown)
        told["chapters"][name] = {
            "settings": timeline.experiment.settings.values(),
            "recipe": [(update, settings.values()) for update, settings in timeline.whole_recipe],
            "loaded": timeline.loaded,
            "shown": entries.index(timeline.shown),
            "entries": [[e.update, e.start, e.loss, list(e.reached), e.exploded] for e in entries],
        }
        for number, entry in enumerate(entries):
            for key, part in entry.state.items():
                tensors[f"{name}/{number}/{key}"] = np.array(part, order="C")
        for key, part in (timeline.page or {}).items():
            tensors[f"{name}/page/{key}"] = np.array(part, order="C")
    files.write(path, save(tensors, metadata={"unrolled": "checkpoint", "told": json.dumps(told)}))


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
    states: list[dict[str, Any]] = [{} for _ in kept["entries"]]
    page: dict[str, Any] = {}
    for key, part in tensors.items():
        chapter, number, array = key.split("/", 2)
        if chapter == name:
            part.setflags(write=False)
            (page if number == "page" else states[int(number)])[array] = part
    entries = [
        Entry(int(update), int(start), float(loss), tuple(reached), state, bool(exploded))
        for (update, start, loss, reached, exploded), state in zip(kept["entries"], states, strict=True)
    ]
    recipe = tuple((int(update), kind.read(settings)) for update, settings in kept["recipe"])
    shown = entries[int(kept["shown"])]
    timeline = Timeline(name, kind.read(kept["settings"]))
    timeline.resume(
        sorted(entries, key=lambda entry: entry.update), shown, recipe, str(kept["loaded"]), page or None
    )
    return timeline
