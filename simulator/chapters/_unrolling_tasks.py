"""Which task stands in which cell of the 3 × 3 table, made from the chapter's settings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.arrays import Floats, Integers
from simulator.chapters._unrolling_content import WAYS, Way
from simulator.chapters._unrolling_settings import Table
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import cues, patterns, streams
from simulator.tasks.sequences import BITS, Levels, Task, Truths, levels
from simulator.tasks.typed import Typed, parse_places, parse_rows


def way(settings: Table) -> Way:
    """The cell of the table that is set, with the task that is learned there."""
    for cell in WAYS:
        if (cell.inputs, cell.targets) == (settings.input_mode, settings.target_mode):
            usual = cell is WAYS[-1]
            return Way(cell.inputs, cell.targets, settings.task) if usual else cell
    raise AssertionError("every combination has its cell")


def task(settings: Table) -> Task:
    """The task of the settings; refuses, in one sentence, what asks for nothing or cannot be done."""
    made: Task = _MAKERS[way(settings).task, settings.input_mode](settings)
    return made


def subset(settings: Table) -> Truths:
    """The hidden units (H,) whose initial state is given where input enters a subset."""
    return parse_places("input_subset", settings.input_subset, settings.hidden_units)


def _codes(settings: Table) -> Levels:
    return levels(SQUASHINGS[settings.squashing])


def _answers(settings: Table) -> Levels:
    return _codes(settings) if settings.read_out == "units" else BITS


def _chosen(settings: Table) -> Truths:
    return parse_places("target_steps", settings.target_steps, settings.steps)


def _last(settings: Table) -> int:
    return min(int(settings.last_steps), int(settings.steps))


def _usual(s: Table) -> tuple[int, int, Truths, Levels]:
    return s.hidden_units, s.steps, _chosen(s), _answers(s)


def _places(s: Table) -> Integers:
    return np.flatnonzero(subset(s))


def typed_rows(settings: Table) -> tuple[Floats, Floats]:
    """The typed inputs (T, I) and targets (T, O), NaN where nothing is asked; refuses what is no number."""
    s = settings
    return (
        parse_rows("typed_inputs", s.typed_inputs, s.input_units, s.steps, gaps=False),
        parse_rows("typed_targets", s.typed_targets, s.output_units, s.steps, gaps=True),
    )


def _typed(s: Table) -> Typed:
    return Typed(s.hidden_units, s.steps, _chosen(s), *typed_rows(s))


_ALL, _SUBSET, _EVERY = "initial_all", "initial_subset", "subset_every_step"
_MAKERS: dict[tuple[str, str], Callable[[Table], Task]] = {
    ("vote", _ALL): lambda s: patterns.Vote(s.hidden_units, s.steps, _codes(s)),
    ("attractor", _ALL): lambda s: patterns.Attractor(s.hidden_units, s.steps, _codes(s), _last(s)),
    ("spell", _ALL): lambda s: patterns.Spell(s.hidden_units, s.steps, _codes(s), _chosen(s), _answers(s)),
    ("decoder", _SUBSET): lambda s: cues.Decoder(s.hidden_units, s.steps, _codes(s), _places(s)),
    ("gait", _SUBSET): lambda s: cues.Gait(s.hidden_units, s.steps, _codes(s), _places(s), _last(s)),
    ("morse", _SUBSET): lambda s: cues.Morse(
        s.hidden_units, s.steps, _codes(s), _places(s), _chosen(s), _answers(s)
    ),
    ("register", _EVERY): lambda s: streams.Register(s.hidden_units, s.steps, _codes(s)),
    ("latch", _EVERY): lambda s: streams.Latch(s.hidden_units, s.steps, _codes(s), _last(s)),
    ("echo", _EVERY): lambda s: streams.Echo(*_usual(s), s.delay),
    ("parity", _EVERY): lambda s: streams.Parity(*_usual(s)),
    ("adder", _EVERY): lambda s: streams.Columns(*_usual(s)),
    ("attractor", _EVERY): lambda s: streams.FlipFlop(*_usual(s)),
    ("typed", _EVERY): _typed,
}
