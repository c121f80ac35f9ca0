"""The forward and the backward algorithm over many steps in few operations.

    forward    α_t ∝ (α_(t−1) A) ∘ b_t          backward    β_t ∝ A (b_(t+1) ∘ β_(t+1))

Each step is a product and a rescaling; over T steps an interpreter spends its time between them. A belief
soon forgets what it began with, so the series is cut into blocks that run side by side, each from a
guessed belief, and run again from where its neighbour ended until no start moves any more: then, and
only then, every block has been run from its true start. Where beliefs do not forget (states that never
change), that takes as many rounds as there are blocks, and after a few the rest is done one step after
another.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Rounds after which what has not settled is done step by step; how far a start may still have moved.
ROUNDS, STILL = 3, 1e-14
# Fewer steps than this are done one after another; how often a later round looks if it may end.
_FEW, _LOOK = 64, 8


def forward(start: Array, transition: Array, evidence: Array) -> tuple[Array, Array]:
    """Beliefs α (T, N) that sum to 1 and their scales (T,): what each summed to before.

    `start` (N,) is the expected belief at step 1, `transition` A (N, N) from row to column and `evidence`
    b (T, N) how likely each step's observation is, up to a factor for each step.
    """
    T, N = evidence.shape
    beliefs, scales = np.empty((T, N)), np.empty(T)
    product = start * evidence[0]
    scales[0] = product.sum()
    beliefs[0] = product / scales[0]
    if T > 1:
        _sweep(beliefs[0], transition, evidence[1:], beliefs[1:], scales[1:])
    return beliefs, scales


def backward(transition: Array, evidence: Array) -> Array:
    """β (T, N), each step's up to a factor (they sum to 1): how likely the rest is from each state."""
    T, N = evidence.shape
    # With γ_t = b_t ∘ β_t the way back is a way forward: γ_t ∝ (γ_(t+1) Aᵀ) ∘ b_t.
    weighed, _ = forward(np.ones(N), transition.T, evidence[::-1])
    beta = np.ones((T, N))
    beta[:-1] = weighed[::-1][1:] @ transition.T
    beta /= beta.sum(1, keepdims=True)
    return beta


def _sweep(before: Array, A: Array, evidence: Array, beliefs: Array, scales: Array) -> None:
    T, N = evidence.shape
    done = 0
    if T > _FEW:
        length = math.isqrt(T) if N <= 16 else max(16, T // 64)
        blocks = T // length
        done = length * blocks
        cut = np.ascontiguousarray(evidence[:done].reshape(blocks, length, N).transpose(1, 0, 2))
        out, sums = np.empty((length, blocks, N)), np.empty((length, blocks))
        starts = np.full((blocks, N), 1.0 / N)
        starts[0] = before
        settled = 0
        for turn in range(ROUNDS):
            running = starts
            for j, (b_t, out_t, sum_t) in enumerate(zip(cut, out, sums, strict=True)):
                watched = out_t.copy() if turn and not j % _LOOK else None
                np.matmul(running, A, out=out_t)
                out_t *= b_t
                np.add.reduce(out_t, axis=1, out=sum_t)
                out_t /= sum_t[:, None]
                running = out_t
                if watched is not None and np.abs(out_t - watched).max() <= STILL:
                    break  # every block has met its own last run: from here on nothing changes
            moved = np.abs(out[-1, :-1] - starts[1:]).max(1, initial=0.0)
            wrong = np.flatnonzero(~(moved <= STILL))
            settled = blocks if not wrong.size else int(wrong[0]) + 1
            if settled == blocks:
                break
            starts[1:] = out[-1, :-1]
        beliefs[:done] = out.transpose(1, 0, 2).reshape(done, N)
        scales[:done] = sums.T.ravel()
        done = settled * length
        before = beliefs[done - 1]
    belief = before
    for t in range(done, T):
        product = belief @ A
        product *= evidence[t]
        scales[t] = total = np.add.reduce(product)
        belief = np.divide(product, total, out=beliefs[t])
