"""The engine thread obeys between updates, publishes what a command did, sleeps, ends when told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from simulator.chapters import adder, unrolling
from simulator.commands import Command, Look, Open, Pause, Reset, Rewind, Set, Train
from simulator.experiment import Milestone, Snapshot
from simulator.mailbox import Mailbox
from simulator.message import Message, Refused
from simulator.runner import Runner
from simulator.session import Session


class Watched(Mailbox):
    """A mailbox that wakes whoever waits for something in it."""

    def __init__(self) -> None:
        super().__init__()
        self._came = threading.Condition()
        self.snapshots: list[Snapshot] = []
        self.told: list[Milestone] = []

    def put(self, snapshot: Snapshot) -> None:
        super().put(snapshot)
        self.take()  # as a screen that is never late
        with self._came:
            self.snapshots.append(snapshot)
            self._came.notify_all()

    def announce(self, milestone: Milestone) -> None:
        super().announce(milestone)
        with self._came:
            self.told.append(milestone)
            self._came.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._came:
            assert self._came.wait_for(until, timeout=30)


@pytest.fixture
def mailbox() -> Watched:
    return Watched()


@pytest.fixture
def runner(mailbox: Watched) -> Iterator[Runner]:
    made = Runner(lambda: Session("adder", adder.Settings(optimiser="adam", batch=4)), mailbox)
    made.start()
    mailbox.wait(lambda: bool(mailbox.snapshots))
    yield made
    assert made.stop()


def _newest(mailbox: Watched) -> Snapshot:
    return mailbox.snapshots[-1]


def test_a_run_is_published_at_its_end_and_equals_the_same_run_without_a_thread(
    runner: Runner, mailbox: Watched
) -> None:
    runner.send(Train(updates=25))
    mailbox.wait(lambda: any(m.kind == "finished" for m in mailbox.told))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 25 and not _newest(mailbox).progress.training)
    alone = Session("adder", adder.Settings(optimiser="adam", batch=4))
    alone.apply(Train(updates=25))
    alone.run()
    ours, theirs = _newest(mailbox).content.parameters, alone.snapshot().content.parameters
    assert np.array_equal(ours.flatten(), theirs.flatten())


def test_pause_is_answered_while_training_runs_free_and_is_published(
    runner: Runner, mailbox: Watched
) -> None:
    runner.send(Train())
    mailbox.wait(lambda: _newest(mailbox).progress.update > 5)
    runner.send(Pause())
    mailbox.wait(lambda: not _newest(mailbox).progress.training and _newest(mailbox).answered == 2)
    stopped = _newest(mailbox).progress.update
    runner.send(Look(stopped))
    mailbox.wait(lambda: _newest(mailbox).answered == 3)
    assert _newest(mailbox).progress.update == stopped


def test_an_idle_engine_uses_no_processor(runner: Runner, mailbox: Watched) -> None:
    runner.send(Train(updates=1))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 1)
    before = time.process_time()
    assert not threading.Event().wait(0.5)  # half a second in which nothing is asked
    assert time.process_time() - before < 0.05


def test_a_paced_training_obeys_at_once_between_two_updates(runner: Runner, mailbox: Watched) -> None:
    runner.send(Train(pace=0.01))  # one update in a hundred seconds
    mailbox.wait(lambda: _newest(mailbox).progress.update == 1)
    runner.send(Rewind())
    mailbox.wait(lambda: _newest(mailbox).progress.update == 0)


def test_what_is_refused_is_said_and_the_engine_goes_on(runner: Runner, mailbox: Watched) -> None:
    runner.send(Set({"first_number": "0b12"}))
    mailbox.wait(lambda: bool(mailbox.told))
    assert mailbox.told[0].kind == "refused"
    runner.send(Train(updates=2))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 2)


def test_a_session_that_is_refused_is_answered_and_the_one_there_was_goes_on(
    runner: Runner, mailbox: Watched
) -> None:
    def make() -> Session:
        raise Refused(Message("refused-undo"))

    runner.begin_anew(make)
    runner.save(Path("/dev/null/session.toml"))
    runner.send(Train(updates=2))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 2 and not _newest(mailbox).progress.training)
    assert [milestone.kind for milestone in mailbox.told[:2]] == ["refused", "refused"]
    assert _newest(mailbox).answered == 3


def test_a_failure_in_the_engine_is_told_once_and_the_way_back_works(
    runner: Runner, mailbox: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> Iterator[None]:
        raise RuntimeError("the sum of all fears")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(adder.Experiment, "advance", fail)
        runner.send(Train())
        mailbox.wait(lambda: any(m.kind == "failed" for m in mailbox.told))
    assert [m.kind for m in mailbox.told] == ["failed"]
    assert "the sum of all fears" in str(mailbox.told[0].message.values["text"])
    runner.send(Train(updates=1))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 1)


def test_stopping_in_the_middle_of_training_ends_the_thread() -> None:
    mailbox = Watched()
    runner = Runner(lambda: Session("adder"), mailbox)
    runner.start()
    runner.send(Train())
    mailbox.wait(lambda: bool(mailbox.snapshots) and _newest(mailbox).progress.update > 0)
    assert runner.stop(timeout=5)
    assert "engine" not in {thread.name for thread in threading.enumerate()}


def test_a_session_that_cannot_be_made_is_a_failure_and_not_a_hang() -> None:
    def broken() -> Session:
        raise OSError("no such session")

    mailbox = Watched()
    runner = Runner(broken, mailbox)
    runner.start()
    mailbox.wait(lambda: bool(mailbox.told))
    assert mailbox.told[0].kind == "failed"
    runner.send(Train())  # there is nothing to train, and that is said again
    mailbox.wait(lambda: len(mailbox.told) == 2)
    assert runner.stop()


@pytest.mark.parametrize("command", [Reset(), Open("adder", {"hidden_units": 4})], ids=["reset", "open"])
def test_an_engine_that_could_not_begin_is_brought_to_life(command: Command) -> None:
    failures = [MemoryError("not now")]

    def make() -> Session:
        if failures:
            raise failures.pop()
        return Session("adder")

    mailbox = Watched()
    runner = Runner(make, mailbox)
    runner.start()
    mailbox.wait(lambda: bool(mailbox.told))
    runner.send(Train(updates=1))
    mailbox.wait(lambda: len(mailbox.told) == 2)
    runner.send(command)
    mailbox.wait(lambda: bool(mailbox.snapshots))
    assert _newest(mailbox).answered == 2  # nobody waits for an answer that will not come
    units = _newest(mailbox).settings.values()["hidden_units"]
    assert units == (4 if isinstance(command, Open) else 3)
    runner.send(Train(updates=1))
    mailbox.wait(lambda: _newest(mailbox).progress.update == 1)
    assert runner.stop()


def test_what_could_wait_is_done_when_nothing_else_is_and_shown() -> None:
    mailbox = Watched()
    pondering = Runner(lambda: Session("unrolling", unrolling.Settings()), mailbox)
    pondering.start()
    mailbox.wait(lambda: any(snapshot.content.check for snapshot in mailbox.snapshots))
    first, *_, newest = mailbox.snapshots
    assert first.content.check is None and newest.content.check.current
    # Asked for something else, the engine shows that first and ponders again.
    pondering.send(Set({"example_seed": 5}))
    mailbox.wait(lambda: mailbox.snapshots[-1].answered == 1 and mailbox.snapshots[-1].content.check.current)
    assert mailbox.snapshots[-1].settings.example_seed == 5
    assert pondering.stop()
