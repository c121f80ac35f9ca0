"""`unrolled present`: the storyboard is read before a window is opened, and led in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ui.desktop
from ui.app import main
from ui.storyboards import shipped


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["present", *arguments])
    return int(ended.value.code or 0)


def test_a_chapters_storyboard_or_a_file_is_led_in_present_mode(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(ui.desktop, "open_window", lambda **how: asked.append(how) or 0)
    mine = tmp_path / "mine.toml"
    mine.write_text('version = 1\nchapter = "adder"\n[[act]]\ndo = "rewind"\n', "utf-8")
    assert call("adder") == 0
    assert call(str(mine), "--theme", "night", "--reduced-motion") == 0
    first, second = asked
    assert first["lecture"] == shipped("adder") and len(second["lecture"].acts) == 1
    assert all(how["present"] and how["chapter"] == "adder" for how in asked)
    assert (second["theme"], second["reduced_motion"]) == ("night", True)


@pytest.mark.parametrize("subject", ["poker", "missing.toml"])
def test_what_is_no_storyboard_is_refused_in_one_sentence(
    subject: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ui.desktop, "open_window", lambda **_: pytest.fail("a window was opened"))
    assert call(subject) == 2
    told = capsys.readouterr().err
    assert subject in told and len(told.strip().splitlines()) == 1
