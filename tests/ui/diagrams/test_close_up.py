"""The camera: a panel fills the stage, and on the way nothing jumps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from ui.diagrams.close_up import WHOLE, CloseUp, seen, transform

STAGE = QRectF(0, 0, 1000, 600)
PANELS = {"left": QRectF(0, 0, 400, 200), "right": QRectF(700, 300, 100, 250)}


def test_the_whole_stage_is_seen_without_a_panel_and_after_the_way_back() -> None:
    assert seen(STAGE, PANELS, WHOLE) == STAGE
    assert CloseUp("left", "", 1.0).is_whole and not CloseUp("left", "", 0.5).is_whole
    assert transform(STAGE, STAGE).isIdentity()


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_seen_whole_in_the_middle_and_in_the_stages_shape(name: str) -> None:
    part, panel = seen(STAGE, PANELS, CloseUp(name, name)), PANELS[name]
    assert part.contains(panel) and (part.center() - panel.center()).manhattanLength() < 1e-9
    assert part.width() / part.height() == pytest.approx(STAGE.width() / STAGE.height())
    place = transform(STAGE, part).map(panel.center())
    assert (place - STAGE.center()).manhattanLength() < 1e-9


def test_the_way_begins_and_ends_at_the_panels_and_grows_evenly() -> None:
    way = [seen(STAGE, PANELS, CloseUp("left", "", k / 50)) for k in range(51)]
    assert way[0] == seen(STAGE, PANELS, CloseUp("left", "left")) and way[-1] == STAGE
    widths = [part.width() for part in way]
    assert widths == sorted(widths)
    assert max(b / a for a, b in pairwise(widths)) < 1.06


def test_from_the_middle_of_a_way_one_sets_out_from_where_it_led() -> None:
    assert CloseUp("left", "right", 0.4).to("") == CloseUp("right", "", 0.0)


def test_a_panel_that_is_not_there_is_the_whole_stage() -> None:
    assert seen(STAGE, PANELS, CloseUp("gone", "gone")) == STAGE
    assert transform(STAGE, STAGE).map(QPointF(3, 4)) == QPointF(3, 4)
