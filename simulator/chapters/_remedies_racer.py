"""One racer: a learner with its budget, its curve, and the flag where it has solved the task.

A racer counts its work. It is examined on fresh sequences when its batches have lately been right, and stops
when less than one in a hundred is wrong, when its updates are spent, or when its numbers are past any use.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._remedies_content import Curve, Racer, Status, Work
from simulator.chapters._remedies_learners import Learner, Step
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_stream import EXAMINATION, PROBE, Stream
from simulator.training.losses import EXPLODED

# Fresh sequences of an examination, so many at a time; the share that may be wrong; updates between two.
EXAMINED, _AT_ONCE, ALLOWED, EVERY = 500, 100, 0.01, 10
# A racer is worth examining when its batches have lately been right to this share.
_PROMISING = 0.97
# Sequences on which the way of the error back is measured, the same ones every time.
PROBED = 20
# Kept points of a curve; when there are more every second one goes.
POINTS = 256

_STATUS: tuple[Status, ...] = ("waiting", "racing", "solved", "spent", "diverged")


class Runner:
    """A learner in the race; `make` makes one with its first weights."""

    def __init__(self, name: str, make: Callable[[], Learner], stream: Stream, budget: int) -> None:
        self.name, self.learner, self.budget = name, make(), budget
        self._make, self._stream = make, stream
        self.debt = 0.0  # multiplications made beyond its share so far
        self._restart()
        self._first_flow: Floats | None = None
        self._flow: tuple[int, Floats] | None = None
        self._kept: tuple[object, dict[str, NDArray[Any]]] | None = None
        self._lives = 0  # grows when the state changes other than by an update

    def _restart(self) -> None:
        self.status: Status = "waiting"
        self.updates, self.evaluations, self.seconds = 0, 0.0, 0.0
        self.ended: Work | None = None
        self.loss = self.error = math.nan
        self.examined, self._promise = -1, 0.0
        self._points, self._stride = np.zeros((0, 5)), 1

    def restart(self) -> None:
        """From the beginning, the learner being another; the debt stays."""
        self._restart()
        self._lives += 1
        self._first_flow = self._flow = None

    @property
    def mark(self) -> object:
        """Something that is another whenever the racer is."""
        return self.updates, self._lives

    @property
    def at_it(self) -> bool:
        """Whether there is more for it to do."""
        return self.status in ("waiting", "racing")

    @property
    def work(self) -> Work:
        """What was done so far."""
        return Work(self.updates, self.evaluations, self.seconds)

    # Racing.

    def race(self, settings: Settings, share: float) -> Iterator[None]:
        """Updates worth `share` multiplications; what the last one is dearer is owed next time."""
        self.debt -= share
        while self.at_it and self.debt < 0.0:
            step = yield from self._timed(self._update(settings))
            self.debt += step.multiplications
        if not self.at_it:
            self._end()

    def _timed(self, work: Generator[None, None, Step]) -> Generator[None, None, Step]:
        """The same slices, their seconds of CPU added up."""
        while True:
            began = time.thread_time()
            try:
                next(work)
            except StopIteration as end:
                step: Step = end.value
                return step
            finally:
                self.seconds += time.thread_time() - began
            yield

    def _update(self, settings: Settings) -> Generator[None, None, Step]:
        step = yield from self.learner.learn(settings)
        self.status = "racing"
        self.updates += 1
        self.evaluations += step.evaluations
        self.loss = step.loss
        self._note(step)
        if not (math.isfinite(step.loss) and step.loss <= EXPLODED and self.learner.finite()):
            self.status = "diverged"
            return step
        memory = self.learner.memory
        self._promise = memory * self._promise + (1.0 - memory) * step.promise
        rested = memory == 0.0 or self.updates >= max(self.examined, 0) + EVERY
        last = self.updates >= self.budget
        if last or (self._promise > _PROMISING and rested):
            yield from self.examining()
            if self.error < ALLOWED:
                self.status = "solved"
            elif last:
                self.status = "spent"
        return step

    def _end(self) -> None:
        self.debt, self.ended = 0.0, self.work
        point = self._points[-1:]
        # The last point is kept whatever its number.
        if not len(point) or point[0, 0] != self.updates:
            row = (self.updates, self.evaluations, self.seconds, self.loss, self._wrong)
            self._points = np.concatenate((self._points, [row]))

    def _note(self, step: Step) -> None:
        self._wrong = 1.0 - step.right
        if (self.updates - 1) % self._stride:
            return
        row = (self.updates, self.evaluations, self.seconds, step.loss, self._wrong)
        self._points = np.concatenate((self._points, [row]))
        while len(self._points) > POINTS:
            self._stride *= 2
            self._points = self._points[(self._points[:, 0] - 1) % self._stride == 0]

    def examining(self) -> Iterator[None]:
        """Measure the share wrong of fresh sequences, unless these weights have been examined."""
        if self.examined == self.updates:
            return
        right = 0
        for part in range(EXAMINED // _AT_ONCE):
            sequences = self._stream.fresh(_AT_ONCE, EXAMINATION, self.updates, part)
            truths = yield from self.learner.examine(sequences)
            right += int(truths.sum())
        self.error, self.examined = 1.0 - right / EXAMINED, self.updates
        self._lives += 1

    # What is shown.

    def flowing(self) -> Generator[None, None, tuple[Floats, Floats]]:
        """log10 of the gradient at each step with the first weights and the present ones, (T,) each."""
        if self._first_flow is None:
            self._first_flow = yield from self._measured(self._make())
        if self._flow is None or self._flow[0] != self.updates:
            now = self._first_flow if self.updates == 0 else (yield from self._measured(self.learner))
            self._flow = self.updates, now
        return self._first_flow, self._flow[1]

    def _measured(self, learner: Learner) -> Generator[None, None, Floats]:
        return frozen((yield from learner.flow(self._stream.fresh(PROBED, PROBE))))

    def lately(self) -> float:
        """The share wrong of the newest kept batches; NaN before any."""
        return float(self._points[-10:, 4].mean()) if len(self._points) else math.nan

    def shown(self) -> Racer:
        """Everything as read-only copies."""
        points = [frozen(column) for column in self._points.T]
        curve = Curve(frozen(self._points[:, 0].astype(np.int64)), *points[1:])
        return Racer(
            name=self.name,
            seed=self._stream.seed,
            status=self.status,
            work=self.work,
            ended=self.ended,
            loss=self.loss,
            error=self.error,
            examined=self.examined,
            curve=curve,
        )

    # The way back.

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything needed to go on; the same arrays while nothing has changed."""
        key = self.mark
        if self._kept is None or self._kept[0] != key:
            ended = self.ended or Work(-1, 0.0, 0.0)
            parts = {f"learner_{name}": frozen(part) for name, part in self.learner.state().items()}
            parts["points"] = frozen(self._points)
            parts["counters"] = frozen(
                np.array([self.updates, self.examined, self._stride, _STATUS.index(self.status)])
            )
            parts["figures"] = frozen(
                np.array([self.evaluations, self.seconds, self.loss, self.error, self._promise])
            )
            parts["ended"] = frozen(np.array([ended.updates, ended.evaluations, ended.seconds]))
            self._kept = key, parts
        return {**self._kept[1], "debt": np.array(self.debt)}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go back to such a state."""
        own = {k.removeprefix("learner_"): v for k, v in state.items() if k.startswith("learner_")}
        self.learner.restore(own)
        self.updates, self.examined, self._stride, status = (int(n) for n in state["counters"])
        self.evaluations, self.seconds, self.loss, self.error, self._promise = (
            float(n) for n in state["figures"]
        )
        self.status, self.debt = _STATUS[status], float(state["debt"])
        self._points = np.array(state["points"])
        updates, evaluations, seconds = (float(n) for n in state["ended"])
        self.ended = None if updates < 0 else Work(int(updates), evaluations, seconds)
        self._lives += 1
        self._flow = None
