"""The lesson: a page whose links drive the figure, and what such a link means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.message import Message, Refused
from ui.panels.controls.themed import pixels
from ui.panels.reading import Reading
from ui.panels.side import SidePanel
from ui.theme import ASSETS

# What a link may do, and the names it may give; None: any name (the settings').
VERBS: dict[str, tuple[str, ...] | None] = {
    "set": None,
    "go": ("t", "pass"),
    "play": ("from",),
    "highlight": ("target", "index"),
    "train": ("until", "updates"),
    "look": ("update",),
    "rewind": (),
}


@dataclass(frozen=True)
class LessonAct:
    """What a link asks for: a verb of `VERBS` with its values as text, or `glossary` with a `term`."""

    verb: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def index(self) -> tuple[int, ...]:
        """The `index` of a highlight, `3,1` as (3, 1)."""
        return tuple(int(part) for part in self.values.get("index", "").split(",") if part)


def read_link(url: str) -> LessonAct:
    """The act of a link such as `unrolled:set?squashing=logistic` or `glossary:carry`.

    Refuses, in one sentence, a scheme or verb there is not, a name the verb does not take, and a
    number that is none.
    """
    parts = urlsplit(url)
    if parts.scheme == "glossary" and parts.path:
        return LessonAct("glossary", {"term": unquote(parts.path)})
    verb = parts.path
    if parts.scheme != "unrolled" or verb not in VERBS:
        raise _refused(url, ", ".join(f"unrolled:{known}" for known in VERBS) + ", glossary:…")
    values = dict(parse_qsl(parts.query, keep_blank_values=True))
    allowed = VERBS[verb]
    if allowed is not None and not set(values) <= set(allowed):
        raise _refused(url, ", ".join(allowed) or "–")
    if verb == "set" and not values:
        raise _refused(url, "unrolled:set?name=value")
    for name, read in (("t", float), ("from", float), ("updates", int), ("update", int)):
        if verb != "set" and name in values and not _reads(values[name], read):
            raise _refused(url, f"{name}=0, 1, 2 …")
    if values.get("pass", "forward") not in ("forward", "backward"):
        raise _refused(url, "pass=forward, pass=backward")
    if verb == "highlight" and not all(part.isdecimal() for part in values.get("index", "0").split(",")):
        raise _refused(url, "index=3, index=3,1")
    return LessonAct(verb, values)


def _reads(text: str, read: type[int] | type[float]) -> bool:
    try:
        return 0 <= read(text) < 10**9
    except ValueError:
        return False


def _refused(url: str, allowed: str) -> Refused:
    return Refused(Message("frame-refused-link", link=url[:60], allowed=allowed))


class Lesson(SidePanel):
    """`assets/lessons/<language>/<chapter>.md`; `link_followed` carries a link as it is written."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "frame-lesson-title")
        self._chapter: str | None = None
        self._shown: tuple[str, str] | None = None
        self.page = Reading(self)
        self.page.link_followed.connect(self.link_followed)
        self.restyle()

    def show_lesson(self, chapter: str) -> None:
        """The lesson of a chapter, in this language."""
        self._chapter = chapter
        self._read()

    def restyle(self) -> None:
        """The lesson of the new language, from its top; other changes keep the place."""
        super().restyle()
        self._read()

    def _read(self) -> None:
        if self._chapter is None or self._shown == (self._chapter, self.look.language):
            return
        self._shown = (self._chapter, self.look.language)
        file = ASSETS / "lessons" / self.look.language / f"{self._chapter}.md"
        text = file.read_text("utf-8") if file.exists() else self.look.say("frame-lesson-none")
        self.page.show_markdown(text)
        self.page.setAccessibleName(self.look.say("frame-lesson-title"))

    def arrange(self) -> None:
        """The page below the title."""
        super().arrange()
        self.page.setGeometry(pixels(self.body()))
