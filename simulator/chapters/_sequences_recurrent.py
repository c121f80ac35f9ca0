"""The recurrent rung: H units that all hear one another, trained by backpropagation through time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._sequences_descent import Descent
from simulator.chapters._sequences_model import (
    Data,
    Reading,
    gaussian_log_likelihood,
    letter_log_likelihood,
    norms,
)
from simulator.models import elman, initialisation
from simulator.models.elman import Parameters
from simulator.models.feed_forward import softmax
from simulator.models.squashing import SQUASHINGS
from simulator.training.losses import squared
from simulator.training.softmax import softmax_cross_entropy

TANH = SQUASHINGS["tanh"]
# Stretches in one update, their length, and the steps at the beginning of each that do not count: the
# network begins at rest in the middle of things.
_BATCH, _STRETCH, _WARMING = 16, 60, 8
_WEIGHTS, _BATCHES = range(120, 122)


def first(generator: np.random.Generator, hidden: int, channels: int) -> Parameters:
    """A rotation of radius 0.9 within, N(0, 0.3²) in, N(0, 0.1²) out, at rest to begin with."""
    return Parameters(
        0.3 * generator.standard_normal((hidden, channels)),
        0.9 * initialisation.orthogonal(generator, hidden),
        np.zeros(hidden),
        np.zeros(hidden),
        0.1 * generator.standard_normal((channels, hidden)),
        np.zeros(channels),
    )


class Recurrent:
    """Trained on stretches drawn anew for each update, by backpropagation through time."""

    name = "recurrent"

    def __init__(self, hidden: int, channels: int, letters: bool, seed: int) -> None:
        self.sizes, self._letters, self._seed = (hidden, channels, channels), letters, seed
        drawn = first(np.random.default_rng((seed, _WEIGHTS)), hidden, channels)
        self._descent = Descent(drawn.flatten(), letters)

    @property
    def network(self) -> Parameters:
        """The weights, views of one vector."""
        return Parameters.unflatten(self._descent.vector, self.sizes)

    @property
    def parameters(self) -> int:
        return self._descent.vector.size - self.sizes[0]  # the start is not learned

    @property
    def iterations(self) -> int:
        return self._descent.updates

    @property
    def curve(self) -> Floats:
        return np.array(self._descent.losses)

    @property
    def settled(self) -> bool:
        return self._descent.settled

    @property
    def diverged(self) -> bool:
        return self._descent.diverged

    def improve(self, data: Data, learning_rate: float) -> Iterator[None]:
        x, length = data.fitted, min(_STRETCH, data.split - 1)
        generator = np.random.default_rng((self._seed, _BATCHES, self.iterations))
        begins = generator.integers(0, data.split - length, _BATCH)
        steps = begins[:, None] + np.arange(length)
        inputs, targets = x[steps], x[steps + 1]
        counts = ~data.missing[steps + 1][..., None] & (np.arange(length) >= _WARMING)[None, :, None]
        # A series whose beginning is drawn is read from its beginning.
        counts |= (begins == 0)[:, None, None] & ~data.missing[steps + 1][..., None]
        with np.errstate(all="ignore"):
            network, weight = self.network, 1.0 / max(int(counts.sum()), 1)
            there = elman.forward(network, TANH, inputs)
        yield
        with np.errstate(all="ignore"):
            point = (softmax_cross_entropy if self._letters else squared)(there.logits, targets)
            loss = float((counts * point.losses).sum() * weight)
            slope = elman.backward(network, TANH, inputs, there, counts * point.d_logits * weight)
            slope.initial_state[:] = 0.0
            self._descent.step(loss, slope.flatten(), learning_rate)

    def _said(self, hidden: Floats) -> Floats:
        p = self.network
        z = hidden @ p.output_weights.T + p.output_bias
        return softmax(z) if self._letters else z

    @np.errstate(all="ignore")
    def read(self, data: Data) -> Reading:
        x = data.values
        hidden = elman.forward(self.network, TANH, x[None]).hidden[0]
        before = np.concatenate((self.network.initial_state[None], hidden[:-1]))
        guess = self._said(before)
        if self._letters:
            log = letter_log_likelihood(guess, x)
        else:
            left = (x - guess)[: data.split][~data.fitted_missing]
            log = gaussian_log_likelihood(x - guess, (left * left).mean(0))
        return Reading(x, hidden, np.where(data.missing, 0.0, log), None)

    @np.errstate(all="ignore")
    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        h, found = reading.hidden[at], []
        for _ in range(steps):
            found.append(self._said(h))
            h = elman.step(self.network, TANH, h, found[-1])
        return np.stack(found, axis=1), np.zeros((0, steps, self.sizes[2]))

    @np.errstate(all="ignore")
    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        p, h = self.network, reading.hidden[at]
        passed = []
        for _ in range(steps - 1):
            h = elman.step(p, TANH, h, self._said(h))
            passed.append(1.0 - h * h)
        G = np.broadcast_to(p.output_weights, (len(at), *p.output_weights.shape))  # ∂ V h / ∂h
        if self._letters:
            y = self._said(h)
            G = y[:, :, None] * (G - y[:, None] @ G)  # ∂ softmax: diag(y) − y yᵀ
        for slopes in reversed(passed):
            # A guess that is fed back: h_(t+1) = tanh(W V h_t + U h_t + …)
            G = (G * slopes[:, None]) @ (p.recurrent_weights + p.input_weights @ p.output_weights)
        found = np.zeros((len(at), lags))
        for k in range(lags):
            h = reading.hidden[np.maximum(at - k, 0)]
            G = G * (1.0 - h * h)[:, None]  # ∂z_t
            found[:, k] = np.where(at - k >= 0, norms(G @ p.input_weights), 0.0)
            G = G @ p.recurrent_weights
        return found

    def window(self) -> int:
        return 0

    def walk(self) -> _Walk:
        return _Walk(self)

    def tensors(self) -> dict[str, Floats]:
        return dict(vars(self.network))

    def take(self, tensors: Mapping[str, Floats]) -> None:
        self._descent.vector = Parameters(**tensors).flatten()

    def state(self) -> dict[str, NDArray[Any]]:
        return self._descent.state()

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._descent.restore(state)


class _Walk:
    """The network, letter by letter."""

    def __init__(self, model: Recurrent) -> None:
        self._model, self.hidden = model, model.network.initial_state

    def belief(self) -> Floats:
        return self._model._said(self.hidden)

    def push(self, letter: Floats) -> None:
        self.hidden = elman.step(self._model.network, TANH, self.hidden[None], letter[None])[0]
