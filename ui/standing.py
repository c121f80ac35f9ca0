"""What a storyboard has put before the room after so many of its acts, apart from the engine's part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.commands import Carry, Open
from simulator.directions import (
    Camera,
    Caption,
    Erase,
    Go,
    Highlight,
    Play,
    Points,
    Stroke,
    Theme,
    Title,
    Words,
)
from simulator.journal import Doing
from ui.playhead import Clock
from ui.view import Target


@dataclass(frozen=True)
class Standing:
    """Playhead and looks. `t` is None at the end of its pass, whatever number of steps that has.

    `caption` is None until the first caption: then the chapter says its own. `theme` is empty where
    the window keeps its own.
    """

    t: float | None = None
    backward: bool = False
    caption: Words | None = None
    panel: str = ""
    highlight: Target | None = None
    strokes: tuple[Points, ...] = ()
    theme: str = ""
    title: tuple[Words, Words] | None = None

    def position(self, clock: Clock) -> float:
        """The playhead's place on a clock."""
        if self.t is not None:
            return clock.position(self.t, self.backward)
        return float(clock.length if self.backward else clock.steps)


def after(doings: Iterable[Doing]) -> Standing:
    """What stands when the last of these acts is over; a title stands only after its own act."""
    now = Standing()
    for doing in doings:
        now = _done(replace(now, title=None), doing)
    return now


def _done(now: Standing, doing: Doing) -> Standing:
    match doing:
        case Go(t, direction):
            return replace(now, t=t, backward=direction == "backward")
        case Play(to, direction, _):
            return replace(now, t=to, backward=direction == "backward")
        case Caption(text):
            return replace(now, caption=text)
        case Camera(panel):
            return replace(now, panel=panel)
        case Highlight(target, index):
            return replace(now, highlight=Target(target, index) if target else None)
        case Theme(name):
            return replace(now, theme=name)
        case Title(title, line):
            return replace(now, title=(title, line))
        case Stroke(points):
            return replace(now, strokes=(*now.strokes, points))
        case Erase():
            return replace(now, strokes=())
        case Open() | Carry():
            # Another chapter: its whole sequence, seen whole.
            return replace(now, t=None, backward=False, panel="", highlight=None, strokes=())
    return now
