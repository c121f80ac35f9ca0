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
from simulator.tables.results import Cell, Result
from ui import words
from ui.diagrams import ink
from ui.diagrams.curves import title
from ui.diagrams.layers import cached
from ui.diagrams.magnitudes import figures
from ui.diagrams.remedies import plates
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


def chosen(snapshot: Snapshot) -> Result | None:
    """The result of the table that is chosen, the paper's own setting first; None where none was run."""
    name = snapshot.settings.values()["paper"]
    return next((result for result in shipped() if result.table == name), None)


def areas(rect: QRectF, view: View) -> dict[str, QRectF]:
    """The tables' names, the heading, the table, what made it."""
    s = view.scale
    label = ink.leading(font("label", s, view.present))
    names, head = label + 14 * s, (34 if view.present else 28) * s
    foot = 2 * label + 6 * s
    top = rect.top() + names + 10 * s
    return {
        "names": QRectF(rect.left(), rect.top(), rect.width(), names),
        "head": QRectF(rect.left(), top, rect.width(), head),
        "table": QRectF(rect.left(), top + head, rect.width(), rect.bottom() - foot - 8 * s - top - head),
        "foot": QRectF(rect.left(), rect.bottom() - foot, rect.width(), foot),
    }


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
    result = chosen(snapshot)
    lit = view.hover.index if view.hover is not None and view.hover.kind == "table_name" else None
    name = str(snapshot.settings.values()["paper"])
    look = extent(rect), theme, view.language, view.scale, view.present
    key = ("papers", Same(result), name, look, lit)

    def draw(to: QPainter) -> None:
        _choice(to, rect, name, lit, view, theme)
        if result is None:
            said = words.say("remedies-papers-none", view.language, command=f"unrolled tables {name}")
            plates.note(to, areas(rect, view)["table"], said, view, theme)
        else:
            _head(to, rect, result, view, theme)
            _table(to, areas(rect, view)["table"], result, view, theme)
            _foot(to, areas(rect, view)["foot"], result, view, theme)

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
    row = areas(rect, view)["head"].adjusted(0, 0, 0, -6 * view.scale)
    said = words.say(f"tables-title-{result.table}", view.language)
    title(painter, row, said, "", view, theme)
    own = all(cell.papers_own for cell in result.cells)
    key = "own" if own else result.mode
    made = font("label", view.scale, view.present, 600)
    note = words.say(f"remedies-papers-{key}", view.language)
    role = "ok" if own else "warn"
    ink.text(painter, row, note, made, theme[role], ink.RIGHT | ink.MIDDLE)


def _grid(rect: QRectF, result: Result, view: View) -> tuple[float, float, float, float]:
    """Left and top of the first field, and a field's width and height."""
    s, made = view.scale, font("label", view.scale, view.present)
    names = [words.say(results.key("row", row), view.language) for row in result.rows]
    left = rect.left() + min(0.26 * rect.width(), max(ink.width(name, made) for name in names) + 14 * s)
    top = rect.top() + 2 * ink.leading(made) + 4 * s
    wide = min((rect.right() - left) / max(1, len(result.columns)), 240 * s)
    high = min((rect.bottom() - top) / max(1, len(result.rows)), 5.4 * ink.leading(made))
    return left, top, wide, high


def field(rect: QRectF, result: Result, cell: Cell, view: View) -> QRectF:
    """Where a cell stands in the table's area."""
    left, top, wide, high = _grid(rect, result, view)
    column, row = result.columns.index(cell.column), result.rows.index(cell.row)
    return QRectF(left + column * wide, top + row * high, wide, high)


def _table(painter: QPainter, rect: QRectF, result: Result, view: View, theme: Theme) -> None:
    """Names of rows and columns; in every field the paper's number, ours, the ratio, the seeds."""
    s, made = view.scale, font("label", view.scale, view.present)
    left, top, wide, high = _grid(rect, result, view)
    for k, column in enumerate(result.columns):
        said = words.say(results.key("column", column), view.language)
        lines = ink.wrap(said, made, wide - 10 * s)[:2]
        for n, line in enumerate(lines):
            at = QPointF(left + k * wide, top - (len(lines) - n) * ink.leading(made) - 2 * s)
            ink.text(painter, at, line, made, theme["ink2"], ink.LEFT | ink.TOP)
    for k, row in enumerate(result.rows):
        y = top + k * high
        painter.fillRect(
            QRectF(rect.left(), y, left - rect.left() + wide * len(result.columns), s), theme["hair"]
        )
        said = words.say(results.key("row", row), view.language)
        lines = ink.wrap(said, made, left - rect.left() - 8 * s)[:3]
        for n, line in enumerate(lines):
            at = QPointF(rect.left(), y + 8 * s + n * ink.leading(made))
            ink.text(painter, at, line, font("label", s, view.present, 600), theme["ink"], ink.LEFT | ink.TOP)
    for cell in result.cells:
        _cell(painter, field(rect, result, cell, view), cell, view, theme)


def value(number: float | None, cell: Cell, language: str) -> str:
    """A number of a table as it is printed: a share in per cent where the measure is one."""
    if number is None:
        return "–"
    if cell.measure == "sequences":
        return f"{number:,.0f}"
    if cell.measure == "wrong" and cell.papers_own and cell.paper is not None:
        return figures(number)
    return figures(number)


def _cell(painter: QPainter, place: QRectF, cell: Cell, view: View, theme: Theme) -> None:
    """Paper; here; ratio; every seed: as many lines as there is room for, from the first on."""
    s, language = view.scale, view.language
    plain, bold = font("label", s, view.present), font("label", s, view.present, 600)
    tiny = font("tick", s, view.present)
    step = ink.leading(plain)
    lines = [
        (words.say("remedies-papers-paper", language, value=papers(cell, language)), plain, "ink2"),
        (words.say("remedies-papers-here", language, value=value(cell.here, cell, language)), bold, "ink"),
        (words.say("remedies-papers-ratio", language, value=ratio(cell)), plain, "ink2"),
        (seeds(cell, language), tiny, "ink3"),
    ]
    y = place.top() + 6 * s
    for said, made, role in lines:
        if y + step > place.bottom() + 2 * s:
            break
        shown = ink.elide(said, made, place.width() - 8 * s)
        ink.text(painter, QPointF(place.left(), y), shown, made, theme[role], ink.LEFT | ink.TOP)
        y += step


def papers(cell: Cell, language: str) -> str:
    """What the paper says: its number, or its word."""
    if cell.paper is not None:
        return value(cell.paper, cell, language)
    return words.say(f"tables-said-{cell.said}", language) if cell.said else "–"


def ratio(cell: Cell) -> str:
    """Here over paper."""
    return figures(cell.ratio) if cell.ratio is not None else "–"


def seeds(cell: Cell, language: str) -> str:
    """The number of every seed."""
    if not cell.runs:
        return words.say("remedies-papers-not-run", language)
    return " · ".join(value(run.value, cell, language) for run in cell.runs)


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
    where = areas(rect, view)
    return {"papers": where["head"].united(where["table"])}


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """`table_name` (table) on each name, `table_cell` (which) on every field."""
    found = []
    for k, (_, place) in enumerate(_names(rect, view)):
        area = QPainterPath()
        area.addRect(place)
        found.append(Hit(Target("table_name", (k,)), area, clickable=True))
    result = chosen(snapshot)
    if result is not None:
        for k, cell in enumerate(result.cells):
            area = QPainterPath()
            area.addRect(field(areas(rect, view)["table"], result, cell, view))
            found.append(Hit(Target("table_cell", (k,)), area))
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
    result = chosen(snapshot)
    if result is None or target.index[0] >= len(result.cells):
        return None
    cell = result.cells[target.index[0]]
    row, column = (
        words.say(key, language) for key in (results.key("row", cell.row), results.key("column", cell.column))
    )
    lines = [
        words.say(f"remedies-papers-measure-{cell.measure}", language),
        words.say("remedies-papers-paper", language, value=papers(cell, language)),
        words.say("remedies-papers-ratio", language, value=ratio(cell)),
    ]
    lines += [
        words.say(
            "remedies-papers-run",
            language,
            seed=run.seed,
            value=value(run.value, cell, language),
            updates=run.updates,
            seconds=ink.number(run.cpu_seconds, 0),
        )
        for run in cell.runs
    ]
    if not cell.papers_own:
        lines.append(words.say("remedies-papers-other", language))
    here = words.say("remedies-papers-here", language, value=value(cell.here, cell, language))
    return Card(f"{row}, {column}", here, tuple(lines))


def caption(snapshot: Snapshot, view: View) -> str:
    """Which table it is."""
    return words.say(f"tables-title-{snapshot.settings.values()['paper']}", view.language)
