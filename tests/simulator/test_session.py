"""A session: training in updates, looking back, branches, undo, and the journal that replays them."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters import adder
from simulator.commands import Look, Note, Open, Pause, Redo, Rewind, Set, Train, Undo
from simulator.directions import Go
from simulator.message import Refused
from simulator.session import Session, replay
from tests.simulator import two_chapters


@pytest.fixture
def session() -> Session:
    return Session("adder", adder.Settings(optimiser="adam", batch=4))


def _weights(session: Session) -> np.ndarray:
    experiment = session.timeline.experiment
    return experiment.parameters().flatten()


def _train(session: Session, updates: int) -> None:
    session.apply(Train(updates=updates))
    session.run()


def test_training_in_two_parts_is_training_in_one(session: Session) -> None:
    _train(session, 12)
    whole = _weights(session)
    session.apply(Rewind())
    _train(session, 5)
    _train(session, 7)
    assert np.array_equal(_weights(session), whole)


def test_looking_back_shows_the_network_as_it_was_and_loses_nothing(session: Session) -> None:
    _train(session, 5)
    five = _weights(session)
    _train(session, 5)
    ten = _weights(session)
    session.apply(Look(5))
    snapshot = session.snapshot()
    assert np.array_equal(_weights(session), five)
    assert (snapshot.progress.shown, snapshot.progress.update) == (5, 10)
    assert np.array_equal(snapshot.content.parameters.flatten(), five)
    session.apply(Look(10))
    assert np.array_equal(_weights(session), ten)


def test_training_on_from_an_earlier_point_is_a_branch_and_undo_returns_to_the_old_future(
    session: Session,
) -> None:
    _train(session, 10)
    ten = _weights(session)
    session.apply(Look(4))
    session.apply(Set({"learning_rate": 0.3}))
    _train(session, 3)
    branch = session.snapshot().progress
    assert branch.update == 7
    assert branch.future_updates[-1] == 10
    assert not np.array_equal(_weights(session), ten)
    for _ in range(2):
        session.apply(Undo())
    session.apply(Look(10))
    assert np.array_equal(_weights(session), ten)
    assert session.timeline.experiment.settings == adder.Settings(optimiser="adam", batch=4)


def test_rewind_gives_the_same_initial_weights_and_can_be_undone(session: Session) -> None:
    first = _weights(session)
    _train(session, 6)
    trained = _weights(session)
    session.apply(Rewind())
    assert np.array_equal(_weights(session), first)
    assert session.snapshot().progress.update == 0
    session.apply(Undo())
    assert np.array_equal(_weights(session), trained)
    session.apply(Redo())
    assert np.array_equal(_weights(session), first)


def test_a_setting_that_needs_a_new_network_starts_one_and_undo_brings_the_old_one_back(
    session: Session,
) -> None:
    _train(session, 6)
    trained = _weights(session)
    session.apply(Set({"hidden_units": 4}))
    assert session.snapshot().content.parameters.sizes == (4, 2, 1)
    assert session.snapshot().progress.update == 0
    session.apply(Undo())
    assert np.array_equal(_weights(session), trained)
    assert session.snapshot().progress.update == 6


def test_dragging_a_live_setting_is_one_act(session: Session) -> None:
    before = session.timeline.experiment.settings
    for rate in (0.1, 0.2, 0.3):
        session.apply(Set({"learning_rate": rate}))
    session.apply(Undo())
    assert session.timeline.experiment.settings == before
    with pytest.raises(Refused):
        session.apply(Undo())


def test_what_is_refused_changes_nothing(session: Session) -> None:
    _train(session, 3)
    before, settings = _weights(session), session.timeline.experiment.settings
    for values in (
        {"learning_rate": -1},
        {"first_number": "12a"},
        {"first_number": str(2**64)},
        {"colour": 1},
        {"hidden_units": 5},
        {"batch": 8, "squashing": "relu"},
    ):
        with pytest.raises(Refused):
            session.apply(Set(values))
    for order in (Train(until="perfect"), Train(updates=-1)):
        with pytest.raises(Refused):
            session.apply(order)
    assert np.array_equal(_weights(session), before)
    assert session.timeline.experiment.settings == settings
    assert session.snapshot().progress.update == 3


def test_the_journal_replays_to_the_same_numbers(session: Session) -> None:
    session = Session("adder")
    session.apply(Set({"optimiser": "adam", "seed": 4}))
    session.apply(Train())
    for _ in range(9):
        list(session.work())
    session.apply(Set({"learning_rate": 0.1}))  # while it trains
    for _ in range(4):
        list(session.work())
    session.apply(Pause())
    session.apply(Look(6))
    session.apply(Train(updates=5))
    session.run()
    session.apply(Undo())
    session.apply(Redo())
    trained = [act.doing.updates for act in session.journal.acts if isinstance(act.doing, Train)]
    assert trained == [9, 4, 5]
    goes_on = [act.doing.goes_on for act in session.journal.acts if isinstance(act.doing, Train)]
    assert goes_on == [False, True, False]
    again = replay(session.journal.acts, "adder")
    assert np.array_equal(_weights(again), _weights(session))
    assert again.timeline.shown.update == session.timeline.shown.update == 11


def test_the_recipe_makes_the_shown_network_again(session: Session) -> None:
    _train(session, 4)
    session.apply(Set({"learning_rate": 0.2}))
    _train(session, 3)
    session.apply(Set({"columns": 12}))
    _train(session, 2)
    snapshot = session.snapshot()
    ends = [start for start, _ in snapshot.recipe[1:]] + [snapshot.progress.shown]
    again = Session("adder", snapshot.recipe[0][1])
    for (start, settings), end in zip(snapshot.recipe, ends, strict=True):
        again.apply(Set(settings.values()))
        _train(again, end - start)
    assert np.array_equal(_weights(again), _weights(session))
    session.apply(Look(3))
    assert len(session.snapshot().recipe) == 1


def test_a_run_that_explodes_stops_says_when_and_can_be_rewound() -> None:
    session = Session("adder", adder.Settings(optimiser="momentum", learning_rate=1e6))
    session.apply(Train())
    milestones = session.run()
    exploded = [m for m in milestones if m.kind == "exploded"]
    assert exploded
    assert session.snapshot().progress.exploded_at == exploded[0].update
    assert session.snapshot().content.verdict.guarantee.key == "verdict-exploded"
    with pytest.raises(Refused):
        session.apply(Train(updates=1))
    session.apply(Rewind())
    assert session.snapshot().progress.exploded_at is None
    _train(session, 1)
    assert session.snapshot().progress.update == 1


def test_a_snapshot_cannot_be_changed_and_does_not_change(session: Session) -> None:
    content = session.snapshot().content
    before = content.parameters.flatten()
    for array in (content.cloud, content.trace.hidden, content.parameters.input_weights, content.nearest):
        assert not array.flags.writeable
    _train(session, 5)
    assert np.array_equal(content.parameters.flatten(), before)


def test_until_a_milestone_ends_there_and_says_so() -> None:
    session = Session("adder", adder.Settings(seed=1))
    session.apply(Train(until="certified"))
    milestones = session.run()
    assert [m.kind for m in milestones] == ["reached", "finished"]
    verdict = session.snapshot().content.verdict
    assert verdict.ok
    assert verdict.patterns == 4
    assert not session.training


@pytest.mark.parametrize("undone", range(4))
def test_undo_goes_as_far_back_in_a_replay(undone: int) -> None:
    session = Session("adder", adder.Settings(optimiser="adam"))
    session.apply(Train())
    for _ in range(3):
        list(session.work())
    session.apply(Set({"learning_rate": 0.2}))
    for _ in range(3):
        list(session.work())
    session.apply(Note(Go(3.0)))  # looking elsewhere does not divide a training
    list(session.work())
    session.apply(Pause())
    session.apply(Train(updates=2))
    session.run()
    for _ in range(undone):
        session.apply(Undo())
    again = replay(session.journal.acts, *session.first)
    assert np.array_equal(_weights(again), _weights(session))
    assert again.timeline.shown.update == session.timeline.shown.update
    assert again.timeline.experiment.settings == session.timeline.experiment.settings


def test_a_chapter_begins_as_it_was_kept_and_is_later_found_as_it_was_left(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_chapters.install(monkeypatch)
    _train(session, 3)
    weights = _weights(session)
    session.apply(Open("scripted", {"hidden_units": 4}))
    assert session.timeline.chapter == "scripted"
    assert session.timeline.experiment.settings.changed() == {"hidden_units": 4}
    session.apply(Set({"columns": 20}))
    session.apply(Open("adder", {"hidden_units": 2}))  # it is there already: what was kept is older
    assert np.array_equal(_weights(session), weights)
    assert session.snapshot().progress.update == 3
    session.apply(Open("scripted"))
    assert session.timeline.experiment.settings.changed() == {"hidden_units": 4, "columns": 20}


def test_kept_settings_that_a_chapter_refuses_open_it_with_its_defaults(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_chapters.install(monkeypatch)
    session.apply(Open("scripted", {"first_number": "12x", "columns": 20}))
    assert session.timeline.chapter == "scripted"
    assert session.timeline.experiment.settings == adder.Settings()


def test_opening_ends_a_training_and_another_chapter_keeps_its_own_undo(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_chapters.install(monkeypatch)
    session.apply(Train())
    session.apply(Open("scripted"))
    assert not session.training
    with pytest.raises(Refused):
        session.apply(Undo())  # the adder's training is not this chapter's to take back


def test_where_the_training_axis_does_not_apply_training_is_refused_with_the_reason(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_chapters.install(monkeypatch)
    session.apply(Open("scripted"))
    before = _weights(session)
    for order in (Train(updates=3), Train(until="certified"), Train()):
        with pytest.raises(Refused) as refused:
            session.apply(order)
        assert refused.value.message == session.timeline.experiment.untrainable()
        assert not session.training
    assert np.array_equal(_weights(session), before)
    assert session.snapshot().progress.untrainable == refused.value.message
    with pytest.raises(Refused):
        session.apply(Undo())  # nothing was begun
    session.apply(Open("adder"))
    assert session.snapshot().progress.untrainable is None
    _train(session, 1)
