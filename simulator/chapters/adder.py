"""The adder: three neurons learn what a four-state machine does, and are held against it.

    from simulator.chapters import adder
    experiment = adder.Experiment(adder.Settings(seed=3))
    while "certified" not in experiment.reached():
        for _ in experiment.advance():
            pass
    experiment.content().verdict

The task is Hinton's: two binary numbers arrive a column at a time, least significant first, and the
network says each digit of the sum (lecture on recurrent networks, "binary addition"). His two arguments
stand beside it as scenes: a feed-forward network needs both whole numbers and shares nothing between
columns, and what needs 4 × 4 states in an automaton needs only twice the units in a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats
from simulator.chapters import _adder_rival as rivals
from simulator.chapters import _adder_rival_content as rival_content
from simulator.chapters._adder_content import AdderContent as AdderContent
from simulator.chapters._adder_content import Judgement, describe
from simulator.chapters._adder_examples import examples
from simulator.chapters._adder_judging import judge
from simulator.chapters._adder_learner import SIGMA as SIGMA
from simulator.chapters._adder_learner import TRAINED_COLUMNS as TRAINED_COLUMNS
from simulator.chapters._adder_learner import Learner
from simulator.chapters._adder_rival import BUDGET, Rival
from simulator.chapters._adder_rival_content import Measures
from simulator.chapters._adder_rival_content import RivalContent as RivalContent
from simulator.chapters._adder_settings import Settings as Settings
from simulator.chapters._adder_two_content import TwoSumsContent as TwoSumsContent
from simulator.chapters._adder_two_content import describe_two
from simulator.chapters._adder_units import Units, measuring
from simulator.chapters._adder_verdict import Verdict as Verdict
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.models.elman import Parameters
from simulator.models.layered import Layers
from simulator.trace import RecurrentTrace, trace

ORDER = 3


class Experiment:
    """A recurrent network learning to add, started from the seed or from given parameters.

    In the scene `two_sums` it adds two pairs of numbers at once; in `rival` a feed-forward network
    learns from the same sums, and goes on when the recurrent one has been proved right.
    """

    MILESTONES: tuple[str, ...] = ("both_learned", "certified")

    def __init__(
        self, settings: Settings, parameters: Parameters | None = None, rival: Layers | None = None
    ) -> None:
        self.settings = settings
        self._sums = 2 if settings.scene == "two_sums" else 1
        self._learner = Learner(settings, self._sums, parameters)
        if parameters is not None and parameters.sizes != self._learner.sizes:
            units, inputs, outputs = parameters.sizes
            if (inputs, outputs) != self._learner.sizes[1:]:
                raise Refused(Message("refused-weights-sums", inputs=inputs, wanted=2 * self._sums))
            raise Refused(Message("refused-weights-units", units=units, wanted=settings.hidden_units))
        self._rival = Rival(settings, rival) if settings.scene == "rival" else None
        # Where a run without a limit ends: with the proof, beside a rival when that has learned, too.
        self.MILESTONES = ("certified", "both_learned") if self._rival else ("certified",)
        self._judged: Judgement | None = None
        self._units: Units | None = None
        self._measures: Measures | None = None
        self._examples = examples(settings, self._sums)

    # One update.

    def advance(self) -> Iterator[None]:
        """One update on a fresh batch; yields before the proof is tried."""
        self._forget()
        if self._rival is None:
            yield from self._learner.advance(*self._learner.examples())
            return
        first, second = self._rival.examples()
        if not self._learner.proved:
            inputs = rivals.column_by_column(first, second)
            digits = rivals.encoded(first, second)[1]
            yield from self._learner.advance(inputs, digits[:, : inputs.shape[1], None])
        yield from self._rival.advance(first, second)

    def _forget(self) -> None:
        self._judged = self._units = self._measures = None

    # What the session asks.

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up."""
        return BUDGET if self._rival else self._learner.budget

    @property
    def update(self) -> int:
        """Updates made since the initial weights."""
        return (self._rival or self._learner).update

    @property
    def start(self) -> int:
        """Which fresh start of the recurrent network this is, from 1."""
        return self._learner.start

    @property
    def loss(self) -> float:
        """Mean cross-entropy of the last batch before its update, pull included, or the rival's."""
        return (self._rival or self._learner).loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        return self._learner.exploded or (self._rival is not None and self._rival.exploded)

    def reached(self) -> tuple[str, ...]:
        """`certified` while the interval proof holds; `both_learned` if the rival has passed, too."""
        if not self._learner.proved:
            return ()
        return ("certified", "both_learned") if self._rival and self._rival.passed else ("certified",)

    def state(self) -> State:
        """Weights, the optimisers' memory and the counters."""
        return self._learner.state() | (self._rival.state() if self._rival else {})

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._learner.restore({name: part for name, part in state.items() if not name.startswith("rival_")})
        if self._rival:
            self._rival.restore(state)
        self._forget()

    def set_live(self, settings: Settings) -> None:
        """Another sum, another rate: what needs no new network."""
        shown = examples(settings, self._sums)
        self.settings, self._examples = settings, shown
        self._learner.set_live(settings)
        if self._rival:
            self._rival.settings = settings

    def parameters(self) -> Parameters:
        """The recurrent network's weights as they are, copied."""
        return self._learner.parameters()

    def untrainable(self) -> None:
        """There is always something to train."""

    def tensors(self) -> dict[str, Floats]:
        """The parameters by name, the rival's after the recurrent network's."""
        return vars(self.parameters()) | (self._rival.tensors() if self._rival else {})

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """A network read from a file, untrained since; refuses one of another size."""
        its = {name: part for name, part in tensors.items() if name.startswith("rival_")}
        own = {name: part for name, part in tensors.items() if name not in its}
        rival = None
        if settings.scene == "rival":
            numbers = files.numbers(path, its, rivals.shapes(settings))
            rival = rivals.from_tensors(numbers)
        else:
            own |= its  # refused by its name
        return cls(settings, files.elman_parameters(path, own), rival)

    def prepare(self) -> Iterator[None]:
        """Judge the weights, unless these have been judged."""
        if self._rival is not None:
            if self._measures is None:
                self._measures = yield from rival_content.measuring(self._learner, self._rival)
            return
        learner = self._learner
        if self._judged is None:
            self._judged = yield from judge(
                self.parameters(),
                learner.squashing,
                untrained=learner.untrained,
                exploded_at=self.update if self.exploded else None,
            )
        if self._units is None and self._sums == 2:
            self._units = yield from measuring(self.parameters(), learner.squashing)

    def content(self) -> AdderContent | TwoSumsContent | RivalContent:
        """The shown sum's trace, and what was measured and proved of the network."""
        for _ in self.prepare():
            pass
        if self._rival is not None:
            assert self._measures is not None
            return rival_content.describe(self.settings, self._learner, self._rival, self._measures)
        assert self._judged is not None
        if self._units is not None:
            return describe_two(self._judged, self._units, self._trace(), self._examples)
        return describe(self._judged, self._trace(), self._examples[0])

    def _trace(self) -> RecurrentTrace:
        """Everything the shown sums did."""
        inputs = np.concatenate([shown.inputs for shown in self._examples], axis=1)
        targets = np.concatenate([shown.targets for shown in self._examples], axis=1)
        return trace(self.parameters(), self._learner.squashing, inputs, targets)

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sum did, forward and backward; beside a rival, what that did with it, too."""
        content = self.content()
        if isinstance(content, RivalContent):
            return content.trace.arrays() | rival_content.arrays(content)
        return content.trace.arrays()

    def report(self) -> dict[str, Any] | list[dict[str, Any]]:
        """What was measured and proved, as `unrolled run --json` prints it."""
        content = self.content()
        if isinstance(content, RivalContent):
            return rival_content.lines(content, (self._learner.loss, self.loss))
        return content.verdict.report(self.loss) | (
            content.units.report() if isinstance(content, TwoSumsContent) else {}
        )
