"""Two axes of time: what each control asks for, and why one may be disabled."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from simulator.experiment import Progress
from ui import words
from ui.panels import keyboard
from ui.panels.caption_bar import CaptionBar
from ui.panels.sequence_rail import OVERHANG, tick_steps
from ui.panels.training_band import loss_text
from ui.panels.transport import Transport
from ui.playhead import Clock


def progress(update=100, shown=None, future=0, **changes):
    kept = np.arange(0, update + 1, 10, dtype=np.int64)
    ahead = np.arange(0, future + 1, 10, dtype=np.int64) if future else np.zeros(0, np.int64)
    losses = np.exp(-kept / 30.0)
    losses[0] = np.nan
    values = {
        "update": update,
        "shown": update if shown is None else shown,
        "loss": 0.0093,
        "training": False,
        "reached": (),
        "exploded_at": None,
        "updates": kept,
        "losses": losses,
        "future_updates": ahead,
        "future_losses": np.exp(-ahead / 90.0),
        "start": 1,
        "can_undo": False,
        "can_redo": False,
    }
    return Progress(**{**values, **changes})


@pytest.fixture
def transport(qtbot):
    panel = Transport()
    qtbot.addWidget(panel)
    panel.resize(1288, 116)
    panel.show_sequence(5.0, Clock(10), False, 1.0)
    panel.show_training(progress())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def said(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values[0] if values else True))
    return heard


def test_each_control_asks_for_its_own_act(transport):
    upper, lower = transport.sequence, transport.training
    acts = [
        (upper.play, transport.play_asked, True),
        (upper.back, transport.step_asked, -1),
        (upper.forward, transport.step_asked, 1),
        (upper.to_start, transport.start_asked, True),
        (upper.to_end, transport.end_asked, True),
        (lower.train, transport.train_asked, True),
        (lower.one, transport.updates_asked, 1),
        (lower.ten, transport.updates_asked, 10),
        (lower.until, transport.until_asked, True),
        (lower.rewind, transport.rewind_asked, True),
        (lower.seed, transport.seed_asked, True),
        (lower.pace, transport.pace_asked, "slow"),
    ]
    for button, signal, value in acts:
        heard = said(signal)
        button.click()
        assert heard == [value]


def test_scrubbing_follows_the_hand_between_steps(qtbot, transport):
    rail = transport.sequence.rail
    heard = said(transport.seek_asked)
    span = rail.width() - 2 * OVERHANG
    at = QPoint(round(OVERHANG + span * 0.25), 20)
    qtbot.mousePress(rail, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(rail, QPoint(10_000, 20))
    qtbot.mouseRelease(rail, Qt.MouseButton.LeftButton)
    assert heard[0] == pytest.approx(2.5, abs=0.02)
    assert heard[-1] == 10.0


def test_rail_is_stepped_by_keys(qtbot, transport):
    rail = transport.sequence.rail
    transport.show_sequence(4.5, Clock(10), False, 1.0)
    heard = said(transport.seek_asked)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(rail, key)
    assert heard == [4.0, 5.0, 0.0, 10.0]


def test_scrubbing_training_asks_for_kept_updates_only_and_once_each(qtbot, transport):
    track = transport.training.track
    heard = said(transport.look_asked)
    middle = track.width() // 2
    qtbot.mousePress(track.needle, Qt.MouseButton.LeftButton, pos=QPoint(middle, 20))
    qtbot.mouseMove(track.needle, QPoint(middle + 2, 20))
    assert heard == [50]


def test_history_is_walked_entry_by_entry_to_its_ends(transport):
    transport.show_training(progress(shown=10))
    heard = said(transport.look_asked)
    transport.look_by(-1)
    transport.look_by(-1)
    transport.look_by(2)
    assert heard == [0, 20]


def test_needle_stands_at_the_shown_update_of_the_longest_history(transport):
    track = transport.training.track
    transport.show_training(progress(update=100, shown=50, future=400))
    track.load_curve()
    assert track.last == 400
    span = track.width() - 16
    assert track.needle.x_of_needle == pytest.approx(8 + span * 50 / 400)


def test_both_rails_begin_and_end_together(transport):
    for width, height, scale in ((1288, 116, 1.0), (1028, 88, 0.9), (3474, 280, 2.4)):
        transport.set_scale(scale)
        transport.resize(width, height)
        rail, track = transport.sequence.rail, transport.training.track
        assert abs(rail.x() + OVERHANG * scale - (track.x() + 8 * scale)) <= 1
        assert abs(rail.geometry().right() - OVERHANG * scale - (track.geometry().right() - 8 * scale)) <= 1


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1288, 116, 1.0), (1124, 92, 1.0), (944, 88, 1.0), (1028, 88, 0.9), (3474, 280, 2.4)],
)
def test_nothing_overlaps_and_nothing_is_cut(transport, language, width, height, scale):
    transport.set_scale(scale)
    transport.set_language(language)
    transport.resize(width, height)
    transport.show_training(progress(shown=50, training=True))
    upper, lower = transport.sequence, transport.training
    rows = (
        (
            upper._where,
            upper.play,
            upper.to_start,
            upper.back,
            upper.forward,
            upper.to_end,
            upper.rail,
            upper.speed,
        ),
        (lower._where, *lower._buttons, lower.track),
    )
    for row in rows:
        for left, right in itertools.pairwise(row):
            assert left.geometry().right() < right.geometry().left() + OVERHANG * scale
        assert row[-1].geometry().right() <= width
        for widget in row:
            assert widget.y() >= 0
            assert widget.geometry().bottom() <= height / 2 + 1
    for label in (upper._title, upper._where, lower._title, lower._where):
        assert label.natural_width() <= label.width() + 1
    assert upper.speed.height_for(upper.speed.width()) == upper.speed.height_for(10_000)
    for button in lower._buttons:
        assert button.sizeHint().width() <= button.width() + 12 * scale


def test_disabled_axis_stays_and_says_why(transport):
    transport.set_sequence_enabled("this chapter has no sequence")
    assert transport.sequence.isVisible()
    assert not transport.sequence.play.isEnabled()
    assert "this chapter has no sequence" in transport.sequence.play.toolTip()
    transport.set_sequence_enabled(None)
    assert transport.sequence.play.isEnabled()
    assert "no sequence" not in transport.sequence.play.toolTip()
    transport.set_training_enabled("nothing is learned here")
    assert not transport.training.train.isEnabled()
    assert "nothing is learned here" in transport.training.train.toolTip()
    assert transport.sequence.play.isEnabled()


def test_training_waits_for_the_engine(qtbot):
    panel = Transport()
    qtbot.addWidget(panel)
    assert not panel.training.train.isEnabled()
    panel.show_training(progress())
    assert panel.training.train.isEnabled()


def test_curve_comes_by_itself_after_the_first_paint(qtbot, transport):
    qtbot.waitUntil(lambda: transport.training.track.curve is not None, timeout=20_000)
    updates, heights = transport.training.track.curve.points
    assert updates.tolist() == list(range(10, 101, 10))
    assert np.all(np.diff(heights) < 0)


def test_train_becomes_pause_without_moving_anything(transport):
    before = [button.geometry() for button in transport.training._buttons]
    transport.show_training(progress(training=True))
    assert transport.training.train.text() == "Pause"
    assert [button.geometry() for button in transport.training._buttons] == before


def test_pace_goes_round(transport):
    heard = said(transport.pace_asked)
    for _ in range(4):
        transport.next_pace()
    assert heard == ["slow", "fast", "full", "slow"]


def test_an_exploded_run_says_at_which_update(transport):
    transport.show_training(progress(exploded_at=100))
    assert transport.training.track.needle.wreck == "exploded at update 100"
    transport.show_training(progress(shown=50, exploded_at=100))
    assert transport.training.track.needle.wreck == ""


def test_every_button_of_the_transport_has_a_key_in_its_tooltip(transport):
    upper, lower = transport.sequence, transport.training
    for button in (upper.play, upper.to_start, upper.back, upper.forward, upper.to_end, *lower._buttons):
        assert any(button.toolTip().endswith(keyboard.tip(action, "en")) for action in keyboard.KEYS)
        assert button.accessibleName()


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.0093, "0.0093"),
        (0.46123, "0.461"),
        (1.23e-7, "1.2e−7"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (0.0, "0"),
    ],
)
def test_loss_is_written_with_the_digits_that_help(loss, text):
    assert loss_text(loss) == text


def test_ticks_keep_their_distance():
    assert tick_steps(10, 500, 26) == 1
    assert tick_steps(100, 500, 26) == 10
    assert tick_steps(1000, 500, 26) == 100
    assert tick_steps(0, 500, 26) == 1


def test_caption_bar_tells_update_loss_and_step(qtbot):
    bar = CaptionBar()
    qtbot.addWidget(bar)
    bar.resize(1440, 94)
    bar.show_caption("A state is not a neuron.")
    bar.show_sequence(5.0, 10)
    bar.show_training(progress())
    assert bar.caption == bar.accessibleName() == "A state is not a neuron."
    assert bar._update_words() == "update 100 · loss 0.0093"
    heard = said(bar.seek_asked)
    qtbot.keyClick(bar.rail, Qt.Key.Key_End)
    assert heard == [10.0]


def test_the_way_is_offered_where_the_clock_returns(qtbot, transport):
    band = transport.sequence
    assert not band.way.isVisible()
    transport.show_sequence(3.5, Clock(8, 4, returns=True), False, 1.0, backward=True)
    assert band.way.isVisible() and band.way.value is True
    assert not band.way.geometry().intersects(band.rail.geometry())
    # On the way back from 4 to 3 it is step 4 that is under way.
    assert band._where.text == words.say("frame-sequence-step", "en", step=4, steps=8)
    heard = said(transport.turn_asked)
    qtbot.keyClick(band.way, Qt.Key.Key_Left)
    assert heard == [True]
    transport.show_sequence(3.5, Clock(8), False, 1.0)
    assert not band.way.isVisible()


@pytest.mark.parametrize(("update", "said"), [(0, ["not trained yet"]), (100, [])])
def test_a_trained_network_is_not_called_untrained_while_its_curve_is_still_to_come(
    qtbot, monkeypatch, update, said
):
    panel, written = Transport(), []
    qtbot.addWidget(panel)
    panel.resize(1288, 116)
    panel.show_training(progress(update))
    monkeypatch.setattr(
        "ui.panels.training_track.draw_text", lambda _painter, _box, text, *_: written.append(text)
    )
    panel.training.track.grab()
    panel.training.track._later.stop()
    assert panel.training.track.curve is None
    assert written == said
