"""The ellipse of a belief: prediction widens it, then the observation narrows it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from simulator.chapters._sequences_content import LinearPicture
from tests.ui.diagrams.canvas import inked, pixels
from tests.ui.diagrams.sequences_content import snapshot
from ui.diagrams.axes import Axes
from ui.diagrams.sequences import gaussian
from ui.diagrams.sequences.moment import moment
from ui.theme import theme
from ui.view import View

pytestmark = pytest.mark.usefixtures("qapp")
A = Axes(QRectF(0, 0, 200, 200), (-10.0, 10.0), (-10.0, 10.0))


def picture() -> LinearPicture:
    rung = next(
        r for r in snapshot(2, hidden_units=6, states=4).content.ladder if r.name == "linear_dynamical"
    )
    assert isinstance(rung.picture, LinearPicture)
    return rung.picture


def size(covariance: np.ndarray) -> float:
    return float(np.sqrt(np.linalg.det(covariance)))


def test_the_observation_narrows_what_the_prediction_has_widened() -> None:
    shown = picture()
    for t in range(5, 100, 7):
        assert size(shown.after_covariance[t]) < size(shown.before_covariance[t])
        assert size(shown.before_covariance[t + 1]) > size(shown.after_covariance[t])


def test_half_a_step_ends_at_the_prediction_and_a_step_at_the_new_belief() -> None:
    shown = picture()
    steps = len(shown.after_mean)
    for t in (20, 61):
        for beyond, mean, covariance in (
            (0.0, shown.after_mean[t - 1], shown.after_covariance[t - 1]),
            (0.5, shown.before_mean[t], shown.before_covariance[t]),
            (1.0 - 1e-7, shown.after_mean[t], shown.after_covariance[t]),
        ):
            found = gaussian.between(shown, moment(steps, View(t=t + beyond)))
            np.testing.assert_allclose(found[0], mean, atol=1e-5)
            np.testing.assert_allclose(found[1], covariance, atol=1e-5)


@pytest.mark.parametrize(("across", "up"), [(1.0, 1.0), (2.0, 0.5)])
def test_an_ellipse_is_two_spreads_wide_and_as_high(across: float, up: float) -> None:
    covariance = np.diag([across**2, up**2])

    def draw(painter: object) -> None:
        gaussian.ellipse(painter, A, np.zeros(2), covariance, theme("paper")["forward"], 1.0)  # type: ignore[arg-type]

    left, top, right, bottom = inked(pixels(draw, 200, 200))
    px = 200 / 20
    assert right - left == pytest.approx(2 * gaussian.SPREADS * across * px, abs=4)
    assert bottom - top == pytest.approx(2 * gaussian.SPREADS * up * px, abs=4)


def test_a_belief_past_any_use_is_not_drawn() -> None:
    def draw(painter: object) -> None:
        for mean, covariance in (
            (np.array([np.nan, 0.0]), np.eye(2)),
            (np.zeros(2), np.full((2, 2), np.inf)),
            (np.array([1e300, 0.0]), np.eye(2)),
        ):
            gaussian.ellipse(painter, A, mean, covariance, theme("paper")["forward"], 1.0)  # type: ignore[arg-type]

    sheet = pixels(draw, 200, 200)
    assert (sheet == sheet[0, 0]).all()


def test_the_plane_has_room_for_every_mean() -> None:
    shown = picture()
    a = gaussian.plane(QRectF(0, 0, 130, 60), shown)
    assert all(a.holds(float(x), float(y)) for x, y in shown.after_mean)
