"""What a person, or the author of a film, does with the picture, as frozen values.

Commands (`commands.py`) ask the engine for something; directions only say what is looked at, how
and what is said about it. Both are acts of a journal and of a storyboard.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

# One text for everybody, or one a language: {en = "…", zh = "…"}.
Words: TypeAlias = str | dict[str, str]

# A place on the stage, as shares of its width and height.
_Share: TypeAlias = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Points: TypeAlias = Annotated[tuple[tuple[_Share, _Share], ...], msgspec.Meta(min_length=1)]


class _Direction(msgspec.Struct, frozen=True, tag_field="do", forbid_unknown_fields=True):
    pass


class Go(_Direction, frozen=True, tag="go", rename={"direction": "pass"}):
    """Be at step `t` at once, on the way there or, where a chapter has one, on the way back."""

    t: float
    direction: Literal["forward", "backward"] = "forward"


class Play(_Direction, frozen=True, tag="play", rename={"direction": "pass"}):
    """Let sequence time run to step `to` (the end of the pass if not given) at `speed` times the usual."""

    to: float | None = None
    direction: Literal["forward", "backward"] = "forward"
    speed: float = 1.0


class Highlight(_Direction, frozen=True, tag="highlight"):
    """Point at a thing of the stage and tell about it; without a target, at nothing."""

    target: str = ""
    index: tuple[int, ...] = ()


class Caption(_Direction, frozen=True, tag="caption"):
    """The sentence below the picture from now on; an empty one takes it away."""

    text: Words


class Title(_Direction, frozen=True, tag="title"):
    """A card of its own with a title and a line below it."""

    title: Words
    line: Words = ""


class Camera(_Direction, frozen=True, tag="camera"):
    """Which panel fills the stage; without one, the whole stage is seen."""

    panel: str = ""


class Theme(_Direction, frozen=True, tag="theme"):
    """Paper or Night from now on."""

    name: Literal["paper", "night"]


class Stroke(_Direction, frozen=True, tag="stroke"):
    """A line drawn on the stage with the pen; it stays until everything drawn is erased."""

    points: Points


class Erase(_Direction, frozen=True, tag="erase"):
    """Take away everything that was drawn."""


class Wait(_Direction, frozen=True, tag="wait"):
    """Nothing happens, for as long as the act lasts."""


Direction: TypeAlias = Go | Play | Highlight | Caption | Title | Camera | Theme | Stroke | Erase | Wait


def in_language(words: Words, language: str) -> str:
    """The text in that language; the first there is where it was written in others only."""
    if isinstance(words, str):
        return words
    return words.get(language) or next(iter(words.values()), "")
