"""The line over the circuit that says what happens at this step, and beside the tabs what was achieved."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.chapters._memory_cell_gates import TOLERANCE
from simulator.chapters.memory_cell import SOLVED
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import glyphs, ink
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.equations import number
from ui.theme import Theme, font
from ui.view import Hit, Target, View

# A gate counts as open from here on, and as closed up to here.
_OPEN, _CLOSED = 0.5, 0.05


def doing(snapshot: Snapshot, moment: Moment) -> str:
    """What a cell worked from outside does at this step, as its gates say: a word of the catalogue."""
    content: MemoryCellContent = snapshot.content
    t, step = content.trace, moment.now
    if step < 0:
        return "before"
    if moment.backward:
        return "back"
    write, keep, read = (float(gate[step, content.cell]) for gate in (t.write, t.keep, t.read))
    if read >= _OPEN:
        return "read"
    if write >= _OPEN:
        return "add" if keep >= _OPEN else "write"
    holds = step > 0 and abs(float(t.cell[step - 1, content.cell])) > TOLERANCE
    if keep >= _OPEN:
        return "leak" if write > _CLOSED else "keep" if holds else "empty"
    return "forget" if holds else "closed"


def sentence(snapshot: Snapshot, view: View, moment: Moment) -> tuple[str, str]:
    """What happens at this step: a title and a note."""
    content: MemoryCellContent = snapshot.content
    t, k, step = content.trace, content.cell, moment.now
    if snapshot.settings.values()["scene"] == "learning":
        return _learned(content, view)
    if content.task and not moment.backward:
        cells = t.cell.shape[1]
        title = words.say("memory_cell-head-cell", view.language, cell=k + 1, cells=cells)
        if step < 0:
            return title, words.say("memory_cell-doing-before.note", view.language)
        gates = {name: number(float(getattr(t, name)[step, k])) for name in ("write", "keep", "read")}
        key = "memory_cell-head-gates-gru" if t.kind == "gru" else "memory_cell-head-gates"
        return title, words.say(key, view.language, step=step + 1, **gates)
    what = doing(snapshot, moment)
    value = number(float(t.cell[step, k]) if step >= 0 else 0.0)
    if what == "back":
        last = step + 1 >= moment.steps
        factor = _factor(float(t.keep[step + 1, k])) if not last else "1"
        note = "memory_cell-doing-back.first" if last else "memory_cell-doing-back.note"
        title = words.say("memory_cell-doing-back", view.language)
        return title, words.say(note, view.language, step=step + 1, factor=factor)
    keep = _factor(float(t.keep[step, k])) if step >= 0 else ""
    title = words.say(f"memory_cell-doing-{what}", view.language, value=value)
    return title, words.say(f"memory_cell-doing-{what}.note", view.language, step=step + 1, keep=keep)


def _is_empty(snapshot: Snapshot) -> bool:
    """Whether the scene is that of learning, and nothing learns."""
    return snapshot.settings.values()["scene"] == "learning" and not snapshot.content.task


def _learned(content: MemoryCellContent, view: View) -> tuple[str, str]:
    """The newest row of the gates' history: what a scene of updates is about, whatever the step."""
    found = content.learning
    if not content.task:
        return "", ""
    title = words.say("memory_cell-learning-update", view.language, update=int(found.updates[-1]))
    gates = {name: number(float(getattr(found, name)[-1])) for name in ("write", "keep", "read")}
    kind = "-gru" if content.trace.kind == "gru" else ""
    return title, words.say(f"memory_cell-learning-means{kind}", view.language, **gates)


def _factor(gate: float) -> str:
    """A gate as a factor: `0.999`, and `1` where it is quite open."""
    return "1" if gate == 1.0 else "0" if gate == 0.0 else number(gate, 3)


def paint(
    painter: QPainter,
    heading: QRectF,
    news: QRectF,
    snapshot: Snapshot,
    view: View,
    theme: Theme,
    moment: Moment,
) -> None:
    """The heading's line, and the score or the verdict at the right of the tabs."""
    title, note = sentence(snapshot, view, moment)
    big, small = font("panel_title", view.scale, view.present), font("body", view.scale, view.present)
    baseline = QPointF(heading.left(), heading.bottom() - 8 * view.scale)
    across = ink.text(painter, baseline, title, big, theme["ink"]) + 10 * view.scale
    note = ink.elide(note, small, heading.width() - across)
    ink.text(painter, baseline + QPointF(across, 0), note, small, theme["ink3"])
    if invitation(news, snapshot, view) is None:
        _news(painter, news, snapshot, view, theme, moment)


def _news(
    painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme, moment: Moment
) -> None:
    said, good = report(snapshot, view, moment)
    if not said:
        return
    s = view.scale
    made = font("label", s, view.present, 500)
    size = 12 * s
    text = ink.elide(said, made, rect.width() - 2 * size)
    across = ink.width(text, made)
    ink.text(painter, rect, text, made, theme["ink2"], ink.RIGHT | ink.MIDDLE)
    mark = QPointF(rect.right() - across - size, rect.center().y())
    if good:
        glyphs.check_mark(painter, mark, size, theme["ok"])
    else:
        glyphs.dash_mark(painter, mark, size, theme["warn"], size / 6)


def report(snapshot: Snapshot, view: View, moment: Moment) -> tuple[str, bool]:
    """The score so far of gates worked from outside, or what the examination of a layer said."""
    content: MemoryCellContent = snapshot.content
    if content.task:
        return words.tell(content.verdict, view.language), content.accuracy >= SOLVED
    score = content.score
    if score is None:
        return words.tell(content.verdict, view.language), False
    values = snapshot.settings.values()
    first, last = int(values["write_at"]) - 1, int(values["read_at"]) - 1
    wanted = number(score.wanted)
    if not moment.backward and moment.now < last:
        seen = content.trace.cell[first : max(first, moment.now + 1), 0]
        held = int((abs(seen - score.wanted) <= TOLERANCE).sum())
        key = "memory_cell-score-waiting" if moment.now < first else "memory_cell-score-so-far"
        return words.say(key, view.language, held=held, of=len(seen), wanted=wanted), held == len(seen) > 0
    key = "memory_cell-score-silent" if not score.leaks else "memory_cell-score-leaks"
    counts = {"held": score.held, "of": score.of, "leaks": score.leaks}
    said = words.say(key, view.language, **counts, read=number(score.read), wanted=wanted)
    return said, score.perfect


def invitation(news: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
    """Where the invitation to train stands: while a layer of cells has not been trained nor loaded."""
    progress = snapshot.progress
    if not snapshot.content.task or progress.update or progress.training or snapshot.loaded:
        return None
    across = ink.width(
        words.say("frame-invitation", view.language), font("body", view.scale, view.present, 600)
    )
    width = min(across + 52 * view.scale, news.width())
    height = min(news.height(), (38 if view.present else 30) * view.scale)
    return QRectF(news.right() - width, news.center().y() - height / 2, width, height)


def caption(snapshot: Snapshot, view: View, moment: Moment) -> str:
    """One sentence for the lecture room about this step."""
    if _is_empty(snapshot):
        return words.say("memory_cell-learning-outside", view.language)
    if snapshot.content.task:
        title, note = sentence(snapshot, view, moment)
        return words.say("memory_cell-caption-layer", view.language, title=title, note=note)
    what = doing(snapshot, moment)
    cell = snapshot.content.trace.cell
    value = number(float(cell[moment.now, 0]) if moment.now >= 0 else 0.0)
    return words.say(f"memory_cell-doing-{what}.caption", view.language, value=value, step=moment.now + 1)


def hits(heading: QRectF, news: QRectF, snapshot: Snapshot) -> tuple[Hit, ...]:
    """`Target("doing")` on the heading, where it says something, `Target("score")` beside the tabs."""
    places = [(Target("doing"), heading), (Target("score"), news)]
    found = []
    for target, rect in places[1:] if _is_empty(snapshot) else places:
        area = QPainterPath()
        area.addRect(rect)
        found.append(Hit(target, area))
    return tuple(found)
