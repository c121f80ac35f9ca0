"""The adder: three neurons learn what a four-state machine does, and are held against it.

    from simulator.chapters import adder
    experiment = adder.Experiment(adder.Settings(seed=3))
    while "certified" not in experiment.reached():
        for _ in experiment.advance():
            pass
    experiment.content().verdict

The task is Hinton's: two binary numbers arrive a column at a time, least significant first, and the
network says each digit of the sum (lecture on recurrent networks, "binary addition").
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator import settings as table
from simulator.arrays import Floats, frozen
from simulator.automata.adder import binary_adder
from simulator.automata.certificate import Certificate, certifying
from simulator.chapters._adder_content import AdderContent as AdderContent
from simulator.chapters._adder_content import Judgement, describe, judge, one_pattern_a_state
from simulator.chapters._adder_content import Verdict as Verdict
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.settings import manner
from simulator.tasks import addition
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace, trace
from simulator.training.adam import Adam
from simulator.training.elman_problem import ElmanProblem
from simulator.training.levenberg_marquardt import LevenbergMarquardt
from simulator.training.losses import exploded
from simulator.training.momentum import Momentum
from simulator.training.optimiser import Optimiser

ORDER = 3


class Settings(table.Settings, frozen=True):
    """The adder's settings."""

    example: Annotated[Literal["typed", "random", "all_pairs"], manner(live=True)] = "typed"
    first_number: Annotated[str, manner(live=True, longest=80, when=("example", ("typed",)))] = "0b0110010110"
    second_number: Annotated[str, manner(live=True, longest=80, when=("example", ("typed",)))] = (
        "0b0100011111"
    )
    example_seed: Annotated[
        int, manner(minimum=0, maximum=9999, live=True, when=("example", ("random",)))
    ] = 1
    columns: Annotated[
        int, manner(minimum=2, maximum=64, live=True, when=("example", ("typed", "random")))
    ] = 10
    timing: Annotated[Literal["by_column", "as_clocked"], manner(live=True)] = "by_column"

    hidden_units: Annotated[Literal[2, 3, 4, 6], manner(group="network")] = 3
    squashing: Annotated[Literal["tanh", "logistic"], manner(group="network")] = "tanh"
    seed: Annotated[int, manner(minimum=0, maximum=2**31 - 1, group="network")] = 0

    optimiser: Annotated[Literal["levenberg_marquardt", "adam", "momentum"], manner(group="training")] = (
        "levenberg_marquardt"
    )
    learning_rate: Annotated[
        float,
        manner(
            minimum=1e-4,
            maximum=1e6,
            scale="log",
            live=True,
            group="training",
            when=("optimiser", ("adam", "momentum")),
        ),
    ] = 0.1
    batch: Annotated[int, manner(minimum=1, maximum=512, scale="log", live=True, group="training")] = 32
    pull: Annotated[
        float,
        manner(
            minimum=0.0,
            maximum=1.0,
            live=True,
            group="training",
            when=("optimiser", ("levenberg_marquardt",)),
        ),
    ] = 0.1
    restarts: Annotated[bool, manner(live=True, group="training")] = True

    show_cloud: Annotated[bool, manner(live=True, group="cube")] = True
    show_boxes: Annotated[bool, manner(live=True, group="cube")] = True
    show_path: Annotated[bool, manner(live=True, group="cube")] = True


# The examples of one update: so many columns a sequence, drawn anew each time.
TRAINED_COLUMNS = 10
# Standard deviation of the first weights (measured: see the design notes).
SIGMA = 0.3
# Updates after which a start that has got nowhere is given up for a fresh one, and how many starts.
PATIENCE = {"levenberg_marquardt": 80, "adam": 1_000, "momentum": 1_000}
STARTS = 20
# Gradient descent makes many small updates: the proof is tried after each so many of them.
PROOF_EVERY = 10
# Random draws of different kinds never share a stream.
_WEIGHTS, _EXAMPLES, _SHOWN = range(3)


class Experiment:
    """One network learning to add, started from the seed or from given parameters."""

    MILESTONES = ("certified",)

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        self.settings = settings
        self._squashing = SQUASHINGS[settings.squashing]
        self._sizes = (settings.hidden_units, 2, 1)
        if parameters is not None and parameters.sizes != self._sizes:
            raise Refused(
                Message("refused-weights-units", units=parameters.sizes[0], wanted=settings.hidden_units)
            )
        self._start, self._update, self._start_update = 1, 0, 0
        self._loss = float("nan")
        self._proof, self._given = False, parameters is not None
        self._judged: Judgement | None = None
        self._example = example(settings)
        self._begin(parameters or self._first_weights(1))

    def _first_weights(self, start: int) -> Parameters:
        rng = np.random.default_rng((self.settings.seed, _WEIGHTS, start))
        return elman.draw(rng, *self._sizes, self._squashing, SIGMA)

    def _begin(self, parameters: Parameters) -> None:
        self._vector = parameters.flatten()
        self._optimiser = self._fresh_optimiser()

    def _fresh_optimiser(self) -> Optimiser:
        rate = self.settings.learning_rate
        if self.settings.optimiser == "levenberg_marquardt":
            return LevenbergMarquardt()
        method = Adam if self.settings.optimiser == "adam" else Momentum
        return method(self._vector.size, rate)

    # One update.

    def advance(self) -> Iterator[None]:
        """One update on a fresh batch; yields before the proof is tried."""
        if self._stuck():
            self._start += 1
            self._start_update = self._update
            self._begin(self._first_weights(self._start))
        problem, wrong = self._problem()
        self._vector, self._loss = self._optimiser.update(problem, self._vector)
        self._update += 1
        self._judged = None
        yield
        self._proof = not self.exploded and wrong() == 0 and (yield from self._try_proof())

    def _problem(self) -> tuple[ElmanProblem, Any]:
        rng = np.random.default_rng((self.settings.seed, _EXAMPLES, self._update))
        inputs, targets = addition.batch(rng, self.settings.batch, TRAINED_COLUMNS)
        # The pull stiffens the valley that small steps have to follow: with Adam it costs most
        # of the starts, so only the method that sees the curvature feels it.
        pull = self.settings.pull if self._sees_curvature else 0.0
        states = addition.batch_states(inputs) if pull > 0.0 else None
        problem = ElmanProblem(self._sizes, self._squashing, inputs, targets, states, pull)

        def wrong() -> int:
            """Digits of this batch that the new weights get wrong."""
            _, logits = elman.run(self.parameters(), self._squashing, inputs)
            return int(np.count_nonzero((logits > 0.0) != (targets > 0.5)))

        return problem, wrong

    @property
    def _sees_curvature(self) -> bool:
        return self.settings.optimiser == "levenberg_marquardt"

    def _try_proof(self) -> Generator[None, None, bool]:
        """Whether training has reached its end: the proof has closed.

        Levenberg-Marquardt is held to the best answer while there is patience: one box a state and
        one visible pattern a box. When no fresh start is left finer boxes count too, as they always
        do for gradient descent, which usually finds six patterns.
        """
        parameters, machine = self.parameters(), binary_adder()
        if not self._sees_curvature:
            if self._update % PROOF_EVERY:
                return False
            return isinstance((yield from certifying(parameters, self._squashing, machine)), Certificate)
        patient = self._update - self._start_update < PATIENCE["levenberg_marquardt"]
        coarsest = yield from certifying(parameters, self._squashing, machine, depths=(0,))
        if isinstance(coarsest, Certificate):
            return not patient or (yield from one_pattern_a_state(parameters, self._squashing))
        if self.settings.restarts and self._start < STARTS:
            return False
        return isinstance((yield from certifying(parameters, self._squashing, machine)), Certificate)

    def _stuck(self) -> bool:
        given_up = self._update - self._start_update >= PATIENCE[self.settings.optimiser]
        may_restart = self.settings.restarts and self._start < STARTS
        return may_restart and given_up and not self._proof and not self.exploded

    # What the session asks.

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up: all starts and one more."""
        return PATIENCE[self.settings.optimiser] * (STARTS + 1)

    @property
    def update(self) -> int:
        """Updates made since the initial weights."""
        return self._update

    @property
    def start(self) -> int:
        """Which fresh start this is, from 1."""
        return self._start

    @property
    def loss(self) -> float:
        """Mean cross-entropy of the last batch before its update, the pull included; nats."""
        return self._loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self._update > 0 and exploded(self._loss, self._vector)

    def reached(self) -> tuple[str, ...]:
        """`certified` when the interval proof closed after the last update."""
        return ("certified",) if self._proof else ()

    def state(self) -> State:
        """Weights, the optimiser's memory and the counters."""
        counters = np.array([self._update, self._start, self._start_update, self._proof, self._given])
        memory = {f"optimiser_{name}": part for name, part in self._optimiser.state().items()}
        return {"vector": frozen(self._vector), "counters": counters, "loss": np.array(self._loss), **memory}

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._vector = np.array(state["vector"])
        self._update, self._start, self._start_update, *flags = (int(number) for number in state["counters"])
        self._proof, self._given = (bool(flag) for flag in flags)
        self._loss, self._judged = float(state["loss"]), None
        prefix = "optimiser_"
        self._optimiser.restore({k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)})

    def set_live(self, settings: Settings) -> None:
        """Another sum, another rate: what needs no new network."""
        shown = example(settings)
        self.settings, self._example = settings, shown
        self._optimiser.learning_rate = settings.learning_rate

    def parameters(self) -> Parameters:
        """The weights as they are, copied."""
        return Parameters.unflatten(self._vector.copy(), self._sizes)

    def untrainable(self) -> None:
        """There is always something to train."""

    def tensors(self) -> dict[str, Floats]:
        """The parameters by name."""
        return vars(self.parameters())

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """A network read from a file, untrained since; refuses one of another size."""
        return cls(settings, files.elman_parameters(path, tensors))

    def prepare(self) -> Iterator[None]:
        """Judge the weights, unless these have been judged."""
        if self._judged is None:
            self._judged = yield from judge(
                self.parameters(),
                self._squashing,
                untrained=self._update == 0 and not self._given,
                exploded_at=self._update if self.exploded else None,
            )

    def _judgement(self) -> Judgement:
        for _ in self.prepare():
            pass
        assert self._judged is not None
        return self._judged

    def content(self) -> AdderContent:
        """The shown sum's trace, the patterns of thousands of columns, and what was proved."""
        return describe(self._judgement(), self._trace(), self._example)

    def _trace(self) -> RecurrentTrace:
        shown = self._example
        return trace(self.parameters(), self._squashing, shown.inputs, shown.targets)

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sum did, forward and backward."""
        return self._trace().arrays()

    def report(self) -> dict[str, Any]:
        """What was measured and proved, as `unrolled run --json` prints it."""
        verdict = self._judgement().verdict
        return {
            "loss": self._loss if np.isfinite(self._loss) else None,
            "bit_errors": verdict.bit_errors,
            "long_run_errors": verdict.long_run_errors,
            "patterns": verdict.patterns,
            "isomorphic": verdict.isomorphic,
            "certified": verdict.certified,
            "boxes": verdict.boxes,
            "margin": verdict.margin if verdict.certified else None,
        }


def example(settings: Settings) -> Addition:
    """The sum that is shown; refuses digits that are none."""
    if settings.example == "all_pairs":
        return addition.every_transition()
    if settings.example == "random":
        rng = np.random.default_rng((settings.example_seed, _SHOWN))
        first, second = addition.random_pairs(rng, 1, settings.columns)
        return addition.work_out(first[0], second[0])
    numbers = [_number(settings, name) for name in ("first_number", "second_number")]
    # A number wider than the columns asked for gets the columns it needs.
    columns = max(settings.columns, *(number.bit_length() for number in numbers))
    return addition.from_numbers(numbers[0], numbers[1], columns)


def _number(settings: Settings, name: str) -> int:
    try:
        return addition.parse_number(str(settings.values()[name]))
    except Refused as refusal:
        raise Refused(Message(refusal.message.key, **{"setting": name, **refusal.message.values})) from None
