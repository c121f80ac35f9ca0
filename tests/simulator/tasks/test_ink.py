"""Ink: what is none is refused, and even spacing is the same at once and point by point."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks.handwriting import STYLES, write
from simulator.tasks.ink import FARTHEST, MOST_POINTS, Ink, even, evenly, joined
from simulator.tasks.ink_stream import EvenPen


@pytest.mark.parametrize(
    ("strokes", "key"),
    [
        ([], "refused-ink-empty"),
        ([[(0.0, np.nan)]], "refused-ink-coordinates"),
        ([[(0.0, np.inf)]], "refused-ink-coordinates"),
        ([[(2 * FARTHEST, 0.0)]], "refused-ink-coordinates"),
        ([np.zeros((MOST_POINTS + 1, 2))], "refused-ink-long"),
    ],
)
def test_what_is_no_ink_is_refused(strokes: list[object], key: str) -> None:
    with pytest.raises(Refused) as refused:
        Ink.of(strokes)  # type: ignore[arg-type]
    assert refused.value.message.key == key


def test_ink_cannot_be_written_to_and_starts_with_a_stroke() -> None:
    ink = Ink.at([[0, 0], [1, 0]], [False, False])
    assert ink.stroke_start.tolist() == [True, False]
    with pytest.raises(ValueError, match="read-only"):
        ink.points[0] = 1.0


def test_points_of_a_line_come_at_even_distances_and_a_dot_stays() -> None:
    spaced = even(Ink.of([[(0, 0), (0.6, 0)], [(2, 2)]]), 0.25)
    np.testing.assert_allclose(spaced.points, [(0, 0), (0.25, 0), (0.5, 0), (2, 2)], atol=1e-12)
    assert spaced.stroke_start.tolist() == [True, False, False, True]


def test_one_dot_is_one_point() -> None:
    assert len(even(Ink.of([[(3.0, 4.0)]]), 0.25)) == 1


def test_a_point_is_known_once_the_pen_has_passed_it() -> None:
    points = np.array([(0.0, 0.0), (0.2, 0.0), (0.3, 0.0), (1.0, 0.0)])
    _, _, known = evenly(points, np.array([True, False, False, False]), 0.25)
    assert known.tolist() == [0, 2, 3, 3, 3]


def test_a_moving_pen_gives_the_points_that_all_of_its_ink_gives() -> None:
    ink = write("kitten 8", STYLES["hasty"], np.random.default_rng(4))
    pen, streamed = EvenPen(0.25), []
    for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        streamed += [pen.touch(x, y)] if starts else pen.move(x, y)
    whole = even(ink, 0.25)
    assert len(whole) > 80
    np.testing.assert_allclose(streamed, whole.points, atol=1e-9)


def test_joined_ink_keeps_every_stroke() -> None:
    one, other = Ink.of([[(0, 0)], [(1, 0)]]), Ink.of([[(2, 0), (3, 0)]])
    assert joined([one, other]).stroke_start.tolist() == [True, True, True, False]
