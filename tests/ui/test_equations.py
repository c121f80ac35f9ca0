"""A printed equation holds to its last digit, or says ≈: read back as a person with a calculator would."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from ui import equations
from ui.equations import Term

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _read(text: str) -> str:
    """The printed expression as Python."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("−", "-")
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda m: f"10.0**({m[1].translate(_SUPERSCRIPT)})", text)
    text = re.sub(r"ln (?=[\d.])([\d.]+)", r"ln(\1)", text)
    # Figures such as 0.50 are read as floats, so leading zeros of whole numbers do not matter.
    return text.replace("·", "*")


def _evaluate(text: str) -> float:
    known = {"tanh": math.tanh, "σ": lambda z: 1 / (1 + math.exp(-max(-700.0, z))), "ln": math.log}
    return float(eval(_read(text), {"__builtins__": {}}, known))


def _check(line: str) -> str:
    """Assert that a line with = holds to the last digit; which sign it has."""
    sign = "≈" if "≈" in line else "="
    left, right = line.rsplit(sign, 1)
    expression = left.split("=", 1)[-1]
    printed = right.strip().replace("−", "-")
    if sign == "=":
        digits = len(printed.split(".")[1].split("·")[0])
        unit = 10.0**-digits
        if "·10" in printed:
            unit *= 10.0 ** int(printed.split("·10")[1].translate(_SUPERSCRIPT))
        assert abs(_evaluate(expression) - _evaluate(right)) <= unit / 2 * (1 + 1e-9), line
    return sign


@pytest.mark.parametrize("squashing", ["tanh", "logistic"])
@pytest.mark.parametrize("sigma", [0.02, 0.3, 2.0, 9.0])
def test_equations_of_random_networks_hold(squashing: str, sigma: float) -> None:
    function = "σ" if squashing == "logistic" else "tanh"
    rng = np.random.default_rng(int(sigma * 100))
    signs = []
    for units in (2, 3, 4, 6):
        for _ in range(10):
            p = elman.draw(rng, units, 2, 1, SQUASHINGS[squashing], sigma)
            x = rng.integers(0, 2, (1, 6, 2)).astype(float)
            hidden, logits = elman.run(p, SQUASHINGS[squashing], x)
            before = p.initial_state
            for t in range(6):
                for unit in range(units):
                    value = float(hidden[0, t, unit])
                    (line,) = equations.hidden_unit(p, function, unit, x[0, t], before, value)
                    signs.append(_check(line))
                y = equations.logistic(float(logits[0, t, 0]))
                (line,) = equations.output(p, hidden[0, t], y)
                signs.append(_check(line))
                before = hidden[0, t]
    # ≈ is the exception: nearly every equation can be printed so that it holds.
    assert signs.count("=") > 0.98 * len(signs)


def test_products_hold_and_need_more_digits_now_and_then() -> None:
    rng = np.random.default_rng(3)
    lines = [equations.product(*pair)[0] for pair in rng.normal(0, 2, (500, 2)).tolist()]
    assert sum(_check(line) == "=" for line in lines) > 490
    assert len({len(line.split("·")[0].split(".")[1]) for line in lines}) > 1


@pytest.mark.parametrize("target", [0, 1])
def test_losses_hold(target: int) -> None:
    probabilities = [*np.linspace(0.001, 0.999, 97), 1e-9, 1 - 1e-7, 0.5]
    for probability in probabilities:
        (line,) = equations.cross_entropy(float(probability), target)
        assert "ln 0.00 " not in line
        _check(line)


def test_what_does_not_hold_is_not_said_to() -> None:
    terms = [Term(0.81, 1.0), Term(-2.1, 0.0), Term(0.33, -0.79), Term(0.12)]
    (line,) = equations.squashed("h₂", "tanh", terms, -0.79)
    assert "≈" in line and " = −" not in line
    (line,) = equations.squashed("h₂", "tanh", terms, math.tanh(0.81 - 0.33 * 0.79 + 0.12))
    plain = line.replace("\N{NO-BREAK SPACE}", " ")
    assert plain == "h₂ = tanh(0.81·1 − 2.10·0 + 0.33·(−0.79) + 0.12) = 0.58"


def test_a_tie_is_not_left_to_the_readers_rounding() -> None:
    # 0.25 · 0.50 is 0.125: whether that is 0.12 or 0.13 depends on the reader.
    (line,) = equations.product(0.2501, 0.5)
    assert _evaluate(line.split("=")[0]) != pytest.approx(0.125, abs=1e-12)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_not_finite_have_no_equation(bad: float) -> None:
    assert equations.squashed("y", "σ", [Term(bad, 1.0)], 0.5) == ()
    assert equations.product(bad, 1.0) == ()
    assert equations.cross_entropy(math.nan, 1) == ()
    p = Parameters(*(np.full(shape, bad) for shape in ((3, 2), (3, 3), 3, 3, (1, 3), 1)))
    assert equations.hidden_unit(p, "tanh", 0, [1.0, 0.0], [0.0] * 3, 0.0) == ()


def test_exploded_weights_are_written_with_powers_of_ten() -> None:
    (line,) = equations.squashed("h₁", "tanh", [Term(3.21e15, 1.0), Term(-2e6, 0.5)], 1.0)
    assert "3.21·10¹⁵·1" in line and "2.00·10⁶·0.50" in line
    _check(line)
    (line,) = equations.product(-1.5e6, 2.0)
    assert _check(line) == "="


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.001, "0.00"), (-1.0, "−1.00"), (math.inf, "∞"), (math.nan, "–"), (-2.5e6, "−2.50·10⁶")],
)
def test_numbers(value: float, text: str) -> None:
    assert equations.number(value) == text
    assert equations.signed(0.25) == "+0.25" and equations.signed(0.001) == "0.00"


def test_a_weighted_sum_holds_to_the_last_digit_or_says_so() -> None:
    rng = np.random.default_rng(5)
    signs = set()
    for _ in range(300):
        weights, factors = rng.uniform(-1, 1, 2), rng.normal(0, 2, 2)
        terms = [Term(float(w), float(x)) for w, x in zip(weights, factors, strict=True)]
        for digits in (2, 3):
            (line,) = equations.weighted_sum("c", terms, float(weights @ factors), digits)
            signs.add(_check(line))
    assert "=" in signs
    assert equations.weighted_sum("c", [Term(0.999, 1.7), Term(0.001, -0.3)], 1.698, 3) == (
        "c = 0.999·1.700 +\N{NO-BREAK SPACE}0.001·(−0.300) =\N{NO-BREAK SPACE}1.70",
    )
    assert equations.weighted_sum("c", [Term(math.inf, 1.0)], math.inf) == ()


def test_a_linear_unit_has_no_function_around_its_sum_and_a_rectified_one_is_never_negative() -> None:
    terms = [Term(0.5, 1.0), Term(-2.0, 0.5)]
    assert equations.squashed("y₁", "", terms, -0.5) == (
        "y₁ = 0.50·1 −\N{NO-BREAK SPACE}2.00·0.50 =\N{NO-BREAK SPACE}−0.50",
    )
    (line,) = equations.squashed("h₁", "ReLU", terms, 0.0)
    assert line.startswith("h₁ = ReLU(") and line.endswith("=\N{NO-BREAK SPACE}0.00")
