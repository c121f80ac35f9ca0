"""Series and models that several tests of the chapter Sequences begin with."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.chapters._sequences_bench import Bench
from simulator.chapters._sequences_ladder import models
from simulator.chapters._sequences_model import Data, Model
from simulator.chapters._sequences_series import of_data
from simulator.chapters.sequences import Experiment, Settings

NAMES = ("autoregressive", "feed_forward", "linear_dynamical", "hidden_markov", "recurrent")
SMALL: dict[str, Any] = {"taps": 3, "hidden_units": 5, "states": 4}


def train(experiment: Experiment, updates: int) -> None:
    """So many updates, to their ends."""
    for _ in range(updates):
        for _ in experiment.advance():
            pass


def improve(model: Model, data: Data, updates: int) -> None:
    """So many iterations of one model."""
    for _ in range(updates):
        for _ in model.improve(data, 0.01):
            pass


def numbers(channels: int, steps: int = 60, gaps: tuple[int, ...] = ()) -> Data:
    """A short series of numbers that wave."""
    rng, t = np.random.default_rng(channels), np.arange(steps)
    waves = [np.sin(0.4 * t + d) + 0.3 * rng.standard_normal(steps) for d in range(channels)]
    missing = np.zeros(steps, np.bool_)
    missing[list(gaps)] = True
    return Data(np.stack(waves, axis=1), missing, steps * 2 // 3, False, 0)


def letters(steps: int = 60, symbols: int = 4) -> Data:
    """A short text that mostly goes round."""
    rng = np.random.default_rng(0)
    read = (np.arange(steps) + (rng.random(steps) < 0.2)) % symbols
    return Data(np.eye(symbols)[read], np.zeros(steps, np.bool_), steps * 2 // 3, True, 0)


def fitted(data: Data, updates: int = 15, **changes: Any) -> dict[str, Model]:
    """The models of the ladder after some iterations."""
    made = models(Settings.read({**SMALL, **changes}), data)
    for model in made.values():
        improve(model, data, updates)
    return made


def bench(updates: int = 0, **changes: Any) -> Bench:
    """The models of a series by settings."""
    settings = Settings.read({**SMALL, **changes})
    made = Bench(settings, of_data(settings))
    for _ in range(updates):
        for _ in made.advance(0.01):
            pass
    return made
