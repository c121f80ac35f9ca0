"""From settings to a series: drawn, read from a file or shipped, made noisy, normalised and split."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters import _sequences_content as content
from simulator.chapters._sequences_model import Data
from simulator.chapters._sequences_settings import Settings
from simulator.tasks import letters, own_series, series
from simulator.tasks.series import Series

# The most steps that are shown, and how many fitted ones come before the held-out ones where both fit.
SHOWN, BEFORE = 160, 32
# Points of the overview of the whole series.
_OVERVIEW = 1_000
_RADAR, _PRICE, _NOISE = range(3)


@dataclass(frozen=True)
class Prepared:
    """A series with what normalises it; `data` is what the models see."""

    name: str
    series: Series
    data: Data
    centre: Floats  # (D,)
    scale: Floats  # (D,)

    @property
    def letters(self) -> bool:
        """Whether it is a text."""
        return self.data.letters

    @property
    def first(self) -> int:
        """Where the window that is shown begins, from 0."""
        T = self.series.steps
        return max(0, min(self.data.split - BEFORE, T - SHOWN))

    @property
    def end(self) -> int:
        """One past its last step."""
        return min(self.first + SHOWN, self.series.steps)

    def own_units(self, normalised: Floats) -> Floats:
        """Values (…, D) undone: x = centre + scale z."""
        return np.asarray(self.centre + self.scale * normalised)


def _drawn(settings: Settings) -> Series:
    s = settings
    match s.data:
        case "radar":
            return series.radar(np.random.default_rng((s.seed, _RADAR)))
        case "price":
            return series.price(np.random.default_rng((s.seed, _PRICE)))
        case "sunspots":
            return series.sunspots()
        case "file":
            return own_series.read(s.file, s.column, s.file_hash)
        case _:
            return letters.series(s.own_text or letters.shipped())


def of_text(settings: Settings) -> Prepared:
    """The text of the scene `text`: the person's own where there is one."""
    return _prepared("text", letters.series(settings.own_text or letters.shipped()), settings)


def of_data(settings: Settings) -> Prepared:
    """The series that `data` names; refuses, in one sentence, a file that cannot be used."""
    drawn = _drawn(settings)
    if drawn.letters is None:
        drawn = series.noisy(drawn, np.random.default_rng((settings.seed, _NOISE)), settings.noise)
    return _prepared(settings.data, drawn, settings)


def _prepared(name: str, drawn: Series, settings: Settings) -> Prepared:
    T, D = drawn.values.shape
    split = max(round(T * (1.0 - settings.held_out)), 1)
    centre, scale = np.zeros(D), np.ones(D)
    if drawn.letters is None:
        seen = drawn.values[:split][~drawn.missing[:split]]
        centre, scale = seen.mean(0), seen.std(0)
        # A part that stands still is left as large as it is.
        scale = np.where(scale > 0.0, scale, 1.0)
    values = (drawn.values - centre) / scale
    data = Data(frozen(values), frozen(drawn.missing), split, drawn.letters is not None, settings.seed)
    return Prepared(name, drawn, data, centre, scale)


def shown(prepared: Prepared, file: str, horizon: int) -> content.Series:
    """The window of the series, as the stage draws it."""
    p, whole = prepared, prepared.series
    window = slice(p.first, p.end)
    thinned = np.unique(np.linspace(0, whole.steps - 1, min(whole.steps, _OVERVIEW)).astype(np.int64))
    truth = whole.truth[window] if len(whole.truth) else np.zeros((0, whole.values.shape[1]))
    return content.Series(
        name=p.name,
        steps=whole.steps,
        first=p.first,
        split=p.data.split,
        times=frozen(whole.times[window]),
        values=frozen(whole.values[window]),
        missing=frozen(whole.missing[window]),
        truth=frozen(truth),
        centre=frozen(p.centre),
        scale=frozen(p.scale),
        channels=whole.channels,
        symbols=whole.symbols,
        letters=frozen(whole.letters[window] if whole.letters is not None else np.zeros(0, np.int64)),
        notes=whole.notes,
        file=file,
        gaps=int(whole.missing.sum()),
        whole=frozen(whole.values[thinned] if whole.letters is None else np.zeros((0, 0))),
        fresh_error=_repeating(p, horizon),
    )


def _repeating(p: Prepared, horizon: int) -> float:
    """Root mean squared error, on the held-out part, of saying the value of h steps before again."""
    if p.letters:
        return float("nan")
    x, split = p.series.values, p.data.split
    counted = ~p.series.missing[split:]
    away = ((x[split:] - x[split - horizon : -horizon]) ** 2).sum(1)[counted]
    return float(np.sqrt(away.mean())) if len(away) else float("nan")
