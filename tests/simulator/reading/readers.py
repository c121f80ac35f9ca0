"""Small untrained readers and ink for tests."""

from __future__ import annotations

import numpy as np

from simulator.models.ink_reader import Weights
from simulator.reading.weights import Input, channels
from simulator.tasks.alphabet import SYMBOLS
from simulator.tasks.handwriting import STYLES, write
from simulator.tasks.ink import Ink


def reader(input: Input = "coordinates", hidden_units: int = 12, seed: int = 0) -> Weights:
    """Weights large enough for outputs to differ from step to step."""
    rng, H, I, K = np.random.default_rng(seed), hidden_units, channels(input), len(SYMBOLS)

    def draw(*shape: int) -> np.ndarray:
        return rng.normal(0.0, 0.6, shape).astype(np.float32)

    inputs, recurrent = (draw(4 * H, I), draw(4 * H, H)), (draw(4 * H, H), draw(4 * H, H))
    return Weights(inputs, recurrent, (draw(4 * H), draw(4 * H)), 5.0 * draw(K, H), draw(K))


def ink(text: str = "neural", hand: str = "round", seed: int = 1) -> Ink:
    """A text in a hand of the generator."""
    return write(text, STYLES[hand], np.random.default_rng(seed))
