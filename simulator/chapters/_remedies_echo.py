"""The racer whose recurrent weights never learn: a reservoir, and a ridge read-out solved at each update.

An update takes `GATHERED` more sequences of the stream, adds what the reservoir did with them to the sums of
a least-squares fit, every tenth sequence to those held out, and solves for the read-out. Its outputs are
read as probabilities: what is below `LEAST` is raised to it and the rest is divided by the sum. A state keeps
the read-out and how many sequences it was solved from; the sums are gathered again where training goes on
from an earlier point.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.chapters._remedies_learners import THERE, Step
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_stream import WEIGHTS, Stream
from simulator.models import echo_state
from simulator.tasks.long_lags import Sequences
from simulator.training import ridge
from simulator.training.cell_problem import Truths

# Sequences of an update, and which of them are held out.
GATHERED, HELD_OUT = 100, 10
# The least probability an output can stand for.
LEAST = 1e-3


class EchoLearner:
    """A reservoir with a read-out for the task."""

    memory = 0.0

    def __init__(self, stream: Stream, settings: Settings) -> None:
        s = settings
        self._stream, self._batch = stream, s.batch
        self._kind, self._units = s.reservoir, s.reservoir_units
        self.rings = s.spectral_radius, s.input_scale
        self._begin()

    def _begin(self) -> None:
        task = self._stream.task
        radius, scale = self.rings
        rng = self._stream.rng(WEIGHTS)
        self.reservoir = echo_state.draw(rng, self._units, task.inputs, self._kind, radius, scale)
        self.read_out = np.zeros((task.outputs, self._units + 1))
        self.updates = 0
        self.fit: ridge.Solved | None = None
        self._sums = self._fresh_sums()
        self._gathered = 0

    def _fresh_sums(self) -> tuple[ridge.Sums, ridge.Sums]:
        sizes = self._units + 1, self._stream.task.outputs
        return ridge.Sums(*sizes), ridge.Sums(*sizes)

    @staticmethod
    def most(settings: Settings) -> float:
        """Multiplications of an update."""
        H = settings.reservoir_units
        # Large products are quick, an eigenvalue decomposition is not: measured once.
        return 0.6 * GATHERED * settings.steps * H**2 + 5.0 * H**3

    def turn(self, settings: Settings) -> bool:
        """Take another radius and input scale, which is another reservoir; whether they were other."""
        wanted = settings.spectral_radius, settings.input_scale
        if wanted == self.rings:
            return False
        self.rings = wanted
        self._begin()
        return True

    def learn(self, settings: Settings) -> Generator[None, None, Step]:
        """Gather more sequences, and solve."""
        while self._gathered < self.updates:  # an earlier point, whose sums are gone
            yield from self._gather(self._gathered)
        if self._gathered > self.updates:
            self._sums, self._gathered = self._fresh_sums(), 0
            return (yield from self.learn(settings))
        signals, sequences = yield from self._gather(self.updates)
        asked, outputs = self._said(signals, sequences)
        loss, right = self._loss(outputs, asked, sequences), self._right(outputs, asked, sequences)
        self.fit = ridge.solve(*self._sums)
        yield
        self.read_out = self.fit.read_out
        self.updates += 1
        share = float(right.mean())
        return Step(loss, share, share, THERE * GATHERED / self._batch, self.most(settings))

    def _gather(self, number: int) -> Generator[None, None, tuple[Floats, Sequences]]:
        """The states of batch `number` at its asked steps, added to the sums."""
        sequences = self._stream.take(number * GATHERED, GATHERED)
        signals = yield from self._states(sequences)
        asked = np.flatnonzero(sequences.mask.any(axis=0))
        targets = sequences.targets[:, asked]
        kept = sequences.mask[:, asked] > 0.0  # (B, A)
        held = np.arange(GATHERED) % HELD_OUT == 0
        for sums, those in zip(self._sums, (kept & ~held[:, None], kept & held[:, None]), strict=True):
            sums.add(signals[those], targets[those])
        self._gathered = number + 1
        return signals, sequences

    def _states(self, sequences: Sequences) -> Generator[None, None, Floats]:
        """[h_t; 1] at the asked steps, (B, A, H + 1)."""
        hidden = yield from echo_state.running(self.reservoir, sequences.inputs.transpose(1, 0, 2))
        asked = np.flatnonzero(sequences.mask.any(axis=0))
        there = hidden[asked].transpose(1, 0, 2)
        return np.concatenate((there, np.ones((*there.shape[:2], 1))), axis=2)

    @np.errstate(all="ignore")
    def _said(self, signals: Floats, sequences: Sequences) -> tuple[NDArray[np.int64], Floats]:
        return np.flatnonzero(sequences.mask.any(axis=0)), signals @ self.read_out.T

    def _right(self, outputs: Floats, asked: NDArray[np.int64], sequences: Sequences) -> Truths:
        task = self._stream.task
        logits = outputs - 0.5 if task.answer == "sign" else outputs
        right = task.right(logits, sequences.targets[:, asked]) | (sequences.mask[:, asked] == 0.0)
        return np.asarray(right.all(axis=1))

    @np.errstate(all="ignore")
    def _loss(self, outputs: Floats, asked: NDArray[np.int64], sequences: Sequences) -> float:
        answer, targets = self._stream.task.answer, sequences.targets[:, asked]
        if answer == "number":
            losses = 0.5 * ((outputs - targets) ** 2).sum(-1)
        elif answer == "class":
            shares = np.maximum(outputs, LEAST)
            losses = -np.log((targets * shares).sum(-1) / shares.sum(-1))
        else:
            shares = np.clip(outputs, LEAST, 1.0 - LEAST)
            losses = -np.log(np.where(targets > 0.5, shares, 1.0 - shares))[..., 0]
        mask = sequences.mask[:, asked]
        return float((losses * mask).sum() / mask.sum())

    def examine(self, sequences: Sequences) -> Generator[None, None, Truths]:
        """Which of B sequences are right, (B,)."""
        asked, outputs = self._said((yield from self._states(sequences)), sequences)
        return self._right(outputs, asked, sequences)

    def flow(self, sequences: Sequences) -> Generator[None, None, Floats]:
        """No error goes back through time."""
        yield
        return np.zeros(0)

    def tensors(self) -> dict[str, Floats]:
        """The reservoir and the read-out, copied."""
        return {
            "input_weights": self.reservoir.input_weights.copy(),
            "recurrent_weights": self.reservoir.recurrent_weights.copy(),
            "output_weights": self.read_out[:, :-1].copy(),
            "output_bias": self.read_out[:, -1].copy(),
        }

    def finite(self) -> bool:
        """Whether the read-out is one."""
        return bool(np.isfinite(self.read_out).all())

    def state(self) -> dict[str, NDArray[Any]]:
        """The read-out, how it was chosen, and what it was solved from."""
        own = {"read_out": self.read_out.copy(), "rings": np.array(self.rings)}
        own["made"] = np.array(self.updates)
        if self.fit is not None:
            own |= {"penalties": self.fit.penalties.copy(), "held_out": self.fit.losses.copy()}
            own["chosen"] = np.array(self.fit.chosen)
        return own

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go back to such a state."""
        radius, scale = (float(number) for number in state["rings"])
        if (radius, scale) != self.rings:
            self.rings = radius, scale
            self._begin()
        self.read_out, self.updates, self.fit = np.array(state["read_out"]), int(state["made"]), None
        if "penalties" in state:
            parts = np.array(state["penalties"]), np.array(state["held_out"]), int(state["chosen"])
            self.fit = ridge.Solved(self.read_out, *parts)
