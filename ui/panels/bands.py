"""The columns both bands of the transport share, so that their rails begin and end together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.panels.controls import Label, Look
from ui.panels.controls.themed import pixels

# Below this width (design px) the acts of training lose their words.
NARROW = 1190


@dataclass(frozen=True, slots=True)
class Columns:
    """x of each column, logical px: label | acts | rail from `start` to `end` | figures to `right`."""

    label: float
    acts: float
    start: float
    end: float
    figures: float
    right: float
    narrow: bool

    @classmethod
    def of(cls, look: Look, width: float) -> Columns:
        """The columns of a transport of this width."""
        px = look.px
        narrow = width < px(NARROW)
        right = width - px(24)
        figures = right - px(150 if narrow else 172)
        acts = px(20 + 126)
        start = acts + px(306 if narrow else 378)
        return cls(px(24), acts, start, figures - px(24), figures, right, narrow)

    def place_labels(self, title: Label, where: Label, look: Look, height: float) -> None:
        """Two lines, centred in the band."""
        px = look.px
        line = px(18)
        top = height / 2 - line
        wide = self.acts - self.label - px(4)
        # Alone, the title stands in the middle.
        drop = line / 2 if where.isHidden() else 0.0
        title.setGeometry(pixels(QRectF(self.label, top + drop, wide, line)))
        where.setGeometry(pixels(QRectF(self.label, top + line - px(1), wide, line)))
