"""Patterns of activity are counted without labels, whatever the order of the vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from simulator.automata.patterns import MOST_PATTERNS, find_patterns
from simulator.models.squashing import SQUASHINGS
from tests.simulator.automata import networks

TANH, LOGISTIC = SQUASHINGS["tanh"], SQUASHINGS["logistic"]


def lattice(side: int, step: float) -> np.ndarray:
    axis = step * np.arange(side)
    return np.stack(np.meshgrid(axis, axis, axis), axis=-1).reshape(-1, 3)


@pytest.mark.parametrize("name", networks.FOUR)
def test_four_patterns_are_counted_and_named(name: str) -> None:
    hidden, labels = networks.columns(networks.FOUR[name])
    found = find_patterns(hidden, networks.FOUR[name][1], labels)
    assert found.count == 4
    assert not found.too_many
    assert sorted(found.states.tolist()) == [0, 1, 2, 3]
    assert (found.purities == 1.0).all()
    assert np.array_equal(found.states[found.assignment], labels)


@pytest.mark.parametrize("of", [networks.SIX_TANH, networks.SIX_LOGISTIC])
def test_six_patterns_are_not_called_four(of: networks.Network) -> None:
    hidden, labels = networks.columns(of)
    found = find_patterns(hidden, of[1], labels)
    assert found.count == 6
    assert sorted(np.bincount(found.states).tolist()) == [1, 1, 2, 2]


def test_labels_play_no_part_in_the_grouping() -> None:
    hidden, labels = networks.columns(networks.SIX_TANH)
    with_labels, without = find_patterns(hidden, TANH, labels), find_patterns(hidden, TANH)
    assert np.array_equal(with_labels.assignment, without.assignment)
    assert (without.states == -1).all()
    assert (without.purities == 0.0).all()


def test_purity_is_the_share_of_the_most_frequent_state() -> None:
    hidden = np.array([[0.0], [0.01], [0.02], [0.9]])
    found = find_patterns(hidden, LOGISTIC, [2, 1, 2, 3])
    assert found.sizes.tolist() == [3, 1]
    assert found.states.tolist() == [2, 3]
    assert found.purities.tolist() == [pytest.approx(2 / 3), 1.0]


def test_each_pattern_tells_where_it_is() -> None:
    hidden = np.array([[0.1, 0.2], [0.12, 0.2], [0.14, 0.2], [0.9, 0.9]])
    found = find_patterns(hidden, LOGISTIC)
    assert found.centres == pytest.approx(np.array([[0.12, 0.2], [0.9, 0.9]]))
    assert found.extents == pytest.approx(np.array([[[0.1, 0.2], [0.14, 0.2]], [[0.9, 0.9], [0.9, 0.9]]]))
    assert found.spreads == pytest.approx([0.02 * np.sqrt(2 / 3), 0.0])


@pytest.mark.parametrize(("squashing", "span"), [(LOGISTIC, 1.0), (TANH, 2.0)])
def test_a_gap_is_a_share_of_the_activity_range(squashing: object, span: float) -> None:
    for step, count in ((0.085, 1), (0.115, 5)):
        chain = squashing.low + span * step * np.arange(5)[:, None]  # type: ignore[attr-defined]
        assert find_patterns(chain, squashing).count == count  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_the_groups_are_those_of_single_linkage(seed: int, units: int) -> None:
    # On points that are cells themselves there is no rounding, so the two must agree exactly.
    cells = np.random.default_rng(seed).integers(0, 80, (60, units))
    hidden = (cells + 0.5) / 80
    found = find_patterns(hidden, LOGISTIC)
    expected = fcluster(linkage(cells, "single", "chebyshev"), 8.5, "distance")
    pairs = {(a, b) for a, b in zip(found.assignment.tolist(), expected.tolist(), strict=True)}
    assert len(pairs) == found.count == expected.max()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_the_vectors_does_not_matter(seed: int) -> None:
    random = np.random.default_rng(seed)
    hidden = random.random((300, 3))
    order = random.permutation(300)
    a, b = find_patterns(hidden, LOGISTIC, gap=0.05), find_patterns(hidden[order], LOGISTIC, gap=0.05)
    assert a.count == b.count
    assert sorted(a.sizes.tolist()) == sorted(b.sizes.tolist())


def test_a_smear_is_said_to_be_one() -> None:
    found = find_patterns(lattice(6, 0.19), LOGISTIC)
    assert found.count == 216
    assert found.too_many
    assert len(found.sizes) == MOST_PATTERNS
    assert (found.assignment == -1).sum() == 216 - MOST_PATTERNS


def test_a_full_cube_is_one_pattern() -> None:
    hidden = np.random.default_rng(0).random((8000, 3))
    assert find_patterns(hidden, LOGISTIC).count == 1


def test_a_new_vector_belongs_to_the_nearest_pattern_within_its_gap() -> None:
    found = find_patterns(np.array([[0.1, 0.1], [0.1, 0.1], [0.4, 0.1]]), LOGISTIC)
    asked = np.array([[0.15, 0.05], [0.35, 0.1], [0.1, 0.3], [np.nan, 0.1]])
    assert found.nearest(asked).tolist() == [0, 1, -1, -1]


def test_members_are_nearest_to_their_own_pattern() -> None:
    hidden, _ = networks.columns(networks.SIX_LOGISTIC)
    found = find_patterns(hidden, LOGISTIC)
    assert np.array_equal(found.nearest(hidden), found.assignment)


def test_an_exploded_network_has_no_patterns_and_does_not_crash() -> None:
    found = find_patterns(np.full((10, 3), np.nan), TANH)
    assert (found.count, len(found.sizes)) == (0, 0)
    assert (found.assignment == -1).all()
    half = find_patterns(np.array([[np.inf], [5.0], [7.0]]), SQUASHINGS["relu"])
    assert half.assignment.tolist() == [-1, 0, 1]


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="the gap is 0"):
        find_patterns(np.zeros((3, 3)), TANH, gap=0)
    with pytest.raises(ValueError, match=r"shape \(3,\)"):
        find_patterns(np.zeros(3), TANH)


def test_far_away_vectors_belong_to_no_pattern_and_do_not_wrap_round() -> None:
    found = find_patterns(np.array([[0.1, 0.1], [0.9, 0.9]]), SQUASHINGS["linear"])
    far = np.array([[1e6, 0.1], [-1e6, 0.9], [0.1, 0.1], [409.7, 0.1]])
    assert found.nearest(far).tolist() == [-1, -1, 0, -1]
