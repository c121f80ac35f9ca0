"""Figures on scales that are not known beforehand: axis steps, axis figures, shares."""

from __future__ import annotations

import math

from ui.diagrams import ink


def tick(span: float, most: int = 4) -> float:
    """A friendly distance (1, 2 or 5 times a power of ten) of at most so many lines over `span`."""
    rough = max(span, 1e-300) / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 5, 10) if power * m >= rough * (1 - 1e-9))


def label(value: float, step: float) -> str:
    """An axis figure: as many decimals as the distance of the lines needs, or a power of ten."""
    if value == 0.0:
        return "0"
    if step < 1e-3 or step >= 1e4:
        exponent = math.floor(math.log10(abs(step)) + 1e-9)
        return f"{value / 10.0**exponent:.0f}e{exponent}".replace("-", "−")
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return ink.number(value, digits)


def figure(value: float, *, signed: bool = True) -> str:
    """A share as it is printed: two or three decimals, or a power of ten where these say nothing."""
    if not math.isfinite(value) or value == 0.0:
        return ink.number(value, 2, sign=signed)
    if 0.095 <= abs(value) < 1000:
        return ink.number(value, 2, sign=signed)
    if 0.00095 <= abs(value) < 1000:
        return ink.number(value, 3, sign=signed)
    exponent = math.floor(math.log10(abs(value)))
    mantissa = ink.number(value / 10.0**exponent, 0, sign=signed)
    return f"{mantissa}e{exponent}".replace("-", "−")
