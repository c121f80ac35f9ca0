"""The bridge: which snapshot the picture takes and when, and that starting and stopping are safe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from simulator.commands import Pause, Set, Train
from simulator.experiment import Milestone, Snapshot
from simulator.mailbox import Mailbox
from simulator.message import Message
from simulator.runner import Runner
from simulator.session import Session
from tests.ui.diagrams.adder.adder_content import snapshot
from ui.bridge import CALM, FRAME, Bridge
from ui.playhead import STEP_SECONDS, Clock, Playhead


@dataclass
class Still:
    """A bridge whose engine never starts and whose clock is turned by hand."""

    bridge: Bridge
    mailbox: Mailbox
    seconds: float = 0.0

    def arrives(self, answered: int = 0, *, training: bool = False) -> Snapshot:
        made = snapshot()
        made = replace(made, answered=answered, progress=replace(made.progress, training=training))
        self.mailbox.put(made)
        return made

    def at(self, seconds: float) -> None:
        self.seconds = seconds
        self.bridge.tick()

    @property
    def interval(self) -> int:
        return self.bridge._clock.interval()


@pytest.fixture
def still(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Still]:
    mailbox = Mailbox()
    made = Still(Bridge(Runner(lambda: Session("adder"), mailbox), mailbox), mailbox)
    monkeypatch.setattr(made.bridge, "now", lambda: made.seconds)
    yield made
    assert made.bridge.stop()


def test_a_picture_that_moves_keeps_its_snapshot_until_the_sequence_ends(still: Still) -> None:
    adopted: list[Snapshot] = []
    progressed: list[Snapshot] = []
    still.bridge.adopted.connect(adopted.append)
    still.bridge.progressed.connect(progressed.append)
    first = still.arrives()
    still.at(0.0)
    assert adopted == [first]
    still.bridge.steer(Playhead(Clock(10)).play(0.0))
    newer = still.arrives()
    still.at(5 * STEP_SECONDS)
    assert still.bridge.shown is first and still.bridge.newest is newer
    assert progressed == [first, newer]  # the training track is never behind
    newest = still.arrives()
    still.at(9.9 * STEP_SECONDS)
    assert adopted == [first]
    still.at(10 * STEP_SECONDS)
    assert adopted == [first, newest]


def test_a_paused_picture_takes_what_has_come(still: Still) -> None:
    still.arrives()
    still.at(0.0)
    still.bridge.steer(Playhead(Clock(10)).play(0.0))
    newer = still.arrives()
    still.at(2.0)
    assert still.bridge.shown is not newer
    still.bridge.steer(still.bridge.playhead.pause(2.0))
    assert still.bridge.shown is newer


def test_what_a_command_did_is_shown_at_once_even_while_playing(still: Still) -> None:
    still.arrives()
    still.at(0.0)
    still.bridge.steer(Playhead(Clock(10)).play(0.0))
    still.bridge.send(Set({"batch": 8}))
    answer = still.arrives(answered=1)
    still.at(1.0)
    assert still.bridge.shown is answer
    still.arrives(answered=1)
    still.at(1.1)
    assert still.bridge.shown is answer  # once: the updates that follow wait again


def test_the_playhead_is_told_where_it_is_and_no_oftener_than_it_moves(still: Still) -> None:
    positions: list[float] = []
    still.bridge.moved.connect(positions.append)
    still.at(0.0)
    still.at(0.5)
    assert positions == [0.0]
    still.bridge.steer(Playhead(Clock(4)).play(0.5))
    still.at(0.5 + 1.5 * STEP_SECONDS)
    assert positions[-1] == pytest.approx(1.5)
    still.at(100.0)
    still.at(101.0)
    assert positions[-1] == 4.0 and positions.count(4.0) == 1


def test_no_milestone_is_missed_and_their_order_stays(still: Still) -> None:
    heard: list[Milestone] = []
    still.bridge.happened.connect(heard.append)
    sent = [Milestone("reached", Message("reached-solved", update=k), k) for k in range(50)]
    for milestone in sent:
        still.mailbox.announce(milestone)
    still.at(0.0)
    still.at(0.1)
    assert heard == sent


def test_the_clock_is_calm_only_when_nothing_is_expected(still: Still) -> None:
    still.at(0.0)
    assert still.interval == FRAME  # the first snapshot is on its way
    still.arrives()
    still.at(0.1)
    assert still.interval == CALM
    still.bridge.send(Pause())
    assert still.interval == FRAME
    still.at(0.2)
    assert still.interval == FRAME  # not answered yet
    still.arrives(answered=1, training=True)
    still.at(0.3)
    assert still.interval == FRAME
    still.arrives(answered=1)
    still.at(0.4)
    assert still.interval == CALM
    still.bridge.steer(Playhead(Clock(2)).play(0.4))
    assert still.interval == FRAME


# With an engine.


def _made(build: Callable[[], Session] = lambda: Session("adder")) -> Bridge:
    mailbox = Mailbox()
    return Bridge(Runner(build, mailbox), mailbox)


def test_an_engine_gives_a_snapshot_by_itself_and_answers_commands(qtbot: Any) -> None:
    bridge = _made()
    with qtbot.waitSignal(bridge.adopted, timeout=10_000) as first:
        bridge.start()
    assert first.args[0].progress.update == 0
    bridge.send(Train(updates=2))
    qtbot.waitUntil(lambda: bridge.newest.progress.update == 2, timeout=10_000)
    assert bridge.stop() is True


def test_stopping_twice_or_before_the_start_is_no_fault(qtbot: Any) -> None:
    never = _made()
    assert never.stop() is True
    assert never.stop() is True
    bridge = _made()
    bridge.start()
    assert bridge.stop() is True
    assert bridge.stop() is True


def test_stopping_in_the_middle_of_training_ends_the_thread(qtbot: Any) -> None:
    bridge = _made()
    bridge.start()
    bridge.send(Set({"optimiser": "adam", "restarts": False, "batch": 512, "hidden_units": 6}))
    bridge.send(Train())
    qtbot.waitUntil(lambda: bridge.newest is not None and bridge.newest.progress.update > 1, timeout=10_000)
    assert bridge.stop() is True


def test_an_engine_that_cannot_begin_says_so_once(qtbot: Any) -> None:
    def broken() -> Session:
        raise RuntimeError("no engine today")

    bridge = _made(broken)
    heard: list[Milestone] = []
    bridge.happened.connect(heard.append)
    with qtbot.waitSignal(bridge.happened, timeout=10_000):
        bridge.start()
    bridge.tick()
    assert [milestone.kind for milestone in heard] == ["failed"]
    assert "no engine today" in str(heard[0].message.values["text"])
    assert bridge.stop() is True
