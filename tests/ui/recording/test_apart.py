"""A second process makes the film: it tells how far it is, can be cancelled, and leaves nothing half."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from simulator import storyboard
from simulator.shots import shots
from simulator.storyboard import Storyboard
from ui.recording.apart import Apart

SHORT = """version = 1
chapter = "adder"
[[act]]
do = "title"
title = "Adder"
seconds = 0.5
[[act]]
do = "caption"
text = "Both move."
[[act]]
do = "play"
to = 2
"""
SMALL = ("--size", "160x90", "--fps", "10")


@pytest.fixture
def board() -> Storyboard:
    return storyboard.parse(SHORT, "film.toml")


@pytest.fixture
def apart(qapp: Any) -> Iterator[Apart]:
    owner = QObject()
    made = Apart(owner)
    yield made
    made.stop()
    assert not made.is_running


def test_a_film_is_made_and_told_of_frame_by_frame(
    qtbot: Any, apart: Apart, board: Storyboard, tmp_path: Path
) -> None:
    told: list[dict[str, Any]] = []
    apart.told.connect(told.append)
    with qtbot.waitSignal(apart.ended, timeout=60_000) as ended:
        apart.start(board, tmp_path / "film.mp4", *SMALL)
        assert apart.is_running
    assert ended.args == [""] and not apart.is_running
    assert [line["frame"] for line in told] == list(range(1, 18))
    assert all(line["frames"] == 17 and line["speed"] > 0 for line in told)
    with av.open(str(tmp_path / "film.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == 17


def test_stills_and_lengths_of_a_storyboard(qtbot: Any, apart: Apart, board: Storyboard) -> None:
    told: list[dict[str, Any]] = []
    apart.told.connect(told.append)
    with qtbot.waitSignal(apart.ended, timeout=60_000) as ended:
        apart.start(board, None, "--stills", *SMALL)
    assert ended.args == [""]
    assert told[0] == {"seconds": [0.5, 0.0, 1.2]}
    numbers = range(len(shots(board.acts)))
    assert sorted(line["still"] for line in told[1:]) == list(numbers) == [0, 1]
    first, second = (QImage(str(apart.folder / f"{number}.png")) for number in numbers)
    assert first.width() == second.width() == 160 and first != second


@pytest.mark.parametrize("way", ["cancel", "stop"])
def test_a_film_that_is_given_up_leaves_nothing(
    qtbot: Any, apart: Apart, board: Storyboard, tmp_path: Path, way: str
) -> None:
    ended: list[str] = []
    apart.ended.connect(ended.append)
    long = storyboard.parse(SHORT + "seconds = 600\n", "film.toml")
    with qtbot.waitSignal(apart.told, timeout=60_000):
        apart.start(long, tmp_path / "film.mp4", *SMALL)
    assert list(tmp_path.iterdir())  # it has begun
    getattr(apart, way)()
    qtbot.waitUntil(lambda: not apart.is_running, timeout=20_000)
    assert list(tmp_path.iterdir()) == [] and ended == []


def test_what_a_killed_process_left_is_cleared_away_and_nothing_else(
    qtbot: Any, apart: Apart, board: Storyboard, tmp_path: Path
) -> None:
    others = tmp_path / ".film.mp4-another"
    others.mkdir()
    long = storyboard.parse(SHORT + "seconds = 600\n", "film.toml")
    with qtbot.waitSignal(apart.told, timeout=60_000):
        apart.start(long, tmp_path / "film.mp4", *SMALL)
    assert apart._process is not None
    with qtbot.waitSignal(apart.ended, timeout=20_000) as ended:
        apart._process.kill()
    assert ended.args[0] and list(tmp_path.iterdir()) == [others]


def test_what_cannot_be_made_is_said_in_the_programs_own_sentence(
    qtbot: Any, apart: Apart, board: Storyboard, tmp_path: Path
) -> None:
    with qtbot.waitSignal(apart.ended, timeout=60_000) as ended:
        apart.start(board, tmp_path / "nowhere" / "film.mp4", *SMALL)
    assert "there is no folder" in ended.args[0] and not ended.args[0].startswith("unrolled")


def test_the_next_takes_the_place_of_the_one_before(
    qtbot: Any, apart: Apart, board: Storyboard, tmp_path: Path
) -> None:
    apart.start(board, tmp_path / "first.mp4", *SMALL)
    with qtbot.waitSignal(apart.ended, timeout=60_000):
        apart.start(board, tmp_path / "second.mp4", *SMALL)
    assert [file.name for file in tmp_path.iterdir()] == ["second.mp4"]
