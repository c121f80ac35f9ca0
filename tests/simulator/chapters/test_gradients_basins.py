"""Two units left to themselves: where they end, and how much of the beginning is left."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters import _gradients_basins as basins
from simulator.chapters._gradients_content import Basins
from simulator.chapters.gradients import Experiment, Settings
from simulator.models.lyapunov import largest_exponents
from simulator.models.pair import Pair
from simulator.slices import finish


def _scene(**given: object) -> Basins:
    found = Experiment(Settings.read({"scene": "basins", **given})).content().basins
    assert found is not None
    return found


def _after(scene: Basins, h: np.ndarray, steps: int) -> np.ndarray:
    for _ in range(steps):
        h = np.tanh(h @ scene.recurrent_weights.T + scene.hidden_bias)
    return h


def test_every_start_of_the_plane_ends_where_it_ends() -> None:
    scene = _scene(basin_steps=17)
    start = np.array([scene.axis[5], scene.axis[60]])
    np.testing.assert_allclose(scene.ends[60, 5], _after(scene, start, 17), rtol=1e-12)


def test_the_jacobian_is_how_the_end_depends_on_the_start() -> None:
    scene = _scene(basin_steps=9, start_1=0.2, start_2=-0.4, basin_network="spiral")
    start, step = np.array([0.2, -0.4]), 1e-6
    columns = [
        (_after(scene, start + step * e, 9) - _after(scene, start - step * e, 9)) / (2 * step)
        for e in np.eye(2)
    ]
    np.testing.assert_allclose(scene.jacobian, np.stack(columns, axis=1), rtol=1e-5, atol=1e-8)
    assert scene.orbit_log10[-1] == pytest.approx(np.log10(np.linalg.norm(scene.jacobian, 2)), rel=1e-9)
    assert scene.orbit.shape == (10, 2) and scene.orbit_log10[0] == 0.0
    # The grid says the same of its own starts.
    other = _scene(
        basin_steps=9, start_1=float(scene.axis[3]), start_2=float(scene.axis[70]), basin_network="spiral"
    )
    assert scene.jacobian_log10[70, 3] == pytest.approx(other.orbit_log10[-1], rel=1e-9)


def test_inside_a_basin_the_start_is_forgotten_and_on_the_border_it_decides_everything() -> None:
    scene = _scene(basin_steps=80)
    assert len(scene.attractors) == 2 and (scene.basins >= 0).all()
    inside = np.median(scene.jacobian_log10)
    assert inside < -10.0
    # A start on the border, found by halving: its two sides go to different attractors.
    low, high = np.array([-0.9, 0.3]), np.array([0.9, 0.3])
    ends = [_after(scene, h, 300) for h in (low, high)]
    assert not np.allclose(*ends, atol=0.1)
    for _ in range(60):
        middle = (low + high) / 2
        if np.allclose(_after(scene, middle, 300), ends[0], atol=0.1):
            low = middle
        else:
            high = middle
    border = _scene(basin_steps=80, start_1=float(low[0]), start_2=0.3)
    assert border.orbit_log10.max() > inside + 10.0 and border.orbit_log10.max() > 3.0


def test_starts_of_one_colour_do_end_at_that_attractor() -> None:
    for name, sizes in (("flip_flop", [1, 1]), ("four", [1] * 4), ("spiral", [7, 7])):
        scene = _scene(basin_network=name)
        assert [len(points) for points in scene.attractors] == sizes
        for number, points in enumerate(scene.attractors):
            np.testing.assert_allclose(_after(scene, points, len(points)), points, atol=1e-5)
            rows, columns = np.nonzero(scene.basins == number)
            assert len(rows) > 50
            ends = _after(scene, np.stack((scene.axis[columns], scene.axis[rows]), axis=1)[::20], 2_000)
            apart = np.abs(ends[:, None] - points).max(axis=2).min(axis=1)
            assert apart.max() < 1e-4, name


@pytest.mark.parametrize(
    ("gain", "regime", "period"),
    [
        (0.2, "settling", 1),
        (0.5, "oscillating", 2),
        (0.8, "oscillating", 4),
        (1.0, "chaotic", 0),
        (1.3, "oscillating", 3),
    ],
)
def test_one_network_settles_oscillates_and_is_chaotic_as_its_gain_grows(
    gain: float, regime: str, period: int
) -> None:
    scene = _scene(basin_network="ring", gain=gain)
    assert (scene.regime, scene.period) == (regime, period)
    assert (scene.lyapunov > 0.1) if regime == "chaotic" else (scene.lyapunov < -0.05)
    # The diagram, measured step by step from another start, agrees.
    at = int(np.abs(scene.gains - gain).argmin())
    assert scene.gains[at] == pytest.approx(gain)
    assert scene.gain_lyapunov[at] == pytest.approx(scene.lyapunov, abs=0.05)
    distinct = len(np.unique(scene.gain_activities[at].round(6)))
    assert distinct == period if period else distinct > 40


def test_chaos_tears_neighbours_apart() -> None:
    scene = _scene(basin_network="ring", gain=1.0)
    near = np.array([[0.3, -0.2], [0.3 + 1e-9, -0.2]])
    later = _after(scene, near, 150)
    assert np.abs(later[0] - later[1]).max() > 0.1
    assert not scene.attractors and (scene.basins == -1).all()


def test_a_contraction_has_a_negative_exponent_and_a_dead_network_none_to_measure() -> None:
    small = _scene(basin_network="by_hand", weight_11=0.5, weight_12=0, weight_21=0, weight_22=0.25, bias_1=0)
    assert small.lyapunov == pytest.approx(np.log(0.5), abs=1e-6)
    dead = _scene(gain=0.0)
    assert dead.lyapunov == -np.inf and (dead.jacobian_log10 == -np.inf).all() and dead.regime == "settling"


def test_the_exponent_of_a_cycle_is_the_one_measured_along_it() -> None:
    U, b = basins.NETWORKS["spiral"]
    spiral = Pair(U, b)
    measured = finish(largest_exponents(spiral.step_and_jacobian, np.array([[0.3, -0.2]]), 2_000, 3_000))[0]
    assert _scene(basin_network="spiral").lyapunov == pytest.approx(measured, abs=2e-3)


def test_going_round_without_ever_closing_is_not_called_chaos() -> None:
    turn = _scene(basin_network="by_hand", weight_11=1.5, weight_12=-0.8, weight_21=0.8, weight_22=1.5)
    assert turn.regime == "oscillating" and turn.period == 0 and abs(turn.lyapunov) < 0.01


def test_fixed_points_are_found_whether_they_attract_or_not() -> None:
    for name, attracting, others in (("flip_flop", 2, 3), ("four", 4, 5), ("spiral", 0, 1), ("ring", 0, 1)):
        scene = _scene(basin_network=name)
        np.testing.assert_allclose(_after(scene, scene.fixed_points, 1), scene.fixed_points, atol=1e-10)
        assert [(scene.fixed_radii < 1.0).sum(), (scene.fixed_radii > 1.0).sum()] == [attracting, others], (
            name
        )
    four = _scene(basin_network="four")
    settled = np.sort(np.concatenate(four.attractors), axis=0)
    np.testing.assert_allclose(np.sort(four.fixed_points[four.fixed_radii < 1.0], axis=0), settled, atol=1e-5)
