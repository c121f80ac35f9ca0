"""What the stage of the chapter Sequences shows.

One axis runs through all of it: the W steps of the window, a stretch of the series from `Series.first` on.
Index 0 of every array of W is the window's first step; the playhead at k has seen steps 1 … k, that is
indices 0 … k − 1. Values are in the data's own units unless it says "normalised".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._sequences_scenes import Bits as Bits
from simulator.chapters._sequences_scenes import BitsRow as BitsRow
from simulator.chapters._sequences_scenes import Cost as Cost
from simulator.chapters._sequences_scenes import ForwardSteps as ForwardSteps
from simulator.chapters._sequences_scenes import Inference as Inference
from simulator.chapters._sequences_scenes import KalmanSteps as KalmanSteps
from simulator.chapters._sequences_scenes import MarkovPicture as MarkovPicture
from simulator.chapters._sequences_scenes import Reader as Reader
from simulator.chapters._sequences_scenes import Text as Text
from simulator.message import Message
from simulator.trace import Field

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Series:
    """The stretch of the data that is shown, W steps of D numbers (D = 2 for radar; K one-hot for text).

    `name` is the setting `data`. Steps of the series before `split` (counted from the series' first, 0)
    were fitted to, the others are held out; within the window that is index `split - first`.
    Normalised is (x − centre) / scale, both of the fitted part alone.
    """

    name: str
    steps: int  # T of the whole series
    first: int  # where the window begins in it, from 0
    split: int
    times: Floats  # (W,) years of the sunspots, else step numbers from 1
    values: Floats  # (W, D); at a gap the value before stands in
    missing: Truths  # (W,) where there was a gap: counted in no error
    truth: Floats  # (W, D) the target itself under the radar's noise; (0, D) where nobody knows
    centre: Floats  # (D,)
    scale: Floats  # (D,)
    channels: tuple[str, ...]  # (D,) "x", "y" for radar; the column's name; "sunspots"; "price"
    symbols: tuple[str, ...]  # (K,) the alphabet of a text, () for numbers
    letters: Integers  # (W,) index into symbols, (0,) for numbers
    notes: tuple[Message, ...]  # what was done to the data, a sentence each: gaps, thinning, encoding
    file: str  # name of the person's own file, "" else
    gaps: int  # missing values of the whole series
    whole: Floats  # (N, D) the whole series thinned to at most 1,000 points, for an overview
    fresh_error: float  # error on held-out data of saying the value of h steps before again (text: NaN)


@dataclass(frozen=True)
class Rung:
    """One model of the ladder on the window. S hidden numbers, h the horizon, L lags.

    `guess[t]` was made h steps before t, from what was seen until t − h; `ahead[t, j]` is made at t for
    t + 1 + j. For a text a guess is a belief over the K symbols and there is no spread.
    `memory[t, k - 1]` is |∂ guess of step t + h, made at t / ∂ x_(t+1−k)|, k = 1 … L (the norm of the D × D
    derivatives, normalised), exact; it is 0 beyond a window because it is 0.
    """

    name: str  # autoregressive|feed_forward|linear_dynamical|hidden_markov|recurrent
    fitted: bool  # False before the first fit of what is fitted step by step
    iterations: int  # EM iterations, gradient updates; 1 for least squares
    parameters: int
    guess: Floats  # (W, D); NaN where the past is too short
    spread: Floats  # (W, D) one standard deviation of the guess; (0, D) where the model has none
    ahead: Floats  # (W, h, D)
    ahead_spread: Floats  # (W, h, D) or (0, h, D)
    memory: Floats  # (W, L)
    memory_mean: Floats  # (L,) mean over the held-out steps of the window
    memory_length: int  # last lag at which the mean is 1 % of its largest or more; a window's length exactly
    hidden: (
        Floats  # (W, S) autoregressive: S = 0; feed_forward: its units, made afresh; a mean; a belief; units
    )
    holdout_error: float  # root mean squared error of the h-step guess in own units; text: bits a character
    train_error: float
    log_likelihood: float  # of the held-out part given the fitted one, nats in own units, one step ahead
    train_log_likelihoods: Floats  # (I,) one an iteration of EM; (0,) for the others
    losses: Floats  # (I,) training loss an update for gradient training, (0,) for the others
    seconds: float  # CPU seconds of fitting so far
    diverged_at: int  # iteration after which its numbers were past any use, −1 while they are not
    picture: LinearPicture | WindowPicture | MarkovPicture | NetworkPicture


@dataclass(frozen=True)
class WindowPicture:
    """Autoregressive and feed-forward: n taps. Weights of the taps, newest first, normalised.

    `taps (n, D, D)`: from which number of the past to which guessed. `embedding (K, m)`, or (0, 0).
    """

    taps: Floats  # (n, D, D); feed_forward: (n, H, D) into the hidden units
    output_weights: Floats  # (D, H), (D, 0) for the autoregressive
    embedding: Floats


@dataclass(frozen=True)
class LinearPicture:
    """Linear dynamics h_t = A h_(t−1) + noise(Q), x_t = C h_t + noise(R), normalised, and its belief.

    `plane (2, S)` takes the hidden mean to the two numbers that are drawn: positions for radar (own units
    less `plane_offset`), the first two hidden numbers else. `before` and `after` are the ellipse's mean and
    covariance when prediction has widened it and the observation has narrowed it again.
    `period` is the steps of one turn of the slowest complex pair (NaN without), `fading` the largest
    |eigenvalue| of (I − K C) A: how much is left of a value one step later.
    """

    A: Floats  # (S, S)
    C: Floats  # (D, S)
    Q: Floats  # (S, S)
    R: Floats  # (D, D)
    plane: Floats  # (2, S)
    plane_offset: Floats  # (2,)
    before_mean: Floats  # (W, 2)
    before_covariance: Floats  # (W, 2, 2)
    after_mean: Floats  # (W, 2)
    after_covariance: Floats  # (W, 2, 2)
    period: float
    fading: float


@dataclass(frozen=True)
class NetworkPicture:
    """The recurrent network's weights, normalised: h_t = tanh(W x_t + U h_(t−1) + b), guess V h_t + c."""

    input_weights: Floats  # (H, D)
    recurrent_weights: Floats  # (H, H)
    output_weights: Floats  # (D, H)


@dataclass(frozen=True)
class LadderTrace:
    """All models on the window as named arrays: what CSV, NPZ and the data window read."""

    entries: tuple[tuple[Field, Floats], ...]

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        return tuple(field for field, _ in self.entries)

    def arrays(self) -> dict[str, Floats]:
        """Every array by name."""
        return {field.name: array for field, array in self.entries}


@dataclass(frozen=True)
class SequencesContent:
    """What the stage shows: the series always, the ladder but for `bits`, the rest where its scene is open.

    `scene` is the one it was made for. In the scene `text` (and with data = text) the series is the text
    and the ladder lacks linear_dynamical. `steps` is what the playhead runs over: W, in `bits` 22, in
    `text` the letters of the prompt (at least 1).
    """

    scene: str
    steps: int
    horizon: int
    lags: int  # L
    series: Series
    ladder: tuple[Rung, ...]
    inference: Inference | None
    bits: Bits | None
    text: Text | None
    cost: Cost | None
    trace: LadderTrace
    verdict: Message
