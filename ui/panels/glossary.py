"""The glossary: every term on the screen, searchable."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from ui import words
from ui.panels.controls import TextEntry
from ui.panels.controls.themed import pixels
from ui.panels.reading import Reading
from ui.panels.side import SidePanel

_PREFIX, _MEANING = "term-", ".meaning"


def terms(language: str) -> list[tuple[str, str, str]]:
    """Every term there is: (name, its word, its meaning), sorted by the word."""
    names = (
        key[len(_PREFIX) : -len(_MEANING)]
        for key in words.keys(language)
        if key.startswith(_PREFIX) and key.endswith(_MEANING)
    )
    found = [
        (n, words.say(_PREFIX + n, language), words.say(_PREFIX + n + _MEANING, language)) for n in names
    ]
    return sorted(found, key=lambda term: term[1].casefold())


def matching(every: list[tuple[str, str, str]], wanted: str) -> list[tuple[str, str, str]]:
    """The terms that hold the search text: at the word's start, then in it, then in the meaning."""
    text = wanted.strip().casefold()
    if not text:
        return every

    def rank(term: tuple[str, str, str]) -> int:
        word, meaning = term[1].casefold(), term[2].casefold()
        return 0 if word.startswith(text) else 1 if text in word else 2 if text in meaning else 3

    return sorted((term for term in every if rank(term) < 3), key=rank)


class Glossary(SidePanel):
    """A line to search in over the terms; links inside meanings are passed up."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "frame-glossary-title")
        self.search = TextEntry(self, icon="search")
        self.search.set_hint("frame-glossary-search")
        self.search.edited.connect(lambda _text: self._list())
        self.page = Reading(self)
        self.page.link_followed.connect(self._follow)
        self.restyle()

    def show_term(self, name: str) -> None:
        """Show one term first: a name such as `carry`, or the word itself."""
        word = next((word for each, word, _ in terms(self.look.language) if name in (each, word)), name)
        self.search.set_value(word)
        self._list()

    def begin(self) -> None:
        """Ready to type: the search line has the keyboard."""
        self.search.line.setFocus()
        self.search.line.selectAll()

    def restyle(self) -> None:
        """The terms of this language."""
        super().restyle()
        self.search.line.setAccessibleName(self.look.say("frame-glossary-search"))
        self.page.setAccessibleName(self.look.say("frame-glossary-title"))
        self._list()

    def _follow(self, link: str) -> None:
        if link.startswith("glossary:"):
            self.show_term(link.partition(":")[2])
        else:
            self.link_followed.emit(link)

    def _list(self) -> None:
        found = matching(terms(self.look.language), self.search.line.text())
        if not found:
            self.page.show_markdown(self.look.say("frame-glossary-none"))
            return
        self.page.show_markdown("\n\n".join(f"## {word}\n\n{meaning}" for _, word, meaning in found))

    def arrange(self) -> None:
        """The search line over the page."""
        super().arrange()
        px, body = self.look.px, self.body()
        self.search.setGeometry(pixels(QRectF(body.left(), body.top(), body.width() - px(14), px(30))))
        self.page.setGeometry(pixels(body.adjusted(0, px(40), 0, 0)))
