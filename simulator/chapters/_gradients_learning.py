"""Three starts learn one task side by side; what is kept of their gradients while they do."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters import _gradients_network as network
from simulator.chapters._gradients_content import Learning, outcome
from simulator.chapters._gradients_settings import Settings
from simulator.experiment import State
from simulator.models import initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import held_sign
from simulator.training import starts
from simulator.training.losses import EXPLODED
from simulator.training.starts import Sweep

# Rows and columns that are kept, whatever the number of updates and steps.
ROWS, COLUMNS = 256, 100
# How the rows are named in a state.
_ROW = "row_"
# Fresh sequences of a test, the share that may be wrong, and how often a start that looks ready is tested.
TESTED, ALLOWED, TEST_EVERY = 500, 0.01, 10


@dataclass(frozen=True)
class Row:
    """N starts after `update` updates: (N, 2 + n) spectral radius, loss, then log10 of n steps."""

    update: int
    figures: Floats


@dataclass(frozen=True)
class Rows:
    """The kept rows, at most `ROWS`: those of every `stride`-th update and of the newest."""

    rows: tuple[Row, ...] = ()
    stride: int = 1

    def with_row(self, row: Row) -> Rows:
        """One more; every second one is let go when there are too many."""
        # The newest row is kept whatever its number; it goes once a newer one has come.
        rows = self.rows if not self.rows or self.rows[-1].update % self.stride == 0 else self.rows[:-1]
        stride = self.stride
        if len(rows) >= ROWS:
            stride *= 2
            rows = tuple(kept for kept in rows if kept.update % stride == 0)
        return Rows((*rows, row), stride)

    def begin(self, other: Rows) -> bool:
        """Whether these rows are how the training of `other` began."""
        theirs = {row.update: row.figures for row in other.rows}
        return all(
            np.array_equal(row.figures, theirs[row.update], equal_nan=True)
            for row in self.rows
            if row.update in theirs
        )


class Learner:
    """N networks, the same random matrix at N spectral radii, trained on the same batches."""

    def __init__(self, settings: Settings, base: Parameters, radius: float) -> None:
        """`base` is the network to rescale, `radius` the spectral radius it has."""
        squashing = SQUASHINGS[settings.squashing]
        self.settings = settings
        self.start_radii = np.array([settings.first_radius, settings.second_radius, settings.third_radius])
        self._stack = starts.Stack(base.sizes, squashing, base.initial_state)
        factors = self.start_radii / (radius or 1.0)  # a matrix that turns nothing back cannot be scaled
        first = tuple(network.rescaled(base, float(factor), squashing) for factor in factors)
        N, T = len(first), settings.steps
        self.steps = np.unique(np.linspace(1, T, min(T, COLUMNS)).round().astype(np.int64))
        self.vectors = self._stack.flatten(first)
        self.update, self.loss = 0, float("nan")
        self.exploded_at, self.solved_at = np.zeros((2, N), np.int64)
        self.errors = np.full(N, np.nan)
        self.rows = Rows()
        self.ahead: Rows | None = None
        self._swept: tuple[tuple[int, int], Sweep, Row] | None = None
        self._tested: tuple[int, Floats] | None = None

    def network(self, which: int) -> Parameters:
        """The parameters of start `which`, counted from 0, as they are now."""
        return self._stack.network(self.vectors[which].copy())

    # One update.

    def advance(self) -> Iterator[None]:
        """One update of every start on the same batch."""
        swept, row = yield from self._sweep()
        with np.errstate(all="ignore"):
            gradients = swept.gradients
            if self.settings.clipping:
                gradients = starts.clip(gradients, self.settings.threshold)
            step = self.settings.learning_rate * gradients
            vectors = np.where(
                self.exploded_at[:, None] > 0, self.vectors, self.vectors - step
            )  # w − ε ∂L/∂w
        self.rows = self.rows.with_row(row)
        self.ahead = None
        self.vectors, self.update = vectors, self.update + 1
        self.loss = _smallest(swept.losses)
        past = ~(np.isfinite(vectors).all(axis=1) & (swept.losses <= EXPLODED))
        self.exploded_at[past & (self.exploded_at == 0)] = self.update
        yield
        if self.update % TEST_EVERY == 0 and ((swept.wrong == 0.0) & (self.solved_at == 0)).any():
            self.errors = yield from self.test()
            self.solved_at[(self.errors < ALLOWED) & (self.solved_at == 0)] = self.update

    def _sweep(self) -> Generator[None, None, tuple[Sweep, Row]]:
        """The next update's batch forward and back through the weights as they are, and their row."""
        key = (self.update, self.settings.batch)
        if self._swept is None or self._swept[0] != key:
            rng = np.random.default_rng((self.settings.seed, network.EXAMPLES, self.update))
            inputs, targets = held_sign.batch(rng, self.settings.batch, self.settings.steps)
            swept = yield from self._stack.sweep(self.vectors, inputs, targets[:, -1])
            radii = np.empty(len(self.vectors))
            for n in range(len(radii)):
                radii[n] = initialisation.spectral_radius(self.network(n).recurrent_weights)
                yield
            with np.errstate(all="ignore"):
                relative = swept.log10[:, self.steps - 1] - swept.log10[:, -1:]
            figures = np.concatenate((radii[:, None], swept.losses[:, None], relative), axis=1)
            self._swept = (key, swept, Row(self.update, frozen(figures)))
        return self._swept[1:]

    def test(self) -> Generator[None, None, Floats]:
        """The share of wrong answers of each start on fresh sequences, (N,)."""
        if self._tested is None or self._tested[0] != self.update:
            rng = np.random.default_rng((self.settings.seed, network.FRESH))
            inputs, targets = held_sign.batch(rng, TESTED, self.settings.steps)
            logits = yield from self._stack.answers(self.vectors, inputs)
            self._tested = (self.update, starts.wrong(logits, targets[:, -1]))
        return self._tested[1]

    @property
    def exploded(self) -> bool:
        """Whether no start is left."""
        return bool((self.exploded_at > 0).all())

    @property
    def solved(self) -> bool:
        """Whether a start has answered fresh sequences with less than one in a hundred wrong."""
        return bool((self.solved_at > 0).any())

    # The way back.

    def state(self) -> dict[str, NDArray[np.generic]]:
        """Everything needed to go on from here; the rows are shared by all states that hold them."""
        return {
            "vectors": frozen(self.vectors),
            "counters": np.array([self.update, self.rows.stride]),
            "loss": np.array(self.loss),
            "marks": np.stack((self.exploded_at, self.solved_at)),
            "errors": frozen(self.errors),
            **{f"{_ROW}{row.update}": row.figures for row in self.rows.rows},
        }

    def restore(self, state: State) -> None:
        """Go back to such a state. What was learned after it is remembered until something else is."""
        before = self.ahead or self.rows
        if self.ahead is None and self._swept is not None and self._swept[0][0] == self.update:
            before = before.with_row(self._swept[2])  # the row of the weights that are left
        self.vectors = np.array(state["vectors"])
        self.update, stride = (int(number) for number in state["counters"])
        self.loss = float(state["loss"])
        self.exploded_at, self.solved_at = np.array(state["marks"])
        self.errors = np.array(state["errors"])
        kept = {int(name.removeprefix(_ROW)): part for name, part in state.items() if name.startswith(_ROW)}
        self.rows = Rows(tuple(Row(update, kept[update]) for update in sorted(kept)), stride)
        later = before.rows and before.rows[-1].update > self.update
        self.ahead = before if later and self.rows.begin(before) else None
        self._swept = self._tested = None

    # What is shown.

    def preparing(self) -> Generator[None, None, Learning]:
        """The rows so far, with that of the weights as they are; and what came after, looking back."""
        _, row = yield from self._sweep()
        shown = self.ahead.rows if self.ahead else (*self.rows.rows, row)
        updates = np.array([one.update for one in shown])
        at = int(np.abs(updates - self.update).argmin())
        figures = np.stack([one.figures for one in shown], axis=1)  # (N, R, 2 + n)
        radii, losses, log10 = figures[..., 0], figures[..., 1], figures[..., 2:]
        threshold = self.settings.contour
        faint = ~(log10 >= threshold)  # what is no number is not above it either
        last_faint = np.where(faint.any(2), faint.shape[2] - 1 - faint[:, :, ::-1].argmax(2), -1)
        first_loud = np.minimum(last_faint + 1, len(self.steps) - 1)
        return Learning(
            steps=frozen(self.steps),
            updates=frozen(updates),
            log10=frozen(log10.astype(np.float32)),
            contour=frozen(self.steps[first_loud]),
            contour_log10=threshold,
            start_radii=frozen(self.start_radii),
            radii=frozen(radii),
            losses=frozen(losses),
            errors=frozen(self.errors),
            solved=tuple(bool(update) for update in self.solved_at),
            exploded_at=tuple(int(update) for update in self.exploded_at),
            outcomes=tuple(outcome(float(log10[n, at, 0]), threshold) for n in range(len(log10))),
            current=at,
        )


def _smallest(losses: Floats) -> float:
    finite = losses[np.isfinite(losses)]
    return float(finite.min()) if len(finite) else float(losses[0])
