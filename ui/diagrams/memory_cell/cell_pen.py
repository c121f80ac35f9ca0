"""What is needed to paint one look of some steps of the lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui.diagrams.memory_cell.cell_rows import Lane, Rows
from ui.theme import Theme
from ui.view import View

Look = Literal["done", "ahead"]


@dataclass(frozen=True)
class Pen:
    """What every lane needs to be painted."""

    painter: QPainter
    rows: Rows
    lanes: dict[str, Lane]
    snapshot: Snapshot
    view: View
    theme: Theme
    look: Look
    # The steps that are painted, and whether what belongs to no step is: names, flags, notes.
    span: range
    extras: bool = True

    @property
    def columns(self) -> QRectF:
        """The columns of the steps that are painted, over all lanes."""
        r = self.rows
        left, width = r.left + self.span.start * r.width, len(self.span) * r.width
        return QRectF(left, r.top, width, r.bottom - r.top)

    @property
    def near(self) -> range:
        """The steps whose marks may reach into those columns, where nothing but a clip keeps them out."""
        return range(self.span.start - 1, self.span.stop + 1) if self.extras else self.span

    @property
    def content(self) -> MemoryCellContent:
        """What the stage shows."""
        found: MemoryCellContent = self.snapshot.content
        return found

    @property
    def scale(self) -> float:
        """Px of the stage for one of the mock-up."""
        return self.rows.scale


# One look of everything.
