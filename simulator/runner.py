"""The only engine thread: it owns the session, drains commands between updates, breathes.

Why a plain thread: the interface pulls (see `mailbox`), so no Qt object has to live here and the
engine can be driven without a screen. Why it breathes: a thread of tiny numpy calls holds the
interpreter for most of every millisecond, and the interface, which wants it for a moment sixty
times a second, would starve; a sleep of 0.1 ms after every 2 ms of work lets it in, and while a
frame is painted the engine waits (see `courtesy`).
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from functools import partial

from simulator import numerics
from simulator.commands import Command, Open, Reset
from simulator.courtesy import Courtesy
from simulator.experiment import Milestone
from simulator.mailbox import Mailbox
from simulator.message import Message, Refused
from simulator.session import Session

_WORK, _BREATH = 0.002, 0.0001
# A new snapshot is made when the last one was taken, but making them may take at most an eighth of
# the engine's time.
_SHARE = 7.0


class Runner:
    """Runs a session in its own thread until `stop`; everything else is asked through `send`.

    `make_session` is called in the thread, and again at each `Reset` until it has succeeded once.
    """

    def __init__(self, make_session: Callable[[], Session], mailbox: Mailbox) -> None:
        self._make_session, self._mailbox = make_session, mailbox
        self.courtesy = Courtesy()
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._breathed = self._published = self._cost = self._next_update = 0.0

    def start(self) -> None:
        """Start the thread; the first snapshot follows by itself."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Ask for something; it takes effect at the next update's border or is refused in words."""
        self._commands.put(command)

    def stop(self, timeout: float = 10.0) -> bool:
        """Stop at the next slice and wait for the thread; True when it has ended."""
        self._stopping.set()
        self._commands.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    # In the thread.

    def _run(self) -> None:
        self._begin(self._make_session)
        while not self._stopping.is_set():
            try:
                self._turn()
            except Exception as error:
                self._fail(error)
                self._recover()

    def _begin(self, make: Callable[[], Session]) -> None:
        """Make the session and show it; where that fails, say so, and try again at Reset or Open."""
        answered, failure = 0, self._tried(make, 0)
        while failure is not None and not self._stopping.is_set():
            self._fail(failure)
            command = self._commands.get()
            answered += 1
            if isinstance(command, Open):
                make = partial(Session.opened, command.chapter, command.settings)
                failure = self._tried(make, answered)
            elif isinstance(command, Reset):
                failure = self._tried(self._make_session, answered)

    def _tried(self, make: Callable[[], Session], answered: int) -> Exception | None:
        """What went wrong, if anything, with a session in whose stead so many commands were answered."""
        try:
            numerics.prepare()
            self._session = make()
            self._session.answered_before(answered)
            self._publish()
        except Exception as error:
            return error
        return None

    def _turn(self) -> None:
        self._obey()
        if self._stopping.is_set() or not self._session.training:
            return
        self.courtesy.begin()
        try:
            self._update()
        finally:
            self.courtesy.end()

    def _update(self) -> None:
        for milestone in self._session.work():
            if self._stopping.is_set():
                return
            if milestone is not None:
                self._mailbox.announce(milestone)
            self._breathe()
        order = self._session.order
        self._next_update = time.perf_counter() + (1.0 / order.pace if order and order.pace > 0 else 0.0)
        if not self._session.training or self._worth_publishing():
            self._publish()

    def _obey(self) -> None:
        """Apply what waits; an idle engine sleeps here, a paced one until its next update is due."""
        obeyed = False
        while not self._stopping.is_set():
            try:
                command = self._commands.get(timeout=None if obeyed else self._patience())
            except queue.Empty:
                break
            if command is not None:
                self._apply(command)
                obeyed = True
            if obeyed and self._commands.empty():
                # Always show what a command did, and on with the training if there is one.
                self._publish()
                obeyed = False

    def _patience(self) -> float | None:
        if not self._session.training:
            return None
        return max(0.0, self._next_update - time.perf_counter())

    def _apply(self, command: Command) -> None:
        try:
            self._session.apply(command)
        except Refused as refusal:
            update = self._session.timeline.shown.update
            self._mailbox.announce(Milestone("refused", refusal.message, update))

    def _breathe(self) -> None:
        self.courtesy.wait()
        now = time.perf_counter()
        if now - self._breathed > _WORK:
            self.courtesy.end()
            time.sleep(_BREATH)
            self.courtesy.begin()
            self._breathed = time.perf_counter()

    def _worth_publishing(self) -> bool:
        if not self._mailbox.empty:
            return False
        order = self._session.order
        paced = order is not None and order.pace > 0  # then the time would be slept away otherwise
        return paced or time.perf_counter() - self._published > _SHARE * self._cost

    def _publish(self) -> None:
        began = time.perf_counter()
        self.courtesy.begin()
        try:
            for _ in self._session.preparing():
                if self._stopping.is_set():
                    return
                self._breathe()
            self._mailbox.put(self._session.snapshot())
        finally:
            self.courtesy.end()
        self._published = time.perf_counter()
        self._cost = self._published - began

    def _recover(self) -> None:
        """Go back to the last whole update and show it, if that can still be shown."""
        self._session.abandon()
        with contextlib.suppress(Exception):  # the person has been told already
            self._publish()

    def _fail(self, error: Exception) -> None:
        text = f"{type(error).__name__}: {error}"
        self._mailbox.announce(Milestone("failed", Message("failed", text=text), 0))
