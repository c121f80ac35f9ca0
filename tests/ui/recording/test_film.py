"""A film is what its frames are, whole or not there, the same bytes every time."""

from __future__ import annotations

import errno
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from simulator import storyboard
from simulator.message import Refused
from ui.recording import encoder
from ui.recording.encoder import Film, Mark
from ui.recording.film import Manner, render

SIZE = (64, 48)
COLOURS = ("#B3261E", "#1F6B45", "#1B5FA6", "#FBFAF6")

pytestmark = pytest.mark.usefixtures("qapp")

BOARD = """version = 1
chapter = "adder"
[[act]]
do = "title"
title = "Adder"
seconds = 0.5
[[act]]
do = "caption"
text = {en = "Four states.", zh = "四个状态。"}
[[act]]
do = "camera"
panel = "automaton"
seconds = 0.5
[[act]]
do = "highlight"
target = "state"
index = [1]
seconds = 0.5
[[act]]
do = "camera"
seconds = 0.5
[[act]]
do = "caption"
text = "Both move."
[[act]]
do = "play"
to = 2
seconds = 1
"""


def written(path: Path, colours: tuple[str, ...] = COLOURS, **more: Any) -> Path:
    with Film(path, SIZE, Fraction(10), **more) as made:
        for colour in colours:
            image = made.frame()
            image.fill(QColor(colour))
            made.keep()
    return path


def shown(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as file:
        return [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif"])
def test_every_frame_is_there_in_its_colours(tmp_path: Path, suffix: str) -> None:
    frames = shown(written(tmp_path / f"film{suffix}"))
    assert len(frames) == len(COLOURS)
    for frame, colour in zip(frames, COLOURS, strict=True):
        assert frame.shape == (48, 64, 3)
        wanted = np.array(QColor(colour).getRgb()[:3])
        # 4:2:0 and 8 bits in YCbCr cost a few levels.
        assert np.abs(frame.astype(int) - wanted).max() <= 6, colour
    assert list(tmp_path.iterdir()) == [tmp_path / f"film{suffix}"]


def test_a_gif_keeps_its_colours_where_others_come_and_go_and_its_time_where_nothing_moves(
    tmp_path: Path,
) -> None:
    path, given = tmp_path / "film.gif", []
    with Film(path, SIZE, Fraction(10)) as made:
        for shade in (0, 0, 0, 60, 200, 200):
            image = made.frame()
            for x in range(64):
                image.setPixelColor(x, 0, QColor(4 * x, 0, 255 - 4 * x))
                for y in range(1, 48):
                    image.setPixelColor(x, y, QColor("#FBFAF6"))
            for x in range(20, 40):
                for y in range(20, 30):
                    image.setPixelColor(x, y, QColor(shade, 5 * x, 8 * y))
            given.append(image.convertToFormat(QImage.Format.Format_RGB888).copy())
            made.keep()
    with av.open(str(path)) as file:
        shown = [(float(f.pts * f.time_base), f.to_ndarray(format="rgb24")) for f in file.decode(video=0)]
        assert float(file.duration / av.time_base) == pytest.approx(0.6)
    assert [time for time, _ in shown] == pytest.approx([0.0, 0.3, 0.4, 0.5])
    for time, frame in shown:
        wanted = given[round(10 * time)]
        for x, y in ((3, 0), (60, 0), (5, 5), (25, 25), (38, 21), (50, 40)):
            assert np.abs(frame[y, x].astype(int) - wanted.pixelColor(x, y).getRgb()[:3]).max() <= 12


def test_pictures_are_numbered_in_a_folder_of_their_own_or_in_one_there_is(tmp_path: Path) -> None:
    for folder in (tmp_path / "new", tmp_path / "old"):
        if folder.name == "old":
            folder.mkdir()
            (folder / "kept.txt").write_text("mine")
        written(folder)
        names = sorted(file.name for file in folder.glob("*.png"))
        assert names == [f"frame-{k:06d}.png" for k in range(1, 5)]
    assert (tmp_path / "old" / "kept.txt").read_text() == "mine"


def test_a_video_says_its_colours_its_pace_and_its_chapters(tmp_path: Path) -> None:
    path = written(tmp_path / "film.mp4", marks=[Mark("one", 0.0), Mark("two", 0.2)], length=0.4)
    with av.open(str(path)) as file:
        stream = file.streams.video[0]
        context = stream.codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)
        assert stream.average_rate == 10
        assert [chapter["metadata"]["title"] for chapter in file.chapters()] == ["one", "two"]


def test_an_interrupted_film_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with Film(path, SIZE, Fraction(10)) as made:
            made.frame().fill(QColor("red"))
            made.keep()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(encoder._Video, "add", full)
    with pytest.raises(Refused) as caught:
        written(tmp_path / "film.mp4", COLOURS * 4)
    assert caught.value.message.key == "refused-write"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def board() -> storyboard.Storyboard:
    return storyboard.parse(BOARD, "film.toml")


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (640, 360)])
def test_a_storyboard_is_rendered_frame_by_frame(
    tmp_path: Path, board: storyboard.Storyboard, size: tuple[int, int]
) -> None:
    steps = list(render(board, tmp_path / "a.mp4", Manner(size, 6, "paper", "en", "burned")))
    assert [step.frame for step in steps] == list(range(1, 19))
    assert {step.frames for step in steps} == {18}
    assert steps[-1].seconds_left == 0.0
    assert [frame.shape for frame in shown(tmp_path / "a.mp4")] == [(size[1], size[0], 3)] * 18


def test_the_same_storyboard_is_the_same_bytes_twice(tmp_path: Path) -> None:
    # As a person makes films, each in a process of its own: within one, what was painted before can
    # move the edge of a letter by a fraction of a pixel.
    (tmp_path / "board.toml").write_text(BOARD, "utf-8")
    films = [tmp_path / name for name in ("a.mp4", "b.mp4")]
    for film in films:
        command = [sys.executable, "-m", "ui", "record", str(tmp_path / "board.toml"), "-o", str(film)]
        subprocess.run([*command, "--size", "320x180", "--fps", "6"], check=True)
    assert films[0].read_bytes() == films[1].read_bytes()


def test_captions_beside_the_film_have_its_times_and_leave_the_picture_alone(
    tmp_path: Path, board: storyboard.Storyboard
) -> None:
    for captions in ("sidecar", "none"):
        list(render(board, tmp_path / f"{captions}.mp4", Manner((320, 180), 6, "night", "zh", captions)))
    text = (tmp_path / "sidecar.srt").read_text("utf-8")
    assert "00:00:00,500 --> 00:00:02,000\n四个状态。" in text
    assert "00:00:02,000 --> 00:00:03,000\nBoth move." in text
    assert (tmp_path / "sidecar.vtt").read_text("utf-8").startswith("WEBVTT")
    for one, other in zip(shown(tmp_path / "sidecar.mp4"), shown(tmp_path / "none.mp4"), strict=True):
        assert np.abs(one.astype(int) - other).mean() < 0.5
    assert not (tmp_path / "none.srt").exists()


def test_the_camera_shows_the_panel_larger_and_the_rest_not_at_all(
    tmp_path: Path, board: storyboard.Storyboard
) -> None:
    list(render(board, tmp_path / "film", Manner((640, 360), 6, "paper", "en", "burned")))
    ground = QColor("#FBFAF6").getRgb()[:3]

    def inked(number: int) -> float:
        image = QImage(str(tmp_path / "film" / f"frame-{number:06d}.png"))
        image = image.convertToFormat(QImage.Format.Format_RGB888)
        sheet = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        pixels = sheet[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
        right = pixels[60:300, 560:]  # where the network stands on the whole stage
        return float((np.abs(right.astype(int) - ground).max(axis=2) > 8).mean())

    assert inked(8) < 0.001 < inked(16)
