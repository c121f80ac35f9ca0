"""The two rungs without a hidden state: the autoregressive model and the feed-forward network."""

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
from simulator.models import autoregressive, feed_forward
from simulator.models.windows import pairs, windows
from simulator.training.losses import squared
from simulator.training.softmax import softmax_cross_entropy

# The least a linear guess about letters may give to one of them: it knows nothing of probabilities.
_LEAST = 1e-3
# Stretches of the past in one update.
_BATCH = 256
_WEIGHTS, _BATCHES = range(100, 102)


def belief(guess: Floats) -> Floats:
    """A linear guess about letters (…, K) as probabilities: cut off below and brought to the sum 1."""
    cut = np.maximum(guess, _LEAST)
    return np.asarray(cut / cut.sum(-1, keepdims=True))


class _Windowed:
    """What both have in common: n taps and nothing else."""

    def __init__(self, taps: int, channels: int, letters: bool) -> None:
        self._taps, self._channels, self._letters = taps, channels, letters

    def _ahead(self, window: Floats, steps: int) -> Floats:
        raise NotImplementedError

    def _left(self, data: Data) -> Floats:
        """Variances (D,) of what the guesses miss of the fitted part."""
        seen, following = pairs(data.fitted, self._taps, data.fitted_missing)
        left = following - self._ahead(seen, 1)[:, 0]
        return np.asarray((left * left).mean(0)) if len(left) else np.ones(self._channels)

    def _read(self, data: Data, hidden: Floats) -> Reading:
        x, n = data.values, self._taps
        log = np.full(len(x), np.nan)
        guess = self._ahead(windows(x[:-1], n), 1)[:, 0]
        if self._letters:
            log[n:] = letter_log_likelihood(guess, x[n:])
        else:
            log[n:] = gaussian_log_likelihood(x[n:] - guess, self._left(data))
        log[data.missing] = 0.0
        return Reading(x, hidden, log, None)

    def _windows(self, reading: Reading, at: Integers) -> tuple[Floats, NDArray[np.bool_]]:
        whole = at >= self._taps - 1
        return windows(reading.values, self._taps)[at[whole] - self._taps + 1], whole

    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        window, whole = self._windows(reading, at)
        found = np.full((len(at), steps, self._channels), np.nan)
        found[whole] = self._ahead(window, steps)
        return found, np.zeros((0, steps, self._channels))

    def window(self) -> int:
        return self._taps


class _WindowWalk:
    """The last n letters, and a guess."""

    def __init__(self, model: _Windowed, taps: int, letters: int) -> None:
        self._model, self._window = model, np.zeros((1, taps, letters))
        self.hidden = np.zeros(0)

    def belief(self) -> Floats:
        return np.asarray(self._model._ahead(self._window, 1)[0, 0])

    def push(self, letter: Floats) -> None:
        self._window = np.concatenate((letter[None, None], self._window[:, :-1]), axis=1)
        if isinstance(self._model, FeedForward):
            self.hidden = feed_forward.hidden(self._model.network, self._window)[0]


class Autoregressive(_Windowed):
    """Least squares, at once."""

    name = "autoregressive"
    iterations = 0

    def __init__(self, taps: int, channels: int, letters: bool) -> None:
        super().__init__(taps, channels, letters)
        D = channels
        self.network = autoregressive.Parameters(np.zeros((taps, D, D)), np.zeros(D), np.eye(D))

    @property
    def parameters(self) -> int:
        return self.network.count

    @property
    def curve(self) -> Floats:
        return np.zeros(0)

    @property
    def settled(self) -> bool:
        return self.iterations > 0

    @property
    def diverged(self) -> bool:
        return False

    def fit(self, data: Data) -> None:
        """Least squares, once."""
        if not self.iterations:
            self.network = autoregressive.fit(data.fitted, self._taps, data.fitted_missing)
            self.iterations = 1

    def improve(self, data: Data, learning_rate: float) -> Iterator[None]:
        self.fit(data)
        yield

    def _ahead(self, window: Floats, steps: int) -> Floats:
        guess = autoregressive.ahead(self.network, window, steps)
        return belief(guess) if self._letters else guess

    def read(self, data: Data) -> Reading:
        return self._read(data, np.zeros((len(data.values), 0)))

    def forecast(self, reading: Reading, at: Integers, steps: int) -> tuple[Floats, Floats]:
        found, none = super().forecast(reading, at, steps)
        if self._letters:
            return found, none
        variances = np.diagonal(autoregressive.spreads(self.network, steps), axis1=1, axis2=2)
        return found, np.broadcast_to(np.sqrt(variances), found.shape)

    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        profile = np.zeros(lags)
        change = norms(autoregressive.sensitivity(self.network, steps))[:lags]
        profile[: len(change)] = change
        return np.where((at >= self._taps - 1)[:, None], profile, 0.0)

    def walk(self) -> _WindowWalk:
        return _WindowWalk(self, self._taps, self._channels)

    def tensors(self) -> dict[str, Floats]:
        return dict(vars(self.network))

    def take(self, tensors: Mapping[str, Floats]) -> None:
        self.network, self.iterations = autoregressive.Parameters(**tensors), 1

    def state(self) -> dict[str, NDArray[Any]]:
        parts = {name: part.copy() for name, part in vars(self.network).items()}
        return {"iterations": np.array(self.iterations), **parts}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self.iterations = int(state["iterations"])
        names = autoregressive.Parameters.__dataclass_fields__
        self.network = autoregressive.Parameters(**{name: np.array(state[name]) for name in names})


class FeedForward(_Windowed):
    """Trained on windows drawn anew for each update, all of them where they are few."""

    name = "feed_forward"

    def __init__(self, taps: int, channels: int, letters: bool, hidden: int, seed: int) -> None:
        super().__init__(taps, channels, letters)
        self.sizes = feed_forward.Sizes(taps, channels, hidden, min(10, channels) if letters else 0)
        self._seed = seed
        generator = np.random.default_rng((seed, _WEIGHTS))
        self._descent = Descent(feed_forward.draw(generator, self.sizes).flatten(), letters)

    @property
    def network(self) -> feed_forward.Parameters:
        """The weights, views of one vector."""
        return feed_forward.Parameters.unflatten(self._descent.vector, self.sizes)

    @property
    def parameters(self) -> int:
        return self.sizes.count

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
        seen, following = pairs(data.fitted, self._taps, data.fitted_missing)
        if len(seen) > _BATCH:
            generator = np.random.default_rng((self._seed, _BATCHES, self.iterations))
            drawn = generator.integers(0, len(seen), _BATCH)
            seen, following = seen[drawn], following[drawn]
        yield
        with np.errstate(all="ignore"):
            network = self.network
            units = feed_forward.hidden(network, seen)
            z = feed_forward.logits(network, units)
            point = (softmax_cross_entropy if self._letters else squared)(z, following)
            loss = float(point.losses.sum() / max(len(seen), 1))
            slope = feed_forward.gradient(network, seen, point.d_logits / max(len(seen), 1), units).flatten()
            self._descent.step(loss, slope, learning_rate)

    def _ahead(self, window: Floats, steps: int) -> Floats:
        return feed_forward.ahead(self.network, window, steps)

    def read(self, data: Data) -> Reading:
        hidden = np.full((len(data.values), self.sizes.hidden), np.nan)
        hidden[self._taps - 1 :] = feed_forward.hidden(self.network, windows(data.values, self._taps))
        return self._read(data, hidden)

    def memory(self, reading: Reading, at: Integers, lags: int, steps: int) -> Floats:
        window, whole = self._windows(reading, at)
        found = np.zeros((len(at), lags))
        change = norms(feed_forward.sensitivity(self.network, window, steps))[:, :lags]
        found[whole, : change.shape[1]] = change
        return found

    def walk(self) -> _WindowWalk:
        return _WindowWalk(self, self._taps, self._channels)

    def tensors(self) -> dict[str, Floats]:
        return {name: part for name, part in vars(self.network).items() if part.size}

    def take(self, tensors: Mapping[str, Floats]) -> None:
        parts = [tensors.get(name, part) for name, part in vars(self.network).items()]
        self._descent.vector = feed_forward.Parameters(*parts).flatten()

    def state(self) -> dict[str, NDArray[Any]]:
        return self._descent.state()

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._descent.restore(state)
