"""What the cards of the adder's first scene are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import words
from ui.diagrams.adder.strip_rows import Moment, settings


@dataclass(frozen=True)
class Facts:
    """The content with what the playhead has reached. Columns are counted from 0 here, from 1 in words."""

    snapshot: Snapshot
    content: AdderContent
    moment: Moment
    language: str

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"adder-card-{key}", self.language, **values)

    def state(self, state: int) -> str:
        return words.say(f"adder-state-{binary_adder().names[state]}", self.language)

    @property
    def function(self) -> str:
        return "σ" if settings(self.snapshot).squashing == "logistic" else "tanh"

    def logistic(self, function: str = "σ") -> tuple[str, ...]:
        """The line that says what σ is, where it stands in an equation."""
        return (self.say("logistic"),) if function == "σ" else ()

    @property
    def clocked(self) -> bool:
        """Whether the sum is shown tick by tick."""
        return settings(self.snapshot).timing == "as_clocked"

    def said(self) -> int:
        """The column whose answer the network's output unit holds, −1 before the first."""
        if not self.clocked:
            return self.moment.arrived - 1
        return max(0, min(self.content.example.columns, self.moment.settled - 2)) - 1

    def reached(self, column: int, lag: int, appears: tuple[float, float]) -> bool:
        """Whether what belongs to a column, so many ticks late when clocked, can be seen."""
        late = lag if self.clocked else 0
        return self.moment.shown(column + late, *appears) >= 0.5

    def before(self, column: int) -> Sequence[float]:
        """Activities (H,) that the hidden units hear at a column: those of the one before, or h₀."""
        c = self.content
        return [float(h) for h in (c.trace.hidden[column - 1] if column else c.parameters.initial_state)]
