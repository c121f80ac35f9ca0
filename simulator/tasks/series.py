"""A series to be guessed: T steps of D numbers, or of letters, with what is known about it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.message import Message

Array = NDArray[np.float64]
Truths = NDArray[np.bool_]
Letters = NDArray[np.int64]

DATA = Path(__file__).parent.parent.parent / "assets" / "data"


@dataclass(frozen=True)
class Series:
    """T steps of D numbers in their own units. Of a text `values` are its letters one-hot, (T, K).

    `missing` steps were gaps, where the value before stands in (never the next: it is not known yet);
    `truth` (T, D) is what lies under the noise, (0, D) where nobody knows; `letters` index into `symbols`.
    """

    values: Array  # (T, D)
    times: Array  # (T,)
    channels: tuple[str, ...]  # (D,)
    missing: Truths  # (T,)
    truth: Array  # (T, D) or (0, D)
    symbols: tuple[str, ...] = ()
    letters: Letters | None = None
    notes: tuple[Message, ...] = ()

    @property
    def steps(self) -> int:
        """T."""
        return len(self.values)


def numbers(
    values: Array, channels: tuple[str, ...], times: Array | None = None, truth: Array | None = None
) -> Series:
    """A series without gaps from `values` (T, D)."""
    T, D = values.shape
    return Series(
        values=values,
        times=np.arange(1.0, T + 1.0) if times is None else times,
        channels=channels,
        missing=np.zeros(T, np.bool_),
        truth=np.zeros((0, D)) if truth is None else truth,
    )


def sunspots() -> Series:
    """Yearly sunspot numbers, 1700 to 2008 (public domain; `assets/data/README.md` names the source)."""
    with (DATA / "sunspots.csv").open(encoding="utf-8", newline="") as file:
        rows = [(float(row["year"]), float(row["sunspots"])) for row in csv.DictReader(file)]
    years, counts = np.array(rows).T
    return numbers(counts[:, None], ("sunspots",), years)


# A radar's turn takes a second; the target flies straight for a while, then turns.
RADAR_STEPS, RADAR_NOISE, _SPEED, _TURN, _CALM, _RANGE = 600, 80.0, 40.0, 0.08, 50, 1_000.0


def radar(generator: np.random.Generator, steps: int = RADAR_STEPS, noise: float = RADAR_NOISE) -> Series:
    """A manoeuvring target seen by a noisy radar: positions x, y in metres, one a second.

    It flies at 40 m/s, straight or in a turn of constant rate, and now and then changes its mind (a
    coordinated turn: Bar-Shalom, Li and Kirubarajan, "Estimation with applications to tracking and
    navigation", 2001, section 4.2). More than 1 km from the radar it turns until it faces the radar again.
    The radar errs by N(0, noise²) in each coordinate.
    """
    place, heading, rate = np.zeros(2), generator.uniform(0.0, 2.0 * np.pi), 0.0
    track = np.empty((steps, 2))
    for t in range(steps):
        if generator.random() < 1.0 / _CALM:
            rate = float(generator.choice((-_TURN, 0.0, 0.0, _TURN))) * generator.uniform(0.4, 1.0)
        toward = float(np.angle(np.exp(1j * (np.arctan2(-place[1], -place[0]) - heading))))
        away = float(np.hypot(*place)) > _RANGE and abs(toward) > _TURN
        heading += float(np.copysign(_TURN, toward)) if away else rate
        place = place + _SPEED * np.array((np.cos(heading), np.sin(heading)))
        track[t] = place
    seen = track + noise * generator.standard_normal(track.shape)
    return numbers(seen, ("x", "y"), truth=track)


PRICE_STEPS = 400


def price(generator: np.random.Generator, steps: int = PRICE_STEPS) -> Series:
    """A synthetic price: its logarithm is pulled back to 100 while calm and lively times alternate.

    ln p_t = ln p_(t−1) + 0.04 (ln 100 − ln p_(t−1)) + σ_t ε_t, σ_t 1 % or 3.5 %, changing once in fifty days.
    """
    log, lively, prices = np.log(100.0), False, np.empty(steps)
    for t in range(steps):
        lively ^= bool(generator.random() < 0.02)
        log += 0.04 * (np.log(100.0) - log) + (0.035 if lively else 0.01) * generator.standard_normal()
        prices[t] = np.exp(log)
    return numbers(prices[:, None], ("price",))


def noisy(series: Series, generator: np.random.Generator, noise: float) -> Series:
    """The same under noise of so many of its own standard deviations; what was there is now the truth."""
    if noise <= 0.0:
        return series
    spread = series.values.std(0)
    heard = series.values + noise * spread * generator.standard_normal(series.values.shape)
    truth = series.truth if len(series.truth) else series.values
    return Series(heard, series.times, series.channels, series.missing, truth, notes=series.notes)
