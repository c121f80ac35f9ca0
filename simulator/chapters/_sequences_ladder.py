"""The ladder: five kinds of memory, one row each.

A new model joins as one file that fulfils `Model` and one row here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator

import numpy as np

from simulator.arrays import Floats, Integers, frozen
from simulator.chapters._sequences_content import Rung
from simulator.chapters._sequences_linear import LinearDynamical
from simulator.chapters._sequences_markov import HiddenMarkov
from simulator.chapters._sequences_model import Data, Model, Reading
from simulator.chapters._sequences_pictures import picture
from simulator.chapters._sequences_recurrent import Recurrent
from simulator.chapters._sequences_series import Prepared
from simulator.chapters._sequences_settings import Settings
from simulator.chapters._sequences_windowed import Autoregressive, FeedForward

# Lags of the memory profiles that are drawn, and that the length of a memory is looked for in.
LAGS, _FAR = 40, 120
# Held-out steps that the length of a memory is found from, and the share of the largest that counts.
_PROBED, _COUNTS = 16, 0.01
# Steps whose profiles are worked out in one slice.
_SLICE = 40

Row = Callable[[Settings, Data], Model]

ROWS: dict[str, Row] = {
    "autoregressive": lambda s, d: Autoregressive(s.taps, d.values.shape[1], d.letters),
    "feed_forward": lambda s, d: FeedForward(s.taps, d.values.shape[1], d.letters, s.hidden_units, s.seed),
    "linear_dynamical": lambda s, d: LinearDynamical(d.values.shape[1], s.dimensions),
    "hidden_markov": lambda s, d: HiddenMarkov(d, s.states),
    "recurrent": lambda s, d: Recurrent(s.hidden_units, d.values.shape[1], d.letters, s.seed),
}
# Letters are no numbers to move linearly.
_NUMBERS_ONLY = ("linear_dynamical",)


def models(settings: Settings, data: Data) -> dict[str, Model]:
    """The models of the ladder, unfitted, in its order."""
    names = [name for name in ROWS if not (data.letters and name in _NUMBERS_ONLY)]
    return {name: ROWS[name](settings, data) for name in names}


def reach(model: Model, reading: Reading, split: int, horizon: int) -> int:
    """The length of a memory, in steps.

    A window's is its length, exactly. Else the last lag at which the mean profile over held-out steps is
    at least a hundredth of its largest value; lags up to 120 are looked at.
    """
    if model.window():
        return model.window()
    T = len(reading.values)
    probed = np.unique(np.linspace(split, T - 1, min(_PROBED, T - split)).astype(np.int64))
    with np.errstate(all="ignore"):
        mean = model.memory(reading, probed, _FAR, horizon).mean(0)
    if not np.isfinite(mean).all() or mean.max() <= 0.0:
        return 0
    return int(np.flatnonzero(mean >= _COUNTS * mean.max())[-1]) + 1


def _errors(prepared: Prepared, guess: Floats, steps: slice) -> float:
    """Root mean squared distance of guesses from what came, own units; of a text, bits a letter."""
    x = prepared.data.values[steps]
    counted = ~prepared.data.missing[steps] & np.isfinite(guess[steps]).all(1)
    if not counted.any():
        return math.nan
    with np.errstate(all="ignore"):
        if prepared.letters:
            given = (guess[steps][counted] * x[counted]).sum(1)
            return float(-np.log2(given).mean())
        away = prepared.scale * (guess[steps][counted] - x[counted])
        return float(np.sqrt((away * away).sum(1).mean()))


def _total(prepared: Prepared, log: Floats, steps: slice) -> float:
    """Log-likelihood in nats, of numbers in their own units: a density per unit, not per deviation."""
    counted = ~prepared.data.missing[steps] & ~np.isnan(log[steps])
    units = 0.0 if prepared.letters else float(np.log(prepared.scale).sum())
    return float((log[steps][counted] - units).sum())


def rung(
    model: Model, prepared: Prepared, horizon: int, seconds: float, diverged_at: int
) -> Generator[None, None, Rung]:
    """A model on the window of the series, as the stage draws it, in slices."""
    data, first, end = prepared.data, prepared.first, prepared.end
    T, D = data.values.shape
    split = data.split
    with np.errstate(all="ignore"):
        reading = model.read(data)
    yield
    with np.errstate(all="ignore"):
        guesses, spreads = model.forecast(reading, np.arange(T), horizon)
    yield
    parts = []
    for begin in range(first, end, _SLICE):
        window: Integers = np.arange(begin, min(begin + _SLICE, end))
        with np.errstate(all="ignore"):
            parts.append(model.memory(reading, window, LAGS, horizon))
        yield
    memory = np.concatenate(parts)
    memory_length = reach(model, reading, split, horizon)
    yield
    late = np.full((T, D), np.nan)  # each step's guess, made h steps before
    late[horizon:] = guesses[: T - horizon, -1]
    has_spread = len(spreads) > 0
    spread = np.full((T, D), np.nan)
    if has_spread:
        spread[horizon:] = spreads[: T - horizon, -1]
    held_out = max(split - first, 0)
    curve = model.curve
    is_em = model.name in ("linear_dynamical", "hidden_markov")
    return Rung(
        name=model.name,
        fitted=model.iterations > 0,
        iterations=model.iterations,
        parameters=model.parameters,
        guess=frozen(prepared.own_units(late[first:end])),
        spread=frozen(prepared.scale * spread[first:end] if has_spread else np.zeros((0, D))),
        ahead=frozen(prepared.own_units(guesses[first:end])),
        ahead_spread=frozen(prepared.scale * spreads[first:end] if has_spread else spreads),
        memory=frozen(memory),
        memory_mean=frozen(memory[held_out:].mean(0)),
        memory_length=memory_length,
        hidden=frozen(reading.hidden[first:end]),
        holdout_error=_errors(prepared, late, slice(split, T)),
        train_error=_errors(prepared, late, slice(0, split)),
        log_likelihood=_total(prepared, reading.log_likelihood, slice(split, T)),
        train_log_likelihoods=frozen(curve if is_em else np.zeros(0)),
        losses=frozen(np.zeros(0) if is_em else curve),
        seconds=seconds,
        diverged_at=diverged_at,
        picture=picture(model, reading, prepared),
    )
