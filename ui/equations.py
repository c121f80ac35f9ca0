"""Equations with a step's numbers put in, honest to the last digit that is printed.

What is printed is evaluated again from its own rounded numbers. If it gives the printed result it
says `=`; if not, the operands get one or two more digits; if that does not help it says `≈`:

    h₂ = tanh(0.81·1 − 2.10·0 + 0.33·(−0.79) + 0.12) = 0.58

Texts only: no Qt, no language. A number that is not finite has no equation, and none is printed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from simulator.models.elman import Parameters

MINUS = "−"
# A sign stays on the line of what follows it when a card breaks a long equation.
_TIED = "\N{NO-BREAK SPACE}"
DIGITS = 2
# Digits tried for the operands before the sign becomes ≈; the result keeps `DIGITS`.
_TRIES = (2, 3, 4)
_LARGE = 10_000.0
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class Term(NamedTuple):
    """One addend: weight · factor, or the weight alone (a bias)."""

    weight: float
    factor: float | None = None


def subscript(number: int) -> str:
    """The number as subscript figures: 2 -> ₂."""
    return str(number).translate(_SUBSCRIPT)


def superscript(number: int) -> str:
    """The number as superscript figures: −5 -> ⁻⁵."""
    return str(number).translate(_SUPERSCRIPT)


def name(letter: str, index: int) -> str:
    """`h₂` for the unit of index 1: units are counted from 1 on the screen."""
    return letter + subscript(index + 1)


def number(value: float, digits: int = DIGITS) -> str:
    """The value with that many decimals and a true minus; never `−0.00`.

    From 10,000 up it is written with a power of ten; infinities are `∞`, what is no number `–`.
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else (MINUS if value < 0 else "") + "∞"
    if abs(value) >= _LARGE:
        mantissa, exponent = f"{value:.{digits}e}".split("e")
        return f"{mantissa}·10{superscript(int(exponent))}".replace("-", MINUS)
    text = f"{value:.{digits}f}"
    if text.startswith("-") and float(text) == 0.0:
        text = text[1:]
    return text.replace("-", MINUS)


def signed(value: float, digits: int = DIGITS) -> str:
    """As `number`, with a plus before positive values and none before zero."""
    text = number(value, digits)
    return f"+{text}" if value > 0 and _exact(value, digits) else text


def squashed(left: str, function: str, terms: Sequence[Term], value: float) -> tuple[str, ...]:
    """`left = function(terms) = value` as one line; no line if any number is not finite.

    `function` is `tanh`, `σ`, the logistic function, `ReLU`, or empty where nothing is squashed.
    """
    if not _finite(value, *(part for term in terms for part in term if part is not None)):
        return ()
    squash = _FUNCTIONS[function]
    result = number(value)

    def holds(digits: int) -> bool:
        return _rounds_to(squash(float(_total(terms, digits))), value)

    digits, sign = _fit(holds)
    inside = _sum_text(terms, digits)
    inside = f"{function}({inside})" if function else inside
    return (f"{left} = {inside} {sign}{_TIED}{result}",)


def weighted_sum(left: str, terms: Sequence[Term], value: float, digits: int = DIGITS) -> tuple[str, ...]:
    """A sum of products as one line: `c₅ = 0.999·1.700 + 0.001·(−0.300) = 1.70`; none if not finite.

    The operands have `digits` decimals, or more where these do not give the result.
    """
    if not _finite(value, *(part for term in terms for part in term if part is not None)):
        return ()

    def holds(digits: int) -> bool:
        return _rounds_to(_total(terms, digits), value)

    digits, sign = _fit(holds, tuple(tried for tried in _TRIES if tried >= digits))
    return (f"{left} = {_sum_text(terms, digits)} {sign}{_TIED}{number(value)}",)


def hidden_unit(
    parameters: Parameters,
    function: str,
    unit: int,
    inputs: Sequence[float],
    before: Sequence[float],
    value: float,
) -> tuple[str, ...]:
    """Unit `unit` at one step: `inputs` (I,) of this step, `before` (H,) the activities of the last."""
    p = parameters
    # h_t = f(W x_t + U h_(t-1) + b)
    terms = [Term(float(w), float(x)) for w, x in zip(p.input_weights[unit], inputs, strict=True)]
    terms += [Term(float(w), float(h)) for w, h in zip(p.recurrent_weights[unit], before, strict=True)]
    terms.append(Term(float(p.hidden_bias[unit])))
    return squashed(name("h", unit), function, terms, value)


def output(parameters: Parameters, hidden: Sequence[float], value: float, unit: int = 0) -> tuple[str, ...]:
    """The logistic output at one step from the activities `hidden` (H,) of the same step."""
    p = parameters
    # y_t = σ(V h_t + c)
    terms = [Term(float(w), float(h)) for w, h in zip(p.output_weights[unit], hidden, strict=True)]
    terms.append(Term(float(p.output_bias[unit])))
    return squashed("y", "σ", terms, value)


def product(weight: float, factor: float) -> tuple[str, ...]:
    """What one weight passes on at one step: `0.33·(−0.79) = −0.26`."""
    if not _finite(weight, factor, weight * factor):
        return ()
    value = weight * factor

    def holds(digits: int) -> bool:
        return _rounds_to(_exact(weight, digits) * _factor(factor, digits), value)

    digits, sign = _fit(holds)
    return (f"{number(weight, digits)}·{_factor_text(factor, digits)} {sign} {number(value)}",)


def quotient(left: str, above: float, below: float, value: float) -> tuple[str, ...]:
    """A number divided by another as one line: `K₁ = 0.31 / 0.42 = 0.74`; none if not finite."""
    if not _finite(above, below, value) or below == 0.0:
        return ()

    def holds(digits: int) -> bool:
        divisor = _exact(below, digits)
        return divisor != 0 and _rounds_to(_exact(above, digits) / divisor, value)

    digits, sign = _fit(holds)
    return (f"{left} = {number(above, digits)} / {number(below, digits)} {sign}{_TIED}{number(value)}",)


def cross_entropy(probability: float, target: int) -> tuple[str, ...]:
    """What one printed digit costs: `−ln 0.98 = 0.02`, or `−ln(1 − 0.02) = 0.02` for the digit 0."""
    given = probability if target else 1.0 - probability
    if not math.isfinite(probability) or given <= 0.0:
        return ()
    value = -math.log(given)

    def holds(digits: int) -> bool:
        shown = _exact(probability, digits) if target else 1 - _exact(probability, digits)
        return shown > 0 and _rounds_to(-math.log(shown), value)

    # Near 0 and 1 the usual digits would print the logarithm of nothing.
    digits, sign = _fit(holds, (*_TRIES, DIGITS - math.floor(math.log10(given))))
    shown = number(probability, digits)
    inside = f" {shown}" if target else f"(1 {MINUS} {shown})"
    return (f"{MINUS}ln{inside} {sign} {number(value)}",)


def logistic(z: float) -> float:
    """1 / (1 + e^−z) without overflow."""
    return 0.5 + 0.5 * math.tanh(0.5 * z)


_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "tanh": math.tanh,
    "σ": logistic,
    "ReLU": lambda z: max(0.0, z),
    "": lambda z: z,
}


def _finite(*values: float) -> bool:
    return all(math.isfinite(value) for value in values)


def _fit(holds: Callable[[int], bool], tries: Sequence[int] = _TRIES) -> tuple[int, str]:
    """The first number of digits with which the printed equation holds, or the usual one and ≈."""
    for digits in tries:
        if holds(digits):
            return digits, "="
    return tries[0], "≈"


def _rounds_to(evaluated: float | Decimal, value: float) -> bool:
    """Whether `evaluated` is printed as `value` is, however a tie would be rounded."""
    printed = _exact(value, DIGITS)
    unit = Decimal(1).scaleb(-DIGITS)
    if abs(value) >= _LARGE:
        unit = Decimal(1).scaleb(printed.adjusted() - DIGITS)
    # 1e-12 keeps the ends of the last digit's interval out: there a reader may round either way.
    return abs(Decimal(evaluated) - printed) < unit / 2 * (1 - Decimal("1e-12"))


def _exact(value: float, digits: int) -> Decimal:
    """The number that is printed for `value`."""
    return Decimal(f"{value:.{digits}{'e' if abs(value) >= _LARGE else 'f'}}")


def _factor(factor: float, digits: int) -> Decimal:
    return Decimal(int(factor)) if _is_bit(factor) else _exact(factor, digits)


def _is_bit(factor: float) -> bool:
    return factor in (0.0, 1.0)


def _total(terms: Sequence[Term], digits: int) -> Decimal:
    total = Decimal(0)
    for weight, factor in terms:
        total += _exact(weight, digits) * (1 if factor is None else _factor(factor, digits))
    return total


def _sum_text(terms: Sequence[Term], digits: int) -> str:
    parts = []
    for place, (weight, factor) in enumerate(terms):
        is_negative = _exact(weight, digits) < 0
        sign = MINUS if is_negative else "" if place == 0 else "+"
        sign = sign if place == 0 else f" {sign}{_TIED}"
        times = "" if factor is None else f"·{_factor_text(factor, digits)}"
        parts.append(f"{sign}{number(abs(weight), digits)}{times}")
    return "".join(parts)


def _factor_text(factor: float, digits: int) -> str:
    if _is_bit(factor):
        return str(int(factor))
    text = number(factor, digits)
    return f"({text})" if text.startswith(MINUS) else text
