"""Two sums at once: learned, read off as a product of two adders, proved; and whose the hidden units are."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.automata.adder import two_adders
from simulator.chapters import adder
from simulator.chapters._adder_growth import growth
from simulator.chapters._adder_units import measuring
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from tests.simulator.chapters.test_adder import train
from tests.ui.diagrams.adder.adder_content import exact

TWO = adder.Settings.read({"scene": "two_sums", "seed": 4})
# A gain with which two logistic adders pass every test, and no proof closes.
GAIN_OPEN = 3.8


def side_by_side(squashing: str = "logistic", gain: float = 6.0) -> Parameters:
    """Two exact adders in one network that share nothing: units 1 to 3 and 4 to 6."""
    one = exact(3, squashing, gain)

    def blocks(part: np.ndarray) -> np.ndarray:
        none = np.zeros_like(part)
        return np.block([[part, none], [none, part]])

    return Parameters(
        blocks(one.input_weights),
        blocks(one.recurrent_weights),
        np.tile(one.hidden_bias, 2),
        np.tile(one.initial_state, 2),
        blocks(one.output_weights),
        np.tile(one.output_bias, 2),
    )


@pytest.fixture(scope="module")
def learned() -> adder.Experiment:
    experiment = adder.Experiment(TWO)
    while not experiment.reached() and experiment.update < 200:
        train(experiment, 1)
    return experiment


def test_the_recipe_ends_with_a_proof_for_both_sums(learned: adder.Experiment) -> None:
    report = learned.report()
    assert isinstance(report, dict)
    assert learned.reached() == ("certified",)
    assert report["certified"] and report["isomorphic"]
    assert report["patterns"] == report["boxes"] == 16
    assert report["bit_errors"] == report["long_run_errors"] == 0
    assert learned.parameters().sizes == (6, 4, 2)


def test_the_network_adds_both_sums_of_whole_numbers(learned: adder.Experiment) -> None:
    rng = np.random.default_rng(5)
    numbers = rng.integers(0, 2**30, 4).tolist()
    digits = np.array([[number >> place & 1 for place in range(32)] for number in numbers])
    _, logits = elman.run(learned.parameters(), SQUASHINGS["logistic"], digits.T[None].astype(float))
    said = [sum(int(bit) << place for place, bit in enumerate(logits[0, :, s] > 0)) for s in (0, 1)]
    assert said == [numbers[0] + numbers[1], numbers[2] + numbers[3]]


def test_the_stage_follows_the_product_machine(learned: adder.Experiment) -> None:
    content = learned.content()
    assert isinstance(content, adder.TwoSumsContent)
    first, second = content.examples
    symbols = 4 * first.symbols + second.symbols
    assert np.array_equal(content.walk[1:], two_adders().run(symbols))
    assert np.array_equal(content.nearest, content.walk[1:])
    assert np.isfinite(content.centres).all()
    assert content.trace.targets.shape == (10, 2)


@pytest.mark.parametrize("example", ["random", "all_pairs"])
def test_other_examples_have_two_sums_of_equal_length(example: str, learned: adder.Experiment) -> None:
    experiment = adder.Experiment(TWO.with_(example=example), learned.parameters())
    content = experiment.content()
    assert isinstance(content, adder.TwoSumsContent)
    first, second = content.examples
    assert first.columns == second.columns
    if example == "all_pairs":
        for shown in (first, second):
            before = np.concatenate(([0], shown.states[:-1]))
            assert len(set(zip(before.tolist(), shown.symbols.tolist(), strict=True))) == 16


def test_units_of_two_adders_side_by_side_split() -> None:
    units = finish(measuring(side_by_side(), SQUASHINGS["logistic"]))
    assert units.split
    assert units.sides.tolist() == [0, 0, 0, 1, 1, 1]
    assert units.between == 0.0
    # The other sum neither decides anything of a unit nor misses it.
    assert units.explained[:3, 1].max() < 0.05 and units.explained[:3, 0].min() > 0.9
    assert units.harm[:3, 1].max() == units.harm[3:, 0].max() == 0.0


def test_units_that_both_sums_need_do_not_split() -> None:
    # The same two adders seen through a mixture: every unit of the mixed network carries both.
    whole = side_by_side("tanh")
    turn = np.linalg.qr(np.random.default_rng(0).standard_normal((6, 6)))[0]
    linear = SQUASHINGS["linear"]
    mixed = Parameters(
        turn @ whole.input_weights,
        turn @ whole.recurrent_weights @ turn.T,
        turn @ whole.hidden_bias,
        turn @ whole.initial_state,
        whole.output_weights @ turn.T,
        whole.output_bias,
    )
    assert not finish(measuring(mixed, linear)).split


def test_where_the_proof_fails_is_said_and_nothing_else() -> None:
    # Flatter units: every test is passed, but the boxes of both sums together do not close.
    content = adder.Experiment(TWO, side_by_side(gain=GAIN_OPEN)).content()
    assert isinstance(content, adder.TwoSumsContent)
    verdict = content.verdict
    assert verdict.bit_errors == verdict.long_run_errors == 0
    assert verdict.guarantee.key == "verdict-no-certificate"
    assert verdict.detail.key.startswith("verdict-proof-")
    assert not verdict.ok


def test_what_machines_and_networks_need_is_counted() -> None:
    found = growth()
    assert found.states.tolist() == [4**k for k in found.streams]
    assert np.array_equal(found.units, 3 * found.streams)
    assert np.array_equal(found.weights, found.units**2)
    assert found.patterns.tolist() == [2 ** int(n) for n in found.sizes]
    assert np.array_equal(found.connections, found.sizes**2)
