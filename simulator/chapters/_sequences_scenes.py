"""What the further scenes of the chapter Sequences show; indices and units as in `_sequences_content`."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.arrays import Floats, Integers
from simulator.message import Message
from simulator.trace import RecurrentTrace


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
