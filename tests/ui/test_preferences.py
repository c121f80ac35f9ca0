"""What is remembered, and that nothing spoiled can keep the window from opening."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize

from simulator.chapters import adder
from simulator.commands import Set
from ui.desktop import first_size, make_window
from ui.home import home
from ui.preferences import Preferences
from ui.window import HEIGHT, SMALLEST, WIDTH


def spoil(text: str) -> None:
    home().mkdir(parents=True, exist_ok=True)
    (home() / "unrolled.ini").write_text(text, "utf-8")


def test_theme_language_settings_and_geometry_are_there_in_the_second_window(qtbot: Any) -> None:
    preferences = Preferences()
    window, bridge, conductor = make_window(preferences, None, None, None)
    qtbot.addWidget(window)
    assert (window.look.theme.name, window.look.language) == ("paper", "en")
    window.resize(1000, 700)  # no wider than the offscreen platform's screen lets it be
    window.show()
    bridge.start()
    qtbot.waitUntil(lambda: bridge.shown is not None, timeout=10_000)
    for action in ("theme", "language", "faster", "pace", "inspector"):
        conductor.act(action)
    bridge.send(Set({"hidden_units": 4, "first_number": "0b1011", "restarts": False, "learning_rate": 0.03}))
    qtbot.waitUntil(lambda: bridge.shown.settings.values()["hidden_units"] == 4, timeout=10_000)
    settings = bridge.shown.settings
    preferences.keep_geometry(window.saveGeometry())
    assert bridge.stop()
    window.close()
    del preferences

    second, bridge, conductor = make_window(Preferences(), None, None, None)
    qtbot.addWidget(second)
    second.show()
    assert (second.look.theme.name, second.look.language) == ("night", "zh")
    assert (second.width(), second.height()) == (1000, 700)
    assert bridge.playhead.speed == 2.0
    assert not second.inspector.isVisible()
    bridge.start()
    qtbot.waitUntil(lambda: bridge.shown is not None, timeout=10_000)
    assert bridge.shown.settings == settings
    assert bridge.playhead.speed == 2.0
    assert bridge.stop()


def test_what_is_asked_for_on_the_command_line_goes_before_what_is_remembered(qtbot: Any) -> None:
    Preferences().keep("theme", "night")
    window, bridge, _ = make_window(Preferences(), "adder", "paper", "zh")
    qtbot.addWidget(window)
    assert (window.look.theme.name, window.look.language) == ("paper", "zh")
    assert Preferences().text("theme", "paper") == "night"
    assert bridge.stop()


@pytest.mark.parametrize(
    "kept",
    [
        "not json",
        "[1, 2]",
        "null",
        "[" * 100_000,
        '{"hidden_units": 900, "nothing": 1, "batch": "x", "restarts": 3, "seed": -1, "first_number": null}',
        '{"learning_rate": NaN, "pull": Infinity, "squashing": ["tanh"], "columns": 1e400}',
    ],
    ids=["text", "list", "null", "deep", "wrong values", "no numbers"],
)
def test_settings_that_are_not_allowed_are_the_defaults(kept: str) -> None:
    Preferences().keep("settings/adder", kept)
    assert Preferences().settings("adder", adder.Settings) == adder.Settings()


def test_one_wrong_setting_does_not_cost_the_others() -> None:
    Preferences().keep("settings/adder", '{"hidden_units": 5, "batch": 16, "squashing": "logistic"}')
    expected = adder.Settings(batch=16, squashing="logistic")
    assert Preferences().settings("adder", adder.Settings) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x01\x02 no ini at all \n[[[",
        "[General]\ntheme=sepia\nlanguage=xx\nspeed=fast\npace=never\nchapter=nothing\ninspector=perhaps\n",
        "[General]\ntheme=night, paper\nspeed=1.0, 2.0\n\n[window]\ngeometry=12\n[settings]\nadder={a, b}\n",
        '[window]\ngeometry="@ByteArray(spoiled)"\n',
        '[settings]\nadder="{\\"first_number\\": \\"12x\\"}"\n',
    ],
    ids=["empty", "noise", "unknown words", "lists", "geometry", "no number"],
)
def test_a_spoiled_file_opens_the_window_of_the_first_start(qtbot: Any, text: str) -> None:
    spoil(text)
    window, bridge, _ = make_window(Preferences(), None, None, None)
    qtbot.addWidget(window)
    window.show()
    assert (window.look.theme.name, window.look.language) == ("paper", "en")
    room = window.screen().availableSize()
    assert window.size() == first_size(room).expandedTo(QSize(*SMALLEST))
    assert bridge.playhead.speed == 1.0
    window.resize(WIDTH, HEIGHT)
    assert window.inspector.isVisible()
    bridge.start()
    qtbot.waitUntil(lambda: bridge.shown is not None or window.banner.isVisible(), timeout=10_000)
    assert bridge.shown is not None and bridge.shown.settings == adder.Settings()
    assert bridge.stop()


def test_a_folder_that_cannot_be_written_does_not_keep_the_window_from_opening(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNROLLED_HOME", "/proc/nowhere")
    window, bridge, conductor = make_window(Preferences(), None, None, None)
    qtbot.addWidget(window)
    conductor.act("theme")
    assert window.look.theme.name == "night"
    assert bridge.stop()


def test_every_chapter_has_settings_of_its_own() -> None:
    preferences = Preferences()
    preferences.keep_settings("adder", adder.Settings(hidden_units=4, seed=7))
    preferences.keep_settings("scripted", adder.Settings(columns=20))
    again = Preferences()
    assert again.settings("adder", adder.Settings) == adder.Settings(hidden_units=4, seed=7)
    assert again.settings("scripted", adder.Settings) == adder.Settings(columns=20)
    assert again.settings("other", adder.Settings) == adder.Settings()
    again.keep_settings("adder", adder.Settings())
    assert again.settings("adder", adder.Settings) == adder.Settings()
    assert again.settings("scripted", adder.Settings) == adder.Settings(columns=20)


def test_a_kept_value_that_is_no_longer_allowed_does_not_cost_the_others() -> None:
    preferences = Preferences()
    preferences.keep("settings/adder", '{"hidden_units": 900, "seed": 7, "gone": 1, "columns": "many"}')
    assert preferences.settings("adder", adder.Settings) == adder.Settings(seed=7)
