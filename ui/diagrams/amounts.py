"""Figures on scales that are not known beforehand: axis steps, axis figures, shares."""

from __future__ import annotations

import math

from ui.diagrams import ink
from ui.equations import superscript


def tick(span: float, most: int = 4) -> float:
    """A friendly distance (1, 2 or 5 times a power of ten) of at most so many lines over `span`."""
    rough = max(span, 1e-300) / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 5, 10) if power * m >= rough * (1 - 1e-9))


def label(value: float, step: float) -> str:
    """An axis figure: as many decimals as the distance of the lines needs, or a power of ten."""
    if value == 0.0:
        return "0"
    exponent = math.floor(math.log10(abs(step)) + 1e-9)
    if abs(value) >= 1e6 or (exponent < -4 and abs(value) < 1e-3):
        return f"{ink.number(value / 10.0**exponent, 0)}·10{superscript(exponent)}"
    return ink.number(value, max(0, -exponent))


def figure(value: float, *, signed: bool = True) -> str:
    """A share as it is printed: two to four decimals, or a power of ten where these say nothing."""
    if not math.isfinite(value) or value == 0.0:
        return ink.number(value, 2, sign=signed)
    for least, digits in ((0.095, 2), (0.00095, 3), (0.000095, 4)):
        if least <= abs(value) < 1000:
            return ink.number(value, digits, sign=signed)
    return rough(value, signed=signed)


def rough(value: float, *, signed: bool = False) -> str:
    """One figure and a power of ten: `3·10⁻⁷`."""
    mantissa, _, exponent = f"{value:.0e}".partition("e")
    return f"{ink.number(float(mantissa), 0, sign=signed)}·10{superscript(int(exponent))}"
