"""The memory cell: how a number survives hundreds of steps, and its gradient with it.

    from simulator.chapters import memory_cell
    experiment = memory_cell.Experiment(memory_cell.Settings())
    experiment.content().trace.cell        # 1.7 going round

The gates are worked by the lecture's script, by hand, or by a layer of cells that learns to work them
(Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9, 1997; Gers, Schmidhuber
and Cummins, "Learning to forget", Neural Computation 12, 2000).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import numpy as np

from simulator import settings as table
from simulator.arrays import Floats, frozen
from simulator.cell_trace import CellTrace, trace_carousel
from simulator.chapters import _memory_cell_gates as gates
from simulator.chapters._memory_cell_content import (
    Gradients,
    Learning,
    MemoryCellContent,
    PlainTrace,
)
from simulator.chapters._memory_cell_gates import Played, Score
from simulator.experiment import State
from simulator.message import Message
from simulator.settings import manner

ORDER = 6
# The longest a played sequence may be, and the longest a task.
LONGEST = 500

_OUTSIDE = ("gates", ("scripted", "by_hand"))
_SCRIPTED = ("gates", ("scripted",))
_BY_HAND = ("gates", ("by_hand",))
_TRAINED = ("gates", ("trained",))


class Settings(table.Settings, frozen=True):
    """The memory cell's settings."""

    scene: Annotated[Literal["circuit", "lanes", "gradient", "learning"], manner(live=True)] = "circuit"
    gates: Annotated[Literal["scripted", "by_hand", "trained"], manner(live=True)] = "scripted"

    stored_value: Annotated[float, manner(minimum=-3.0, maximum=3.0, live=True, when=_OUTSIDE)] = 1.7
    write_at: Annotated[int, manner(minimum=1, maximum=LONGEST, live=True, when=_OUTSIDE)] = 4
    read_at: Annotated[int, manner(minimum=1, maximum=LONGEST, live=True, when=_OUTSIDE)] = 13
    keep_value: Annotated[float, manner(minimum=0.0, maximum=1.0, live=True, when=_SCRIPTED)] = 0.999
    leak: Annotated[float, manner(minimum=0.0, maximum=0.5, live=True, when=_SCRIPTED)] = 0.001
    hand_write: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND)] = ""
    hand_keep: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND)] = ""
    hand_read: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND)] = ""
    hand_input: Annotated[str, manner(live=True, longest=4_000, when=_BY_HAND)] = ""
    played_steps: Annotated[int, manner(minimum=2, maximum=LONGEST, live=True, when=_OUTSIDE)] = 16
    noise: Annotated[float, manner(minimum=0.0, maximum=3.0, live=True, when=_OUTSIDE)] = 1.0
    noise_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, when=_OUTSIDE)] = 0
    error: Annotated[float, manner(minimum=-2.0, maximum=2.0, live=True, when=_OUTSIDE)] = 1.0

    example_seed: Annotated[int, manner(minimum=0, maximum=9999, live=True, when=_TRAINED)] = 1
    cell: Annotated[int, manner(minimum=1, maximum=64, live=True, when=_TRAINED)] = 1

    gradient: Annotated[Literal["full", "truncated"], manner(live=True, group="backward")] = "full"
    compare: Annotated[bool, manner(live=True, group="backward")] = False
    show_backward: Annotated[bool, manner(live=True, group="show")] = True
    show_numbers: Annotated[bool, manner(live=True, group="show")] = True

    task: Annotated[
        Literal["first_sign", "marker", "order", "adding", "adder"], manner(group="network", when=_TRAINED)
    ] = "first_sign"
    steps: Annotated[int, manner(minimum=2, maximum=LONGEST, scale="log", group="network", when=_TRAINED)] = (
        100
    )
    variant: Annotated[
        Literal["lstm", "lstm_1997", "peephole", "gru"], manner(group="network", when=_TRAINED)
    ] = "lstm"
    hidden_units: Annotated[
        int, manner(minimum=1, maximum=64, scale="log", group="network", when=_TRAINED)
    ] = 16
    keep_bias_rule: Annotated[Literal["steps", "own"], manner(group="network", when=_TRAINED)] = "steps"
    keep_bias: Annotated[
        float, manner(minimum=-6.0, maximum=10.0, group="network", when=("keep_bias_rule", ("own",)))
    ] = 1.0
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    learning_rate: Annotated[
        float, manner(minimum=1e-4, maximum=1.0, scale="log", live=True, group="training", when=_TRAINED)
    ] = 0.01
    batch: Annotated[
        int, manner(minimum=1, maximum=256, scale="log", live=True, group="training", when=_TRAINED)
    ] = 32


class Experiment:
    """A cell worked from outside, and a layer of cells learning to work its own gates."""

    MILESTONES = ("solved",)
    budget = 3_000
    start = 1

    def __init__(self, settings: Settings, tensors: dict[str, Floats] | None = None) -> None:
        self.settings = settings
        self._update = 0
        self._loss = float("nan")
        self._played = played(settings)

    def untrainable(self) -> Message | None:
        """Why training does not apply: gates worked from outside have nothing to learn."""
        if self.settings.gates == "trained":
            return None
        return Message(f"memory-cell-untrainable-{self.settings.gates.replace('_', '-')}")

    def advance(self) -> Iterator[None]:
        """One update on a fresh batch."""
        self._update += 1
        yield

    @property
    def update(self) -> int:
        """Updates made since the first weights."""
        return self._update

    @property
    def loss(self) -> float:
        """Mean loss of the last batch before its update."""
        return self._loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return False

    def reached(self) -> tuple[str, ...]:
        """`solved` when 99 % of fresh sequences are right."""
        return ()

    def state(self) -> State:
        """Weights, the optimiser's memory, the counters and the gates' history."""
        return {"counters": np.array([self._update])}

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._update = int(state["counters"][0])

    def set_live(self, settings: Settings) -> None:
        """Other gates, another sequence, another rate: what needs no new network."""
        shown = played(settings)
        self.settings, self._played = settings, shown

    def prepare(self) -> Iterator[None]:
        """Nothing to work out yet."""
        return iter(())

    def tensors(self) -> dict[str, Floats]:
        """The layer's weights by the names of torch."""
        return {}

    def content(self) -> MemoryCellContent:
        """What the stage shows."""
        trace = self._trace()
        none = frozen(np.full(len(trace.cell), -1, dtype=np.int64))
        plain = plain_unit(self._played) if self.settings.compare else None
        return MemoryCellContent(
            trace=trace,
            cell=0,
            gradients=_gradients(trace, plain),
            plain=plain,
            score=self._score(trace),
            learning=Learning(frozen(np.zeros(0, np.int64)), *(frozen(np.zeros(0)) for _ in range(5))),
            task="",
            symbols=(),
            classes=(),
            answer=none,
            wanted=none,
            keep_bias=float("nan"),
            accuracy=float("nan"),
            verdict=Message("memory-cell-verdict-untrained"),
        )

    def _trace(self) -> CellTrace:
        p = self._played
        return trace_carousel(p.inputs, p.write, p.keep, p.read, p.error)

    def _score(self, trace: CellTrace) -> Score | None:
        s = self.settings
        return gates.score(trace.cell[:, 0], trace.hidden[:, 0], s.stored_value, s.write_at, s.read_at)

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sequence did, forward and backward."""
        return self._trace().arrays()

    def report(self) -> dict[str, Any]:
        """What was measured, as `unrolled run --json` prints it."""
        return {"loss": None, "error": None, "solved": False, "accuracy": None}


def played(settings: Settings) -> Played:
    """The sequence for gates worked from outside; refuses a row that is none."""
    s, T = settings, settings.played_steps
    at = np.arange(1, T + 1)
    inputs = np.where(at == s.write_at, s.stored_value, gates.noise(T, s.noise, s.noise_seed))
    if s.gates == "by_hand":
        write, keep, read = (
            gates.row(text, T, f"hand_{name}")
            for name, text in (("write", s.hand_write), ("keep", s.hand_keep), ("read", s.hand_read))
        )
        if s.hand_input.strip():
            inputs = gates.row(s.hand_input, T, "hand_input", -gates.LARGEST_INPUT, gates.LARGEST_INPUT)
    else:
        write, keep, read = gates.script(T, s.write_at, s.read_at, s.keep_value, s.leak)
    return Played(inputs, write, keep, read, np.where(at == s.read_at, s.error, 0.0))


def at_step(settings: Settings, lane: str, step: int, value: float) -> dict[str, str]:
    """The live settings that put one number into a row by hand: for a command `Set(at_step(…))`.

    `lane` is write, keep, read or input, `step` counts from 1.
    """
    numbers = np.array(
        getattr(played(settings.with_(gates="by_hand")), "inputs" if lane == "input" else lane)
    )
    numbers[step - 1] = value
    return {f"hand_{lane}": gates.write_row(numbers)}


def plain_unit(shown: Played) -> PlainTrace:
    """One tanh unit, h_t = tanh(x_t + h_(t-1)), on the same inputs."""
    hidden = np.empty(len(shown.inputs))
    h = 0.0
    for t, x in enumerate(shown.inputs):
        h = float(np.tanh(x + h))
        hidden[t] = h
    slopes = 1.0 - hidden**2
    d_hidden = np.empty(len(hidden))
    d = 0.0
    for t in reversed(range(len(hidden))):
        d += float(shown.error[t])
        d_hidden[t] = d
        d *= float(slopes[t])
    activities, carry, back = (frozen(part[:, None]) for part in (hidden, slopes, d_hidden))
    return PlainTrace(hidden=activities, slopes=carry, carry=carry, d_hidden=back, updates=0)


@np.errstate(all="ignore")
def _gradients(trace: CellTrace, plain: PlainTrace | None) -> Gradients:
    full, cut = (np.linalg.norm(part, axis=1) for part in (trace.d_cell, trace.d_cell_truncated))
    apart = np.linalg.norm(trace.d_cell_truncated - trace.d_cell, axis=1)
    together = (trace.d_cell_truncated * trace.d_cell).sum(1)
    beside = np.log10(np.linalg.norm(plain.d_hidden, axis=1)) if plain else np.zeros(0)
    return Gradients(
        full=frozen(np.log10(full)),
        truncated=frozen(np.log10(cut)),
        plain=frozen(beside),
        difference=frozen(apart / full),
        cosine=frozen(together / (full * cut)),
        weights_cosine=float("nan"),
    )
