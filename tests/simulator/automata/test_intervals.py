"""Interval arithmetic that has to hold exactly: checked with fractions and sixty decimal digits."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product as combinations

import numpy as np
import pytest

from simulator.automata.intervals import Push, lowest_logits
from simulator.automata.moore import symbol_bits
from simulator.models import elman
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS

INPUTS = symbol_bits(np.arange(4), 2)


def exact_activity(name: str, z: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        total = Decimal(z.numerator) / Decimal(z.denominator)
        if name == "logistic":
            return 1 / (1 + (-total).exp())
        return 1 - 2 / (1 + (2 * total).exp())


@pytest.mark.parametrize("name", ["tanh", "logistic"])
def test_an_image_holds_what_exact_arithmetic_gives(name: str) -> None:
    # The rounding alone: boxes of one point leave no room but what is added for it.
    random, squashing = np.random.default_rng(2), SQUASHINGS[name]
    for scale in (1e-6, 0.1, 3.0, 50.0):
        parameters = Parameters.unflatten(scale * random.standard_normal(25), (3, 2, 1))
        points = random.uniform(-1.0, 1.0, (20, 3))
        low, high = Push(parameters, squashing, INPUTS).images(points, points)  # (20, 4, 3)
        float_activity = np.stack(
            [elman.step(parameters, squashing, points, x[None]) for x in INPUTS], axis=1
        )
        assert ((low < float_activity) & (float_activity < high)).all()
        assert (high - low).max() < 1e-12 * max(1.0, scale)
        for point, symbol, unit in combinations(range(20), range(4), range(3)):
            terms = list(zip(parameters.recurrent_weights[unit], points[point], strict=True))
            terms += list(zip(parameters.input_weights[unit], INPUTS[symbol], strict=True))
            z = sum((Fraction(w) * Fraction(v) for w, v in terms), Fraction(parameters.hidden_bias[unit]))
            activity = exact_activity(name, z)
            assert Decimal(low[point, symbol, unit]) < activity < Decimal(high[point, symbol, unit])


@pytest.mark.parametrize("name", ["tanh", "logistic"])
def test_squashing_is_computed_as_well_as_the_proof_assumes(name: str) -> None:
    grid: Array = np.concatenate([np.linspace(-25.0, 25.0, 3001), np.geomspace(1e-12, 1.0, 500)])
    values = SQUASHINGS[name].value(grid)
    for z, value in zip(grid.tolist(), values.tolist(), strict=True):
        assert abs(Decimal(value) - exact_activity(name, Fraction(z))) < Decimal(2.0**-50)


def test_the_image_of_a_box_holds_the_image_of_every_point() -> None:
    random, tanh = np.random.default_rng(4), SQUASHINGS["tanh"]
    parameters = Parameters.unflatten(2.0 * random.standard_normal(25), (3, 2, 1))
    ends = random.uniform(-1.0, 1.0, (2, 50, 3))
    low, high = ends.min(axis=0), ends.max(axis=0)
    image_low, image_high = Push(parameters, tanh, INPUTS).images(low, high)
    for part in np.concatenate([list(combinations((0.0, 1.0), repeat=3)), random.random((100, 3))]):
        points = low + part * (high - low)
        for symbol, x in enumerate(INPUTS):
            pushed = elman.step(parameters, tanh, points, x[None])
            assert (image_low[:, symbol] < pushed).all()
            assert (pushed < image_high[:, symbol]).all()


def test_the_lowest_logit_is_below_that_of_every_point_and_close_to_one() -> None:
    random = np.random.default_rng(6)
    parameters = Parameters.unflatten(random.standard_normal(39), (3, 4, 3))
    ends = random.uniform(-1.0, 1.0, (2, 30, 3))
    low, high = ends.min(axis=0), ends.max(axis=0)
    signs = random.choice([-1.0, 1.0], (30, 3))
    corners = np.array(list(combinations((0.0, 1.0), repeat=3)))[:, None]
    points = low + corners * (high - low)  # (8, 30, 3)
    reached = signs * (points @ parameters.output_weights.T + parameters.output_bias)
    lowest = lowest_logits(parameters, signs, low, high)
    assert (lowest < reached.min(axis=(0, 2))).all()
    assert lowest == pytest.approx(reached.min(axis=(0, 2)), abs=1e-12)
