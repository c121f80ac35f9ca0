"""A second chapter beside the adder, for tests of what happens between chapters."""

from __future__ import annotations

from types import ModuleType

import pytest

from simulator import chapters
from simulator.chapters import adder
from simulator.message import Message


class Scripted(adder.Experiment):
    """An adder whose weights are nobody's to train."""

    def untrainable(self) -> Message | None:  # type: ignore[override]
        return Message("refused-undo")


def install(monkeypatch: pytest.MonkeyPatch, name: str = "scripted") -> None:
    """Let it be found under that name, after the real chapters."""
    real, made = chapters.chapter, ModuleType(name)
    made.ORDER, made.Settings, made.Experiment = 99, adder.Settings, Scripted  # type: ignore[attr-defined]
    monkeypatch.setattr(chapters, "chapter", lambda asked: made if asked == name else real(asked))
