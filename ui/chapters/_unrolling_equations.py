"""Derivatives with their numbers put in: three significant figures, because they may be tiny.

As in `ui.equations`, what is printed is evaluated again: `=` where the rounded operands give the printed
result, else operands with more figures, else `≈`. Texts only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from ui.equations import MINUS

_FIGURES, _TRIES = 3, (3, 4, 5)
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# Of a long sum the first terms are printed, and how many more there are.
_LONGEST = 6


def small(value: float, figures: int = _FIGURES) -> str:
    """A number to so many significant figures: `0.0312`, `−4.10·10⁻⁷`, `∞`."""
    if not math.isfinite(value):
        return "–" if math.isnan(value) else (MINUS if value < 0 else "") + "∞"
    if value == 0.0:
        return "0"
    mantissa, power = f"{abs(value):.{figures - 1}e}".split("e")
    exponent = int(power)
    if -4 <= exponent < 4:
        body = f"{Decimal(f'{abs(value):.{figures - 1}e}'):.{max(0, figures - 1 - exponent)}f}"
    else:
        body = f"{mantissa}·10{str(exponent).translate(_RAISED)}"
    return (MINUS if value < 0 else "") + body


def summed(left: str, products: Sequence[tuple[float, ...]], value: float) -> tuple[str, ...]:
    """`left = a·b + c·d = value`; no line where a number is not finite, or there are too many."""
    if not products or len(products) > _LONGEST:
        return (f"{left} = {small(value)}",) if math.isfinite(value) else ()
    if not all(math.isfinite(part) for parts in products for part in parts) or not math.isfinite(value):
        return ()
    figures, sign = _TRIES[0], "≈"
    for tried in _TRIES:
        if _holds(products, value, tried):
            figures, sign = tried, "="
            break
    terms = [_product(parts, figures, first=place == 0) for place, parts in enumerate(products)]
    if len(products) == 1 and len(products[0]) == 1:
        return (f"{left} = {small(value)}",)
    return (f"{left} = {' '.join(terms)} {sign}\N{NO-BREAK SPACE}{small(value)}",)


def _product(parts: tuple[float, ...], figures: int, *, first: bool) -> str:
    lead, rest = parts[0], parts[1:]
    is_negative = lead < 0
    sign = (MINUS if is_negative else "") if first else (MINUS if is_negative else "+") + "\N{NO-BREAK SPACE}"
    texts = [small(abs(lead), figures)]
    for part in rest:
        text = small(part, figures)
        texts.append(f"({text})" if text.startswith(MINUS) else text)
    return sign + "·".join(texts)


def _rounded(value: float, figures: int) -> Decimal:
    return Decimal(f"{value:.{figures - 1}e}")


def _holds(products: Sequence[tuple[float, ...]], value: float, figures: int) -> bool:
    total = Decimal(0)
    for parts in products:
        term = Decimal(1)
        for part in parts:
            term *= _rounded(part, figures)
        total += term
    printed = _rounded(value, _FIGURES)
    unit = Decimal(1).scaleb(printed.adjusted() - _FIGURES + 1) if printed else Decimal(0)
    # 1e-12 keeps the ends of the last figure's interval out: there a reader may round either way.
    return abs(total - printed) <= unit / 2 * (1 - Decimal("1e-12"))
