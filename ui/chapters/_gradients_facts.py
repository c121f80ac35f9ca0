"""What the cards of While it learns, The cliff and Basins tell from, and how they print a number."""

from __future__ import annotations

import math
from dataclasses import dataclass

from simulator.chapters._gradients_content import Basins, Cliff, Learning
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import words
from ui.diagrams import magnitudes
from ui.view import View

Index = tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    """The snapshot with the language and the playhead."""

    snapshot: Snapshot
    view: View

    @property
    def language(self) -> str:
        return self.view.language

    @property
    def learning(self) -> Learning:
        found: Learning = self.snapshot.content.learning
        return found

    @property
    def cliff(self) -> Cliff:
        found: Cliff = self.snapshot.content.cliff
        return found

    @property
    def basins(self) -> Basins:
        found: Basins = self.snapshot.content.basins
        return found

    def say(self, key: str, **values: Value) -> str:
        return words.say(key, self.language, **values)

    def size(self, log10: float) -> str:
        return magnitudes.said(log10, self.language)

    def setting(self, key: str) -> float:
        value = self.snapshot.settings.values()[key]
        assert isinstance(value, int | float)
        return float(value)


def plain(value: float, language: str) -> str:
    """A number with two figures; what is none in words."""
    return words.say("gradients-no-number", language) if math.isnan(value) else magnitudes.figures(value)
