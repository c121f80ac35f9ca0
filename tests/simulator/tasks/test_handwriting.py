"""Synthetic handwriting: every character, every hand, the order of strokes, and a pen that keeps time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks import ductus
from simulator.tasks.handwriting import (
    CHARACTERS,
    DIGITS,
    LETTERS,
    STYLES,
    Style,
    check,
    sample,
    varied,
    write,
)
from simulator.tasks.ink import Ink

STEADY = Style(unsteady=0.0, wavy=0.0, uneven=0.0, dot_drift=0.0)


def _ink(text: str, style: Style = STEADY, seed: int = 1) -> Ink:
    return write(text, style, np.random.default_rng(seed))


def _nearest(ink: Ink, point: tuple[float, float]) -> float:
    return float(np.hypot(*(ink.points - np.array(point)).T).min())


@pytest.mark.parametrize("style", STYLES)
def test_every_hand_writes_every_character(style: str) -> None:
    for character in LETTERS + DIGITS:
        ink = _ink(character, STYLES[style])
        assert len(ink) > 5
        height = np.ptp(ink.points[:, 1])
        assert 0.6 < height < 4.0, character


def test_the_pen_passes_the_points_of_the_ductus() -> None:
    (shape,) = ductus.PRINTED["c"]
    (stroke,) = ductus.strokes(shape)
    ink = _ink("c")
    left = stroke.points[:, 0].min()
    assert max(_nearest(ink, (x - left, y)) for x, y in stroke.points) < 0.06


def test_one_hand_writes_its_letters_one_way_and_hands_differ() -> None:
    a, b = (write("a", replace(STEADY, shape=shape), np.random.default_rng(0)) for shape in (0, 2))
    assert not np.array_equal(a.points[:5], b.points[:5])
    twice = _ink("a a")
    first = twice.strokes()
    assert len(first) == 2
    assert np.allclose(np.diff(first[0], axis=0), np.diff(first[1], axis=0), atol=1e-9)


def test_the_same_seed_writes_the_same_and_another_does_not() -> None:
    style = STYLES["hasty"]
    assert np.array_equal(_ink("word", style).points, _ink("word", style).points)
    assert not np.array_equal(_ink("word", style).points[:9], _ink("word", style, seed=2).points[:9])


def test_joined_letters_are_one_stroke_and_their_dots_come_last() -> None:
    apart, together = _ink("mini"), _ink("mini", replace(STEADY, joined=1.0))
    assert [len(stroke) > 4 for stroke in together.strokes()].count(True) == 1
    dots = together.strokes()[-2:]
    assert all(stroke[:, 1].min() > 1.3 for stroke in dots)
    # Unjoined, each dot follows its i.
    heights = [stroke[:, 1].min() > 1.3 for stroke in apart.strokes()]
    assert heights[-1] and heights.count(True) == 2 and not heights[-2]


def test_words_stand_further_apart_than_letters() -> None:
    def gap(text: str) -> float:
        left, right = _ink(text).strokes()[0], _ink(text).strokes()[-1]
        return float(right[:, 0].min() - left[:, 0].max())

    assert gap("c c") > gap("cc") + 0.5


def test_slant_leans_the_ink_and_ascenders_reach_as_far_as_the_hand_says() -> None:
    upright = _ink("l", replace(STEADY, shape=0))
    leaning = _ink("l", replace(STEADY, shape=0, slant=0.5, ascender=1.5))
    assert np.ptp(upright.points[:, 0]) < 0.05
    assert np.ptp(leaning.points[:, 1]) == pytest.approx(2.5, abs=0.02)
    assert np.ptp(leaning.points[:, 0]) == pytest.approx(1.25, abs=0.03)


def test_the_pen_keeps_time_and_slows_where_it_turns() -> None:
    ink = _ink("c l")
    assert ink.seconds is not None
    assert (np.diff(ink.seconds) >= 0.0).all()
    curved, straight = ink.strokes()
    assert (
        np.hypot(*np.diff(straight, axis=0)[:-1].T).mean()
        > 1.5 * np.hypot(*np.diff(curved, axis=0)[:-1].T).mean()
    )


def test_hands_by_lot_write_readable_ink() -> None:
    rng = np.random.default_rng(4)
    for kind, alphabet in (("letter", LETTERS), ("digit", DIGITS), ("word", LETTERS), ("line", CHARACTERS)):
        text, ink = sample(rng, kind)  # type: ignore[arg-type]
        assert set(text) <= set(alphabet)
        assert np.isfinite(ink.points).all() and np.abs(ink.points[:, 1]).max() < 6.0
    assert varied(rng) != varied(rng)


@pytest.mark.parametrize(
    ("text", "key"), [("  ", "empty"), ("a" * 201, "long"), ("naïve", "character"), ("A", "character")]
)
def test_what_cannot_be_written_is_refused(text: str, key: str) -> None:
    with pytest.raises(Refused, match=f"refused-handwriting-{key}"):
        check(text)
