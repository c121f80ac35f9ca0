"""What one chapter has learned, opened in another: an act like any other."""

from __future__ import annotations

import pytest

from simulator.commands import Carry, Train, Undo
from simulator.message import Refused
from simulator.session import Session, replay
from simulator.storyboard import digest


def session() -> Session:
    made = Session.opened("remedies", {"task": "first_sign", "steps": 12, "hidden_units": 8})
    made.apply(Train(updates=2))
    made.run()
    return made


def test_the_cells_arrive_with_their_weights_and_their_settings() -> None:
    made = session()
    sent = {k.removeprefix("lstm."): v for k, v in made.timeline.experiment.tensors().items() if "lstm" in k}
    made.apply(Carry("memory_cell"))
    arrived = made.timeline.experiment.tensors()
    assert made.timeline.chapter == "memory_cell" and made.timeline.experiment.update == 0
    assert arrived.keys() == sent.keys()
    assert all((arrived[name] == sent[name]).all() for name in sent)
    values = made.timeline.experiment.settings.values()
    assert (values["task"], values["steps"], values["hidden_units"]) == ("first_sign", 12, 8)
    assert (values["gates"], values["variant"]) == ("trained", "lstm_1997")
    assert made.snapshot().loaded == "chapter:remedies"


def test_it_is_undone_there_and_replays_to_the_same_numbers() -> None:
    made = session()
    made.apply(Carry("memory_cell"))
    made.apply(Train(updates=1))
    made.run()
    assert digest(replay(made.acts, *made.first)) == digest(made)
    made.apply(Undo())
    made.apply(Undo())
    assert made.timeline.experiment.settings.values()["gates"] == "scripted"
    assert made.snapshot().loaded == ""


def test_what_cannot_be_carried_is_refused_and_nothing_changes() -> None:
    made = Session.opened("remedies", {"task": "recall", "steps": 12, "hidden_units": 8})
    for chapter, key in (
        ("memory_cell", "refused-remedies-carry-task"),
        ("adder", "refused-remedies-carry"),
        ("nowhere", "refused-remedies-carry"),
    ):
        with pytest.raises(Refused) as refused:
            made.apply(Carry(chapter))
        assert refused.value.message.key == key
    assert made.timeline.chapter == "remedies"
    other = Session("adder")
    with pytest.raises(Refused) as refused:
        other.apply(Carry("memory_cell"))
    assert refused.value.message.key == "refused-carry"
    assert other.acts == ()
