"""The memory cell: how a number survives hundreds of steps, and its gradient with it.

    from simulator.chapters import memory_cell
    experiment = memory_cell.Experiment(memory_cell.Settings())
    experiment.content().trace.cell        # 1.7 going round

The gates are worked by the lecture's script, by hand, or by a layer of cells that learns to work them
(Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9, 1997; Gers, Schmidhuber
and Cummins, "Learning to forget", Neural Computation 12, 2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats
from simulator.cell_tracing import trace_carousel, tracing
from simulator.chapters import _memory_cell_gates as gates
from simulator.chapters import _memory_cell_plain as plain
from simulator.chapters._memory_cell_content import MemoryCellContent as MemoryCellContent
from simulator.chapters._memory_cell_content import describe_carousel, describe_layer
from simulator.chapters._memory_cell_gates import at_step as at_step
from simulator.chapters._memory_cell_gates import played as played
from simulator.chapters._memory_cell_layer import EXAMINED, Layer
from simulator.chapters._memory_cell_settings import Settings as Settings
from simulator.experiment import State
from simulator.message import Message
from simulator.models import gru, torch_weights
from simulator.models.gates import ALWAYS_OPEN
from simulator.slices import finish
from simulator.training.cell_problem import Parameters

ORDER = 6
# `unrolled run` trains, so there the gates are trained unless it is said otherwise.
RUN = {"gates": "trained"}
# The report's `solved`: the share of fresh sequences that are right.
SOLVED = 0.99
# Steps times cells up to which examining 1,000 sequences takes no longer than some ten updates,
# a tenth of a second.
_QUICK = 8_000


@dataclass
class _Shown:
    """What has been worked out for the present weights and this example, None where it has not."""

    example: int
    compare: bool
    content: MemoryCellContent


class Experiment:
    """A cell worked from outside, and a layer of cells learning to work its own gates."""

    MILESTONES = ("solved",)
    # Updates after which a run without a limit gives up.
    budget = 4_000
    start = 1

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        self.settings = settings
        self._played = played(settings)
        self._layer = Layer(settings, parameters)
        self._shown: _Shown | None = None

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """A layer read from a file, untrained since; refuses what torch would not take either."""
        sizes = Layer(settings).sizes
        numbers = files.numbers(path, tensors, torch_weights.shapes(settings.variant, sizes))
        return cls(settings, torch_weights.from_torch(settings.variant, numbers))

    def untrainable(self) -> Message | None:
        """Why training does not apply: gates worked from outside have nothing to learn."""
        if self.settings.gates == "trained":
            return None
        return Message(f"memory-cell-untrainable-{self.settings.gates.replace('_', '-')}")

    def advance(self) -> Iterator[None]:
        """One update on a fresh batch; yields every millisecond or two."""
        self._shown = None
        yield from self._layer.advance(self.settings)

    # What the session asks.

    @property
    def update(self) -> int:
        """Updates made since the first weights."""
        return self._layer.update

    @property
    def loss(self) -> float:
        """Mean loss of the last batch before its update."""
        return self._layer.loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self._layer.exploded

    def reached(self) -> tuple[str, ...]:
        """`solved` when the last examination, at most ten updates ago, was passed."""
        return ("solved",) if self._layer.passed else ()

    def state(self) -> State:
        """Weights, the optimisers' memories, the counters and the gates' history."""
        return self._layer.state()

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._layer.restore(state)
        self._shown = None

    def set_live(self, settings: Settings) -> None:
        """Other gates, another sequence, another rate: what needs no new network."""
        shown = played(settings)
        self.settings, self._played = settings, shown

    def prepare(self) -> Iterator[None]:
        """Examine the layer and trace its sequence, unless that has been done.

        A large layer on long sequences would be examined for longer than it trains: there the last
        examination counts, which the verdict dates, until there is a calm moment for the next (`ponder`).
        """
        s, layer = self.settings, self._layer
        wanted = s.example_seed, s.compare
        if s.gates != "trained" or (self._shown and (self._shown.example, self._shown.compare) == wanted):
            return
        examined, accuracy = layer.examined or (-1, 0.0)
        if examined < 0 or s.steps * s.hidden_units <= _QUICK:
            accuracy = yield from layer.examining()
            examined = self.update
        yield from layer.measuring()
        parameters, example = layer.parameters(), layer.shown(s.example_seed)
        traced = yield from tracing(s.variant, parameters, layer.task, example)
        beside = None
        if s.compare:
            network = layer.plain_parameters()
            beside = plain.trace_network(network, layer.task, example, layer.plain_updates)
            yield
        content = describe_layer(
            traced,
            layer.task,
            example,
            beside,
            layer.learning(),
            keep_bias=ALWAYS_OPEN if s.variant == "lstm_1997" else s.keep_bias,
            examined=examined,
            accuracy=accuracy,
            verdict=self._verdict(examined, accuracy),
        )
        self._shown = _Shown(*wanted, content)

    def ponder(self) -> Iterator[None]:
        """Examine the layer that is shown, where only an older one was examined."""
        shown = self._shown
        if self.settings.gates != "trained" or shown is None or shown.content.examined == self.update:
            return
        accuracy = yield from self._layer.examining()
        verdict = self._verdict(self.update, accuracy)
        shown.content = replace(shown.content, examined=self.update, accuracy=accuracy, verdict=verdict)

    def _verdict(self, examined: int, accuracy: float) -> Message:
        right = round(accuracy * EXAMINED)
        if self.exploded:
            return Message("memory-cell-verdict-exploded", update=self.update)
        if self.update == 0:
            return Message("memory-cell-verdict-untrained", right=right, of=EXAMINED)
        key = "memory-cell-verdict-solved" if accuracy >= SOLVED else "memory-cell-verdict-right"
        return Message(key, right=right, of=EXAMINED, update=examined)

    def content(self) -> MemoryCellContent:
        """What the stage shows: the cell worked from outside, or the layer on one sequence."""
        s, p = self.settings, self._played
        if s.gates != "trained":
            trace = trace_carousel(p.inputs, p.write, p.keep, p.read, p.error)
            beside = plain.trace_unit(p) if s.compare else None
            score = gates.score(trace.cell[:, 0], trace.hidden[:, 0], s.stored_value, s.write_at, s.read_at)
            return describe_carousel(trace, beside, score)
        finish(self._preparing())
        assert self._shown is not None
        return self._shown.content.of_cell(min(s.cell, s.hidden_units) - 1)

    def _preparing(self) -> Any:
        yield from self.prepare()

    def _settled(self) -> Any:
        yield from self.prepare()
        yield from self.ponder()

    def tensors(self) -> dict[str, Floats]:
        """The layer's weights by torch's names; refuses a variant torch does not have."""
        return torch_weights.to_torch(self.settings.variant, self._layer.parameters())

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sequence did, forward and backward, and the parameters it was done with."""
        content = self.content()
        return content.trace.arrays() | self._parameters()

    def _parameters(self) -> dict[str, Floats]:
        if self.settings.gates != "trained":
            # The one connection of the carousel, to itself, and the wires in and out, all of weight 1.
            one, none = np.ones((1, 1)), np.zeros(1)
            weights = {"input_weights": one, "recurrent_weights": one, "output_weights": one}
            return weights | dict.fromkeys(("hidden_bias", "initial_state", "output_bias"), none)
        p = self._layer.parameters()
        extra = {} if self.settings.variant == "peephole" or isinstance(p, gru.Parameters) else {"peepholes"}
        parts = {name: part for name, part in vars(p).items() if name not in extra}
        return parts | {"initial_state": np.zeros(self.settings.hidden_units)}

    @np.errstate(over="ignore")
    def report(self) -> dict[str, Any]:
        """What was measured, as `unrolled run --json` prints it."""
        finish(self._settled())
        content = self.content()
        trace, gradients = content.trace, content.gradients
        owed = float(np.linalg.norm(trace.arrays()["error_by_output"]))
        report: dict[str, Any] = {
            "loss": _finite(self.loss),
            "error": None,
            "solved": False,
            "accuracy": None,
            "write": _finite(float(trace.write.mean())),
            "keep": _finite(float(trace.keep.mean())),
            "read": _finite(float(trace.read.mean())),
            "keep_bias": _finite(content.keep_bias),
            "first_gradient": _finite(float(10.0 ** gradients.full[0]) / owed) if owed else None,
            "gradients_cosine": _finite(gradients.weights_cosine),
        }
        if content.score is not None:
            score = content.score
            return report | {"error": 1.0 - score.held / score.of, "solved": score.perfect}
        if self.settings.gates == "trained":
            solved = content.accuracy >= SOLVED
            return report | {"error": 1.0 - content.accuracy, "solved": solved, "accuracy": content.accuracy}
        return report


def _finite(number: float) -> float | None:
    return number if np.isfinite(number) else None
