"""Synthetic handwriting: text turned into ink in several hands.

    write("neural", STYLES["slanted"], np.random.default_rng(1))

A letter's shape comes from the ductus table; a hand (`Style`) says how it is bent: slant, width, how far
ascenders reach, whether letters are joined, how unsteady the pen is. The pen keeps time as people's do,
slower where it turns: speed = K · curvature^(−1/3), the two-thirds power law of Lacquaniti, Terzuolo &
Viviani (*The law relating the kinematic and figural aspects of drawing movements*, 1983).

What is written is computed; nothing here was traced from anyone's hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

import numpy as np

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.tasks import ductus
from simulator.tasks.ink import Ink

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
CHARACTERS = LETTERS + DIGITS + " "
# The longest text that is written at once.
LONGEST = 200

# Points between two given ones of a curve; a device's points a second.
_FINE, _RATE = 12, 100.0
# x-heights a second at curvature 1, and the bounds of a pen's speed.
_PACE, _SLOWEST, _FASTEST = 7.0, 2.0, 22.0
# The height at which a letter's afterthoughts and ascenders begin, and its lower part ends.
_X_HEIGHT, _BASE = 1.0, 0.0


@dataclass(frozen=True)
class Style:
    """A hand. Lengths in x-heights, angles as dx/dy.

    `joined`: how likely a letter is joined to the next; `slant`, `width` (aspect); `ascender` and
    `descender` scale what reaches above and below; `unsteady` moves each point the pen passes, `wavy`
    tilts and sways the line of writing; `gap` between letters, `space` between words; `uneven` makes
    one letter larger than the next; `dot_drift` shifts late dots; `shape` picks the shapes (one hand
    writes its a one way); `pace` multiplies the speed.
    """

    joined: float = 0.0
    slant: float = 0.0
    width: float = 1.0
    ascender: float = 1.0
    descender: float = 1.0
    unsteady: float = 0.02
    wavy: float = 0.02
    gap: float = 0.3
    space: float = 1.1
    uneven: float = 0.04
    dot_drift: float = 0.08
    shape: int = 0
    pace: float = 1.0


STYLES = MappingProxyType(
    {
        "round": Style(joined=1.0, slant=0.1, unsteady=0.018),
        "slanted": Style(joined=1.0, slant=0.45, width=0.9, ascender=1.1, descender=1.15, shape=1, pace=1.3),
        "printed": Style(slant=0.05, gap=0.32, unsteady=0.018, shape=0, pace=0.9),
        "narrow": Style(joined=0.6, slant=0.2, width=0.72, ascender=1.2, gap=0.24, shape=1),
        "hasty": Style(
            joined=0.85, slant=0.3, width=1.2, ascender=0.9, unsteady=0.05, wavy=0.06, uneven=0.1, pace=1.8
        ),
        "careful": Style(slant=-0.08, width=1.05, gap=0.4, unsteady=0.012, wavy=0.01, shape=2, pace=0.7),
    }
)


def varied(rng: np.random.Generator) -> Style:
    """A hand drawn by lot, for training on many."""
    joined = float(rng.choice([0.0, 0.0, 0.3, 0.7, 1.0, 1.0]))
    return Style(
        joined=joined,
        slant=float(rng.normal(0.15, 0.22)),
        width=float(np.exp(rng.normal(0.0, 0.17))),
        ascender=float(np.exp(rng.normal(0.0, 0.13))),
        descender=float(np.exp(rng.normal(0.0, 0.13))),
        unsteady=float(rng.uniform(0.01, 0.07)),
        wavy=float(rng.uniform(0.0, 0.08)),
        gap=float(np.exp(rng.normal(-1.2, 0.3))),
        space=float(rng.uniform(0.8, 1.8)),
        uneven=float(rng.uniform(0.0, 0.12)),
        dot_drift=float(rng.uniform(0.0, 0.25)),
        shape=int(rng.integers(0, 64)),
        pace=float(np.exp(rng.normal(0.0, 0.3))),
    )


def check(text: str) -> None:
    """Refuse a text that cannot be written: empty, too long, or with a character beyond a–z, 0–9, space."""
    if not text.strip():
        raise Refused(Message("refused-handwriting-empty"))
    if len(text) > LONGEST:
        raise Refused(Message("refused-handwriting-long", value=len(text), most=LONGEST))
    wrong = next((character for character in text if character not in CHARACTERS), None)
    if wrong is not None:
        raise Refused(Message("refused-handwriting-character", value=wrong))


def write(text: str, style: Style, rng: np.random.Generator) -> Ink:
    """The text as ink with seconds, 100 points a second, beginning at x = 0 on the base line y = 0."""
    check(text)
    x, words = 0.0, []
    for word in text.split():
        strokes, late, x = _word(word, x, style, rng)
        words.extend([*strokes, *late])
        x += style.space * style.width
    # The line of writing rises or falls a little, and sways: y += a x + b sin(2πx/λ + φ).
    tilt, sway = rng.normal(0.0, style.wavy / 4), rng.normal(0.0, style.wavy)
    wavelength, phase = rng.uniform(4.0, 9.0), rng.uniform(0.0, 2 * np.pi)
    strokes, seconds, now = [], [], 0.0
    for stroke in words:
        y = stroke[:, 1] + tilt * stroke[:, 0] + sway * np.sin(2 * np.pi * stroke[:, 0] / wavelength + phase)
        points, times = _timed(np.column_stack([stroke[:, 0] + style.slant * stroke[:, 1], y]), style)
        if strokes:
            # The pen crosses the air at its fastest, and needs a moment to lift and land.
            now += 0.06 + float(np.hypot(*(points[0] - strokes[-1][-1]))) / (_FASTEST * style.pace)
        strokes.append(points)
        seconds.append(times + now)
        now = float(seconds[-1][-1])
    return Ink.of(strokes, seconds)


def _word(
    word: str, x: float, style: Style, rng: np.random.Generator
) -> tuple[list[Floats], list[Floats], float]:
    """Curves of a word's strokes and of its afterthoughts, and where the next word may begin."""
    finished: list[Floats] = []
    late: list[Floats] = []
    # The stroke under way: the points it passes, and which are corners.
    points, corners = np.zeros((0, 2)), [False] * 0
    joins = [
        bool(a in ductus.JOINED and b in ductus.JOINED and rng.random() < style.joined)
        for a, b in pairwise(word)
    ]
    for number, character in enumerate(word):
        before = number > 0 and joins[number - 1]
        after = number < len(joins) and joins[number]
        shape = _shape(character, style, joined=before or after)
        strokes = ductus.strokes(shape)
        size = float(np.exp(rng.normal(0.0, style.uneven)))
        left = min(float(stroke.points[:, 0].min()) for stroke in strokes)
        right = max(float(stroke.points[:, 0].max()) for stroke in strokes)
        for order, stroke in enumerate(strokes):
            placed = _placed(stroke.points - np.array([left, 0.0]), size, style, rng) + np.array([x, 0.0])
            if stroke.late and (before or after):
                late.append(_curve(placed + rng.normal(0.0, style.dot_drift, 2), stroke.corners))
                continue
            if not (before and order == 0):
                finished.extend(_ended(points, corners))
                points, corners = np.zeros((0, 2)), []
            points, corners = np.vstack([points, placed]), [*corners, *stroke.corners]
        # A joined letter ends where the next begins; others leave a gap.
        x += (right - left) * size * style.width + (0.02 if after else style.gap * style.width)
    finished.extend(_ended(points, corners))
    return finished, late, x


def _ended(points: Floats, corners: list[bool]) -> list[Floats]:
    return [_curve(points, tuple(corners))] if len(points) else []


def _shape(character: str, style: Style, *, joined: bool) -> str:
    shapes = (ductus.JOINED if joined else ductus.PRINTED)[character]
    return shapes[(style.shape + ord(character) * (style.shape > 2)) % len(shapes)]


def _placed(points: Floats, size: float, style: Style, rng: np.random.Generator) -> Floats:
    """A stroke's points in this hand: ascenders, width, size, and an unsteady pen."""
    x, y = points.T
    above, below = np.maximum(y - _X_HEIGHT, 0.0), np.minimum(y - _BASE, 0.0)
    y = np.clip(y, _BASE, _X_HEIGHT) + style.ascender * above + style.descender * below
    moved = np.column_stack([x * style.width, y]) * size
    return moved + rng.normal(0.0, style.unsteady, moved.shape)


def _curve(points: Floats, corners: tuple[bool, ...]) -> Floats:
    """A smooth curve through points (n, 2), broken at corners: centripetal Catmull–Rom."""
    ends = [0, *(place for place in range(1, len(points) - 1) if corners[place]), len(points) - 1]
    pieces = [_smooth(points[a : b + 1]) for a, b in pairwise(ends) if b > a]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])]) if pieces else points


def _smooth(points: Floats) -> Floats:
    """P(t) by Barry and Goldman's pyramid with knots t_{i+1} = t_i + |P_{i+1} − P_i|^½."""
    if len(points) < 3:
        share = np.linspace(0.0, 1.0, _FINE)[:, None]
        straight: Floats = points[0] + share * (points[-1] - points[0])
        return straight
    ends = 2 * points[[0, -1]] - points[[1, -2]]
    p = np.vstack([ends[:1], points, ends[1:]])
    knots = np.append(0.0, np.cumsum(np.sqrt(np.hypot(*np.diff(p, axis=0).T)) + 1e-6))
    t0, t1, t2, t3 = (knots[i : len(knots) - 3 + i][:, None, None] for i in range(4))
    p0, p1, p2, p3 = (p[i : len(p) - 3 + i][:, None, :] for i in range(4))
    t = t1 + (t2 - t1) * (np.arange(_FINE) / _FINE)[None, :, None]
    a1 = ((t1 - t) * p0 + (t - t0) * p1) / (t1 - t0)
    a2 = ((t2 - t) * p1 + (t - t1) * p2) / (t2 - t1)
    a3 = ((t3 - t) * p2 + (t - t2) * p3) / (t3 - t2)
    b1 = ((t2 - t) * a1 + (t - t0) * a2) / (t2 - t0)
    b2 = ((t3 - t) * a2 + (t - t1) * a3) / (t3 - t1)
    curve = (((t2 - t) * b1 + (t - t1) * b2) / (t2 - t1)).reshape(-1, 2)
    smooth: Floats = np.vstack([curve, points[-1:]])
    return smooth


def _timed(curve: Floats, style: Style) -> tuple[Floats, Floats]:
    """Points at the device's rate along a curve, and their times (n,), from 0."""
    steps = np.hypot(*np.diff(curve, axis=0).T)
    keep = np.append(True, steps > 1e-9)
    curve, steps = curve[keep], steps[keep[1:]]
    if len(curve) < 2:
        return curve, np.zeros(len(curve))
    angles = np.unwrap(np.arctan2(*np.diff(curve, axis=0).T[::-1]))
    turn = np.abs(np.diff(angles, prepend=angles[0])) + np.abs(np.diff(angles, append=angles[-1]))
    curvature = turn / 2 / steps
    speed = np.clip(_PACE * np.maximum(curvature, 1e-6) ** (-1 / 3), _SLOWEST, _FASTEST) * style.pace
    times = np.append(0.0, np.cumsum(steps / speed))
    beats = np.append(np.arange(0.0, times[-1], 1.0 / _RATE), times[-1])
    return np.column_stack([np.interp(beats, times, column) for column in curve.T]), beats


def word(rng: np.random.Generator, longest: int = 8) -> str:
    """Letters as words have them: by lot, vowels and consonants taking turns more often than not."""
    length, made = int(rng.integers(2, longest + 1)), ""
    for _ in range(length):
        vowel = rng.random() < (0.15 if made and made[-1] in "aeiou" else 0.6)
        made += str(rng.choice(list("aeiou" if vowel else "bcdfghjklmnpqrstvwxyz")))
    return made


def sample(
    rng: np.random.Generator,
    kind: Literal["letter", "digit", "word", "line"] = "word",
    style: Style | None = None,
) -> tuple[str, Ink]:
    """A text by lot and its ink, in a hand by lot unless one is given."""
    if kind == "letter":
        text = str(rng.choice(list(LETTERS)))
    elif kind == "digit":
        text = str(rng.choice(list(DIGITS)))
    elif kind == "line":
        text = " ".join(word(rng) for _ in range(int(rng.integers(2, 4))))
    else:
        text = word(rng)
    return text, write(text, style or varied(rng), rng)
