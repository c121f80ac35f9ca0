"""A chapter's scenes as a row of tabs at the top of the stage; any other choice can stand so, too.

A scene is a setting named `scene`, so which one is shown is part of the snapshot: a picture, a film
and the journal know it like any other setting.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.commands import Set
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# The row's height and the room inside a tab, px of the mock-up.
HEIGHT = 30.0
_SIDE, _INSET = 14.0, 2.0


def _choices(snapshot: Snapshot, setting: str) -> tuple[object, ...]:
    return snapshot.settings.setting(setting).choices


def _names(snapshot: Snapshot, language: str, setting: str) -> list[str]:
    return [words.choice(snapshot.chapter, setting, each, language) for each in _choices(snapshot, setting)]


def cells(rect: QRectF, snapshot: Snapshot, view: View, setting: str = "scene") -> list[QRectF]:
    """Where each tab stands, from the left; narrower than its words need if there is no room."""
    letters = font("label", view.scale, view.present, 600)
    wanted = [
        ink.width(name, letters) + 2 * _SIDE * view.scale for name in _names(snapshot, view.language, setting)
    ]
    share = min(1.0, rect.width() / sum(wanted))
    found, x = [], rect.left()
    for wide in wanted:
        found.append(QRectF(x, rect.top(), wide * share, rect.height()))
        x += wide * share
    return found


def paint(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, setting: str = "scene"
) -> None:
    """The frame, the scene that is shown filled and in bold, the one under the pointer lighter."""
    places, scale = cells(rect, snapshot, view, setting), view.scale
    chosen = _choices(snapshot, setting).index(snapshot.settings.values()[setting])
    frame = QRectF(rect.left(), rect.top(), places[-1].right() - rect.left(), rect.height())
    painter.save()
    painter.setPen(QPen(theme["hair2"], max(1.0, scale)))
    painter.setBrush(theme["surface"])
    painter.drawRoundedRect(frame, 6 * scale, 6 * scale)
    names = _names(snapshot, view.language, setting)
    for number, (place, name) in enumerate(zip(places, names, strict=True)):
        inside = place.adjusted(*(side * _INSET * scale for side in (1, 1, -1, -1)))
        if number == chosen or view.hover == Target(setting, (number,)):
            painter.setPen(QPen(theme["hair2"], scale) if number != chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme["sel"] if number == chosen else theme["bg"])
            painter.drawRoundedRect(inside, 4 * scale, 4 * scale)
        letters = font("label", scale, view.present, 600 if number == chosen else 450)
        colour = theme["ink" if number == chosen else "ink2"]
        ink.text(painter, place, name, letters, colour, ink.CENTRE | ink.MIDDLE)
    painter.restore()


def hits(rect: QRectF, snapshot: Snapshot, view: View, setting: str = "scene") -> tuple[Hit, ...]:
    """Every tab."""
    found = []
    for number, place in enumerate(cells(rect, snapshot, view, setting)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(Target(setting, (number,)), area, clickable=True))
    return tuple(found)


def click(target: Target, snapshot: Snapshot) -> Set:
    """The command of a click on a tab: its target is named after the setting."""
    chosen = _choices(snapshot, target.kind)[target.index[0]]
    assert isinstance(chosen, str)
    return Set({target.kind: chosen})
