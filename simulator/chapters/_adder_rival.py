"""The fixed-length rival: a feed-forward network that gets both whole numbers at once.

It has one input for every digit of both numbers, room for 16 columns, and one output for every digit of
the sum. What it learns about one column it has to learn again for the next: no weight is shared. It is
trained on numbers of fewer columns, whose other inputs stay 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters._adder_learner import EXAMPLES, RIVAL
from simulator.chapters._adder_settings import Settings
from simulator.models import elman, layered
from simulator.models.elman import Parameters
from simulator.models.layered import Layers
from simulator.models.squashing import Squashing
from simulator.tasks import addition
from simulator.training.adam import Adam
from simulator.training.layered_problem import LayeredProblem
from simulator.training.losses import exploded

# Columns there is room for; the sum may have one more.
ROOM = 16
RATE = 0.003
# Every so many updates it is asked sums of the trained length; so many right, and it has learned them.
EXAM_EVERY, EXAM, LEARNED = 50, 1_000, 0.999
# Updates after which a run without a limit gives up.
BUDGET = 16_000
# Sums asked of both networks for every number of columns; shorter numbers have fewer pairs, all of them.
PAIRS = 1_000
_TEST_SEED = 20133

Digits = tuple[Integers, Integers]


class Rival:
    """The feed-forward network, Adam and the counters."""

    def __init__(self, settings: Settings, layers: Layers | None = None) -> None:
        self.settings = settings
        self.sizes = sizes(settings)
        rng = np.random.default_rng((settings.seed, RIVAL))
        self._vector = (layers or layered.draw(rng, self.sizes)).flatten()
        self._adam = Adam(self._vector.size, RATE)
        self.update, self.loss, self.passed = 0, float("nan"), False

    def examples(self) -> Digits:
        """The next update's pairs of whole numbers (B, n) each: both networks learn from them."""
        s = self.settings
        rng = np.random.default_rng((s.seed, EXAMPLES, self.update))
        return addition.random_pairs(rng, s.batch, s.trained_columns)

    def advance(self, first: Integers, second: Integers) -> Iterator[None]:
        """One update on pairs of numbers (B, n) each, digit 1 first."""
        problem = LayeredProblem(self.sizes, *encoded(first, second))
        self._vector, self.loss = self._adam.update(problem, self._vector)
        self.update += 1
        yield
        if not self.update % EXAM_EVERY:
            pairs = questions(self.settings.trained_columns, EXAM)
            self.passed = right(self.answers(*pairs), *pairs).mean() >= LEARNED
            yield

    def layers(self) -> Layers:
        """The weights, as views of a copy."""
        return Layers.unflatten(self._vector.copy(), self.sizes)

    def answers(self, first: Integers, second: Integers) -> NDArray[np.int8]:
        """The digits it says (N, 17), digit 1 first; −1 where its output is no number."""
        _, logits = layered.forward(Layers.unflatten(self._vector, self.sizes), encoded(first, second)[0])
        return said(logits)

    def tensors(self) -> dict[str, Floats]:
        """The weights by the names they are saved under, layers from 1."""
        layers = self.layers()
        parts = zip(layers.weights, layers.biases, strict=True)
        return {
            f"rival_layer_{number}_{kind}": part
            for number, pair in enumerate(parts, 1)
            for kind, part in zip(("weights", "bias"), pair, strict=True)
        }

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self.update > 0 and exploded(self.loss, self._vector)

    def state(self) -> dict[str, NDArray[Any]]:
        """Weights, Adam's memory and the counters."""
        memory = {f"rival_adam_{name}": part for name, part in self._adam.state().items()}
        counters = np.array([self.update, self.passed])
        own = {"rival_vector": frozen(self._vector), "rival_counters": counters}
        return own | {"rival_loss": np.array(self.loss), **memory}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go back to such a state."""
        self._vector = np.array(state["rival_vector"])
        self.update, self.passed = int(state["rival_counters"][0]), bool(state["rival_counters"][1])
        self.loss, prefix = float(state["rival_loss"]), "rival_adam_"
        self._adam.restore({k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)})


def sizes(settings: Settings, room: int = ROOM) -> tuple[int, ...]:
    """Units of every layer, the inputs first, for numbers of so many columns."""
    return (2 * room, *(settings.layer_units for _ in range(settings.hidden_layers)), room + 1)


def shapes(settings: Settings) -> dict[str, tuple[int, ...]]:
    """The shape of each of `Rival.tensors`, in their order."""
    return {name: part.shape for name, part in Rival(settings).tensors().items()}


def from_tensors(tensors: Mapping[str, Floats]) -> Layers:
    """Layers from what `Rival.tensors` gave, in that order."""
    parts = tuple(tensors.values())
    return Layers(parts[::2], parts[1::2])


def encoded(first: Integers, second: Integers) -> tuple[Floats, Floats]:
    """Both whole numbers as inputs (N, 32) and the digits of their sum as targets (N, 17)."""
    wide = [np.pad(digits, ((0, 0), (0, ROOM + 1 - digits.shape[1]))) for digits in (first, second)]
    inputs = np.concatenate([digits[:, :ROOM] for digits in wide], axis=1).astype(np.float64)
    return inputs, (addition.states(*wide) & 1).astype(np.float64)


def column_by_column(first: Integers, second: Integers) -> Floats:
    """The same numbers column by column, and a last one of 00 for the carry: (N, n + 1, 2)."""
    inputs = np.stack((first, second), axis=-1).astype(np.float64)
    return np.pad(inputs, ((0, 0), (0, 1), (0, 0)))


def recurrent_answers(
    parameters: Parameters, squashing: Squashing, first: Integers, second: Integers
) -> NDArray[np.int8]:
    """The digits the recurrent network says, (N, 17); what it was not asked is 0."""
    _, logits = elman.run(parameters, squashing, column_by_column(first, second))
    digits = said(logits[..., 0])
    return np.pad(digits, ((0, 0), (0, ROOM + 1 - digits.shape[1])))


def said(logits: Floats) -> NDArray[np.int8]:
    """Digits of logits of any shape, −1 where one is no number."""
    return np.where(np.isnan(logits), -1, logits > 0.0).astype(np.int8)


def right(digits: NDArray[np.int8], first: Integers, second: Integers) -> NDArray[np.bool_]:
    """Which answers (N, 17) are the sum, every digit of it: (N,)."""
    return np.asarray((digits == encoded(first, second)[1]).all(1))


@cache
def questions(columns: int, size: int = PAIRS) -> Digits:
    """The same pairs of numbers (N, n) each time: random ones, or all there are if they are fewer."""
    if 4**columns <= size:
        numbers = np.arange(2**columns)
        pairs = np.stack(np.meshgrid(numbers, numbers, indexing="ij"), -1).reshape(-1, 2)
        digits = pairs[:, :, None] >> np.arange(columns) & 1
        return frozen(digits[:, 0]), frozen(digits[:, 1])
    rng = np.random.default_rng((_TEST_SEED, columns, size))
    first, second = addition.random_pairs(rng, size, columns)
    return frozen(first), frozen(second)


def shifted(pairs: Digits) -> Digits:
    """The same sums one column further to the left, with a column of 00 on the right."""
    first, second = (np.pad(digits, ((0, 0), (1, 0))) for digits in pairs)
    return first, second
