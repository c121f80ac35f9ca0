"""Unrolling: a network that feeds on itself as a feed-forward network with one layer a time step.

    from simulator.chapters import unrolling
    experiment = unrolling.Experiment(unrolling.Settings(task="parity"))
    for _ in experiment.advance():
        pass
    experiment.content().followed.shares    # what each copy of one weight adds to its gradient

Forward, the activities are pushed on a stack; backward they are popped while the error derivatives
travel back (Hinton's lecture on recurrent networks, "backpropagation through time"; Rumelhart, Hinton
and Williams, Nature 323, 1986).

The steps share U, W, b, V and c. With `tied` off each step has its own copy of all five (of U, W and b
where the outputs are hidden units, whose selection is not learned), and updates let them drift apart.
The switch says what the next update does: with `tied` on it first sets the copies to their mean and
then changes all of them by the sum of their gradients, which keeps them equal. The training method's
memory starts afresh where the number of weights changes.

There is one kind of unit with an initial state, the hidden unit. An output unit beside the network
feeds nothing, so it has none; with `read_out` on units, or targets on all units, the outputs are hidden
units and their initial states are among those that are fixed at 0, at 0.5, or learned.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen, frozen_parts
from simulator.chapters._unrolling_check import Trust
from simulator.chapters._unrolling_content import WAYS as WAYS
from simulator.chapters._unrolling_content import Check as Check
from simulator.chapters._unrolling_content import Followed as Followed
from simulator.chapters._unrolling_content import Success as Success
from simulator.chapters._unrolling_content import UnrollingContent as UnrollingContent
from simulator.chapters._unrolling_content import Way as Way
from simulator.chapters._unrolling_follow import Place, first, follow, locate
from simulator.chapters._unrolling_network import drift, examine, network, written
from simulator.chapters._unrolling_settings import Table
from simulator.chapters._unrolling_tasks import task, typed_rows, way
from simulator.experiment import State
from simulator.message import Refused
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.tasks.sequences import Sequences
from simulator.trace import RecurrentTrace, trace
from simulator.training.adam import Adam
from simulator.training.momentum import Momentum
from simulator.training.optimiser import Optimiser
from simulator.training.sequence_problem import SequenceProblem, Worked

ORDER = 2


class Settings(Table, frozen=True):
    """The settings of "Unrolling", checked against one another where they are read."""

    @classmethod
    def read(cls, given: dict[str, object]) -> Settings:
        """As every table reads; what was typed must also fit together, a followed weight exist."""
        made = super().read(given)
        here = network(made, task(made))
        if "follow" in given:
            locate(made.follow, here.sizes, here.selection)
        # What was typed is read where it is not used, too: it would be refused only when it is.
        typed_rows(made)
        return made


# Updates after which a start that has got nowhere is given up for a fresh one, and how many starts.
PATIENCE, STARTS = 1_000, 10
# The examination is held every so many updates, and only when the batch itself was right.
EXAMINE_EVERY = 5
# A half squared error per asked number beyond this is past any use.
WILD = 1e6
# Settings that decide which sequence is shown.
_EXAMPLE = ("example_seed", "typed_inputs", "typed_targets")
# Random draws of different kinds never share a stream.
_WEIGHTS, _EXAMPLES, _SHOWN = range(3)


class Experiment:
    """One network unrolled in time, started from the seed or from saved weights."""

    MILESTONES = ("solved",)

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        self.settings = settings
        self._task, self._squashing = task(settings), SQUASHINGS[settings.squashing]
        self._network = network(settings, self._task)
        self._start, self._update, self._start_update = 1, 0, 0
        self._loss, self._asked, self._solved = float("nan"), 1.0, False
        self._shown, self._place = self._example(), self._followed(settings)
        self._examination: Sequences | None = None
        self._trust = Trust()
        self._begin(parameters or self._first_weights(1))
        self._forget()

    def _followed(self, settings: Settings) -> Place:
        # A network made smaller may have lost the weight; the one that every network has stands in.
        try:
            return locate(settings.follow, self._network.sizes, self._network.selection)
        except Refused:
            return first()

    def _forget(self) -> None:
        """Weights or examples have changed: what was worked out from them holds no longer."""
        self._success: Success | None = None
        self._traced: RecurrentTrace | None = None

    def _first_weights(self, start: int) -> Parameters:
        rng = np.random.default_rng((self.settings.seed, _WEIGHTS, start))
        return self._network.draw(rng, self._squashing, self.settings.start)

    def _begin(self, parameters: Parameters) -> None:
        """Take weights, tied or not, with a fresh memory of the training method."""
        self._copies = parameters.copies
        self._vector = parameters.flatten()
        self._change = np.zeros_like(self._vector)
        method = Adam if self.settings.optimiser == "adam" else Momentum
        self._optimiser: Optimiser = method(self._vector.size, self.settings.learning_rate)

    def _example(self) -> Sequences:
        """The one sequence that is shown."""
        return self._task.draw(np.random.default_rng((self.settings.example_seed, _SHOWN)), 1)

    # One update.

    def advance(self) -> Iterator[None]:
        """One update on a fresh batch; yields before the examination."""
        if self._stuck():
            self._start, self._start_update = self._start + 1, self._update
            self._begin(self._first_weights(self._start))
        self._tie()
        rng = np.random.default_rng((self.settings.seed, _EXAMPLES, self._update))
        batch = self._task.draw(rng, self.settings.batch)
        before = self._vector
        worked = Worked(*(yield from self._problem(batch).working(before)))
        self._vector, self._loss = self._optimiser.update(worked, before)
        with np.errstate(all="ignore"):
            self._change = self._vector - before
        self._update += 1
        self._asked = float(batch.mask.sum()) / len(batch.mask)
        self._forget()
        yield
        if self._update % EXAMINE_EVERY == 0:
            self._solved = not self.exploded and self._right(batch) and (yield from self._examined()).solved

    def _stuck(self) -> bool:
        given_up = self._update - self._start_update >= PATIENCE
        may_restart = self.settings.restarts and self._start < STARTS and self._copies is None
        return may_restart and given_up and not self._solved and not self.exploded

    def _tie(self) -> None:
        """What the switch says: one set of weights for all steps, or a copy for each."""
        if self.settings.tied and self._copies is not None:
            self._begin(self._parameters().tied())
        elif not self.settings.tied and self._copies is None:
            self._begin(self._parameters().untied(self.settings.steps))

    def _problem(self, batch: Sequences) -> SequenceProblem:
        return SequenceProblem(
            self._network.sizes,
            self._squashing,
            self._network.read_out,
            batch.inputs,
            batch.starts,
            batch.given,
            batch.targets,
            batch.mask,
            self._learned().flatten(),
            self._copies,
        )

    def _learned(self) -> Parameters:
        learned = self._network.learned(self._shown.given)
        return learned if self._copies is None else learned.untied(self._copies)

    def _right(self, batch: Sequences) -> bool:
        p = self._parameters()
        forward = elman.forward(p, self._squashing, batch.inputs, batch.states(p.initial_state))
        return not self._task.wrong(batch, self._network.answers(forward.logits)).any()

    def _examined(self) -> Generator[None, None, Success]:
        if self._success is None:
            if self._examination is None:
                self._examination = self._task.examination()
            self._success = yield from examine(
                self._task, self._examination, self._network, self._parameters(), self._squashing
            )
        return self._success

    # What the session asks.

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up: all starts there are."""
        return PATIENCE * STARTS

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
        """Mean over the batch of ½ Σ mask (y − target)² before its update."""
        return self._loss

    @property
    def exploded(self) -> bool:
        """Whether weights or loss are past any use."""
        if self._update == 0:
            return False
        return not (self._loss <= WILD * max(self._asked, 1.0) and bool(np.isfinite(self._vector).all()))

    def reached(self) -> tuple[str, ...]:
        """`solved` when the last examination went without an error."""
        return ("solved",) if self._solved else ()

    def state(self) -> State:
        """Weights or their copies, the method's memory, the last change and the counters."""
        counters = np.array([self._update, self._start, self._start_update, self._solved, self._copies or 0])
        memory = {f"optimiser_{name}": part for name, part in self._optimiser.state().items()}
        return {
            "vector": frozen(self._vector),
            "change": frozen(self._change),
            "counters": counters,
            "loss": np.array([self._loss, self._asked]),
            **memory,
        }

    def restore(self, state: State) -> None:
        """Go back to such a state, its copies as they were."""
        self._update, self._start, self._start_update, solved, copies = (
            int(number) for number in state["counters"]
        )
        self._solved, self._copies = bool(solved), copies or None
        self._vector, self._change = np.array(state["vector"]), np.array(state["change"])
        self._loss, self._asked = (float(number) for number in state["loss"])
        prefix = "optimiser_"
        self._optimiser.restore({k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)})
        self._forget()

    def set_live(self, settings: Settings) -> None:
        """Another weight to follow, other typed numbers, another rate: what needs no new network."""
        if settings.follow != self.settings.follow:
            locate(settings.follow, self._network.sizes, self._network.selection)
        before, asks = self.settings, task(settings)
        self.settings, self._task, self._place = settings, asks, self._followed(settings)
        self._optimiser.learning_rate = settings.learning_rate
        if any(getattr(settings, name) != getattr(before, name) for name in _EXAMPLE):
            self._shown, self._examination = self._example(), None
            self._forget()

    def _parameters(self) -> Parameters:
        return Parameters.unflatten(self._vector.copy(), self._network.sizes, self._copies)

    def untrainable(self) -> None:
        """There is always something to train."""

    def tensors(self) -> dict[str, Floats]:
        """The weights by name; where the steps do not share them the means, and the copies beside them."""
        return written(self._parameters())

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """Saved weights, copies and all, as a network of update 0; refuses those of another network."""
        here = network(settings, task(settings))
        return cls(settings, here.read(path, tensors, settings.steps))

    def prepare(self) -> Iterator[None]:
        """Hold the examination, unless these weights have been examined.

        The check of the derivatives waits for a calm moment (`ponder`). While training it is done
        again now and then, so seldom that it takes a small part of the time.
        """
        yield from self._examined()
        if self._trust.due():
            yield from self.ponder()

    def ponder(self) -> Iterator[None]:
        """Check the derivatives of the trace that is shown against autograd and finite differences."""
        yield from self._trust.checking(self._trace(), self._update, selection=self._network.selection)

    def content(self) -> UnrollingContent:
        """The shown sequence there and back, the followed weight, and how the examination went."""
        success = self._success or finish(self._examined())
        shown, learned = self._trace(), self._learned()
        change = Parameters.unflatten(self._change.copy(), self._network.sizes, self._copies)
        return UnrollingContent(
            task=self._task.name,
            way=way(self.settings),
            trace=shown,
            given=frozen(self._shown.given),
            learned_start=frozen(learned.initial_state > 0.0),
            selection=self._network.selection,
            selected=frozen(self._network.selected),
            tied=self._copies is None,
            drift=drift(self._parameters()),
            followed=follow(self._place, shown, learned, change),
            changes=Parameters(**frozen_parts(change)),
            check=self._trust.about(shown),
            success=success,
        )

    def _trace(self) -> RecurrentTrace:
        if self._traced is None:
            shown, p = self._shown, self._parameters()
            self._traced = trace(
                replace(p, initial_state=shown.states(p.initial_state)[0]),
                self._squashing,
                shown.inputs[0],
                shown.targets[0],
                shown.mask[0],
                read_out=self._network.read_out,
                loss="squared",
            )
        return self._traced

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sequence did, there and back."""
        return self._trace().arrays()

    def report(self) -> dict[str, Any]:
        """How training stands, as `unrolled run --json` prints it."""
        success, cell = finish(self._examined()), way(self.settings)
        return {
            "loss": self._loss if np.isfinite(self._loss) else None,
            "error": success.error,
            "solved": success.solved,
            "input_mode": cell.inputs,
            "target_mode": cell.targets,
            "task": cell.task,
        }
