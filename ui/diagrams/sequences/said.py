"""Figures and times of a series as they are printed."""

from __future__ import annotations

import math

from simulator.chapters._sequences_content import Rung, Series
from ui import words
from ui.diagrams import ink


def digits(scale: float) -> int:
    """How many decimals tell values of that spread apart."""
    if not math.isfinite(scale) or scale <= 0.0:
        return 2
    return min(6, max(0, 2 - math.floor(math.log10(scale))))


def value(series: Series, number: float, channel: int = 0, sign: bool = False) -> str:
    """A value of the series, with the decimals that its spread asks for."""
    return ink.number(number, digits(float(series.scale[channel])), sign=sign)


def time(series: Series, index: int, language: str) -> str:
    """When a step of the window was: a year, or which step it is."""
    at = series.times[min(max(index, 0), len(series.times) - 1)]
    if series.name == "sunspots":
        return words.say("sequences-time-year", language, year=str(round(float(at))))
    return words.say("sequences-time-step", language, step=str(round(float(at))))


def tick(at: float) -> str:
    """The same on an axis: the number alone."""
    return f"{at:.0f}"


def error(series: Series, rung: Rung) -> str:
    """The error on held-out data."""
    if series.symbols:
        return ink.number(rung.holdout_error, 2)
    return ink.number(rung.holdout_error, max(0, digits(float(series.scale[0])) - 0))


def name(model: str, language: str) -> str:
    """A model's name."""
    return words.say(f"sequences-model-{model}", language)
