"""The lines that make again what is shown: a command for the shell, a few lines for a notebook."""

from __future__ import annotations

import shlex

from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.settings import Settings
from simulator.timeline import CARRIED

# Rows of these groups decide how the weights come about; the rest only what is shown of them.
_DECIDE = ("network", "training", "race", "start", "hessian_free", "lstm", "echo_state")


def _shown_with(snapshot: Snapshot) -> dict[str, Value]:
    """The settings to start from: those of the first stretch for training, those shown for the rest."""
    first = snapshot.recipe[0][1] if snapshot.recipe else snapshot.settings
    trained = {row.name for row in first.table() if row.group in _DECIDE}
    mixed = {**snapshot.settings.values(), **{name: first.values()[name] for name in trained}}
    settings = type(first).read(dict(mixed))
    # A weight file brings its own settings, which are not known here: say all of them.
    return settings.values() if snapshot.loaded else settings.changed()


def _changes(before: Settings, after: Settings) -> dict[str, Value]:
    old = before.values()
    rows = [row.name for row in after.table() if row.group in _DECIDE]
    return {name: after.values()[name] for name in rows if after.values()[name] != old[name]}


def _stretches(snapshot: Snapshot) -> list[tuple[dict[str, Value], int]]:
    """Each stretch of training as what is changed before it and how many updates it has."""
    found: list[tuple[dict[str, Value], int]] = []
    if not snapshot.recipe:
        return found
    before = snapshot.recipe[0][1]
    ends = [start for start, _ in snapshot.recipe[1:]] + [snapshot.progress.shown]
    for (start, settings), end in zip(snapshot.recipe, ends, strict=True):
        changes = _changes(before, settings)
        if changes or not found:
            found.append((changes, end - start))
        else:
            found[-1] = (found[-1][0], found[-1][1] + end - start)
        before = settings
    return found


def command_line(snapshot: Snapshot, at: float, *, backward: bool = False) -> str | None:
    """The `unrolled picture` command that draws this; None where one line cannot make it again."""
    stretches = _stretches(snapshot)
    if len(stretches) > 1 or snapshot.loaded.startswith(CARRIED):
        return None
    words = ["unrolled", "picture", snapshot.chapter, "-o", f"{snapshot.chapter}.png"]
    if snapshot.loaded:
        words += ["--load", snapshot.loaded]
    for name, value in _shown_with(snapshot).items():
        words += ["--set", f"{name}={value}"]
    if snapshot.progress.shown:
        words += ["--updates", str(snapshot.progress.shown)]
    words += ["--at", f"{at:g}"]
    return shlex.join([*words, "--pass", "backward"] if backward else words)


def notebook(snapshot: Snapshot) -> str:
    """Python lines that end with the same snapshot's content."""
    chapter, settings = snapshot.chapter, _shown_with(snapshot)
    lines = [
        f"from simulator.chapters import {chapter}",
        "from simulator.commands import Load, Set, Train",
        "from simulator.session import Session",
        "",
    ]
    if snapshot.loaded.startswith(CARRIED):
        source = snapshot.loaded.removeprefix(CARRIED)
        lines[1] = "from simulator.commands import Carry, Set, Train"
        lines.append(f'session = Session("{source}")  # trained there as it was before')
        lines.append(f'session.apply(Carry("{chapter}"))')
    elif snapshot.loaded:
        lines.append(f'session = Session("{chapter}")')
        lines.append(f"session.apply(Load({snapshot.loaded!r}, {settings!r}))")
    else:
        given = ", ".join(f"{name}={value!r}" for name, value in settings.items())
        lines.append(f'session = Session("{chapter}", {chapter}.Settings({given}))')
    for changes, updates in _stretches(snapshot):
        if changes:
            lines.append(f"session.apply(Set({changes!r}))")
        lines += [f"session.apply(Train(updates={updates}))", "session.run()"]
    return "\n".join([*lines, "session.snapshot().content"])
