"""The inspector is made from a table; a change that costs a network is asked about first."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

import pytest
from PySide6.QtCore import Qt

from simulator.settings import Settings, manner
from tests.ui.panels.table import Table
from ui import theme as themes
from ui import words
from ui.panels.controls import Segmented, Slider, Switch, TextEntry
from ui.panels.inspector import Inspector


@pytest.fixture
def inspector(qtbot):
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.resize(272, 700)
    panel.show_settings(Table(), 0)
    panel.show()
    qtbot.waitExposed(panel)
    panel.asked = []
    panel.setting_asked.connect(lambda name, value: panel.asked.append((name, value)))
    return panel


def pick(qtbot, inspector, name, key=Qt.Key.Key_Right):
    qtbot.keyClick(inspector.row(name).control, key)


def test_every_row_of_the_table_has_the_control_of_its_kind(inspector):
    kinds = {row.name: type(inspector.row(row.name).control) for row in Table.table()}
    assert kinds == {
        "columns": Slider,
        "first_number": TextEntry,
        "hidden_units": Segmented,
        "seed": TextEntry,
        "optimiser": Segmented,
        "learning_rate": Slider,
        "restarts": Switch,
    }


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_help_is_one_hover_away_in_both_languages(inspector, language):
    inspector.set_language(language)
    for row in Table.table():
        assert inspector.row(row.name).toolTip() == words.say(f"setting-{row.name}.help", language)
        assert words.say(f"setting-{row.name}", language) in inspector.row(
            row.name
        ).control.accessibleName() or (
            inspector.row(row.name).control.focusProxy().accessibleName()
            == words.say(f"setting-{row.name}", language)
        )


def test_live_change_is_asked_at_once_even_with_a_history(qtbot, inspector):
    inspector.show_settings(Table(), 412)
    pick(qtbot, inspector, "columns")
    assert inspector.asked[-1] == ("columns", 11)
    qtbot.mouseClick(inspector.row("restarts").control, Qt.MouseButton.LeftButton)
    assert inspector.asked[-1] == ("restarts", False)


def test_a_new_network_is_made_at_once_when_there_is_nothing_to_lose(qtbot, inspector):
    pick(qtbot, inspector, "hidden_units")
    assert inspector.asked == [("hidden_units", 4)]


def test_a_new_network_says_first_what_happens_to_the_updates(qtbot, inspector):
    inspector.show_settings(Table(), 412)
    pick(qtbot, inspector, "hidden_units")
    strip = inspector.row("hidden_units").strip
    assert inspector.asked == []
    assert strip.isVisible()
    assert "412" in strip.accessibleName()
    strip.apply.click()
    assert inspector.asked == [("hidden_units", 4)]
    assert not strip.isVisible()


@pytest.mark.parametrize("by", ["button", "escape", "choosing it back"])
def test_keep_leaves_everything_as_it_was(qtbot, inspector, by):
    inspector.show_settings(Table(), 412)
    pick(qtbot, inspector, "hidden_units")
    row = inspector.row("hidden_units")
    if by == "button":
        row.strip.keep.click()
    elif by == "escape":
        qtbot.keyClick(row.strip, Qt.Key.Key_Escape)
    else:
        pick(qtbot, inspector, "hidden_units", Qt.Key.Key_Left)
    assert inspector.asked == []
    assert row.control.value == 3
    assert not row.strip.isVisible()


def test_only_one_question_at_a_time(qtbot, inspector):
    inspector.show_settings(Table(), 412)
    pick(qtbot, inspector, "hidden_units")
    pick(qtbot, inspector, "optimiser")
    assert not inspector.row("hidden_units").strip.isVisible()
    assert inspector.row("hidden_units").control.value == 3
    assert inspector.row("optimiser").strip.isVisible()


def test_a_row_without_effect_is_disabled_and_says_why(inspector):
    row = inspector.row("learning_rate")
    assert not row.control.isEnabled()
    assert row.reason == "Only with Learning rule: Adam"
    inspector.show_settings(Table(optimiser="adam"), 0)
    assert row.control.isEnabled()
    assert row.reason == ""


def test_a_refused_value_is_not_taken_and_the_row_says_what_is_allowed(inspector):
    row = inspector.row("columns")
    row.control.edit()
    row.control.entry.setText("65")
    row.control.entry.editingFinished.emit()
    assert inspector.asked == []
    assert row.control.value == 10
    assert "64" in row.refusal
    inspector.show_settings(Table(columns=11), 0)
    assert row.refusal == ""


def test_a_refusal_of_the_engine_is_shown_in_its_row(inspector):
    inspector.show_refusal("first_number", "“1x” is not a number.")
    assert inspector.row("first_number").refusal == "“1x” is not a number."
    assert inspector.row("first_number").control.error == "“1x” is not a number."


def test_a_whole_number_too_wide_for_a_rail_is_typed(qtbot, inspector):
    entry = inspector.row("seed").control
    entry.line.setText("1,234")
    entry.line.editingFinished.emit()
    assert inspector.asked == [("seed", 1234)]


def test_reset_of_one_row_and_of_all(qtbot, inspector):
    resets = []
    inspector.reset_asked.connect(resets.append)
    assert not inspector.reset.isEnabled()
    assert not inspector.row("columns").reset.isVisible()
    inspector.show_settings(Table(columns=12, hidden_units=4), 0)
    assert inspector.row("columns").reset.isVisible()
    inspector.row("columns").reset.click()
    inspector.reset.click()
    assert resets == ["columns", None]


def test_reset_of_all_asks_first_when_it_costs_the_network(inspector):
    resets = []
    inspector.reset_asked.connect(resets.append)
    inspector.show_settings(Table(hidden_units=4), 7)
    inspector.reset.click()
    assert resets == []
    inspector._strip.apply.click()
    assert resets == [None]


def test_reset_of_one_row_that_costs_the_network_asks_first_and_names_the_row(inspector):
    inspector.show_settings(Table(hidden_units=4), 7)
    inspector.row("hidden_units").reset.click()
    assert inspector.asked == []
    inspector.row("hidden_units").strip.apply.click()
    assert inspector.asked == [("hidden_units", 3)]


def test_rows_are_all_there_however_short_the_panel(inspector):
    inspector.resize(245, 200)
    last = inspector.row("restarts")
    assert last.geometry().bottom() <= last.parentWidget().height()
    assert last.parentWidget().height() > inspector.height()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("scale", [0.9, 1.0, 2.4])
def test_no_two_things_of_a_panel_overlap(inspector, language, scale):
    inspector.set_language(language)
    inspector.set_scale(scale)
    inspector.set_theme(themes.theme("night"))
    inspector.resize(round(272 * scale), round(700 * scale))
    inspector.show_settings(Table(columns=12), 412)
    inspector._ask("hidden_units", 4, settled=True)
    rows = [inspector.row(row.name).geometry() for row in Table.table()]
    assert all(not a.intersects(b) for n, a in enumerate(rows) for b in rows[n + 1 :])
    assert all(rect.right() <= inspector.width() for rect in rows)


def test_the_question_is_brought_into_sight(qtbot, inspector):
    inspector.resize(272, 260)
    inspector.show_settings(Table(), 412)
    pick(qtbot, inspector, "optimiser")
    strip = inspector.row("optimiser").strip
    corner = strip.mapTo(inspector, strip.rect().bottomRight())
    assert corner.y() <= inspector.height()


class Scenes(Settings, frozen=True):
    """Rows that matter in one scene, in the other, in both."""

    scene: Annotated[Literal["flow", "map"], manner(live=True)] = "flow"
    columns: Annotated[int, manner(minimum=2, maximum=64, live=True, scenes=("flow",))] = 10
    seed: Annotated[int, manner(minimum=0, maximum=9, group="network")] = 0
    batch: Annotated[int, manner(minimum=1, maximum=64, group="training", scenes=("map",))] = 8


def test_only_the_rows_of_the_scene_are_shown_and_the_scene_itself_is_chosen_on_the_stage(qtbot):
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.resize(272, 700)
    panel.show()
    shown = {}
    for scene in ("flow", "map", "flow"):
        panel.show_settings(Scenes(scene=scene), 0)
        rows = {name: panel.row(name) for name in ("columns", "seed", "batch")}
        shown[scene] = {name for name, row in rows.items() if row.isVisible()}
        groups = {row.setting.group: title for title, rows in panel._rows.groups for row in rows}
        assert groups["training"].isVisible() == (scene == "map")  # no heading over nothing
        visible = [row for row in rows.values() if row.isVisible()]
        assert not any(a.geometry().intersects(b.geometry()) for a, b in pairwise(visible))
    assert shown == {"flow": {"columns", "seed"}, "map": {"seed", "batch"}}
    with pytest.raises(KeyError):
        panel.row("scene")


class _Moody(Settings, frozen=True):
    """A table with a row that hides and one that is greyed out."""

    optimiser: Annotated[Literal["levenberg_marquardt", "adam"], manner(live=True)] = "levenberg_marquardt"
    learning_rate: Annotated[
        float, manner(minimum=0.1, maximum=1.0, live=True, when=("optimiser", ("adam",)), hides=True)
    ] = 0.5
    batch: Annotated[int, manner(minimum=1, maximum=9, live=True, when=("optimiser", ("adam",)))] = 2


def test_a_row_without_effect_is_greyed_out_or_left_out_as_its_table_says(inspector):
    inspector.show_settings(_Moody(), 0)
    hiding, greyed = inspector.row("learning_rate"), inspector.row("batch")
    assert hiding.isHidden()
    assert not greyed.isHidden() and not greyed.control.isEnabled() and greyed.reason
    inspector.show_settings(_Moody(optimiser="adam"), 0)
    assert not hiding.isHidden() and hiding.control.isEnabled()
    assert not greyed.isHidden() and greyed.control.isEnabled()
