"""Trained adders of three hidden units, rounded to two digits, and the one made by hand."""

from __future__ import annotations

import numpy as np

from simulator.automata.adder import binary_adder
from simulator.automata.moore import Integers, symbol_bits
from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS, Squashing

Network = tuple[Parameters, Squashing]

TANH, LOGISTIC = SQUASHINGS["tanh"], SQUASHINGS["logistic"]


def network(squashing: Squashing, *numbers: float) -> Network:
    return Parameters.unflatten(np.array(numbers), (3, 2, 1)), squashing


def by_hand(gain: float) -> Network:
    """h_i = [sum >= i] for i = 1, 2, 3; carry = h_2; print = h_1 - h_2 + h_3, all made soft."""
    parameters = Parameters(
        input_weights=gain * np.ones((3, 2)),
        recurrent_weights=gain * np.array([[0.0, 1.0, 0.0]] * 3),
        hidden_bias=-gain * np.array([0.5, 1.5, 2.5]),
        initial_state=np.zeros(3),
        output_weights=gain * np.array([[1.0, -1.0, 1.0]]),
        output_bias=np.array([-0.5 * gain]),
    )
    return parameters, LOGISTIC


FOUR_TANH = network(
    TANH, -6.44, -6.07, 0.72, 0.70, -3.62, 1.08, 3.46, 0.47, -1.24, -0.40, -0.01, 0.29, 1.62, -0.55, 1.15,
    4.39, -0.10, -3.07, 1.14, 0.98, -0.66, 6.55, 11.05, 2.35, -0.12,
)  # fmt: skip
FOUR_LOGISTIC = network(
    LOGISTIC, -2.88, -2.87, -5.81, -5.87, 7.19, 7.09, 1.77, 0.94, -2.03, 1.43, 0.31, -4.83, -3.85, -0.57,
    5.33, 4.43, 0.65, -6.17, 1.12, 0.44, 0.07, -5.18, -8.70, -7.64, 8.91,
)  # fmt: skip
# Six patterns, (carry in) x (column sum); one box a state does not close, one a symbol does.
SIX_TANH = network(
    TANH, -4.09, -0.31, -4.72, 5.23, -4.17, -5.20, -0.01, -0.23, -0.08, -0.09, 0.03, -2.77, -0.38, 0.12, 2.64,
    1.71, -0.23, 4.48, -0.02, 0.28, 1.08, -10.48, 10.76, 11.08, -0.32,
)  # fmt: skip
SIX_LOGISTIC = network(
    LOGISTIC, -9.89, 12.04, 8.71, 11.79, 9.72, -0.58, -1.72, 11.97, -1.64, -0.51, 12.49, -1.17, -0.12, -1.69,
    0.0, -5.77, -14.75, -5.79, 2.18, -0.05, -1.13, 29.56, -25.62, 28.68, -14.20,
)  # fmt: skip
# Its proof needs the last three symbols.
FINE_TANH = network(
    TANH, -0.23, -0.03, -2.30, -2.22, -2.05, -2.06, 0.61, -0.62, -1.31, 0.43, -0.41, -0.88, -0.04, 0.09, 1.34,
    0.15, 2.11, 2.00, -0.26, 0.62, 0.78, 2.38, -2.69, 2.57, -0.17,
)  # fmt: skip
# A four-box proof, but two states so close that they make one pattern, which then prints both bits.
CLOSE_TANH = network(
    TANH, 2.17, 2.22, 7.60, 7.69, 0.84, 0.85, 0.74, 0.46, 0.46, -0.43, 4.16, -0.65, -0.03, 0.48, -0.13, 2.93,
    -5.66, -0.40, -0.62, -1.23, -0.81, -0.60, -7.44, 12.60, -2.60,
)  # fmt: skip
# Right on a hundred random pairs of 64 bits, wrong on a run of 1,000 equal columns.
WRONG_TANH = network(
    TANH, 7.19, 5.03, 5.37, -5.35, -2.69, -7.02, 2.68, -0.07, -0.01, 4.20, -0.05, -0.13, 1.43, -0.02, -0.05,
    -6.06, -0.15, 4.78, -1.00, -0.17, 0.51, -34.33, 34.31, -34.33, -0.07,
)  # fmt: skip
WRONG_LOGISTIC = network(
    LOGISTIC, -8.04, -11.01, 10.32, 3.20, 8.26, -9.40, 9.69, 0.06, 0.08, 2.90, 0.24, -0.42, 11.09, 1.34,
    -1.45, 4.15, -7.57, -3.97, 1.04, -0.20, 0.16, 23.44, 25.19, -25.55, -10.53,
)  # fmt: skip

FOUR = {"tanh": FOUR_TANH, "logistic": FOUR_LOGISTIC, "by hand": by_hand(20.0)}
PROVED = FOUR | {"six tanh": SIX_TANH, "six logistic": SIX_LOGISTIC, "fine tanh": FINE_TANH}
WRONG = {"tanh": WRONG_TANH, "logistic": WRONG_LOGISTIC}


def long_runs(columns: int = 1000) -> Integers:
    """A run of each of the four column pairs: (4, columns)."""
    return np.repeat(np.arange(4)[:, None], columns, axis=1)


def random_words(words: int, columns: int, seed: int = 0) -> Integers:
    return np.random.default_rng(seed).integers(0, 4, (words, columns))


def activities(of: Network, words: Integers) -> tuple[Array, Array]:
    """Hidden activities (B, T, H) and logits (B, T, O)."""
    return elman.run(*of, symbol_bits(words, 2))


def errors(of: Network, words: Integers) -> int:
    """Columns on which the sign of the logit is not the adder's bit."""
    printed = activities(of, words)[1][..., 0] > 0.0
    return int((printed != binary_adder().printed(words)).sum())


def columns(of: Network) -> tuple[Array, Integers]:
    """Activities (8000, 3) of random words and of the long runs, with the adder's state (8000,)."""
    words = random_words(100, 40), long_runs()
    hidden = np.concatenate([activities(of, w)[0].reshape(-1, 3) for w in words])
    return hidden, np.concatenate([binary_adder().run(w).reshape(-1) for w in words])
