"""Models that are fitted side by side to one series, an iteration of each at a time."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.chapters import _sequences_ladder as ladder
from simulator.chapters._sequences_content import Rung
from simulator.chapters._sequences_series import Prepared
from simulator.chapters._sequences_settings import Settings
from simulator.chapters._sequences_windowed import Autoregressive
from simulator.message import Message, Refused
from simulator.models.windows import pairs

# Weights up to which least squares takes no longer than a few frames: then it is done before all else.
_SOON = 400


class Bench:
    """The models of the ladder on one series.

    Least squares needs no training and is done at once. An update is one iteration of EM for the models
    that have it and one step down the gradient for the networks.
    """

    def __init__(self, settings: Settings, prepared: Prepared) -> None:
        data = prepared.data
        if not len(pairs(data.fitted, settings.taps, data.fitted_missing)[0]):
            raise Refused(Message("refused-sequences-taps", taps=settings.taps, steps=data.split))
        self.prepared = prepared
        self.models = ladder.models(settings, prepared.data)
        self.updates = 0
        self._seconds = dict.fromkeys(self.models, 0.0)
        self._rungs: tuple[tuple[int, int], tuple[Rung, ...]] | None = None
        for name, model in self.models.items():
            if isinstance(model, Autoregressive) and model.network.taps[:, 0].size <= _SOON:
                began = time.thread_time()
                model.fit(prepared.data)
                self._seconds[name] += time.thread_time() - began

    def advance(self, learning_rate: float) -> Iterator[None]:
        """One iteration of every model that is not past any use."""
        for name, model in self.models.items():
            if model.diverged:
                continue
            began = time.thread_time()
            for _ in model.improve(self.prepared.data, learning_rate):
                self._seconds[name] += time.thread_time() - began
                yield
                began = time.thread_time()
            self._seconds[name] += time.thread_time() - began
        self.updates += 1

    @property
    def loss(self) -> float:
        """The recurrent network's loss in its last update: half the squared error, normalised, or nats."""
        curve = self.models["recurrent"].curve
        return float(curve[-1]) if len(curve) else math.nan

    @property
    def exploded(self) -> bool:
        """Whether the recurrent network, whose loss the training track shows, is past any use."""
        return self.models["recurrent"].diverged

    @property
    def settled(self) -> bool:
        """Whether going on hardly improves any model."""
        return self.updates > 0 and all(m.settled or m.diverged for m in self.models.values())

    def rungs(self, horizon: int) -> Generator[None, None, tuple[Rung, ...]]:
        """The ladder as the stage draws it, in slices; kept until it changes."""
        ahead = 1 if self.prepared.letters else horizon
        key = self.updates, ahead
        if self._rungs is None or self._rungs[0] != key:
            made = []
            for name, model in self.models.items():
                diverged_at = model.iterations if model.diverged else -1
                seconds = self._seconds[name]
                made.append((yield from ladder.rung(model, self.prepared, ahead, seconds, diverged_at)))
            self._rungs = key, tuple(made)
        return self._rungs[1]

    def state(self) -> dict[str, NDArray[Any]]:
        """Every model's own, by name."""
        parts = {
            f"{name}.{key}": part
            for name, model in self.models.items()
            for key, part in model.state().items()
        }
        return {"updates": np.array(self.updates), **parts}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a state that `state` gave."""
        self.updates = int(state["updates"])
        for name, model in self.models.items():
            own = {
                key.removeprefix(f"{name}."): part
                for key, part in state.items()
                if key.startswith(f"{name}.")
            }
            model.restore(own)
        self._rungs = None
