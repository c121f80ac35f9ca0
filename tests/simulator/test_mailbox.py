"""Two lanes: the latest snapshot wins, no milestone is lost."""

from __future__ import annotations

from typing import cast

from simulator.experiment import Milestone, Snapshot
from simulator.mailbox import Mailbox
from simulator.message import Message


def test_the_latest_snapshot_wins_and_is_taken_once() -> None:
    mailbox = Mailbox()
    assert mailbox.empty
    first, second = cast("Snapshot", object()), cast("Snapshot", object())
    mailbox.put(first)
    mailbox.put(second)
    assert not mailbox.empty
    assert mailbox.take() is second
    assert mailbox.take() is None


def test_milestones_are_queued_in_order_and_never_dropped() -> None:
    mailbox = Mailbox()
    made = [Milestone("reached", Message("reached-solved", update=k), k) for k in range(500)]
    for milestone in made:
        mailbox.announce(milestone)
    assert list(mailbox.milestones()) == made
    assert mailbox.milestones() == ()
