"""How a size known by its power of ten is said: never as a zero that was not measured."""

from __future__ import annotations

import math

from simulator.chapters._gradients_content import FLOOR_LOG10
from ui import words
from ui.diagrams.axes import power
from ui.equations import MINUS, number

# From 10^−3 up to 10^4 a size is written out; beyond with a power of ten.
_PLAIN_LOW, _PLAIN_HIGH = -3.0, 4.0


def said(log10: float, language: str) -> str:
    """10^`log10` with two figures: 0.28, 3.4·10⁻⁹, below 10⁻³⁰⁰; 0 only where it is exactly zero."""
    if math.isnan(log10):
        return words.say("gradients-no-number", language)
    if log10 == math.inf:
        return "∞"
    if log10 == -math.inf:
        return "0"
    if log10 < FLOOR_LOG10:
        return words.say("gradients-below", language, size=power(int(FLOOR_LOG10)))
    if _PLAIN_LOW <= log10 < _PLAIN_HIGH:
        return figures(10.0**log10)
    exponent = math.floor(log10)
    mantissa = f"{10.0 ** (log10 - exponent):.1f}"
    if mantissa == "10.0":
        mantissa, exponent = "1.0", exponent + 1
    return f"{mantissa}·{power(exponent)}"


def figures(value: float) -> str:
    """A number with two figures, whole numbers with all of theirs, and a true minus."""
    if value == 0.0 or not math.isfinite(value):
        return "0" if value == 0.0 else "–" if math.isnan(value) else "∞" if value > 0 else f"{MINUS}∞"
    digits = max(0, 1 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}".replace("-", MINUS)


def decimals(value: float, language: str) -> str:
    """A number with two decimals, or with two figures where those would print it as zero."""
    if value == 0.0 or not abs(value) < 0.005:
        return number(value)
    return (MINUS if value < 0 else "") + said(math.log10(abs(value)), language)


def each(log10: float, steps: float) -> str:
    """What each of `steps` equal factors is if their product is 10^`log10`; none where there is no product.

    Near 1 with three decimals: over hundreds of steps the second one decides.
    """
    one = 10.0 ** (log10 / steps) if steps > 0 and math.isfinite(log10) else math.nan
    return f"{one:.3f}" if 0.95 <= one < 1.05 else figures(one)
