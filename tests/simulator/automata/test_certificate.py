"""The interval proof: it closes for networks that are right, and nothing that it says can be broken."""

from __future__ import annotations

from dataclasses import replace
from itertools import product as combinations

import numpy as np
import pytest

from simulator.automata.adder import binary_adder, two_adders
from simulator.automata.certificate import Certificate, Failure, certify, certify_finer, certifying
from simulator.automata.moore import Integers, MooreMachine, symbol_bits
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from tests.simulator.automata import networks
from tests.simulator.automata.networks import Network

INPUTS = symbol_bits(np.arange(4), 2)


def proof(of: Network) -> Certificate:
    verdict = certify_finer(*of, binary_adder())
    assert isinstance(verdict, Certificate), verdict
    return verdict


def adversarial_words(of: Network, count: int, columns: int) -> Integers:
    """Each word always takes the column that drives the activity furthest in a direction of its own."""
    parameters, squashing = of
    directions = np.random.default_rng(3).standard_normal((count, parameters.sizes[0]))
    hidden = np.tile(parameters.initial_state, (count, 1))
    words = np.empty((count, columns), dtype=np.int64)
    for t in range(columns):
        options = np.stack(
            [elman.step(parameters, squashing, hidden, np.tile(x, (count, 1))) for x in INPUTS]
        )
        words[:, t] = np.einsum("anh,nh->na", options, directions).argmax(axis=1)
        hidden = options[words[:, t], np.arange(count)]
    return words


def periodic_words(columns: int = 120) -> Integers:
    """Every pattern of four columns, repeated."""
    return np.array([np.resize(period, columns) for period in combinations(range(4), repeat=4)])


@pytest.mark.parametrize("name", networks.FOUR)
def test_four_boxes_are_enough_where_there_are_four_patterns(name: str) -> None:
    certificate = certify(*networks.FOUR[name], binary_adder())
    assert isinstance(certificate, Certificate)
    assert certificate.boxes.shape == (4, 2, 3)
    assert sorted(certificate.node_states.tolist()) == [0, 1, 2, 3]
    assert certificate.node_recent.shape == (4, 0)
    assert certificate.margin > 0.0
    assert certificate.slack > 0.0


@pytest.mark.parametrize(
    ("name", "depth", "boxes"), [("six tanh", 1, 8), ("six logistic", 1, 8), ("fine tanh", 3, 100)]
)
def test_recent_columns_make_the_proof_finer(name: str, depth: int, boxes: int) -> None:
    failure = certify(*networks.PROVED[name], binary_adder(), depth - 1)
    assert isinstance(failure, Failure)
    assert failure.reason == "wrong_output"
    certificate = proof(networks.PROVED[name])
    assert (certificate.depth, len(certificate.boxes)) == (depth, boxes)


@pytest.mark.parametrize("name", networks.PROVED)
def test_no_column_leaves_its_box(name: str) -> None:
    of = networks.PROVED[name]
    certificate = proof(of)
    words = (
        networks.random_words(64, 1600),
        networks.long_runs(3000),
        adversarial_words(of, 200, 100),
        periodic_words(),
    )
    for word in words:
        hidden, logits = networks.activities(of, word)
        box = certificate.follow(word)
        assert np.array_equal(certificate.node_states[box], binary_adder().run(word))
        assert (certificate.boxes[box, 0] < hidden).all()
        assert (hidden < certificate.boxes[box, 1]).all()
        assert np.array_equal(logits[..., 0] > 0.0, binary_adder().printed(word) == 1)
        assert np.abs(logits).min() >= certificate.margin


@pytest.mark.parametrize("name", networks.PROVED)
def test_no_point_of_a_box_leaves_the_next_one(name: str) -> None:
    parameters, squashing = of = networks.PROVED[name]
    certificate = proof(of)
    corners = np.array(list(combinations((0.0, 1.0), repeat=3)))
    part = np.concatenate([corners, np.random.default_rng(5).random((200, 3))])  # (M, 3)
    low, high = certificate.boxes[:, :1], certificate.boxes[:, 1:]
    points = low + part * (high - low)  # (n, M, 3)
    logits = points @ parameters.output_weights[0] + parameters.output_bias[0]
    assert np.array_equal(
        logits > 0.0, np.broadcast_to(certificate.node_states[:, None] & 1, logits.shape) == 1
    )
    for symbol, x in enumerate(INPUTS):
        pushed = elman.step(parameters, squashing, points.reshape(-1, 3), x[None]).reshape(points.shape)
        target = certificate.boxes[certificate.successors[:, symbol]]
        inside = np.minimum(pushed - target[:, :1], target[:, 1:] - pushed)
        assert inside.min() >= certificate.slack


@pytest.mark.parametrize("name", networks.FOUR)
def test_the_four_boxes_are_apart(name: str) -> None:
    boxes = proof(networks.FOUR[name]).boxes
    for i, j in combinations(range(4), repeat=2):
        assert i == j or np.maximum(boxes[i, 0] - boxes[j, 1], boxes[j, 0] - boxes[i, 1]).max() > 0.0


@pytest.mark.parametrize("name", networks.WRONG)
def test_passing_random_tests_is_not_enough(name: str) -> None:
    of = networks.WRONG[name]
    assert networks.errors(of, networks.random_words(100, 64)) == 0
    assert networks.errors(of, networks.long_runs()) > 0
    assert isinstance(certify_finer(*of, binary_adder(), depths=range(5), max_boxes=512), Failure)


@pytest.mark.parametrize("name", networks.PROVED)
def test_a_disturbed_network_that_errs_is_never_certified(name: str) -> None:
    parameters, squashing = networks.PROVED[name]
    random, size = np.random.default_rng(11), parameters.flatten().size
    verdicts = set()
    for strength in np.geomspace(0.01, 1.5, 40):
        noise = 1.0 + strength * random.standard_normal(size)
        of = Parameters.unflatten(parameters.flatten() * noise, (3, 2, 1)), squashing
        words = networks.long_runs(), networks.random_words(20, 64), periodic_words(60)
        is_right = sum(networks.errors(of, word) for word in words) == 0
        is_proved = isinstance(certify_finer(*of, binary_adder()), Certificate)
        verdicts.add((is_right, is_proved))
        assert is_right or not is_proved
    # The disturbance breaks some networks and spares others.
    assert {(True, True), (False, False)} <= verdicts


def test_the_start_state_is_part_of_the_proof() -> None:
    parameters, squashing = networks.by_hand(20.0)
    carrying = replace(parameters, initial_state=np.array([0.0, 1.0, 0.0]))
    assert networks.errors((carrying, squashing), np.array([[0]])) == 1
    assert isinstance(certify_finer(carrying, squashing, binary_adder()), Failure)


@pytest.mark.parametrize(
    ("gain", "closes"), [(1.0, False), (3.0, False), (8.0, True), (20.0, True), (500.0, True)]
)
def test_the_network_made_by_hand_needs_enough_gain(gain: float, closes: bool) -> None:
    verdict = certify(*networks.by_hand(gain), binary_adder())
    assert isinstance(verdict, Certificate) == closes
    if isinstance(verdict, Certificate):
        # On a saturated box the logit is gain · (±½), less what the soft steps leave.
        assert 0.4 * gain < verdict.margin < 0.5 * gain


def test_swapped_outputs_are_not_the_adder() -> None:
    parameters, squashing = networks.by_hand(20.0)
    swapped = replace(
        parameters, output_weights=-parameters.output_weights, output_bias=-parameters.output_bias
    )
    assert certify(swapped, squashing, binary_adder()).__class__ is Failure


def test_two_sums_need_sixteen_boxes_and_two_outputs() -> None:
    one, squashing = networks.by_hand(20.0)
    zeros = np.zeros
    both = Parameters(
        input_weights=np.block([[one.input_weights, zeros((3, 2))], [zeros((3, 2)), one.input_weights]]),
        recurrent_weights=np.kron(np.eye(2), one.recurrent_weights),
        hidden_bias=np.tile(one.hidden_bias, 2),
        initial_state=np.tile(one.initial_state, 2),
        output_weights=np.kron(np.eye(2), one.output_weights),
        output_bias=np.tile(one.output_bias, 2),
    )
    certificate = certify(both, squashing, two_adders())
    assert isinstance(certificate, Certificate)
    assert certificate.boxes.shape == (16, 2, 6)
    single = proof((one, squashing))
    assert certificate.margin == pytest.approx(single.margin)


def one_unit(recurrent: float, output: float = 0.0) -> tuple[Parameters, MooreMachine]:
    """A unit that adds its input to a part of itself, beside the machine that always prints 1."""
    ones = np.ones((1, 1))
    parameters = Parameters(ones, recurrent * ones, np.zeros(1), np.zeros(1), output * ones, np.ones(1))
    return parameters, MooreMachine(0, np.array([[0, 0]]), np.array([1]))


@pytest.mark.parametrize("squashing", ["linear", "relu"])
def test_unbounded_units_are_proved_where_they_contract(squashing: str) -> None:
    parameters, always = one_unit(0.5, output=0.1)
    certificate = certify(parameters, SQUASHINGS[squashing], always)
    assert isinstance(certificate, Certificate)
    # h' = h / 2 + x with x in {0, 1} stays within [0, 2].
    assert certificate.boxes[0, 1, 0] == pytest.approx(2.0, abs=1e-4)


def test_a_unit_that_counts_for_ever_has_no_box() -> None:
    parameters, always = one_unit(1.0)
    verdict = certify(parameters, SQUASHINGS["linear"], always)
    assert isinstance(verdict, Failure)
    assert (verdict.reason, verdict.state, verdict.symbol) == ("does_not_close", 0, 1)


def test_what_explodes_is_a_failure_not_a_crash() -> None:
    parameters, always = one_unit(4.0)
    assert certify(parameters, SQUASHINGS["linear"], always) == Failure("not_finite", 0)
    spoilt = replace(networks.FOUR_TANH[0], hidden_bias=np.array([np.nan, 0.0, 0.0]))
    assert certify(spoilt, networks.TANH, binary_adder()) == Failure("not_finite", 0)
    huge = replace(networks.FOUR_TANH[0], output_weights=np.full((1, 3), 1e308))
    assert isinstance(certify(huge, networks.TANH, binary_adder()), Failure)


def test_too_many_boxes_is_said_before_it_is_tried() -> None:
    assert certify(*networks.SIX_TANH, binary_adder(), 1, max_boxes=7) == Failure("too_many_boxes", 1)
    coarse = certify_finer(*networks.SIX_TANH, binary_adder(), max_boxes=7)
    assert isinstance(coarse, Failure)
    assert (coarse.reason, coarse.depth) == ("wrong_output", 0)


def test_what_does_not_fit_the_machine_is_refused() -> None:
    parameters, squashing = networks.FOUR_TANH
    with pytest.raises(ValueError, match="1 output units; the machine prints 2 bits"):
        certify(parameters, squashing, two_adders(), inputs=np.zeros((16, 2)))
    with pytest.raises(ValueError, match=r"\(4, 3\); \(4, 2\) is needed"):
        certify(parameters, squashing, binary_adder(), inputs=np.zeros((4, 3)))
    with pytest.raises(ValueError, match="softsign; it must be one of logistic, tanh, linear, relu"):
        certify(parameters, replace(squashing, name="softsign"), binary_adder())
    single = replace(parameters, hidden_bias=parameters.hidden_bias.astype(np.float32))
    with pytest.raises(ValueError, match="float32, float64; the rounding bounds need float64"):
        certify(single, squashing, binary_adder())


def test_a_long_proof_can_be_looked_up_from_and_leaves_numpy_as_it_was() -> None:
    parameters, squashing = networks.PROVED["fine tanh"]
    before, slices, verdict = np.geterr(), 0, None
    proof_in_slices = certifying(parameters, squashing, binary_adder())
    while verdict is None:
        try:
            next(proof_in_slices)
        except StopIteration as done:
            verdict = done.value
        slices += 1
        # What the proof sets for itself would hold for the engine's other work, too.
        assert np.geterr() == before
    assert slices > 5
    at_once = certify_finer(parameters, squashing, binary_adder())
    assert isinstance(verdict, Certificate)
    assert isinstance(at_once, Certificate)
    assert np.array_equal(verdict.boxes, at_once.boxes)
