"""What was done by hand in the chapter Handwriting: pen strokes, an opened file, letters that were taught."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.chapters._handwriting_settings import MOST_SAMPLES
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.tasks import ink_files
from simulator.tasks.alphabet import encode
from simulator.tasks.ink import FARTHEST, Ink

# Points a page of the pen holds, and letters that are kept to be taught.
MOST_POINTS, MOST_TAUGHT = 20_000, 60

# What a piece of a stroke says of itself.
_PARTS = ("begin", "", "end", "whole", "rest")


@dataclass(frozen=True)
class Page:
    """The pen's points (N, 4) x, y, seconds, pressure with stroke starts (N,), and what else is at hand.

    `samples` are the inks of the opened file with their labels, `taught` those of single letters.
    """

    points: NDArray[np.float64]
    starts: NDArray[np.bool_]
    is_down: bool = False
    rests: bool = False
    file: str = ""
    samples: tuple[tuple[str, Ink], ...] = ()
    taught: tuple[tuple[str, Ink], ...] = ()

    @classmethod
    def blank(cls) -> Page:
        """An empty page."""
        return cls(np.zeros((0, 4)), np.zeros(0, np.bool_))

    @cached_property
    def ink(self) -> Ink:
        """What the pen wrote."""
        return Ink.at(self.points[:, :2], self.starts, self.points[:, 2], empty=True)

    def written(self, points: tuple[tuple[float, ...], ...], part: str) -> Page:
        """A piece of a stroke more; refuses points that are none, and more than a page holds."""
        if part not in _PARTS:
            raise Refused(
                Message("refused-handwriting-part", value=part[:40], allowed="begin, end, whole, rest")
            )
        rows = [_row(point) for point in points]
        if len(self.points) + len(rows) > MOST_POINTS:
            raise Refused(Message("refused-handwriting-full", most=MOST_POINTS))
        begins = part in ("begin", "whole") or (bool(rows) and not self.is_down)
        starts = np.zeros(len(rows), np.bool_)
        starts[:1] = begins
        return replace(
            self,
            points=np.concatenate((self.points, np.array(rows).reshape(-1, 4))),
            starts=np.concatenate((self.starts, starts)),
            is_down=part in ("begin", "") and (self.is_down or bool(rows)),
            rests=part == "rest" and len(self.points) > 0,
        )

    def wiped(self) -> Page:
        """The pen's page without ink."""
        return replace(Page.blank(), file=self.file, samples=self.samples, taught=self.taught)

    def opened(self, text: str) -> Page:
        """Ink of a file or folder, "sha256 path"; refuses a file that is not what it was, or is gone."""
        digest, _, name = text.partition(" ")
        path = Path(name)
        if digest != "-" and path.is_file() and sha256(path.read_bytes()).hexdigest() != digest:
            raise Refused(Message("refused-handwriting-changed", path=name))
        found = [sample for sample in ink_files.read(path)[:MOST_SAMPLES] if len(sample.ink) <= MOST_POINTS]
        if not found:
            raise Refused(Message("refused-handwriting-full", most=MOST_POINTS))
        return replace(self, file=name, samples=tuple((s.label, s.ink) for s in found))

    def kept(self, letter: str) -> Page:
        """The page's ink as a sample of a letter, and a new page."""
        if len(letter) != 1 or not encode(letter) or letter == " ":
            raise Refused(Message("refused-handwriting-letter", value=letter[:40]))
        if not len(self.points):
            raise Refused(Message("refused-handwriting-nothing-written"))
        if len(self.taught) == MOST_TAUGHT:
            raise Refused(Message("refused-handwriting-taught", most=MOST_TAUGHT))
        return replace(self.wiped(), taught=(*self.taught, (letter, self.ink)))

    def unkept(self) -> Page:
        """Without the last letter that was taught."""
        return replace(self, taught=self.taught[:-1])

    # As named arrays, and back.

    def arrays(self) -> State:
        """Everything as flat arrays."""
        flags = np.array([self.is_down, self.rests])
        own = {"points": self.points.copy(), "starts": self.starts.copy(), "flags": flags}
        own["file"] = _letters(self.file)
        return own | _packed("samples", self.samples) | _packed("taught", self.taught)

    @classmethod
    def of(cls, state: State) -> Page:
        """A page from the arrays it gave."""
        return cls(
            state["points"].copy(),
            state["starts"].copy(),
            bool(state["flags"][0]),
            bool(state["flags"][1]),
            bytes(state["file"]).decode(),
            _unpacked("samples", state),
            _unpacked("taught", state),
        )


def _row(point: tuple[float, ...]) -> tuple[float, float, float, float]:
    """x, y, seconds, pressure of a point of at least two numbers."""
    sound = 2 <= len(point) <= 4 and all(math.isfinite(number) for number in point)
    if not sound or max(abs(point[0]), abs(point[1])) > FARTHEST:
        raise Refused(Message("refused-ink-coordinates", farthest=int(FARTHEST)))
    x, y, seconds, pressure = (*point, *(0.0, 1.0)[len(point) - 2 :]) if len(point) < 4 else point
    return x, y, seconds, pressure


def _letters(text: str) -> NDArray[Any]:
    return np.frombuffer(text.encode(), np.uint8).copy()


def _packed(name: str, inks: tuple[tuple[str, Ink], ...]) -> dict[str, NDArray[Any]]:
    points = np.concatenate([np.zeros((0, 2)), *(ink.points for _, ink in inks)])
    starts = np.concatenate([np.zeros(0, np.bool_), *(ink.stroke_start for _, ink in inks)])
    sizes = np.array([len(ink) for _, ink in inks], np.int64)
    labels = _letters(json.dumps([label for label, _ in inks]))
    parts = {"points": points, "starts": starts, "sizes": sizes, "labels": labels}
    return {f"{name}_{part}": array for part, array in parts.items()}


def _unpacked(name: str, state: State) -> tuple[tuple[str, Ink], ...]:
    ends = np.cumsum(state[f"{name}_sizes"])[:-1]
    points, starts = (np.split(state[f"{name}_{part}"], ends) for part in ("points", "starts"))
    labels = json.loads(bytes(state[f"{name}_labels"]).decode())
    return tuple(
        (label, Ink.at(where, begins)) for label, where, begins in zip(labels, points, starts, strict=False)
    )
