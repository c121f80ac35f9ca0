"""The scene "walk": the network unrolled above, one weight's shares and its matrix below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.chapters.unrolling import UnrollingContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import words
from ui.diagrams import arrows, ink
from ui.diagrams.layers import cached
from ui.diagrams.sameness import extent
from ui.diagrams.unrolling import activity_stack, unrolled, unrolled_strip, waterfall, weight_matrix
from ui.diagrams.unrolling.unrolled_layout import layout_of
from ui.diagrams.unrolling.unrolled_moment import FULL_DETAIL, Moment, moment
from ui.diagrams.unrolling.waterfall import Axis
from ui.theme import Theme, font
from ui.view import Hit, View

_FORWARD = ("sum", "squash", "output", "error")
_BACKWARD = ("d-output", "d-hidden", "slope", "share")


@dataclass(frozen=True)
class _Places:
    heading: QRectF
    network: QRectF
    stack: QRectF
    rule: float
    below: QRectF
    fall: QRectF
    matrix: QRectF


@lru_cache(maxsize=16)
def _places(place: tuple[float, float, float, float], scale: float, present: bool) -> _Places:
    rect = QRectF(*place)
    heading = (32 if present else 26) * scale
    across, left, right = rect.width(), rect.left(), rect.right()
    type = scale * (1.2 if present else 1.0)
    middle = rect.top() + heading + 0.60 * (rect.height() - 2 * heading)
    side = min(190 * type, 0.2 * across)
    stack = min(128 * type, 0.14 * across)
    top = rect.top() + heading
    return _Places(
        heading=QRectF(left, rect.top(), across, heading),
        network=QRectF(left, top, across - side - 54 * scale, middle - top - 8 * scale),
        stack=QRectF(right - stack, top - 2 * scale, stack, middle - top - 4 * scale),
        rule=middle,
        below=QRectF(left, middle + 4 * scale, across, heading),
        fall=QRectF(
            left,
            middle + heading + 4 * scale,
            across - side - 6 * scale,
            rect.bottom() - middle - heading - 4 * scale,
        ),
        matrix=QRectF(right - side, middle + 9 * scale, side, rect.bottom() - middle - 9 * scale),
    )


def _here(rect: QRectF, view: View) -> _Places:
    return _places(extent(rect), view.scale, view.present)


def _axis(places: _Places, content: UnrollingContent, view: View) -> Axis:
    layout = layout_of(places.network, content, view)
    return Axis(layout.fold.left() + 0.43 * layout.fold.width(), layout.x(1), layout.pitch)


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene."""
    content: UnrollingContent = snapshot.content
    places, m = _here(rect, view), moment(content.steps, view)
    if content.steps > FULL_DETAIL:
        unrolled_strip.paint(painter, places.network, content, m, view, theme)
    else:
        unrolled.paint(painter, places.network, places.stack, content, m, view, theme)
    activity_stack.paint(painter, places.stack, content, m, view, theme)
    _heading(painter, places, content, m, view, theme)
    waterfall.paint(painter, places.fall, _axis(places, content, view), content, m, view, theme)
    weight_matrix.paint(painter, places.matrix, content, m, view, theme)


def panels(rect: QRectF, _snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """Where the parts of this scene stand."""
    places = _here(rect, view)
    return {
        # The stack belongs to it: what is popped comes back along a line of the network.
        "network": places.heading.united(places.network).united(places.stack),
        "stack": QRectF(places.stack),
        "waterfall": places.fall.united(QRectF(places.below.topLeft(), places.fall.topRight())),
        "matrix": QRectF(places.matrix),
    }


def hits(rect: QRectF, snapshot: Snapshot, view: View) -> tuple[Hit, ...]:
    """What answers to the pointer in this scene."""
    content: UnrollingContent = snapshot.content
    places, m = _here(rect, view), moment(content.steps, view)
    if content.steps > FULL_DETAIL:
        network = unrolled_strip.hits(places.network, content, view)
    else:
        network = unrolled.hits(places.network, content, m, view)
    return (
        *activity_stack.hits(places.stack, content, view),
        *network,
        *waterfall.hits(places.fall, _axis(places, content, view), content),
        *weight_matrix.hits(places.matrix, content, view),
    )


def title(content: UnrollingContent, m: Moment, language: str) -> tuple[str, str]:
    """What is under way, and what that means."""
    if m.folded:
        return words.say("unrolling-title-folded", language), ""
    if m.backward:
        if m.t <= 0.0:
            return words.say("unrolling-title-back-done", language), words.say(
                "unrolling-note-back-done", language
            )
        key = _note(content, m) if content.steps <= FULL_DETAIL and not m.between else "back"
        return words.say("unrolling-title-back", language, step=m.step), words.say(
            f"unrolling-note-{key}", language
        )
    key = _note(content, m) if content.steps <= FULL_DETAIL else "there"
    return words.say("unrolling-title-there", language, step=m.step), words.say(
        f"unrolling-note-{key}", language
    )


def _note(content: UnrollingContent, m: Moment) -> str:
    """Which words tell of the operation under way: there may be no input, no read-out, nothing asked."""
    operation = _BACKWARD[m.operation] if m.backward else _FORWARD[m.operation]
    asked = bool(content.trace.target_mask[m.step - 1].any())
    kind = {
        "sum": "" if content.trace.inputs.shape[1] else "-alone",
        "output": "-units" if content.selection else "",
        "error": "" if asked else "-none",
        "d-output": "" if asked else "-none",
    }.get(operation, "")
    return f"{'back' if m.backward else 'there'}-{operation}{kind}"


def sentence(content: UnrollingContent, view: View) -> str:
    """The caption of the lecture room."""
    m = moment(content.steps, view)
    if m.folded:
        return words.say("unrolling-caption-folded", view.language, steps=content.steps)
    head, note = title(content, m, view.language)
    return words.say("unrolling-caption-walk", view.language, title=head, note=note)


def _heading(
    painter: QPainter, places: _Places, content: UnrollingContent, m: Moment, view: View, theme: Theme
) -> None:
    s = view.scale
    head, note = title(content, m, view.language)
    legend = _legend_width(view)
    room = places.heading.width() - legend - 16 * s
    key = ("walk heading", extent(places.heading), head, note, theme, view.language, s, view.present)

    def draw(layer: QPainter) -> None:
        _line(layer, places.heading, head, note, room, view, theme)
        _legend(layer, places.heading, view, theme)

    cached(painter, places.heading, key, draw, theme["bg"])
    painter.fillRect(
        QRectF(places.heading.left(), places.rule, places.heading.width(), max(1.0, s)), theme["hair"]
    )
    name = "back" if m.backward else "there"
    if m.backward and content.followed.array == "initial_state":
        name = "start"
    values: dict[str, Value] = {
        "name": weight_matrix.shown_name(content.followed.name),
        "steps": content.steps,
    }
    head = words.say(f"unrolling-fall-{name}", view.language, **values)
    note = words.say(f"unrolling-fall-{name}-note", view.language, **values)
    key = ("walk below", extent(places.below), head, note, theme, view.language, s, view.present)
    cached(
        painter,
        QRectF(places.below.left(), places.below.top(), places.fall.width(), places.below.height()),
        key,
        lambda layer: _line(layer, places.below, head, note, places.fall.width(), view, theme),
        theme["bg"],
    )


def _line(
    painter: QPainter, where: QRectF, head: str, note: str, room: float, view: View, theme: Theme
) -> None:
    big, small = font("panel_title", view.scale, view.present), font("body", view.scale, view.present)
    baseline = QPointF(where.left(), where.bottom() - 8 * view.scale)
    across = ink.text(painter, baseline, ink.elide(head, big, room), big, theme["ink"]) + 12 * view.scale
    if note and across + ink.width(note, small) <= room:
        ink.text(painter, baseline + QPointF(across, 0), note, small, theme["ink3"])


def _legends(view: View) -> list[tuple[str, str]]:
    return [(words.say(f"unrolling-legend-{name}", view.language), name) for name in ("forward", "backward")]


def _legend_width(view: View) -> float:
    made = font("small", view.scale, view.present)
    return sum(ink.width(text, made) + 58 * view.scale for text, _ in _legends(view))


def _legend(painter: QPainter, where: QRectF, view: View, theme: Theme) -> None:
    s, made = view.scale, font("small", view.scale, view.present)
    x, y = where.right() - _legend_width(view), where.bottom() - 13 * s
    for text, role in _legends(view):
        ends = QPointF(x + 14 * s, y), QPointF(x + 40 * s, y)
        start, end = ends if role == "forward" else ends[::-1]
        arrows.arrow(painter, arrows.straight(start, end), theme[role], 1.8 * s, 8 * s)
        x += 47 * s
        x += ink.text(painter, QPointF(x, y), text, made, theme[role], ink.LEFT | ink.MIDDLE) + 11 * s
