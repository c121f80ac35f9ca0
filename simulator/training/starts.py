"""Several networks of one size learning one task side by side, and how far back each hears its error.

    loss of a network = mean cross-entropy of its logistic outputs at the last step, nats

The networks are one stack of matrices, so that three cost little more than one. Backpropagation
through time as in `simulator.models.elman`; the derivatives on the way keep a power of two for each
network, so that their sizes can be told when they have left float64.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.training import all_sources
from simulator.training.losses import cross_entropy, cross_entropy_error

Array = NDArray[np.float64]

# Multiplications between two slices: a few milliseconds of work.
_SLICE = 4_000_000


class Sweep(NamedTuple):
    """One batch forward and back through N networks of P learned parameters."""

    losses: Array  # (N,) nats
    gradients: Array  # (N, P)
    log10: Array  # (N, T) log10 ‖∂L/∂h_t‖, norm over batch and units
    wrong: Array  # (N,) share of wrong answers


class Stack:
    """N networks of H units, I inputs, O outputs as one vector each, (N, P); h_0 is not learned.

    A vector holds [U W b] row by row, then [V c].
    """

    def __init__(self, sizes: tuple[int, int, int], squashing: Squashing, initial_state: Array) -> None:
        self.sizes, self._squashing, self._initial = sizes, squashing, initial_state

    def flatten(self, networks: tuple[Parameters, ...]) -> Array:
        """Their vectors, (N, P)."""
        return np.stack(
            [
                np.concatenate(
                    (
                        np.hstack((p.recurrent_weights, p.input_weights, p.hidden_bias[:, None])).ravel(),
                        np.hstack((p.output_weights, p.output_bias[:, None])).ravel(),
                    )
                )
                for p in networks
            ]
        )

    def network(self, vector: Array) -> Parameters:
        """The parameters of one of them from its vector (P,)."""
        (H, I, _), (joint, read_out) = self.sizes, self._parts(vector[None])
        return Parameters(
            input_weights=joint[0, :, H : H + I],
            recurrent_weights=joint[0, :, :H],
            hidden_bias=joint[0, :, -1],
            initial_state=self._initial,
            output_weights=read_out[0, :, :-1],
            output_bias=read_out[0, :, -1],
        )

    def _parts(self, vectors: Array) -> tuple[Array, Array]:
        H, I, O = self.sizes
        split = H * (H + I + 1)
        return vectors[:, :split].reshape(-1, H, H + I + 1), vectors[:, split:].reshape(-1, O, H + 1)

    def forward(self, vectors: Array, inputs: Array) -> Generator[None, None, tuple[Array, Array]]:
        """s_t = [h_(t-1); x_t; 1] for t = 1 … T + 1, (T + 1, N, H + I + 1, B), and logits at T (N, O, B)."""
        (joint, read_out), (B, T, _), H = self._parts(vectors), inputs.shape, self.sizes[0]
        signals = np.empty((T + 1, len(vectors), joint.shape[2], B))
        signals[0, :, :H] = self._initial[:, None]
        signals[:-1, :, H:-1] = inputs.transpose(1, 2, 0)[:, None]
        signals[:, :, -1] = 1.0
        z, worked, value = np.empty((len(vectors), H, B)), 0, self._squashing.value
        for t in range(T):
            with np.errstate(all="ignore"):
                np.matmul(joint, signals[t], out=z)  # z_t = [U W b] s_t
                value(z, out=signals[t + 1, :, :H])  # h_t = f(z_t)
            worked += joint.size * B
            if worked > _SLICE:
                worked = 0
                yield
        with np.errstate(all="ignore"):
            logits = read_out[..., :-1] @ signals[-1, :, :H] + read_out[..., -1:]  # V h_T + c
        return signals, logits

    def answers(self, vectors: Array, inputs: Array) -> Generator[None, None, Array]:
        """Logits at the last step (N, O, B), without keeping the way there."""
        (joint, read_out), (B, T, _), H = self._parts(vectors), inputs.shape, self.sizes[0]
        signal = np.ones((len(vectors), joint.shape[2], B))
        signal[:, :H] = self._initial[:, None]
        z, worked = np.empty((len(vectors), H, B)), 0
        for t in range(T):
            signal[:, H:-1] = inputs[:, t].T
            with np.errstate(all="ignore"):
                np.matmul(joint, signal, out=z)  # z_t = [U W b] [h_(t-1); x_t; 1]
                self._squashing.value(z, out=signal[:, :H])
            worked += joint.size * B
            if worked > _SLICE:
                worked = 0
                yield
        with np.errstate(all="ignore"):
            return np.asarray(read_out[..., :-1] @ signal[:, :H] + read_out[..., -1:])  # V h_T + c

    def sweep(self, vectors: Array, inputs: Array, targets: Array) -> Generator[None, None, Sweep]:
        """Losses and gradients on a batch: `inputs` (B, T, I), `targets` (B, O) at the last step."""
        signals, logits = yield from self.forward(vectors, inputs)
        (joint, read_out), H, N = self._parts(vectors), self.sizes[0], len(vectors)
        T, B = len(signals) - 1, len(inputs)
        back = np.ascontiguousarray(joint[..., :H].transpose(0, 2, 1))
        d_joint, d_z, d_h = np.zeros(joint.shape), np.empty((N, H, B)), np.empty((N, H, B))
        sizes, scale, scales = np.empty((T, N)), np.zeros(N), np.empty((T, N))
        worked = 0
        with np.errstate(all="ignore"):
            point = cross_entropy(logits, targets.T)
            d_logits = cross_entropy_error(logits, targets.T) / targets.size  # (N, O, B)
            last = signals[-1, :, :H].transpose(0, 2, 1)
            d_read_out = np.concatenate((d_logits @ last, d_logits.sum(2, keepdims=True)), axis=2)
            np.matmul(read_out[..., :-1].transpose(0, 2, 1), d_logits, out=d_h)  # Vᵀ ∂L/∂logits_T
        for t in range(T - 1, -1, -1):
            with np.errstate(all="ignore"):
                rows = d_h.reshape(N, -1)
                sizes[t] = np.sqrt(np.einsum("np,np->n", rows, rows))
                scales[t] = scale
                all_sources.rescale(rows, scale, sizes[t])
                np.multiply(self._squashing.slope(signals[t + 1, :, :H]), d_h, out=d_z)
                # ∂L/∂[U W b] = Σ_t ∂L/∂z_t s_tᵀ
                part = d_z @ signals[t].transpose(0, 2, 1)
                d_joint += part if not scale.any() else part * np.exp2(scale)[:, None, None]
                np.matmul(back, d_z, out=d_h)  # ∂L/∂h_(t-1) = Uᵀ ∂L/∂z_t
            worked += 2 * joint.size * B
            if worked > _SLICE:
                worked = 0
                yield
        with np.errstate(all="ignore"):
            log10 = (np.log2(sizes) + scales).T * np.log10(2.0)
        gradients = np.concatenate((d_joint.reshape(N, -1), d_read_out.reshape(N, -1)), axis=1)
        return Sweep(point.losses.mean((1, 2)), gradients, log10, wrong(logits, targets))


def wrong(logits: Array, targets: Array) -> Array:
    """The share of wrong answers of each network, (N,); a logit that is no number is wrong."""
    right = np.where(targets.T > 0.5, logits > 0.0, logits < 0.0)
    return np.asarray(1.0 - right.mean(axis=(1, 2)))


@np.errstate(all="ignore")
def clip(gradients: Array, threshold: float) -> Array:
    """Gradients (N, P), none longer than `threshold` (Pascanu et al. 2013, algorithm 1)."""
    norms = np.linalg.norm(gradients, axis=-1, keepdims=True)
    # g ← g · threshold / ‖g‖
    return np.where(norms > threshold, gradients * (threshold / norms), gradients)
