"""What a frame shows of the stage, and where words stand in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator import storyboard
from ui.diagrams.close_up import CloseUp
from ui.diagrams.ink import balanced
from ui.recording import composition
from ui.recording.script import Moment, Script
from ui.theme import font
from ui.view import Target

pytestmark = pytest.mark.usefixtures("qapp")

BOARD = 'version = 1\nchapter = "adder"\n[[act]]\ndo = "wait"\nseconds = 0.1\n'
LONG = "Each of the eight copies adds its own share to the sum, and what comes out is the gradient."


@pytest.fixture(scope="module")
def moment() -> Moment:
    return next(Script(storyboard.parse(BOARD, "film.toml"), 10, "paper", "en").frames())


def painted(moment: Moment, size: tuple[int, int] = (640, 360)) -> NDArray[np.int64]:
    """A frame's pixels, (height, width, 3), levels above or below those of its ground."""
    image = QImage(*size, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    composition.paint(painter, QRectF(0, 0, *size), moment, captions=True)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], -1)[:, : 3 * size[0]]
    pixels = rows.reshape(size[1], size[0], 3).astype(np.int64)
    return pixels - pixels[2, 2]


def ink(pixels: NDArray[np.int64], *, left: int, right: int) -> float:
    """The darkest there is between two columns of the stage."""
    return float(np.abs(pixels[44:300, left:right]).max())


def test_a_panel_as_wide_as_the_stage_stays_where_it_is_and_the_rest_is_veiled(moment: Moment) -> None:
    whole = painted(moment)
    lit = painted(replace(moment, close_up=CloseUp("verdict", "verdict")))
    near = painted(replace(moment, close_up=CloseUp("automaton", "automaton")))
    # The network stands at the right: faint behind the veil, gone where the camera went elsewhere.
    seen = [ink(pixels, left=580, right=640) for pixels in (whole, lit, near)]
    assert seen[0] > 4 * seen[1] > 0 and seen[2] == 0
    unchanged = (whole == lit).all(axis=2)
    row = max(range(100, 300), key=lambda y: np.abs(lit[y]).sum())
    assert unchanged[row, 40:600].mean() > 0.95


def test_a_highlight_has_its_card_where_the_camera_sees_it(moment: Moment) -> None:
    pointed = replace(moment, close_up=CloseUp("automaton", "automaton"), highlight=Target("state", (1,)))
    away = replace(pointed, close_up=CloseUp("cube", "cube"))
    frames = [(painted(m), painted(replace(m, highlight=None))) for m in (pointed, away)]
    changed = [float((one != other).any(axis=2).mean()) for one, other in frames]
    assert changed[0] > 0.03 and changed[0] > 4 * changed[1]


def test_no_word_of_a_caption_stands_alone_on_its_line() -> None:
    letters = font("caption", 1.0, True)
    for width in (300, 500, 700, 860):
        lines = balanced(LONG, letters, width)
        assert " ".join(lines) == LONG
        assert len(lines) == 1 or min(map(len, lines)) > 0.5 * max(map(len, lines))


def test_captions_are_larger_in_a_frame_that_is_higher_than_wide(moment: Moment) -> None:
    def height(size: tuple[int, int]) -> int:
        """Rows of the caption's ground at the frame's left edge."""
        edge = np.abs(painted(replace(moment, caption="Four states."), size)[:, 1]).max(axis=1)
        return int((edge[size[1] // 2 :] > 2).sum())

    assert height((360, 640)) > 1.3 * height((360, 312))
