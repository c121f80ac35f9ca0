"""While it learns: the maps show what was measured, the marker where one looks, and nothing is cut."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.commands import Look
from tests.ui.diagrams.canvas import inked
from tests.ui.diagrams.gradients_content import snapshot
from tests.ui.diagrams.gradients_training_content import altered, looking_back
from tests.ui.diagrams.scene import PLACES, RECT, painted, targets, written
from ui import words
from ui.chapters import face
from ui.diagrams import heat_map
from ui.diagrams.gradients import gradient_learning
from ui.diagrams.gradients import gradient_learning_places as where
from ui.theme import theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

GRADIENTS = face("gradients")


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("width", "height", "scale", "present"), PLACES)
@pytest.mark.parametrize("updates", [0, 30])
def test_it_stays_in_its_place(
    language: str, width: int, height: int, scale: float, present: bool, updates: int
) -> None:
    view = View(t=24.0, language=language, scale=scale, present=present)
    rect = QRectF(30, 20, width, height)
    left, top, right, bottom = inked(
        painted(gradient_learning, snapshot(updates, scene="learning"), view, rect, "night")
    )
    assert left >= 29 and top >= 19 and right <= width + 31 and bottom <= height + 21


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize("t", [0.0, 7.5, 40.0])
def test_a_cached_picture_is_the_direct_one_and_stays_so(look: str, t: float) -> None:
    shown, view = looking_back(12, 30), View(t=t)
    first = painted(gradient_learning, shown, view, look=look)
    assert (painted(gradient_learning, shown, view, look=look) == first).all()
    assert (painted(gradient_learning, shown, view, look=look, cached=False) == first).all()


def test_a_cell_has_the_colour_of_its_size() -> None:
    shown = snapshot(30, scene="learning")
    learning, view = shown.content.learning, View(t=40.0)
    stands = where.places(RECT, learning, view)
    sheet = painted(gradient_learning, shown, view)
    table = heat_map.gradient_shades(theme("paper"))
    N, R, n = learning.log10.shape
    compared = 0
    for start in range(N):
        for row in range(0, R - 3, 4):
            for column in range(0, n, 7):
                x = where.column_of(learning, stands.maps[start], column)
                y = where.row_of(learning, stands.maps[start], row)
                blue, green, red = (int(part) for part in sheet[int(y), int(x), :3])
                share = np.clip(learning.log10[start, row, column], where.low(learning), 0.0)
                wanted = int(table[int((1.0 - share / where.low(learning)) * 255)])
                compared += (red << 16 | green << 8 | blue) == wanted & 0xFFFFFF
    # Words, contour and marker cover some of them.
    assert compared > 0.8 * N * len(range(0, R - 3, 4)) * len(range(0, n, 7))


def test_the_marker_stands_at_the_update_that_is_shown() -> None:
    shown, view = looking_back(12, 30), View(t=24.0)
    learning = shown.content.learning
    assert learning.updates[learning.current] == 12 and len(learning.updates) > 13
    area = where.places(RECT, learning, view).maps[1]
    y = where.row_of(learning, area, learning.current)
    ink_ = theme("paper")["ink"]
    line = painted(gradient_learning, shown, view)[int(y), int(area.left()) + 5 : int(area.right()) - 5, :3]
    away = np.abs(line.astype(int) - (ink_.blue(), ink_.green(), ink_.red())).max(axis=1)
    assert (away < 30).mean() > 0.9


def test_it_says_what_became_of_every_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = snapshot(30, scene="learning")
    learning = shown.content.learning
    log10 = np.zeros_like(learning.log10)
    log10[0, -1, 0], log10[1, -1, 3], log10[2, -1, 0] = -12.0, np.log10(6.0), 5.0
    lines = written(gradient_learning, altered(shown, log10=log10), View(t=40.0), monkeypatch)
    assert "vanished: 1.0·10⁻¹²" in lines and "survives; largest 6.0×" in lines
    assert "exploded: 1.0·10⁵" in lines
    assert any(line.startswith("after 30 updates") for line in lines)


def test_a_start_that_left_the_numbers_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = snapshot(30, scene="learning")
    learning = shown.content.learning
    log10, losses, radii = (np.array(a) for a in (learning.log10, learning.losses, learning.radii))
    log10[0, 20:], log10[1, -1] = np.nan, np.nan
    losses[0, 20:], radii[0, 20:] = np.inf, np.nan
    wild = altered(shown, log10=log10, losses=losses, radii=radii, exploded_at=(20, 0, 0))
    lines = written(gradient_learning, wild, View(t=40.0), monkeypatch)
    assert "left the numbers at update 20" in lines and "no numbers any more" in lines
    for target in targets(gradient_learning, wild, View(t=40.0)):
        told = GRADIENTS.card(target, wild, View(t=40.0))
        assert told is not None and "nan" not in str(told)


def test_every_cell_has_a_card_with_its_number() -> None:
    shown, view = snapshot(30, scene="learning"), View(t=3.0)
    learning = shown.content.learning
    found = targets(gradient_learning, shown, view)
    maps = [target for target in found if target.kind == "learning_map"]
    assert {target.index[0] for target in maps} == {0, 1, 2} and len(maps) > 300
    _, row, column = maps[-1].index
    told = GRADIENTS.card(maps[-1], shown, view)
    assert told is not None
    assert f"Update {learning.updates[row]}, step {learning.steps[column]}" == told.title


def test_clicking_and_dragging_looks_at_the_update_under_the_hand() -> None:
    shown, view = looking_back(12, 30), View(t=24.0)
    learning = shown.content.learning
    area = where.places(RECT, learning, view).maps[2]
    for row in (0, 7, len(learning.updates) - 1):
        at = QPointF(area.center().x(), where.row_of(learning, area, row))
        wanted = Look(int(learning.updates[row]))
        asked = gradient_learning.drag(Target("learning_map", (2, 0, 0)), QPointF(), at, RECT, shown, view)
        assert asked == wanted
        assert gradient_learning.click(Target("learning_map", (2, row, 0)), shown) == wanted
    beyond = QPointF(area.center().x(), area.bottom() + 500)
    asked = gradient_learning.drag(Target("learning_map", (2, 0, 0)), QPointF(), beyond, RECT, shown, view)
    assert asked == Look(int(learning.updates[-1]))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_tells_of_every_start(language: str) -> None:
    shown = snapshot(30, scene="learning")
    said = gradient_learning.caption(shown, View(t=0.0, language=language))
    assert all(f"{radius:.2f}" in said for radius in shown.content.learning.start_radii)
