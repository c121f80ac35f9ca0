"""The scene "Papers": what a paper reports and what came of it here, number by number, with every seed.

The results are those committed with the program; each says which command made it, and when. What did not
replicate stands here like everything else.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.commands import Command, Set
from simulator.experiment import Snapshot
from simulator.tables import results
from simulator.tables.results import Result
from ui import words
from ui.diagrams import ink
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.remedies import papers_table, plates
from ui.diagrams.sameness import Same, extent
from ui.theme import Theme, font
from ui.view import Card, Hit, Target, View

PANELS = ("papers",)


@lru_cache(maxsize=1)
def shipped() -> tuple[Result, ...]:
    """The committed results, read once: they are part of the program."""
    return results.shipped()


def steps(snapshot: Snapshot) -> int:
    """The task's, of no concern here."""
    return int(snapshot.content.steps)


def chosen(snapshot: Snapshot) -> tuple[Result, ...]:
    """The results of the table that is chosen, the paper's own setting first; none where none was run."""
    name = snapshot.settings.values()["paper"]
    return tuple(result for result in shipped() if result.table == name)


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """The tables' names, and what is below them."""
    s = view.scale
    names = ink.leading(font("label", s, view.present)) + 14 * s
    below = names + 10 * s
    return {
        "names": QRectF(rect.left(), rect.top(), rect.width(), names),
        "body": rect.adjusted(0, below, 0, 0),
    }


def _part(rect: QRectF, view: View) -> tuple[QRectF, QRectF, QRectF]:
    """One result's heading, its table, and what made it."""
    s = view.scale
    label = ink.leading(font("label", s, view.present))
    head, foot = (34 if view.present else 28) * s, 2 * label + 6 * s
    table = rect.adjusted(0, head, 0, -foot - 8 * s)
    return (
        QRectF(rect.left(), rect.top(), rect.width(), head),
        table,
        QRectF(rect.left(), rect.bottom() - foot, rect.width(), foot),
    )


def _parts(rect: QRectF, found: tuple[Result, ...], view: View) -> list[tuple[Result, QRectF]]:
    """Results one below the other, as high as their rows need."""
    body = areas(rect, view)["body"]
    weights = [len(result.rows) + 1.5 for result in found]
    y, placed = body.top(), []
    for result, weight in zip(found, weights, strict=True):
        high = body.height() * weight / sum(weights)
        placed.append((result, QRectF(body.left(), y, body.width(), high)))
        y += high
    return placed


def _names(rect: QRectF, view: View) -> list[tuple[str, QRectF]]:
    """Where the name of each table stands."""
    s, made = view.scale, font("label", view.scale, view.present, 600)
    row, x, found = areas(rect, view)["names"], rect.left(), []
    for name in results.NAMES:
        wide = ink.width(words.choice("remedies", "paper", name, view.language), made) + 22 * s
        found.append((name, QRectF(x, row.top(), wide, row.height())))
        x += wide + 6 * s
    return found


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""
    found = chosen(snapshot)
    lit = view.hover.index if view.hover is not None and view.hover.kind == "table_name" else None
    name = str(snapshot.settings.values()["paper"])
    look = extent(rect), theme, view.language, view.scale, view.present
    key = ("papers", tuple(Same(result) for result in found), name, look, lit)

    def draw(to: QPainter) -> None:
        _choice(to, rect, name, lit, view, theme)
        if not found:
            said = words.say("remedies-papers-none", view.language, command=f"unrolled tables {name}")
            plates.note(to, areas(rect, view)["body"], said, view, theme)
        for result, place in _parts(rect, found, view):
            head, table, foot = _part(place, view)
            _head(to, head, result, view, theme)
            papers_table.paint(to, table, result, view, theme)
            _foot(to, foot, result, view, theme)

    cached(painter, rect.adjusted(-2 * view.scale, 0, 4 * view.scale, 2 * view.scale), key, draw, theme["bg"])


def _choice(
    painter: QPainter, rect: QRectF, name: str, lit: tuple[int, ...] | None, view: View, theme: Theme
) -> None:
    s = view.scale
    for k, (which, place) in enumerate(_names(rect, view)):
        is_shown = which == name
        painter.save()
        painter.setPen(theme["hair2"])
        painter.setBrush(theme["sel" if is_shown or lit == (k,) else "bg"])
        painter.drawRoundedRect(place.adjusted(0.5 * s, 0.5 * s, -0.5 * s, -0.5 * s), 5 * s, 5 * s)
        painter.restore()
        made = font("label", s, view.present, 600 if is_shown else 450)
        said = words.choice("remedies", "paper", which, view.language)
        ink.text(painter, place, said, made, theme["ink" if is_shown else "ink2"], ink.CENTRE | ink.MIDDLE)


def _head(painter: QPainter, rect: QRectF, result: Result, view: View, theme: Theme) -> None:
    """What the table is about, and whether it was run in the paper's setting."""
    row = rect.adjusted(0, 0, 0, -6 * view.scale)
    said = words.say(f"tables-title-{result.table}", view.language)
    title(painter, row, said, "", view, theme)
    own = all(cell.papers_own for cell in result.cells)
    key = "own" if own else result.mode
    made = font("label", view.scale, view.present, 600)
    note = words.say(f"remedies-papers-{key}", view.language)
    role = "ok" if own else "warn"
    ink.text(painter, row, note, made, theme[role], ink.RIGHT | ink.MIDDLE)


def _foot(painter: QPainter, rect: QRectF, result: Result, view: View, theme: Theme) -> None:
    """The command, the versions and the day."""
    made = font("small", view.scale, view.present)
    versions = ", ".join(f"{name} {number}" for name, number in result.versions.items())
    said = words.say(
        "remedies-papers-made", view.language, command=result.command, date=result.date, versions=versions
    )
    for k, line in enumerate(ink.wrap(said, made, rect.width())[:2]):
        at = QPointF(rect.left(), rect.top() + k * ink.leading(made))
        ink.text(painter, at, line, made, theme["ink3"], ink.LEFT | ink.TOP)


def panels(rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
    """The table with its heading."""
    return {"papers": areas(rect, view)["body"]}


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """`table_name` (table) on each name, `table_cell` (which) on every field."""
    found = []
    for k, (_, place) in enumerate(_names(rect, view)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(Target("table_name", (k,)), area, clickable=True))
    k = 0
    for result, part in _parts(rect, chosen(snapshot), view):
        for cell in result.cells:
            area = QPainterPath()
            area.addRect(papers_table.field(_part(part, view)[1], result, cell, view))
            found.append(Hit(Target("table_cell", (k,)), area))
            k += 1
    return tuple(found)


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """A name shows its table."""
    if target.kind == "table_name":
        return Set({"paper": results.NAMES[target.index[0]]})
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing here can be dragged."""
    return view


def card(target: Target, snapshot: Snapshot, language: str) -> Card | None:
    """A table's title, or a number with every seed and its work."""
    if target.kind == "table_name":
        name = results.NAMES[target.index[0]]
        return Card(
            words.choice("remedies", "paper", name, language),
            "",
            (words.say(f"tables-title-{name}", language),),
        )
    cells = [cell for result in chosen(snapshot) for cell in result.cells]
    if target.index[0] >= len(cells):
        return None
    cell = cells[target.index[0]]
    row, column = (
        words.say(key, language) for key in (results.key("row", cell.row), results.key("column", cell.column))
    )
    lines = [
        words.say(results.key("measure", cell.measure), language),
        words.say("remedies-papers-paper", language, value=papers_table.papers(cell, language)),
        words.say("remedies-papers-ratio", language, value=papers_table.ratio(cell)),
    ]
    lines += [
        words.say(
            "remedies-papers-run",
            language,
            seed=run.seed,
            value=papers_table.run_value(run, cell, language),
            updates=run.updates,
            seconds=ink.number(run.cpu_seconds, 0),
        )
        for run in cell.runs
    ]
    if not cell.papers_own:
        lines.append(words.say("remedies-papers-other", language))
    here = words.say("remedies-papers-here", language, value=papers_table.here(cell, language))
    return Card(f"{row}, {column}", here, tuple(lines))


def caption(snapshot: Snapshot, view: View) -> str:
    """Which table it is."""
    return words.say(f"tables-title-{snapshot.settings.values()['paper']}", view.language)
