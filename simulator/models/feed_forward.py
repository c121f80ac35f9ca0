"""The feed-forward network on a window: n delay taps, a hidden layer, a guess.

    h = tanh(W [x_t; …; x_(t−n+1)] + b)        x̂_(t+1) = V h + c

The hidden units are made afresh at every step: nothing of them is kept. Letters are looked up in a
table of m numbers each that all taps share, and the guess is softmax(V h + c) (Bengio, Ducharme, Vincent
and Jauvin, "A neural probabilistic language model", 2003).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.models.windows import pushed

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Sizes:
    """n taps of D numbers (or K letters), H hidden units; m numbers a letter, 0 where numbers are read."""

    taps: int
    inputs: int
    hidden: int
    embedding: int = 0

    @property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """Of embedding, hidden weights, hidden bias, output weights, output bias."""
        n, D, H, m = self.taps, self.inputs, self.hidden, self.embedding
        return (D if m else 0, m), (H, n * (m or D)), (H,), (D, H), (D,)

    @property
    def count(self) -> int:
        """P."""
        return sum(math.prod(shape) for shape in self.shapes)


@dataclass(frozen=True)
class Parameters:
    """Every learnable number."""

    embedding: Array  # E (K, m), (0, 0) where numbers are read
    hidden_weights: Array  # W (H, n · D) or (H, n · m), newest tap first
    hidden_bias: Array  # b (H,)
    output_weights: Array  # V (D, H)
    output_bias: Array  # c (D,)

    def flatten(self) -> Array:
        """All parameters as one vector (P,)."""
        return np.concatenate([part.ravel() for part in vars(self).values()])

    @classmethod
    def unflatten(cls, vector: Array, sizes: Sizes) -> Parameters:
        """The inverse; the parts are views of `vector` (P,)."""
        parts, start = [], 0
        for shape in sizes.shapes:
            end = start + math.prod(shape)
            parts.append(vector[start:end].reshape(shape))
            start = end
        return cls(*parts)


def draw(generator: np.random.Generator, sizes: Sizes) -> Parameters:
    """Weights from N(0, 1 / fan-in), biases 0, letters from N(0, 0.3²)."""
    embedding, hidden, bias, output, output_bias = sizes.shapes
    return Parameters(
        0.3 * generator.standard_normal(embedding),
        generator.standard_normal(hidden) / math.sqrt(hidden[1]),
        np.zeros(bias),
        0.3 * generator.standard_normal(output) / math.sqrt(output[1]),
        np.zeros(output_bias),
    )


def _heard(p: Parameters, window: Array) -> Array:
    # What the taps bring, (B, n · D) or (B, n · m).
    brought = window @ p.embedding if p.embedding.size else window
    return brought.reshape(len(window), -1)


def hidden(p: Parameters, window: Array) -> Array:
    """h (B, H) from windows (B, n, D)."""
    return np.tanh(_heard(p, window) @ p.hidden_weights.T + p.hidden_bias)


def logits(p: Parameters, units: Array) -> Array:
    """V h + c, (B, D): the guess itself, or what the softmax of a guess about letters takes."""
    return units @ p.output_weights.T + p.output_bias


@np.errstate(all="ignore")
def gradient(p: Parameters, window: Array, d_logits: Array, units: Array) -> Parameters:
    """Gradients of a loss from its derivative at the logits, (B, D), summed over the batch."""
    d_z = (d_logits @ p.output_weights) * (1.0 - units * units)  # ∂L/∂z = Vᵀ ∂L/∂(V h + c) ∘ tanh′
    embedding = p.embedding
    if embedding.size:
        d_brought = (d_z @ p.hidden_weights).reshape(*window.shape[:2], embedding.shape[1])
        embedding = np.tensordot(window, d_brought, axes=((0, 1), (0, 1)))
    return Parameters(
        embedding,
        d_z.T @ _heard(p, window),
        d_z.sum(0),
        d_logits.T @ units,
        d_logits.sum(0),
    )


def softmax(z: Array) -> Array:
    """Logits (…, K) as probabilities."""
    powers = np.exp(z - z.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))


@np.errstate(all="ignore")
def ahead(p: Parameters, window: Array, steps: int) -> Array:
    """Guesses (B, steps, D), each further one from the guesses before it; of letters, probabilities."""
    found = []
    for _ in range(steps):
        z = logits(p, hidden(p, window))
        found.append(softmax(z) if p.embedding.size else z)
        window = pushed(window, found[-1])
    return np.stack(found, axis=1)


@np.errstate(all="ignore")
def sensitivity(p: Parameters, window: Array, steps: int) -> Array:
    """∂ guess made at t for t + steps / ∂ x_(t+1−k) at each window (B, n, D): (B, n, D to, D from)."""
    B, n, D = window.shape
    weights = p.hidden_weights.reshape(len(p.hidden_bias), n, -1)  # (H, n, D or m)
    by_value = weights @ p.embedding.T if p.embedding.size else weights  # (H, n, D)
    through: Array | None = None  # ∂ window / ∂ first window (B, n, D, n, D), None where it is the first
    for step in range(steps):
        units = hidden(p, window)
        slopes = p.output_weights * (1.0 - units * units)[:, None]  # (B, D, H)
        guess = logits(p, units)
        if p.embedding.size:
            guess = softmax(guess)
            # ∂ softmax: diag(y) − y yᵀ
            slopes = guess[:, :, None] * (slopes - (guess[:, None] @ slopes))
        direct = np.tensordot(slopes, by_value, axes=(2, 0))  # (B, D, n, D)
        change = direct
        if through is not None:
            change = (direct.reshape(B, D, n * D) @ through.reshape(B, n * D, n * D)).reshape(B, D, n, D)
        if step + 1 < steps:
            if through is None:
                through = np.broadcast_to(np.eye(n * D).reshape(n, D, n, D), (B, n, D, n, D))
            through = np.concatenate((change[:, None], through[:, :-1]), axis=1)
            window = pushed(window, guess)
    return np.asarray(change.transpose(0, 2, 1, 3))
