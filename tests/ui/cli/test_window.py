"""`unrolled`: the window by default, or one sentence where there is nothing to open it on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import ui.desktop
from simulator import storyboard
from ui.app import main

HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for a display on Linux only")


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@linux
@pytest.mark.parametrize("arguments", [(), ("--present",), ("--chapter", "adder"), ("window",)])
def test_without_a_display_one_sentence_says_what_works_without(arguments: tuple[str, ...]) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    code = "from ui.app import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("unrolled: ") and len(done.stderr.strip().splitlines()) == 1
    for command in ("run", "picture", "chapters"):
        assert command in done.stderr


def test_options_without_a_command_open_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(ui.desktop, "open_window", lambda **how: asked.append(how) or 0)
    nothing: dict[str, Any] = {"chapter": None, "theme": None, "language": None, "session": None}
    nothing |= {"present": False, "reduced_motion": False}
    assert call() == 0
    assert call("--theme", "night", "--language", "zh", "--present", "--chapter", "adder") == 0
    assert call("--reduced-motion") == 0
    given = {"chapter": "adder", "theme": "night", "language": "zh", "present": True}
    assert asked == [nothing, {**nothing, **given}, {**nothing, "reduced_motion": True}]


def test_a_session_named_is_opened_and_one_that_is_none_is_told_before_any_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(ui.desktop, "open_window", lambda **how: asked.append(how) or 0)
    file = tmp_path / "mine.toml"
    storyboard.write(file, storyboard.Storyboard("adder", ()))
    assert call(str(file)) == 0
    assert asked[0]["session"] == file
    file.write_text("version = 1")
    assert call(str(file)) == 2
    assert "mine.toml, line 1" in capsys.readouterr().err and len(asked) == 1


def test_a_chapter_there_is_not_is_told_before_any_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ui.desktop, "open_window", lambda **_: pytest.fail("opened"))
    assert call("--chapter", "nothing") == 2
    assert "adder" in capsys.readouterr().err


def test_where_qt_cannot_be_loaded_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ui.desktop", None)
    assert call() == 2
    err = capsys.readouterr().err
    assert err.startswith("unrolled: ") and len(err.strip().splitlines()) == 1


@linux
@pytest.mark.parametrize("caught", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_in_order(caught: signal.Signals, tmp_path: Path) -> None:
    # The window tells that it is on the screen; then it is asked to go.
    code = (
        "import ui.window as w\n"
        "from PySide6.QtCore import QTimer\n"
        "shown = w.Window.showEvent\n"
        "def tell(window, event):\n"
        "    shown(window, event)\n"
        "    QTimer.singleShot(300, lambda: print('open', flush=True))\n"
        "w.Window.showEvent = tell\n"
        "from ui.app import main\n"
        "main([])\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "UNROLLED_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(caught)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    noise = [line for line in err.splitlines() if "This plugin does not support" not in line]
    assert noise == []
    assert (tmp_path / "unrolled.ini").exists()
