"""Exact answers against the number of columns, and parameters against it, for both networks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from simulator.chapters.adder import RivalContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink, small_plot
from ui.diagrams.axes import Axes
from ui.diagrams.layers import cached
from ui.diagrams.sameness import Same, extent
from ui.diagrams.small_plot import Line, Plot
from ui.theme import Theme, font
from ui.view import Hit, Target, View


def exact_plot(content: RivalContent, view: View) -> Plot:
    """Shares of exact answers in percent."""

    def say(key: str) -> str:
        return words.say(f"adder-rival-{key}", view.language)

    m = content.measures
    return Plot(
        title=say("exact"),
        note=say("exact-note"),
        x_name=say("columns"),
        x=m.columns,
        lines=(
            Line(100.0 * m.exact[0], say("recurrent"), "forward", 2.4),
            Line(100.0 * m.exact[1], say("feed-forward"), "warn", 2.4, (6, 3)),
        ),
        x_range=(1.0, float(m.columns[-1])),
        y_range=(0.0, 104.0),
    )


def parameters_plot(content: RivalContent, view: View) -> Plot:
    """Parameters of both, built for so many columns, as powers of ten."""

    def say(key: str) -> str:
        return words.say(f"adder-rival-{key}", view.language)

    logs = np.log10(content.growth.astype(np.float64))
    return Plot(
        title=say("parameters"),
        note="",
        x_name=say("columns"),
        x=content.measures.columns,
        lines=(
            Line(logs[0], f"{content.growth[0, -1]:,}", "forward", 2.4),
            Line(logs[1], f"{content.growth[1, -1]:,}", "warn", 2.4, (6, 3)),
        ),
        x_range=(1.0, float(content.measures.columns[-1])),
        y_range=(0.0, float(np.ceil(logs.max() + 1e-9))),
        log=True,
    )


def paint_exact(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The curve with its points; where training ends, and which number of columns is looked at."""
    content: RivalContent = snapshot.content
    values = snapshot.settings.values()
    looked = int(str(values["tested_columns"])) if values["test"] == "longer" else 0
    hover = view.hover if view.hover is not None and view.hover.kind == "tested" else None
    shown = (looked, hover, view.language, view.scale, view.present)
    key = ("rival exact", Same(content), extent(rect), theme, shown)

    def draw(layer: QPainter) -> None:
        plot = exact_plot(content, view)
        a = small_plot.body(rect, plot, view)
        _trained(layer, a, content, theme)
        small_plot.paint(layer, rect, plot, view, theme)
        _spans(layer, a, content, view, theme)
        _points(layer, a, content, looked, hover, view, theme)

    cached(painter, rect, key, draw, theme["bg"])


def _trained(painter: QPainter, a: Axes, content: RivalContent, theme: Theme) -> None:
    """The trained length as another ground."""
    edge = a.across(content.trained_columns + 0.5)
    ground = QRectF(a.rect.left(), a.rect.top(), edge - a.rect.left(), a.rect.height())
    painter.fillRect(ground, theme["sunk"])


def _spans(painter: QPainter, a: Axes, content: RivalContent, view: View, theme: Theme) -> None:
    """Which lengths were trained and which never, in words."""
    s, edge = view.scale, a.across(content.trained_columns + 0.5)
    small = font("tick", s, view.present)
    step = a.across(2.0) - a.across(1.0)
    for x, align, key in ((edge - 0.5 * step, ink.RIGHT, "inside"), (edge + 0.7 * step, ink.LEFT, "beyond")):
        said = words.say(f"adder-rival-{key}", view.language, columns=content.trained_columns)
        at = QPointF(x, a.rect.top() + 0.22 * a.rect.height())
        halo = theme["sunk" if key == "inside" else "bg"]
        ink.text(painter, at, said, small, theme["ink3"], align | ink.MIDDLE, halo)


def _points(
    painter: QPainter,
    a: Axes,
    content: RivalContent,
    looked: int,
    hover: Target | None,
    view: View,
    theme: Theme,
) -> None:
    s, m = view.scale, content.measures
    small = font("tick", s, view.present, 600)
    for row, role in ((1, "warn"), (0, "forward")):
        for n, share in zip(m.columns.tolist(), m.exact[row].tolist(), strict=True):
            is_looked = n == looked or hover == Target("tested", (n,))
            painter.setPen(QPen(theme[role], 1.6 * s))
            painter.setBrush(theme[role] if is_looked else theme["bg"])
            radius = (4.6 if is_looked else 3.0) * s
            at = a.at(n, 100.0 * share)
            if row:
                painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
            else:
                painter.drawEllipse(at, radius, radius)
            if row and n in (looked, content.trained_columns + 1):
                said = words.say("adder-rival-percent", view.language, share=round(100.0 * share, 1))
                # At the end of the curve stands its name.
                is_last = n >= m.columns[-1] - 1
                where = at + QPointF((-2 if is_last else 8) * s, (-14 if is_last else -9) * s)
                side = ink.RIGHT if is_last else ink.LEFT
                ink.text(painter, where, said, small, theme["ink"], side | ink.MIDDLE, theme["bg"])


def exact_hits(rect: QRectF, content: RivalContent, view: View) -> tuple[Hit, ...]:
    """`Target("tested", (n,))`: an upright band for every number of columns."""
    a = small_plot.body(rect, exact_plot(content, view), view)
    half = 0.5 * (a.across(2.0) - a.across(1.0))
    found = []
    for n in content.measures.columns.tolist():
        band = QPainterPath()
        band.addRect(QRectF(a.across(n) - half, a.rect.top() - 6 * view.scale, 2 * half, a.rect.height()))
        found.append(Hit(Target("tested", (n,)), band, clickable=True))
    return tuple(found)


def paint_parameters(
    painter: QPainter, rect: QRectF, content: RivalContent, view: View, theme: Theme
) -> None:
    """Both curves, each with its last value at its end."""
    key = ("rival parameters", Same(content), extent(rect), theme, view.language, view.scale, view.present)

    def draw(layer: QPainter) -> None:
        a = small_plot.paint(layer, rect, parameters_plot(content, view), view, theme)
        small, s = font("tick", view.scale, view.present), view.scale
        middle = (a.x[0] + a.x[1]) / 2
        for row, name in enumerate(("recurrent", "feed-forward")):
            y = a.down(float(np.log10(content.growth[row, len(content.growth[row]) // 2])))
            at = QPointF(a.across(middle), y + (-11 if row == 0 else 13) * s)
            said = words.say(f"adder-rival-{name}", view.language)
            ink.text(layer, at, said, small, theme["ink2"], ink.CENTRE | ink.MIDDLE, theme["bg"])

    cached(painter, rect, key, draw, theme["bg"])


def parameter_hits(rect: QRectF) -> tuple[Hit, ...]:
    """`Target("parameters")` on the whole plot."""
    area = QPainterPath()
    area.addRect(rect)
    return (Hit(Target("parameters"), area),)
