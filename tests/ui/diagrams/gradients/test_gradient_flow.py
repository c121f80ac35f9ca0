"""Flow: the curves are the computed ones, what lies beyond is said, and nothing is cut or covered."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from simulator.experiment import Snapshot
from tests.ui.diagrams.canvas import inked, svg
from tests.ui.diagrams.gradients_content import snapshot
from tests.ui.diagrams.scene import PLACES, RECT, painted, written
from ui import words
from ui.diagrams.gradients import (
    gradient_bars,
    gradient_curve_labels,
    gradient_flow,
    gradient_radius,
    gradient_slope,
    gradient_spectrum,
)
from ui.diagrams.gradients.gradient_plot import HIGHEST, LOWEST, Plot, step_of
from ui.theme import theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

# Networks of every size and end.
NETWORKS: list[dict[str, Any]] = [
    {},
    {"hidden_units": 256, "steps": 60, "spectral_radius": 8.0},
    {"hidden_units": 1, "steps": 10, "squashing": "relu", "initialisation": "identity"},
    {"squashing": "logistic", "steps": 1000, "error_size": -1.5},
    {"squashing": "linear", "spectral_radius": 10.0, "steps": 1000},
    {"input_strength": 5.0, "bias": 5.0, "show_references": False, "show_zones": False},
]


@pytest.mark.parametrize("how", NETWORKS, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_it_stays_in_its_place(language: str, how: dict[str, Any]) -> None:
    for width, height, scale, present in PLACES:
        view = View(t=24.0, backward=True, language=language, scale=scale, present=present)
        rect = QRectF(30, 20, width, height)
        left, top, right, bottom = inked(painted(gradient_flow, snapshot(**how), view, rect, "night"))
        assert left >= 29 and top >= 19 and right <= width + 31 and bottom <= height + 21


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize(("t", "backward"), [(0.0, False), (7.5, True), (40.0, False), (0.0, True)])
def test_a_cached_picture_is_the_direct_one_and_stays_so(look: str, t: float, backward: bool) -> None:
    for how in NETWORKS[:5]:
        shown, view = snapshot(**how), View(t=t, backward=backward)
        first = painted(gradient_flow, shown, view, look=look)
        assert (painted(gradient_flow, shown, view, look=look) == first).all()
        assert (painted(gradient_flow, shown, view, look=look, cached=False) == first).all()


def test_it_can_be_drawn_as_lines_too() -> None:
    made = svg(
        lambda p: gradient_flow.paint(p, RECT, snapshot(), View(t=5.0, backward=True), theme("paper")),
        int(RECT.width()),
        int(RECT.height()),
    )
    assert made.count("<path") > 50 and "<text" not in made


def plot(shown: Snapshot, view: View) -> Plot:
    rect = QRectF(0, 0, 560, 390)
    return Plot(rect, shown.content.flow, (True, True, True), view, theme("paper"))


def test_the_thick_curve_goes_through_what_was_computed() -> None:
    shown = snapshot()
    p = plot(shown, View())
    (piece,) = p.chosen.pieces
    expected = [p.axes.at(t, y) for t, y in enumerate(shown.content.flow.gradient_log10.tolist(), 1)]
    np.testing.assert_allclose(piece, [point.toTuple() for point in expected], atol=1 / 16)


def test_the_straight_line_has_the_same_factor_at_every_step() -> None:
    shown = snapshot(spectral_radius=0.5)
    dots = plot(shown, View()).line
    steps = np.diff(dots, axis=0)
    np.testing.assert_allclose(steps, np.broadcast_to(steps.mean(axis=0), steps.shape), atol=1 / 8)
    # It ends where the error arrives with size 1.
    p = plot(shown, View())
    assert tuple(dots[-1]) == pytest.approx(p.axes.at(40, 0).toTuple(), abs=0.1)


@pytest.mark.parametrize("how", NETWORKS[:5], ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_label_covers_another_nor_leaves_the_plot(language: str, how: dict[str, Any]) -> None:
    p = plot(snapshot(**how), View(language=language))
    found = gradient_curve_labels.labels(p)
    areas = [label.area for label in (*found.ground, *found.chosen)]
    assert areas
    for area in areas:
        assert p.axes.rect.adjusted(-1, -1, 1, 1).contains(area)
    for one, other in combinations(areas, 2):
        assert not one.intersects(other)


def test_every_grey_curve_of_the_first_picture_has_its_name() -> None:
    named = {label.text for label in gradient_curve_labels.labels(plot(snapshot(steps=100), View())).ground}
    # That of 0.9 is the chosen one itself.
    assert {"ρ 0.5", "ρ 0.7", "ρ 1", "ρ 1.1", "ρ 1.5", "ρ 2"} <= named
    assert "ρ 0.9" not in named


def test_the_playheads_line_and_value_keep_off_words() -> None:
    for how in ({}, {"hidden_units": 64, "steps": 1000, "spectral_radius": 1.7}):
        shown = snapshot(**how)
        p = plot(shown, View())
        labels = gradient_curve_labels.labels(p)
        areas = [label.area for label in (*labels.ground, *labels.chosen)]
        for area in areas:
            x, box = area.center().x(), p.axes.rect
            line = gradient_curve_labels.uncrossed(x, box.top(), box.bottom(), areas, 3.0)
            assert line and not any(
                piece.y1() < one.bottom() and piece.y2() > one.top() + 1
                for piece in line
                for one in areas
                if one.left() < x < one.right()
            )
        # A curve's own name may be under it where curves are dense, a zone's name or a sentence never.
        sentences = [one.area for one in (*labels.ground, *labels.chosen) if "ρ" not in one.text]
        assert sentences
        for step in range(1, p.count + 1):
            y = min(max(float(p.flow.gradient_log10[step - 1]), LOWEST), HIGHEST)
            value = gradient_curve_labels.value_place(p, p.axes.at(step, y), 60.0, 16.0, areas)
            assert p.axes.rect.contains(value) and not any(value.intersects(one) for one in sentences)


def test_a_unit_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no unit 99 here; unit 32 is the last." in texts(
        {"hidden_units": 32, "unit": 99}, View(), monkeypatch
    )
    assert "no unit" not in texts({"hidden_units": 32, "unit": 32}, View(), monkeypatch)


def test_a_low_window_still_says_what_the_way_back_does(monkeypatch: pytest.MonkeyPatch) -> None:
    low = QRectF(30, 20, 972, 430)
    said = "\n".join(written(gradient_flow, snapshot(), View(), monkeypatch, low))
    assert "Back is only ×" in said and "mean slope" in said


def texts(how: dict[str, Any], view: View, monkeypatch: pytest.MonkeyPatch) -> str:
    return "\n".join(written(gradient_flow, snapshot(**how), view, monkeypatch))


def test_what_lies_below_the_axis_is_said_and_never_called_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    said = texts({"squashing": "logistic", "steps": 1000}, View(t=1.0, backward=True), monkeypatch)
    assert "↓ step 1: below 10⁻³⁰⁰" in said
    assert not re.search(r"10⁻[4-9]\d\d|: 0$", said, re.MULTILINE)


def test_numbers_that_ended_are_told_as_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    how = {"squashing": "linear", "spectral_radius": 10.0, "steps": 1000}
    said = texts(how, View(t=900.0, backward=True), monkeypatch)
    step = snapshot(**how).content.flow.not_finite_from
    assert f"From step {step} on" in said and "no number" in said and "nan" not in said


@pytest.mark.parametrize(
    ("radius", "name"), [(0.9, "vanished ("), (1.5, "still there ("), (8.0, "exploded (")]
)
def test_the_outcome_is_told_beside_the_product(
    radius: float, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    how = {"spectral_radius": radius, "hidden_units": 32, "steps": 100}
    assert name in texts(how, View(), monkeypatch).replace("\n", " ")


# Playhead, unit, error.


def test_the_playhead_marks_the_nearest_step_and_never_leaves_the_sequence() -> None:
    shown = snapshot()
    steps = [step_of(shown, View(t=t)) for t in (0.0, 0.4, 1.4, 1.6, 39.4, 40.0)]
    assert steps == [1, 1, 1, 2, 39, 40]


def test_on_the_way_back_the_curve_is_thick_where_the_error_has_been() -> None:
    shown, here = snapshot(), QRectF(0, 0, 960, 640)
    there, back = (painted(gradient_flow, shown, View(t=20.0, backward=b), here) for b in (False, True))
    box = plot(shown, View()).axes.rect
    middle = int(box.center().x())
    hue = np.array([theme("paper")["backward"].getRgb()[k] for k in (2, 1, 0)])

    def inked_by(sheet: np.ndarray, left: float, right: float) -> int:
        part = sheet[60:330, int(left) : int(right), :3].astype(int)
        return int((np.abs(part - hue).sum(axis=2) < 40).sum())

    assert inked_by(back, box.left(), middle - 40) < 0.8 * inked_by(there, box.left(), middle - 40)
    thick = [inked_by(sheet, middle + 40, box.right()) for sheet in (there, back)]
    assert thick[1] == pytest.approx(thick[0], rel=0.05)


def test_hovering_a_cell_draws_that_unit() -> None:
    shown = snapshot()
    before = painted(gradient_flow, shown, View(t=10.0))
    hovered = painted(gradient_flow, shown, View(t=10.0, hover=Target("unit", (5,))))
    chosen = painted(gradient_flow, snapshot(unit=6), View(t=10.0))
    assert (before != hovered).any()
    assert (hovered == chosen).all()


def test_the_tangent_has_the_slope_that_is_printed() -> None:
    shown = snapshot()
    for t in (1.0, 17.0, 40.0):
        at = gradient_slope.point(QRectF(600, 0, 350, 390), shown, View(t=t))
        h = 1e-5
        squash = shown.content.trace.squashing.value
        measured = (squash(np.array(at.z + h)) - squash(np.array(at.z - h))) / (2 * h)
        assert at.slope == pytest.approx(float(measured), abs=1e-6)


def test_a_bar_is_as_long_as_its_number_and_its_double_twice_as_long() -> None:
    row = QRectF(0, 0, 340, 18)
    places = gradient_bars.places(row)
    assert places.value(places.error) == 0.0
    for error in (-2.0, 0.5, 2.0):
        assert places.value(places.error + error * places.unit) == pytest.approx(error)
    # Twice the largest error still fits.
    assert places.error + 4 * places.unit <= places.arrow[0] <= places.arrow[1]
    assert places.arrow[1] <= places.derivative - 4 * places.unit


# Radii.


@pytest.mark.parametrize("radius", [0.1, 0.9, 1.0, 3.0, 10.0])
def test_a_radius_stands_where_dragging_there_finds_it(radius: float) -> None:
    rect, view = QRectF(0, 400, 960, 230), View()
    line = gradient_radius.places(0, 400, 960, 230, 1.0, False).scale
    x = gradient_radius.across(line, radius)
    assert gradient_radius.radius_at(rect, x, view) == pytest.approx(radius)


def test_every_eigenvalue_and_singular_value_has_its_place() -> None:
    for how in NETWORKS[:3]:
        flow = snapshot(**how).content.flow
        frame = gradient_spectrum.value_axes(QRectF(0, 0, 300, 160), flow)
        values = flow.singular_values_log10
        shown = values[(values >= -300) & np.isfinite(values)]
        assert frame.y[0] <= shown.min(initial=0.0) and shown.max(initial=0.0) <= frame.y[1]
        assert len(flow.eigenvalues) == len(values)


def test_targets_lie_on_the_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    for how in NETWORKS:
        for hit in gradient_flow.hits(RECT, snapshot(**how), View(t=3.0), theme("paper")):
            area: QPainterPath = hit.area
            assert RECT.adjusted(-12, -12, 12, 12).contains(area.boundingRect()), hit.target


def test_a_pointer_on_the_curve_finds_its_step() -> None:
    shown, view = snapshot(), View()
    found = gradient_flow.hits(RECT, shown, view, theme("paper"))
    box = next(h for h in found if h.target == Target("gradient", (17,))).area.boundingRect()
    at = QPointF(box.center())
    hit = next(h for h in reversed(found) if h.area.contains(at))
    assert hit.target == Target("gradient", (17,))


def test_the_same_content_in_another_snapshot_is_the_same_picture() -> None:
    shown = snapshot()
    again = replace(shown, serial=shown.serial + 1, answered=3)
    assert (painted(gradient_flow, shown, View(t=5.0)) == painted(gradient_flow, again, View(t=5.0))).all()
