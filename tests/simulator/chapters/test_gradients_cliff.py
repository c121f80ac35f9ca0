"""The wall in the loss of a unit that hears itself, and descending near it."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters import _gradients_cliff as cliff
from simulator.chapters._gradients_content import Cliff
from simulator.chapters.gradients import Experiment, Settings
from simulator.slices import finish


def _scene(**given: object) -> Cliff:
    found = Experiment(Settings.read({"scene": "cliff", **given})).content().cliff
    assert found is not None
    return found


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    w, b, step = np.array([3.2, 5.0, 6.5]), np.array([-1.4, -2.0, -3.6]), 1e-6
    at = finish(cliff.losses(w, b, 12))
    for along, slope in (((step, 0.0), at.d_weight), ((0.0, step), at.d_bias)):
        ahead = finish(cliff.losses(w + along[0], b + along[1], 12)).loss
        behind = finish(cliff.losses(w - along[0], b - along[1], 12)).loss
        np.testing.assert_allclose(slope, (ahead - behind) / (2 * step), rtol=1e-5, atol=1e-9)
    assert np.abs(at.d_weight).max() > 1e-3


def test_the_loss_jumps_where_the_unit_changes_its_mind() -> None:
    scene = _scene(cliff_bias=-3.0)
    # With h_0 = ½ the two attractors of w > 4 are parted by b = −w/2.
    wall = int(np.abs(scene.line_weights - 6.0).argmin())
    low, high = scene.line_loss[wall - 3], scene.line_loss[wall + 3]
    assert low > 0.3 and high < 0.1
    assert scene.line_slope[wall - 30 : wall + 31].__abs__().max() > 1e4 > 1e4 * abs(scene.line_slope[0])
    # The surface and the line are one function.
    row = int(np.abs(scene.biases - -3.0).argmin())
    for column in (0, -1):
        again = finish(cliff.losses(scene.weights[[column]], scene.biases[[row]], scene.steps)).loss
        assert scene.loss[row, column] == again[0]


def test_clipping_keeps_a_descent_near_the_wall_that_is_thrown_without() -> None:
    scene = _scene()
    assert scene.free.points[0].tolist() == scene.clipped.points[0].tolist() == [5.0, -2.9]
    assert scene.free.norms.max() > 10.0
    assert scene.free.largest_step > 3.0 and scene.free.left_at > 0
    assert scene.clipped.largest_step <= 0.3 * 1.0 * (1 + 1e-9) and scene.clipped.left_at == 0
    assert scene.clipped.losses[-1] < 0.002 < scene.free.losses[-1]


def test_every_step_of_a_path_is_the_clipped_gradient_there() -> None:
    scene = _scene(threshold=0.5, cliff_rate=0.2)
    for path, threshold in ((scene.free, np.inf), (scene.clipped, 0.5)):
        w, b = path.points[:-1].T
        at = finish(cliff.losses(w, b, scene.steps))
        norms = np.hypot(at.d_weight, at.d_bias)
        np.testing.assert_allclose(path.norms[:-1], norms, rtol=1e-9)
        moved = np.linalg.norm(np.diff(path.points, axis=0), axis=1)
        np.testing.assert_allclose(moved, 0.2 * np.minimum(norms, threshold), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("steps", [2, 200])
def test_few_and_many_steps_are_finite(steps: int) -> None:
    scene = _scene(cliff_steps=steps)
    assert np.isfinite(scene.loss).all() and np.isfinite(scene.free.points).all()


def test_the_units_run_at_the_start_and_what_of_it_reaches_the_end() -> None:
    scene = _scene(cliff_steps=6, cliff_weight=4.5, cliff_bias=-2.0)

    def end(h: float, steps: int) -> float:
        for _ in range(steps):
            h = 1.0 / (1.0 + np.exp(-(4.5 * h - 2.0)))
        return h

    assert scene.states[0] == 0.5 and scene.states[-1] == pytest.approx(end(0.5, 6), rel=1e-12)
    for t in (0, 3, 6):
        h, step = scene.states[t], 1e-6
        slope = (end(h + step, 6 - t) - end(h - step, 6 - t)) / (2 * step)
        assert scene.back_log10[t] == pytest.approx(np.log10(slope), abs=1e-6)
