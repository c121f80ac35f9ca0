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
from simulator.message import Message
from simulator.trace import Field, RecurrentTrace

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
    values: Floats  # (W, D); gaps are filled in by straight lines between their neighbours
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
    fresh_error: float  # error on held-out data of saying the last value again (of text: NaN)


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
class MarkovPicture:
    """The three distributions, states ordered from lowest mean to highest (text: by how often).

    Emission means and spreads in own units; for a text `emission (N, K)`.
    """

    start: Floats  # (N,)
    transition: Floats  # (N, N) from row to column
    means: Floats  # (N, D), (N, 0) for a text
    spreads: Floats  # (N, D), (N, 0) for a text
    emission: Floats  # (N, K), (N, 0) for numbers


@dataclass(frozen=True)
class NetworkPicture:
    """The recurrent network's weights, normalised: h_t = tanh(W x_t + U h_(t−1) + b), guess V h_t + c."""

    input_weights: Floats  # (H, D)
    recurrent_weights: Floats  # (H, H)
    output_weights: Floats  # (D, H)


@dataclass(frozen=True)
class KalmanSteps:
    """The Kalman filter's own numbers, normalised; W steps.

    predict   m⁻ = A m, P⁻ = A P Aᵀ + Q        update   e = x − C m⁻, F = C P⁻ Cᵀ + R, K = P⁻ Cᵀ F⁻¹,
              m = m⁻ + K e, P = (I − K C) P⁻
    The recurrent network is m_t = (I − K C) A m_(t−1) + K x_t with the steady K: `recurrent_weights`,
    `input_weights`, `output_weights` = C A; `steady` is the filter with K in its usual form, `network` the
    linear recurrent network run by the network's own code, `difference` the largest |steady − network|
    relative to the largest |mean|, `settled` the window index from which the filter's gain is within
    1e-9 of the steady one (−1: not within the window).
    """

    observed: Floats  # (W, D)
    before_mean: Floats  # (W, S)
    before_covariance: Floats  # (W, S, S)
    surprise: Floats  # (W, D) e
    surprise_covariance: Floats  # (W, D, D) F
    gain: Floats  # (W, S, D)
    mean: Floats  # (W, S)
    covariance: Floats  # (W, S, S)
    smoothed_mean: Floats  # (W, S) by Rauch, Tung and Striebel, given the whole window
    smoothed_covariance: Floats  # (W, S, S)
    recurrent_weights: Floats  # (S, S)
    input_weights: Floats  # (S, D)
    output_weights: Floats  # (D, S)
    steady: Floats  # (W, S)
    network: Floats  # (W, S)
    difference: float
    settled: int


@dataclass(frozen=True)
class ForwardSteps:
    """The forward algorithm's own numbers, W steps, N states.

    expected = belief_(t−1) · transition; evidence b_t(i) divided by the largest of the step; product of the
    two; belief = product / its sum. The network is h_t = softmax(log(Aᵀ h_(t−1)) + G φ(x_t) + g), φ = (x, x²)
    (text: one-hot): multiplicative. `difference` is the largest |belief − network|.
    """

    observed: Floats  # (W, D) normalised
    expected: Floats  # (W, N)
    evidence: Floats  # (W, N)
    product: Floats  # (W, N)
    belief: Floats  # (W, N)
    smoothed: Floats  # (W, N) posterior given the whole window
    path: Integers  # (W,) Viterbi's best path
    gates: Floats  # (N, F) G
    gate_bias: Floats  # (N,) g
    network: Floats  # (W, N)
    difference: float
    log_likelihood: Floats  # (W,) log of each step's sum: what it adds, normalised units


@dataclass(frozen=True)
class Inference:
    """The model that is stepped through; exactly one of the three is there."""

    model: str
    kalman: KalmanSteps | None
    forward: ForwardSteps | None
    recurrent: RecurrentTrace | None


@dataclass(frozen=True)
class BitsRow:
    """One line of the measured table; accuracy is the share of sequences with every bit right."""

    bits: int
    units: int  # of the smallest fitted recurrent network that reaches 99 %, 0 where none did
    network_parameters: int
    network_accuracy: float
    network_seconds: float
    hand_states: int  # 2^b, built by hand
    hand_parameters: int
    hand_accuracy: float
    fitted_states: int  # smallest fitted hidden Markov model that reaches 99 %, 0 where none did
    fitted_parameters: int
    fitted_accuracy: float
    fitted_seconds: float


@dataclass(frozen=True)
class Bits:
    """b bits are shown in one step, then 20 steps of noise, then they are asked for: T = 22 steps.

    The recurrent network (`hidden_units` tanh units) and the hidden Markov model (`states`) of the live
    scene, on the example that is shown, and the measured table. Accuracy on 1,000 fresh sequences.
    """

    bits: int
    shown: Floats  # (T, b) what is shown: ±1 at step 1, noise after, 0 when asked
    asked: Floats  # (b,) ±1
    hidden: Floats  # (T, H)
    recalled: Floats  # (T, b) the network's answer if it were asked now, −1 … 1
    network_accuracy: float
    network_bits: Floats  # (b,) accuracy bit by bit
    network_parameters: int
    symbols: Integers  # (T,) what the hidden Markov model reads: 0 … 2^b − 1 a pattern, 2^b noise
    belief: Floats  # (T, N) fitted model
    fitted_accuracy: float
    fitted_parameters: int
    fitted_log_likelihoods: Floats  # (I,)
    hand_belief: Floats  # (T, 2^b)
    hand_accuracy: float
    hand_parameters: int
    table: tuple[BitsRow, ...]


@dataclass(frozen=True)
class Reader:
    """One model reading the prompt, P letters, and writing on. K symbols, S hidden numbers."""

    name: str
    belief: Floats  # (P + 1, K) over the next letter after 0 … P letters of the prompt
    hidden: Floats  # (P, S); S = 0 for n-grams
    written: str  # what it writes after the prompt, 60 letters
    bits: float  # bits a character on the held-out text
    parameters: int


@dataclass(frozen=True)
class Text:
    """The next letter. Letters that the text does not have are left out of the prompt and reported."""

    symbols: tuple[str, ...]  # (K,)
    prompt: str  # as it was read
    left_out: str  # letters of the prompt that the text does not have
    letters: Integers  # (P,)
    readers: tuple[Reader, ...]  # autoregressive, feed_forward, hidden_markov, recurrent
    characters: int  # of the whole text
    held_out: int  # of them
    sample: str  # the text's beginning
    source: Message


@dataclass(frozen=True)
class Cost:
    """What a sequence costs. Times are CPU seconds measured here and now, once a length; not repeatable.

    `trellis` N²T operations of the forward algorithm at each length, `paths_log10` log10 N^T.
    """

    names: tuple[str, ...]  # (M,) models
    parameters: Integers  # (M,)
    lengths: Integers  # (J,)
    seconds: Floats  # (M, J) median of a few; NaN until measured
    parallel: tuple[bool, ...]  # (M,) whether all steps may be computed at once
    states: int
    trellis: Floats  # (J,)
    paths_log10: Floats  # (J,)
    markov: MarkovPicture | None


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
    """What the stage shows: the series and the ladder always, of the rest what the open scene needs.

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
