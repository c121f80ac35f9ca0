"""A plain network that is trained by descent on a task of a table: what two of the tables share.

    w ← the optimiser's step from the gradient of a fresh batch  [+ α ∂Ω/∂w, see `training.norm_keeping`]

The loss is the sum over the asked steps, the mean over sequences, as the papers count it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.models import elman, initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.tables.cells import State
from simulator.tasks.long_lags import Sequences, Task
from simulator.training.losses import exploded
from simulator.training.momentum import Momentum
from simulator.training.norm_keeping import norm_keeping
from simulator.training.recurrent_problem import RecurrentProblem

Array = NDArray[np.float64]

# What a generator is for: it is made of the seed, one of these, and the update.
START, TRAIN, TEST, FINAL, LENGTH = range(5)
# Sequences that are examined in one go.
_TOGETHER = 100
# How much of the running mean of the loss one update is.
_FRESH = 0.02


def start(
    task: Task, hidden_units: int, seed: int, *, radius: float, input_scale: float, output_scale: float = 0.1
) -> Parameters:
    """Fifteen in-connections of a spectral radius, inputs and outputs N(0, 1) times a scale, biases 0."""
    rng = np.random.default_rng((seed, START))
    H, I, O = hidden_units, task.inputs, task.outputs
    return Parameters(
        input_weights=input_scale * rng.standard_normal((H, I)),
        recurrent_weights=radius * initialisation.draw(rng, H, "sparse"),
        hidden_bias=np.zeros(H),
        initial_state=np.zeros(H),
        output_weights=output_scale * rng.standard_normal((O, H)),
        output_bias=np.zeros(O),
    )


def wrong(task: Task, parameters: Parameters, sequences: Sequences) -> NDArray[np.int64]:
    """How many of its asked answers each sequence has wrong, (B,)."""
    counts = []
    for first in range(0, len(sequences.inputs), _TOGETHER):
        some = slice(first, first + _TOGETHER)
        _, logits = elman.run(parameters, SQUASHINGS["tanh"], sequences.inputs[some])
        asked = sequences.mask[some] > 0.0
        counts.append((asked & ~task.right(logits, sequences.targets[some])).sum(1))
    return np.concatenate(counts)


class Descent:
    """One network, one optimiser, fresh batches; `lengths` are the sequence lengths it is shown in turn.

    `learned` (P,) is 1 for the parameters that may move, `keeping` the weight α of Ω.
    """

    def __init__(
        self,
        task: Task,
        parameters: Parameters,
        optimiser: Momentum,
        seed: int,
        *,
        lengths: tuple[int, ...],
        batch: int,
        learned: Array | None = None,
        keeping: float = 0.0,
    ) -> None:
        self.task, self.seed, self.batch = task, seed, batch
        self.updates = 0
        self.loss = float("nan")  # the running mean
        self._sizes = parameters.sizes
        self._vector = parameters.flatten()
        self._optimiser, self._lengths = optimiser, lengths
        self._learned, self._keeping = learned, keeping
        self._problems: dict[int, RecurrentProblem] = {}

    @property
    def parameters(self) -> Parameters:
        """The network as it is."""
        return Parameters.unflatten(self._vector, self._sizes)

    @property
    def diverged(self) -> bool:
        """Whether it has left the numbers, past any use."""
        return self.updates > 0 and exploded(self.loss, self._vector)

    def update(self) -> None:
        """One update on a fresh batch."""
        rng = np.random.default_rng((self.seed, LENGTH, self.updates))
        steps = self._lengths[rng.integers(len(self._lengths))]
        sequences = self.task.draw(np.random.default_rng((self.seed, TRAIN, self.updates)), self.batch, steps)
        problem = self._problem(steps)
        ahead = self._optimiser.ahead(self._vector)
        outcome = finish(problem.gradient(ahead, sequences))
        asked = sequences.mask[0].sum()
        with np.errstate(all="ignore"):
            gradient = asked * outcome.gradient
            if self._keeping:
                gradient = gradient + self._keeping * norm_keeping(problem.layer, ahead, self._sizes)
            if self._learned is not None:
                gradient = gradient * self._learned
            loss = asked * outcome.loss
            # Not "fresh · loss + rest": the first of all has no mean before it.
            self.loss = loss if not self.updates else self.loss + _FRESH * (loss - self.loss)
        self._vector = self._optimiser.step(self._vector, gradient)
        self.updates += 1

    def wrong(self, purpose: int, count: int, steps: int | None = None) -> tuple[float, float]:
        """Of so many fresh sequences: the share that is not wholly right, and wrong answers a sequence."""
        rng = np.random.default_rng((self.seed, purpose, self.updates))
        lengths = self._lengths if steps is None else (steps,)
        each = -(-count // len(lengths))
        found = [wrong(self.task, self.parameters, self.task.draw(rng, each, one)) for one in lengths]
        counts = np.concatenate(found)
        return float((counts > 0).mean()), float(counts.mean())

    def state(self) -> dict[str, NDArray[Any]]:
        """Weights, the optimiser's memory, and the running loss, copied."""
        own = {"vector": self._vector.copy(), "made": np.array(self.updates), "loss": np.array(self.loss)}
        return own | self._optimiser.state()

    def restore(self, state: State) -> None:
        """Take what `state` gave."""
        self._vector = np.array(state["vector"], dtype=np.float64)
        self.updates, self.loss = int(state["made"]), float(state["loss"])
        self._optimiser.restore(state)

    def _problem(self, steps: int) -> RecurrentProblem:
        if steps not in self._problems:
            self._problems[steps] = RecurrentProblem(self.task, self._sizes[0], steps, self.batch)
        return self._problems[steps]
