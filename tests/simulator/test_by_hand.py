"""What is done by hand: its own undo, the journal, looking back, and a program that was killed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator import autosave, checkpoint, storyboard
from simulator.chapters import adder, memory_cell
from simulator.commands import Hand, Look, Redo, Set, Train, Undo
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.session import Session, replay


class Slate(adder.Experiment):
    """An adder beside which one may draw."""

    ink = np.zeros((0, 2))

    def hand(self, what: str, points: tuple[tuple[float, ...], ...], text: str) -> None:
        if what not in ("stroke", "wipe"):
            raise Refused(Message("refused-undo"))
        self.ink = np.vstack([self.ink, *points]) if what == "stroke" else np.zeros((0, 2))

    def page(self) -> State:
        return {"ink": self.ink.copy()}

    def turn_to(self, page: State) -> None:
        self.ink = page["ink"]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(adder, "Experiment", Slate)
    return Session("adder", adder.Settings(optimiser="adam", batch=4))


def _ink(session: Session) -> list[list[float]]:
    page = session.timeline.page
    assert page is not None
    found: list[list[float]] = page["ink"].tolist()
    return found


def _draw(session: Session) -> None:
    """Two strokes, the first in two parts, around two updates; then a setting that needs a new network."""
    session.apply(Hand("stroke", ((0.0, 0.0),)))
    session.apply(Hand("stroke", ((1.0, 0.5),), goes_on=True))
    session.apply(Train(updates=2))
    session.run()
    session.apply(Hand("stroke", ((2.0, 0.0),)))
    session.apply(Set({"seed": 5}))


def test_a_stroke_in_parts_is_one_act_to_undo(session: Session) -> None:
    session.apply(Hand("stroke", ((9.0, 9.0),)))
    session.apply(Hand("stroke", ((0.0, 0.0),)))
    session.apply(Hand("stroke", ((1.0, 0.5),), goes_on=True))
    session.apply(Undo())
    assert _ink(session) == [[9.0, 9.0]]
    session.apply(Redo())
    assert _ink(session) == [[9.0, 9.0], [0.0, 0.0], [1.0, 0.5]]


def test_the_page_stays_when_one_looks_back_or_changes_the_network(session: Session) -> None:
    _draw(session)
    assert _ink(session) == [[0.0, 0.0], [1.0, 0.5], [2.0, 0.0]]
    session.apply(Undo())
    session.apply(Look(0))
    assert _ink(session) == [[0.0, 0.0], [1.0, 0.5], [2.0, 0.0]]
    session.apply(Undo())
    assert _ink(session) == [[0.0, 0.0], [1.0, 0.5]]


def test_what_is_refused_changes_nothing_and_is_no_act(session: Session) -> None:
    session.apply(Hand("stroke", ((0.0, 0.0),)))
    with pytest.raises(Refused):
        session.apply(Hand("song"))
    assert _ink(session) == [[0.0, 0.0]]
    assert len(session.acts) == 1
    session.apply(Undo())
    assert _ink(session) == []


def test_a_chapter_without_a_page_refuses_it() -> None:
    with pytest.raises(Refused, match="refused-hand"):
        Session("memory_cell", memory_cell.Settings()).apply(Hand("stroke", ((0.0, 0.0),)))


def test_the_journal_draws_it_again(session: Session) -> None:
    _draw(session)
    board = storyboard.parse(storyboard.text(storyboard.recorded(session)), "a.toml")
    again = replay(board.acts, board.chapter, storyboard.settings(board))
    assert _ink(again) == _ink(session)


def test_a_checkpoint_and_a_killed_program_keep_it(session: Session, tmp_path: Path) -> None:
    kept = autosave.Autosave(tmp_path)
    _draw(session)
    kept.keep(session)
    checkpoint.write(tmp_path / "c.safetensors", session, len(session.acts))
    assert _ink(checkpoint.read(tmp_path / "c.safetensors")[0]) == _ink(session)
    kept._lock.release()
    (left,) = autosave.left_behind(tmp_path)
    assert _ink(autosave.restore(left)) == _ink(session)
