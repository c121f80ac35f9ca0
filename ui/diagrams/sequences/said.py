"""Figures and times of a series as they are printed."""

from __future__ import annotations

import math

from simulator.chapters._sequences_content import Rung, SequencesContent, Series
from simulator.message import Message
from ui import words
from ui.diagrams import ink
from ui.diagrams.amounts import rough


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
    return value(series, rung.holdout_error)


def name(model: str, language: str) -> str:
    """A model's name."""
    return words.say(f"sequences-model-{model}", language)


def apart(difference: float) -> str:
    """A difference as it is printed."""
    if not math.isfinite(difference):
        return ink.number(difference, 0)
    return "0" if difference == 0.0 else rough(difference)


def verdict(content: SequencesContent, language: str) -> str:
    """What was checked, in a sentence; a difference as a figure and a power of ten."""
    message = content.verdict
    if "difference" not in message.values:
        return words.tell(message, language)
    shown = {**message.values, "difference": apart(float(message.values["difference"]))}
    return words.tell(Message(message.key, **shown), language)
