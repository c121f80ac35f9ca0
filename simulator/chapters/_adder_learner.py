"""One recurrent network learning to add one pair of numbers or two, with fresh starts until it is proved."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.automata.certificate import Certificate, certifying
from simulator.chapters._adder_judging import machine_of, one_pattern_a_state
from simulator.chapters._adder_settings import Settings
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import addition
from simulator.training.adam import Adam
from simulator.training.elman_problem import ElmanProblem
from simulator.training.levenberg_marquardt import LevenbergMarquardt
from simulator.training.losses import exploded
from simulator.training.momentum import Momentum
from simulator.training.optimiser import Optimiser

# The examples of one update: so many columns a sequence, drawn anew each time.
TRAINED_COLUMNS = 10
# Standard deviation of the first weights, for one sum and for two (measured: see the design notes).
SIGMA, SIGMA_TWO = 0.3, 0.5
# Updates after which a start that has got nowhere is given up for a fresh one, and how many starts.
PATIENCE = {"levenberg_marquardt": 80, "adam": 1_000, "momentum": 1_000}
# Two sums have more than three times the weights to find.
PATIENCE_TWO = 200
STARTS = 20
# Gradient descent makes many small updates: the proof is tried after each so many of them.
PROOF_EVERY = 10
# Random draws of different kinds never share a stream.
WEIGHTS, EXAMPLES, SHOWN, RIVAL = range(4)


class Learner:
    """The network, its optimiser and its counters. `sums` is 1 or 2 pairs of numbers at once."""

    def __init__(self, settings: Settings, sums: int, parameters: Parameters | None = None) -> None:
        self.settings, self.sums = settings, sums
        self.squashing = SQUASHINGS[settings.squashing]
        self.sizes = (settings.hidden_units, 2 * sums, sums)
        self.start, self.update, self._start_update = 1, 0, 0
        self.loss = float("nan")
        self.proved, self.given = False, parameters is not None
        self._begin(parameters or self._first_weights(1))

    def _first_weights(self, start: int) -> Parameters:
        rng = np.random.default_rng((self.settings.seed, WEIGHTS, start))
        return elman.draw(rng, *self.sizes, self.squashing, SIGMA if self.sums == 1 else SIGMA_TWO)

    def _begin(self, parameters: Parameters) -> None:
        self._vector = parameters.flatten()
        self._optimiser = self._fresh_optimiser()

    def _fresh_optimiser(self) -> Optimiser:
        rate = self.settings.learning_rate
        if self._sees_curvature:
            return LevenbergMarquardt()
        method = Adam if self.settings.optimiser == "adam" else Momentum
        return method(self._vector.size, rate)

    # One update.

    def examples(self) -> tuple[Floats, Floats]:
        """The next update's batch of random sums: inputs (B, T, 2k) and targets (B, T, k)."""
        rng = np.random.default_rng((self.settings.seed, EXAMPLES, self.update))
        return addition.batch(rng, self.settings.batch, TRAINED_COLUMNS, self.sums)

    def advance(self, inputs: Floats, targets: Floats) -> Iterator[None]:
        """One update on a batch; yields before the proof is tried."""
        if self._stuck():
            self.start += 1
            self._start_update = self.update
            self._begin(self._first_weights(self.start))
        problem, wrong = self._problem(inputs, targets)
        self._vector, self.loss = self._optimiser.update(problem, self._vector)
        self.update += 1
        yield
        self.proved = not self.exploded and wrong() == 0 and (yield from self._try_proof())

    def _problem(self, inputs: Floats, targets: Floats) -> tuple[ElmanProblem, Callable[[], int]]:
        # The pull stiffens the valley that small steps have to follow: with Adam it costs most
        # of the starts, so only the method that sees the curvature feels it.
        pull = self.settings.pull if self._sees_curvature else 0.0
        states = addition.batch_states(inputs) if pull > 0.0 else None
        problem = ElmanProblem(self.sizes, self.squashing, inputs, targets, states, pull)

        def wrong() -> int:
            """Digits of this batch that the new weights get wrong."""
            _, logits = elman.run(self.parameters(), self.squashing, inputs)
            return int(np.count_nonzero((logits > 0.0) != (targets > 0.5)))

        return problem, wrong

    @property
    def _sees_curvature(self) -> bool:
        return self.settings.optimiser == "levenberg_marquardt"

    @property
    def patience(self) -> int:
        """Updates a start is given."""
        two = self.sums == 2 and self._sees_curvature
        return PATIENCE_TWO if two else PATIENCE[self.settings.optimiser]

    def _try_proof(self) -> Generator[None, None, bool]:
        """Whether training has reached its end: the proof has closed.

        Levenberg-Marquardt is held to the best answer while there is patience: one box a state and
        one visible pattern a box. When no fresh start is left finer boxes count too, as they always
        do for gradient descent, which usually finds six patterns.
        """
        parameters, machine = self.parameters(), machine_of(self.sums)
        if not self._sees_curvature:
            if self.update % PROOF_EVERY:
                return False
            return isinstance((yield from certifying(parameters, self.squashing, machine)), Certificate)
        patient = self.update - self._start_update < self.patience
        coarsest = yield from certifying(parameters, self.squashing, machine, depths=(0,))
        if isinstance(coarsest, Certificate):
            return not patient or (yield from one_pattern_a_state(parameters, self.squashing))
        if self.settings.restarts and self.start < STARTS:
            return False
        return isinstance((yield from certifying(parameters, self.squashing, machine)), Certificate)

    def _stuck(self) -> bool:
        given_up = self.update - self._start_update >= self.patience
        may_restart = self.settings.restarts and self.start < STARTS
        return may_restart and given_up and not self.proved and not self.exploded

    # What is asked of it.

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up: all starts and one more."""
        return self.patience * (STARTS + 1)

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self.update > 0 and exploded(self.loss, self._vector)

    @property
    def untrained(self) -> bool:
        """Whether the weights are the random ones of the seed."""
        return self.update == 0 and not self.given

    def parameters(self) -> Parameters:
        """The weights as they are, copied."""
        return Parameters.unflatten(self._vector.copy(), self.sizes)

    def set_live(self, settings: Settings) -> None:
        """Another rate or batch."""
        self.settings = settings
        self._optimiser.learning_rate = settings.learning_rate

    def state(self) -> dict[str, NDArray[Any]]:
        """Weights, the optimiser's memory and the counters."""
        counters = np.array([self.update, self.start, self._start_update, self.proved, self.given])
        memory = {f"optimiser_{name}": part for name, part in self._optimiser.state().items()}
        return {"vector": frozen(self._vector), "counters": counters, "loss": np.array(self.loss), **memory}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go back to such a state."""
        self._vector = np.array(state["vector"])
        self.update, self.start, self._start_update, *flags = (int(number) for number in state["counters"])
        self.proved, self.given = (bool(flag) for flag in flags)
        self.loss = float(state["loss"])
        prefix = "optimiser_"
        self._optimiser.restore({k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)})
