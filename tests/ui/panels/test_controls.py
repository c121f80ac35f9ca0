"""The controls: what a hand and a keyboard do, and what is emitted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme as themes
from ui.panels.controls import Button, Segmented, Slider, Switch, TextEntry
from ui.panels.controls.ranges import Range, number_text, read_number


def shown(qtbot, widget, width=228, height=60):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def focused(qtbot, widget):
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    return widget


def test_range_goes_there_and_back():
    rate = Range(1e-4, 1e6, log=True)
    assert rate.value(rate.share(0.25)) == 0.25
    assert rate.share(1.0) == pytest.approx(0.4)
    assert Range(0, 1).value(0.123456) == 0.12
    assert Range(2, 64, integer=True).value(0.5) == 33


@given(st.floats(0, 1, allow_subnormal=False), st.integers(-30, 30))
def test_every_place_and_step_stays_inside_the_range(share, by):
    for allowed in (
        Range(1e-4, 1e6, log=True),
        Range(0.0, 10.0, log=True),
        Range(-2.0, 2.0),
        Range(1, 512, True, True),
    ):
        value = allowed.value(share)
        assert allowed.minimum <= value <= allowed.maximum
        assert allowed.minimum <= allowed.step(value, by) <= allowed.maximum


@given(st.floats(1e-3, 9e5))
def test_fine_steps_on_a_log_range_never_stand_still(value):
    allowed = Range(1e-4, 1e6, log=True)
    assert allowed.step(value, 1) > value > allowed.step(value, -1)


@given(st.integers(1, 511))
def test_fine_steps_of_integers_on_a_log_range_never_stand_still(value):
    assert Range(1, 512, True, True).step(value, 1) > value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10, "10"),
        (1500, "1,500"),
        (-0.5, "−0.5"),
        (0.025, "0.025"),
        (1e6, "1,000,000"),
        (1e-7, "1e−7"),
        (0.0, "0"),
    ],
)
def test_numbers_are_written_and_read_back(value, text):
    assert number_text(value) == text
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "ten", "nan", "inf", "1.2.3", "0x10"])
def test_what_is_no_number_reads_as_none(text):
    assert read_number(text) is None


def test_slider_emits_on_the_way_and_on_release(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_range(Range(0, 10, integer=True))
    changed, settled = [], []
    slider.changed.connect(changed.append)
    slider.settled.connect(settled.append)
    middle, end = QPoint(114, 31), QPoint(220, 31)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(slider, end)
    assert changed == [5, 10]
    assert settled == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert settled == [10]


def test_slider_is_moved_by_fine_steps_and_to_its_ends(qtbot):
    slider = focused(qtbot, shown(qtbot, Slider(), height=40))
    slider.set_range(Range(2, 64, integer=True))
    slider.set_value(10)
    for key, value in (
        (Qt.Key.Key_Right, 11),
        (Qt.Key.Key_Down, 10),
        (Qt.Key.Key_PageUp, 20),
        (Qt.Key.Key_End, 64),
    ):
        qtbot.keyClick(slider, key)
        assert slider.value == value
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value == 64


def test_slider_takes_an_exact_entry(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_range(Range(1e-4, 1e6, log=True))
    slider.set_value(0.01)
    settled = []
    slider.settled.connect(settled.append)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(222, 10))
    assert slider.entry is not None
    slider.entry.setText("0.0375")
    qtbot.keyClick(slider.entry, Qt.Key.Key_Return)
    assert slider.value == 0.0375
    assert settled == [0.0375]
    assert slider.entry is None


def test_slider_passes_up_what_will_not_do_and_keeps_its_value(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_range(Range(2, 64, integer=True))
    slider.set_value(10)
    settled = []
    slider.settled.connect(settled.append)
    for text in ("many", "65", "3.5"):
        slider.edit()
        slider.entry.setText(text)
        qtbot.keyClick(slider.entry, Qt.Key.Key_Return)
    assert settled == ["many", 65, 3.5]
    assert slider.value == 10


def test_escape_leaves_the_exact_entry_without_a_change(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_value(0.5)
    slider.edit("9")
    with qtbot.assertNotEmitted(slider.settled):
        qtbot.keyClick(slider.entry, Qt.Key.Key_Escape)
    assert slider.entry is None
    assert slider.value == 0.5


def turn(widget):
    at = QPointF(widget.rect().center())
    where = QPointF(widget.mapToGlobal(widget.rect().center()))
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        at,
        where,
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_wheel_turns_a_slider_only_while_it_has_the_keyboard(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_range(Range(0, 10, integer=True))
    slider.set_value(5)
    slider.clearFocus()
    turn(slider)
    assert slider.value == 5
    focused(qtbot, slider)
    turn(slider)
    assert slider.value == 6


def test_a_hand_on_the_slider_is_not_pushed_away(qtbot):
    slider = shown(qtbot, Slider(), height=40)
    slider.set_range(Range(0, 10, integer=True))
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(114, 31))
    slider.set_value(1)
    assert slider.value == 5
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(114, 31))
    slider.set_value(1)
    assert slider.value == 1


def test_segmented_is_chosen_by_pointer_and_arrows(qtbot):
    choice = shown(qtbot, Segmented(), height=28)
    choice.set_items([(2, "2"), (3, "3"), (4, "4")])
    choice.set_value(3)
    chosen = []
    choice.chosen.connect(chosen.append)
    focused(qtbot, choice)
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(220, 14))
    assert chosen == [4, 2, 4]


def test_segmented_wraps_rather_than_cuts(qtbot):
    choice = shown(qtbot, Segmented())
    choice.set_items([(n, "a long name of a choice") for n in range(3)])
    assert choice.height_for(228) == 3 * choice.height_for(10_000)


def test_switch_and_button_answer_to_space_before_the_window_does(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    switch, button = Switch(), Button(words="frame-close")
    column.addWidget(switch)
    column.addWidget(button)
    played = []
    QShortcut("Space", window).activated.connect(lambda: played.append(True))
    shown(qtbot, window, 300, 120)
    window.activateWindow()
    focused(qtbot, switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    focused(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not played


def test_a_click_on_a_button_leaves_the_keyboard_where_it_was(qtbot):
    button = shown(qtbot, Button(words="frame-close"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_tooltip_says_what_the_action_does_and_its_key(qtbot):
    button = shown(qtbot, Button(action="train", icon="play"))
    assert button.toolTip() == "Train or pause training (T)"
    button.set_language("zh")
    assert button.toolTip() == "开始或暂停训练（T）"
    button.explain("没有训练")
    assert button.toolTip().endswith("没有训练")


def test_text_entry_submits_on_enter_and_says_what_is_wrong_below(qtbot):
    entry = shown(qtbot, TextEntry())
    entry.set_value("406")
    submitted = []
    entry.submitted.connect(submitted.append)
    entry.line.setFocus()
    entry.line.selectAll()
    qtbot.keyClicks(entry.line, "1x")
    qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert submitted == ["1x"]
    low = entry.height_for(228)
    entry.set_error("“1x” is not a number.")
    assert entry.height_for(228) > low
    assert entry.error == "“1x” is not a number."


@pytest.mark.parametrize("name", themes.THEMES)
@pytest.mark.parametrize("scale", [0.9, 2.4])
def test_focus_can_be_seen(qtbot, name, scale):
    for widget in (Button(words="frame-close"), Slider(), Switch(), Segmented()):
        if isinstance(widget, Segmented):
            widget.set_items([(1, "one"), (2, "two")])
        widget.set_theme(themes.theme(name))
        widget.set_scale(scale)
        shown(qtbot, widget, round(228 * scale), round(40 * scale))
        widget.clearFocus()
        before = widget.grab().toImage()
        focused(qtbot, widget)
        assert widget.grab().toImage() != before
        widget.hide()
