"""Three starts learn one task side by side; what is kept of their gradients while they do."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters import _gradients_network as network
from simulator.chapters._gradients_content import Learning, outcome
from simulator.chapters._gradients_settings import Settings
from simulator.experiment import State
from simulator.models import initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import first_sign
from simulator.training import starts
from simulator.training.losses import EXPLODED
from simulator.training.starts import Sweep

# Rows and columns that are kept, whatever the number of updates and steps.
ROWS, COLUMNS = 192, 100
# Fresh sequences of a test, the share that may be wrong, and how often a start that looks ready is tested.
TESTED, ALLOWED, TEST_EVERY = 500, 0.01, 10


@dataclass(frozen=True)
class Rows:
    """The kept rows of N starts, R ≤ ROWS: every `stride`-th update's and the newest's."""

    updates: Integers  # (R,)
    log10: NDArray[np.float32]  # (N, R, n)
    radii: Floats  # (N, R)
    losses: Floats  # (N, R)
    stride: int

    def with_row(self, update: int, log10: Floats, radii: Floats, losses: Floats) -> Rows:
        """One more; every second one is let go when there are too many."""
        # The newest row is kept whatever its number; it goes once a newer one has come.
        replaced = len(self.updates) > 0 and self.updates[-1] % self.stride != 0
        held = self._some(slice(None, -1), self.stride) if replaced else self
        longer = held.and_row(update, log10, radii, losses)
        if len(longer.updates) <= ROWS:
            return longer
        keep = longer.updates % (2 * self.stride) == 0
        keep[-1] = True
        return longer._some(keep, 2 * self.stride)

    def and_row(self, update: int, log10: Floats, radii: Floats, losses: Floats) -> Rows:
        """All these and one more; `log10` is (N, n), `radii` and `losses` (N,)."""
        return Rows(
            np.append(self.updates, update),
            np.concatenate((self.log10, log10.astype(np.float32)[:, None]), axis=1),
            np.concatenate((self.radii, radii[:, None]), axis=1),
            np.concatenate((self.losses, losses[:, None]), axis=1),
            self.stride,
        )

    def _some(self, keep: slice | NDArray[np.bool_], stride: int) -> Rows:
        return Rows(
            self.updates[keep], self.log10[:, keep], self.radii[:, keep], self.losses[:, keep], stride
        )

    def begins_like(self, other: Rows) -> bool:
        """Whether these rows are the beginning of the same training as `other`."""
        both, mine, theirs = np.intersect1d(self.updates, other.updates, return_indices=True)
        return len(both) == 0 or bool(
            np.array_equal(self.losses[:, mine], other.losses[:, theirs], equal_nan=True)
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
        nothing = np.zeros((N, 0))
        self.rows = Rows(
            np.zeros(0, np.int64), np.zeros((N, 0, len(self.steps)), np.float32), nothing, nothing, 1
        )
        self.ahead: Rows | None = None
        self._swept: tuple[tuple[int, int], Sweep, Floats] | None = None
        self._tested: tuple[int, Floats] | None = None

    def network(self, which: int) -> Parameters:
        """The parameters of start `which`, counted from 0, as they are now."""
        return self._stack.network(self.vectors[which].copy())

    # One update.

    def advance(self) -> Iterator[None]:
        """One update of every start on the same batch."""
        swept, radii = yield from self._sweep()
        with np.errstate(all="ignore"):
            gradients = swept.gradients
            if self.settings.clipping:
                gradients = starts.clip(gradients, self.settings.threshold)
            step = self.settings.learning_rate * gradients
            vectors = np.where(
                self.exploded_at[:, None] > 0, self.vectors, self.vectors - step
            )  # w − ε ∂L/∂w
        self.rows = self.rows.with_row(self.update, self._kept(swept), radii, swept.losses)
        self.ahead = None
        self.vectors, self.update = vectors, self.update + 1
        self.loss = _smallest(swept.losses)
        past = ~(np.isfinite(vectors).all(axis=1) & (swept.losses <= EXPLODED))
        self.exploded_at[past & (self.exploded_at == 0)] = self.update
        yield
        if self.update % TEST_EVERY == 0 and ((swept.wrong == 0.0) & (self.solved_at == 0)).any():
            yield from self.test()

    def _sweep(self) -> Generator[None, None, tuple[Sweep, Floats]]:
        """The next update's batch forward and back through the weights as they are, and their radii."""
        key = (self.update, self.settings.batch)
        if self._swept is None or self._swept[0] != key:
            rng = np.random.default_rng((self.settings.seed, network.EXAMPLES, self.update))
            inputs, targets = first_sign.batch(rng, self.settings.batch, self.settings.steps)
            swept = yield from self._stack.sweep(self.vectors, inputs, targets[:, -1])
            radii = np.empty(len(self.vectors))
            for n in range(len(radii)):
                radii[n] = initialisation.spectral_radius(self.network(n).recurrent_weights)
                yield
            self._swept = (key, swept, radii)
        return self._swept[1:]

    def _kept(self, swept: Sweep) -> Floats:
        with np.errstate(all="ignore"):
            relative = swept.log10 - swept.log10[:, -1:]
        return relative[:, self.steps - 1]

    def test(self) -> Generator[None, None, Floats]:
        """The share of wrong answers of each start on fresh sequences, (N,)."""
        if self._tested is None or self._tested[0] != self.update:
            rng = np.random.default_rng((self.settings.seed, network.FRESH))
            inputs, targets = first_sign.batch(rng, TESTED, self.settings.steps)
            logits = yield from self._stack.answers(self.vectors, inputs)
            self._tested = (self.update, starts.wrong(logits, targets[:, -1]))
        errors = self._tested[1]
        self.errors = errors.copy()
        self.solved_at[(errors < ALLOWED) & (self.solved_at == 0)] = self.update
        return errors

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
        """Everything needed to go on from here; of the same size from the first update on."""
        R, room = len(self.rows.updates), ROWS - len(self.rows.updates)
        return {
            "vectors": frozen(self.vectors),
            "counters": np.array([self.update, R, self.rows.stride]),
            "loss": np.array(self.loss),
            "marks": np.stack((self.exploded_at, self.solved_at)),
            "errors": frozen(self.errors),
            "row_updates": np.pad(self.rows.updates, (0, room)),
            "row_log10": np.pad(self.rows.log10, ((0, 0), (0, room), (0, 0))),
            "row_figures": np.pad(np.stack((self.rows.radii, self.rows.losses)), ((0, 0), (0, 0), (0, room))),
        }

    def restore(self, state: State) -> None:
        """Go back to such a state. What was learned after it is remembered until something else is."""
        before = self.ahead or self.rows
        self.vectors = np.array(state["vectors"])
        self.update, R, stride = (int(number) for number in state["counters"])
        self.loss = float(state["loss"])
        self.exploded_at, self.solved_at = np.array(state["marks"])
        self.errors = np.array(state["errors"])
        radii, losses = state["row_figures"][:, :, :R]
        self.rows = Rows(state["row_updates"][:R], state["row_log10"][:, :R], radii, losses, stride)
        later = len(before.updates) > 0 and before.updates[-1] > self.update
        self.ahead = before if later and self.rows.begins_like(before) else None
        self._swept = self._tested = None

    # What is shown.

    def preparing(self) -> Generator[None, None, Learning]:
        """The rows so far, with that of the weights as they are; and what came after, looking back."""
        swept, radii = yield from self._sweep()
        now = self.rows.and_row(self.update, self._kept(swept), radii, swept.losses)
        shown = self.ahead or now
        at = int(np.abs(shown.updates - self.update).argmin())
        threshold = self.settings.contour
        with np.errstate(all="ignore"):
            faint = ~(shown.log10 >= threshold)  # what is no number is not above it either
        last_faint = np.where(faint.any(2), faint.shape[2] - 1 - faint[:, :, ::-1].argmax(2), -1)
        first_loud = np.minimum(last_faint + 1, len(self.steps) - 1)
        return Learning(
            steps=frozen(self.steps),
            updates=frozen(shown.updates),
            log10=frozen(shown.log10),
            contour=frozen(self.steps[first_loud]),
            contour_log10=threshold,
            start_radii=frozen(self.start_radii),
            radii=frozen(shown.radii),
            losses=frozen(shown.losses),
            errors=frozen(self.errors),
            solved=tuple(bool(at) for at in self.solved_at),
            exploded_at=tuple(int(at) for at in self.exploded_at),
            outcomes=tuple(outcome(float(row[at, 0]), threshold) for row in shown.log10),
            current=at,
        )


def _smallest(losses: Floats) -> float:
    finite = losses[np.isfinite(losses)]
    return float(finite.min()) if len(finite) else float(losses[0])
