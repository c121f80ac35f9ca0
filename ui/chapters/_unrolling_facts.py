"""What every card of Unrolling is written from: the content, and how far the playhead has come."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.chapters.unrolling import UnrollingContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.models.elman import Parameters
from simulator.trace import RecurrentTrace
from ui import words
from ui.diagrams.unrolling.unrolled_moment import Moment
from ui.diagrams.unrolling.weight_matrix import shown_name, weight_name
from ui.view import Card

Index = tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    """The content and how far the playhead is. Steps are counted from 1, units from 0 here."""

    snapshot: Snapshot
    content: UnrollingContent
    moment: Moment
    language: str

    def say(self, key: str, **values: Value) -> str:
        """A sentence of the catalogue in the view's language."""
        return words.say(key, self.language, **values)

    @property
    def trace(self) -> RecurrentTrace:
        return self.content.trace

    def weights(self, step: int) -> Parameters:
        """What a step used."""
        return self.trace.used.at(step)

    @property
    def function(self) -> str:
        """The squashing function's name in an equation."""
        return {"logistic": "σ", "tanh": "tanh", "relu": "ReLU", "linear": ""}[self.trace.squashing.name]

    def waiting(self, title: str) -> Card:
        """Nothing to tell yet."""
        return Card(title, "", (self.say("unrolling-card-not-reached"),))


def called(array: str, index: Index) -> str:
    return shown_name(weight_name(array, index))
