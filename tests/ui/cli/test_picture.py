"""`unrolled picture`: the file that was asked for, with no display, or one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from ui.app import main

SMALL = ("--size", "480x331", "--updates", "0")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["picture", *arguments])
    return int(ended.value.code or 0)


def test_every_format_is_what_its_ending_says(tmp_path: Path) -> None:
    beginnings = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF-", "PNG": b"\x89PNG"}
    for suffix, beginning in beginnings.items():
        path = tmp_path / f"made.{suffix}"
        assert call("adder", "-o", str(path), *SMALL) == 0
        assert path.read_bytes().startswith(beginning)


def test_size_step_theme_and_language_are_taken(tmp_path: Path) -> None:
    made: list[bytes] = []
    for more in (
        (),
        ("--at", "0"),
        ("--theme", "night"),
        ("--language", "zh"),
        ("--set", "timing=as_clocked"),
    ):
        path = tmp_path / "made.png"
        assert call("adder", "-o", str(path), *SMALL, *more) == 0
        image = QImage(str(path))
        assert (image.width(), image.height()) == (480, 331)
        made.append(path.read_bytes())
    assert len(set(made)) == len(made)


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    for path in (first, second):
        assert call("adder", "-o", str(path), "--seed", "2", "--updates", "5", "--size", "480x331") == 0
    assert first.read_bytes() == second.read_bytes()


def test_training_is_seen_in_the_picture(tmp_path: Path) -> None:
    before, after = tmp_path / "a.png", tmp_path / "b.png"
    assert call("adder", "-o", str(before), *SMALL) == 0
    assert call("adder", "-o", str(after), "--size", "480x331", "--until", "certified") == 0
    assert before.read_bytes() != after.read_bytes()


def test_the_pass_is_taken_and_where_nothing_comes_back_it_is_the_way_there(tmp_path: Path) -> None:
    made = []
    for more in ((), ("--pass", "forward"), ("--pass", "backward")):
        path = tmp_path / "made.png"
        assert call("adder", "-o", str(path), *SMALL, "--at", "4", *more) == 0
        made.append(path.read_bytes())
    assert made[0] == made[1] == made[2]
    assert call("adder", "-o", str(tmp_path / "no.png"), *SMALL, "--pass", "sideways") == 2
    assert not (tmp_path / "no.png").exists()


SESSION = """version = 1
chapter = "adder"
[[act]]
do = "open"
chapter = "unrolling"
settings = {task = "parity"}
[[act]]
do = "train"
updates = 3
[[act]]
do = "go"
t = 5
pass = "backward"
"""


def test_a_session_is_pictured_as_it_was_left_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    session, left, chosen = tmp_path / "kept.toml", tmp_path / "left.png", tmp_path / "chosen.png"
    session.write_text(SESSION)
    size = ("--size", "480x331")
    by_hand = ("unrolling", "--set", "task=parity", *size)
    for mine, its in (
        (("--updates", "3", "--at", "5", "--pass", "backward"), ()),
        (("--updates", "3", "--at", "2"), ("--at", "2")),
        (("--updates", "5", "--at", "5", "--pass", "backward"), ("--updates", "2")),
        (("--updates", "0", "--seed", "4", "--at", "5", "--pass", "backward"), ("--seed", "4")),
    ):
        assert call(str(session), "-o", str(left), *size, *its) == 0
        assert call(*by_hand, "-o", str(chosen), *mine) == 0
        assert left.read_bytes() == chosen.read_bytes(), its


def test_a_session_that_is_none_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrong.toml").write_text(SESSION.replace("updates = 3", "updates = 3.5"))
    Path("adder").mkdir()
    for subject in ("none.toml", "wrong.toml"):
        assert call(subject, "-o", "made.png") == 2
        (sentence,) = capsys.readouterr().err.strip().splitlines()
        assert subject in sentence
    # A folder of a chapter's name, such as a film's pictures, does not stand in the chapter's way.
    assert call("adder", "-o", "made.png", *SMALL) == 0


@pytest.mark.parametrize("at", ["nan", "-1", "10.5", "inf"])
def test_a_step_outside_the_sequence_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], at: str
) -> None:
    assert call("adder", "-o", str(tmp_path / "made.png"), *SMALL, "--at", at) == 2
    (sentence,) = capsys.readouterr().err.strip().splitlines()
    assert "from 0 to 10" in sentence
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["nowhere/made.png", "folder.png", "/proc/made.png"])
def test_what_cannot_be_written_is_one_sentence_and_status_2(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.png").mkdir()
    assert call("adder", "-o", where, *SMALL) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.strip().splitlines()) == 1
    assert Path(where).name in err or where.split("/")[0] in err
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_full_disk_leaves_the_old_picture_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "made.png"
    path.write_bytes(b"precious")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename", full)
    monkeypatch.setattr(os, "replace", full)
    assert call("adder", "-o", str(path), *SMALL) == 2
    assert "No space left" in capsys.readouterr().err
    assert path.read_bytes() == b"precious" and len(list(tmp_path.iterdir())) == 1


def test_no_display_is_needed(tmp_path: Path) -> None:
    """Whatever the platform asked for, the same picture, to the last byte; each in a process of its own,
    because the edges of letters may differ by a few levels after many thousand glyphs in one."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    pictures = []
    for platform in ("offscreen", None, "xcb"):
        environment = bare if platform is None else {**bare, "QT_QPA_PLATFORM": platform}
        path = tmp_path / f"{platform}.png"
        code = "from ui.app import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, "picture", "adder", "-o", str(path), *SMALL],
            capture_output=True, text=True, env=environment, timeout=120, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        pictures.append(path.read_bytes())
    assert pictures[0] == pictures[1] == pictures[2]
