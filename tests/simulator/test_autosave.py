"""A session on disk: whatever ends the program, the same update and the same numbers come back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import autosave, checkpoint, storyboard
from simulator.autosave import Autosave
from simulator.chapters import adder
from simulator.commands import Command, Look, Note, Set, Train, Undo
from simulator.directions import Go
from simulator.message import Refused
from simulator.session import Session


def session(*commands: Command, seed: int = 3) -> Session:
    made = Session("adder", adder.Settings(seed=seed))
    for command in commands:
        made.apply(command)
        made.run()
    return made


def abandon(kept: Autosave) -> None:
    """What the end of a process does: the lock is let go, the files stay."""
    kept._lock.release()


def test_acts_are_appended_as_they_are_done_and_come_back(tmp_path: Path) -> None:
    kept, work = Autosave(tmp_path), session()
    for command in (Train(updates=4), Set({"batch": 8}), Train(updates=3), Look(2), Note(Go(2.5))):
        work.apply(command)
        work.run()
        kept.keep(work)
        assert [act.doing for act in storyboard.read(kept.path).acts] == [a.doing for a in work.journal.acts]
    assert autosave.left_behind(tmp_path) == []  # it is still being worked on
    abandon(kept)
    (left,) = autosave.left_behind(tmp_path)
    assert (left.path, left.update, left.place) == (kept.path, 7, Go(2.5))
    again = autosave.restore(left)
    assert storyboard.digest(again) == storyboard.digest(work)
    assert again.timeline.shown.update == 2 and again.timeline.history.newest.update == 7
    for one in (again, work):  # undo has not forgotten anything either
        one.apply(Undo())
    assert storyboard.digest(again) == storyboard.digest(work)


def test_a_training_under_way_comes_back_at_the_update_it_had_reached(tmp_path: Path) -> None:
    kept, work = Autosave(tmp_path), session(Train(updates=2))
    work.apply(Train())
    for _ in range(5):
        list(work.work())
    kept.keep(work)
    abandon(kept)
    again = autosave.restore(autosave.left_behind(tmp_path)[0])
    assert again.timeline.shown.update == 7
    assert storyboard.digest(again) == storyboard.digest(work)


def test_a_checkpoint_makes_training_again_unnecessary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "CHECKPOINT_EVERY", 0.0)
    kept, work = Autosave(tmp_path), session(Train(updates=20), Set({"batch": 8}))
    kept.keep(work)
    monkeypatch.setattr(autosave, "CHECKPOINT_EVERY", 1e9)
    work.apply(Train(updates=5))
    work.run()
    kept.keep(work)
    abandon(kept)
    made: list[int] = []
    advance = adder.Experiment.advance

    def counted(experiment: adder.Experiment) -> object:
        made.append(experiment.update)
        return advance(experiment)

    monkeypatch.setattr(adder.Experiment, "advance", counted)
    again = autosave.restore(autosave.left_behind(tmp_path)[0])
    assert made == [20, 21, 22, 23, 24]
    assert storyboard.digest(again) == storyboard.digest(work)
    assert again.timeline.experiment.settings == work.timeline.experiment.settings
    assert [act.doing for act in again.journal.acts] == [act.doing for act in work.journal.acts]
    again.apply(Look(10))
    work.apply(Look(10))
    assert storyboard.digest(again) == storyboard.digest(work)


def test_a_spoiled_checkpoint_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "CHECKPOINT_EVERY", 0.0)
    kept, work = Autosave(tmp_path), session(Train(updates=3))
    kept.keep(work)
    abandon(kept)
    spoiled = kept.path.with_suffix(".safetensors")
    for content in (b"", b"x" * 100, spoiled.read_bytes()[:-9]):
        spoiled.write_bytes(content)
        with pytest.raises(Refused):
            checkpoint.read(spoiled)
        assert storyboard.digest(autosave.restore(autosave.left_behind(tmp_path)[0])) == storyboard.digest(
            work
        )


def test_what_ended_in_order_is_recent_and_not_offered_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "RECENT", 2)
    for number in range(3):
        kept, work = Autosave(tmp_path), session(Train(updates=number + 1))
        kept.path = tmp_path / f"2026-{number}.toml"
        kept.keep(work)
        kept.close(work)
    assert autosave.left_behind(tmp_path) == []
    assert [path.name for path in autosave.recent(tmp_path)] == ["2026-2.toml", "2026-1.toml"]
    board = storyboard.read(tmp_path / "2026-2.toml")
    assert board.numbers == storyboard.digest(session(Train(updates=3)))


def test_a_session_in_which_nothing_was_done_leaves_nothing(tmp_path: Path) -> None:
    kept, work = Autosave(tmp_path), session()
    kept.keep(work)
    kept.close(work)
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_not_wanted_back_is_forgotten_but_stays_among_the_recent(tmp_path: Path) -> None:
    kept, work = Autosave(tmp_path), session(Train(updates=1))
    kept.keep(work)
    abandon(kept)
    (left,) = autosave.left_behind(tmp_path)
    autosave.forget(left)
    assert autosave.left_behind(tmp_path) == [] and autosave.recent(tmp_path) == [left.path]


WORKER = """
import sys, time
from pathlib import Path
from simulator.autosave import Autosave
from simulator.chapters import adder
from simulator.commands import Note, Train
from simulator.directions import Go
from simulator.session import Session
session, kept = Session("adder", adder.Settings(seed=5)), Autosave(Path(sys.argv[1]))
session.apply(Note(Go(4.0, "backward"))); session.apply(Train(updates=6)); session.run(); kept.keep(session)
session.apply(Train())
for _ in range(3):
    list(session.work())
kept.keep(session)
print("ready", flush=True)
while True:
    list(session.work())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so here")
def test_a_killed_process_leaves_its_session_and_two_at_once_do_not_mix(tmp_path: Path) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        for worker in workers:
            assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
        assert autosave.left_behind(tmp_path) == []
        os.kill(workers[0].pid, signal.SIGKILL)
        workers[0].wait()
        (left,) = autosave.left_behind(tmp_path)
        assert str(workers[0].pid) in left.path.name
        again = autosave.restore(left)
        assert again.timeline.shown.update == left.update == 9
        assert left.place == Go(4.0, "backward")
        assert storyboard.digest(again) == storyboard.digest(session(Train(updates=9), seed=5))
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
            assert worker.stdout is not None
            worker.stdout.close()
