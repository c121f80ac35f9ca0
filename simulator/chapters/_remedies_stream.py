"""The same data for every racer: one endless stream of sequences, drawn from the seed alone.

Whoever takes sequences 40 to 59 gets the same twenty, in whatever batches it takes them and however often
others have looked. They are drawn `CHUNK` at a time and the last few chunks are kept.
"""

from __future__ import annotations

import numpy as np

from simulator.tasks.long_lags import TASKS, Name, Sequences, Task

CHUNK = 50
_KEPT = 6
# Random draws of different kinds never share a stream.
WEIGHTS, EXAMPLES, EXAMINATION, PROBE = range(4)


class Stream:
    """Sequences of one task, T steps long, with extra noise of a standard deviation, from one seed."""

    def __init__(self, task: Name, steps: int, noise: float, seed: int) -> None:
        self.task: Task = TASKS[task]
        self.steps, self.noise, self.seed = steps, noise, seed
        self._chunks: dict[int, Sequences] = {}

    def rng(self, *purpose: int) -> np.random.Generator:
        """A generator for one purpose."""
        return np.random.default_rng((self.seed, *purpose))

    def take(self, first: int, count: int) -> Sequences:
        """Sequences number `first`, `first` + 1, … of the stream."""
        last = first + count
        chunks = [self._chunk(number) for number in range(first // CHUNK, (last - 1) // CHUNK + 1)]
        start = first % CHUNK
        parts = [
            np.concatenate([getattr(chunk, name) for chunk in chunks])[start : start + count]
            for name in ("inputs", "targets", "mask")
        ]
        return Sequences(*parts)

    def fresh(self, count: int, *purpose: int) -> Sequences:
        """Sequences that are no part of the stream, for a purpose told by numbers."""
        rng = self.rng(*purpose)
        drawn = self.task.draw(rng, count, self.steps)
        if not self.noise:
            return drawn
        noisy = drawn.inputs + self.noise * rng.standard_normal(drawn.inputs.shape)
        return Sequences(noisy, drawn.targets, drawn.mask)

    def _chunk(self, number: int) -> Sequences:
        if number not in self._chunks:
            while len(self._chunks) >= _KEPT:
                del self._chunks[next(iter(self._chunks))]
            self._chunks[number] = self.fresh(CHUNK, EXAMPLES, number)
        return self._chunks[number]
