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
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from simulator import numerics, storyboard
from simulator.autosave import Autosave
from simulator.commands import Command, Open, Reset
from simulator.courtesy import Courtesy
from simulator.experiment import Milestone
from simulator.mailbox import Mailbox
from simulator.message import Message, Refused
from simulator.session import Session

_WORK, _BREATH = 0.002, 0.0001
# Seconds without training or a command after which the engine does what could wait.
_CALM = 0.25
# A new snapshot is made when the last one was taken, but making them may take at most an eighth of
# the engine's time.
_SHARE = 7.0


# Seconds of training between two notes of how far it has come.
_KEEP_EVERY = 2.0
# Seconds between two writings while one command follows another: a hand that drags asks sixty times a
# second, and a disk takes its time.
_KEEP_AFTER = 0.5


class _Save(NamedTuple):
    path: Path


class _Anew(NamedTuple):
    make_session: Callable[[], Session]
    numbers: str


_Asked: TypeAlias = Command | _Save | _Anew


class Runner:
    """Runs a session in its own thread until `stop`; everything else is asked through `send`.

    `make_session` is called in the thread, and again at each `Reset` until it has succeeded once.
    """

    def __init__(
        self,
        make_session: Callable[[], Session],
        mailbox: Mailbox,
        make_autosave: Callable[[], Autosave] | None = None,
    ) -> None:
        self._make_session, self._mailbox, self._make_autosave = make_session, mailbox, make_autosave
        self._autosave: Autosave | None = None
        self._kept, self._unkept = 0.0, False
        self.courtesy = Courtesy()
        self._commands: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._pondered = False
        self._breathed = self._published = self._cost = self._next_update = 0.0

    def start(self) -> None:
        """Start the thread; the first snapshot follows by itself."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Ask for something; it takes effect at the next update's border or is refused in words."""
        self._commands.put(command)

    def save(self, path: Path) -> None:
        """Ask for the session as a file; that it is written, or why not, is a milestone."""
        self._commands.put(_Save(path))

    def begin_anew(self, make_session: Callable[[], Session], numbers: str = "") -> None:
        """Put another session in this one's place; `numbers` is the digest it should end with, if known."""
        self._commands.put(_Anew(make_session, numbers))

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
        self._close()

    def _begin(self, make: Callable[[], Session]) -> None:
        """Make the session and show it; where that fails, say so, and try again at Reset or Open."""
        answered, failure = 0, self._tried(make, 0)
        while failure is not None and not self._stopping.is_set():
            self._fail(failure)
            command = self._commands.get()
            answered += 1
            if isinstance(command, _Anew):
                failure = self._tried(command.make_session, answered)
            elif isinstance(command, Open):
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
        if not self._session.training or time.perf_counter() - self._kept > _KEEP_EVERY:
            self._keep()

    def _obey(self) -> None:
        """Apply what waits; an idle engine sleeps here, a paced one until its next update is due."""
        obeyed = False
        while not self._stopping.is_set():
            try:
                command = self._commands.get(timeout=None if obeyed else self._patience())
            except queue.Empty:
                if self._session.training:
                    break
                if self._unkept:
                    self._keep()
                else:
                    self._ponder()
                continue
            if command is not None:
                self._apply(command)
                obeyed = True
            if obeyed and self._commands.empty():
                # Always show what a command did, and on with the training if there is one.
                self._publish()
                self._unkept = True
                if time.perf_counter() - self._kept > _KEEP_AFTER:
                    self._keep()
                obeyed = False

    def _patience(self) -> float | None:
        if not self._session.training:
            if self._unkept:
                return max(0.0, _KEEP_AFTER - (time.perf_counter() - self._kept))
            return None if self._pondered else _CALM
        return max(0.0, self._next_update - time.perf_counter())

    def _apply(self, command: _Asked) -> None:
        self._pondered = False
        try:
            if isinstance(command, _Save):
                storyboard.write(command.path, storyboard.recorded(self._session))
                self._session.answered_before(1)
                self._say("saved", Message("session-saved", path=str(command.path)))
            elif isinstance(command, _Anew):
                self._replace(command)
            else:
                self._session.apply(command)
        except Refused as refusal:
            if isinstance(command, _Save | _Anew):  # what the session was not asked it has not counted
                self._session.answered_before(1)
            self._say("refused", refusal.message)

    def _say(self, kind: Literal["refused", "saved"], message: Message) -> None:
        self._mailbox.announce(Milestone(kind, message, self._session.timeline.shown.update))

    def _replace(self, asked: _Anew) -> None:
        """Another session for this one, which stays if the other cannot be made."""
        made, old = asked.make_session(), self._session
        made.answered_before(old.answered + 1 - made.answered)
        self._close()
        self._session = made
        if asked.numbers and storyboard.digest(made) != asked.numbers:
            self._say("refused", Message("session-differs"))

    # What is kept on disk.

    def _keep(self) -> None:
        """Write what is new; where that cannot be done, say so once and go on without."""
        self._unkept = False
        if self._make_autosave is None:
            return
        try:
            if self._autosave is None:
                self._autosave = self._make_autosave()
            self._autosave.keep(self._session)
        except (Refused, OSError) as error:
            self._make_autosave = None
            reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            self._say("refused", Message("session-not-kept", reason=reason[:200]))
        self._kept = time.perf_counter()

    def _close(self) -> None:
        """The session ends in order."""
        autosave, self._autosave = self._autosave, None
        if autosave is not None:
            with contextlib.suppress(Refused, OSError):
                autosave.close(self._session)

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

    def _ponder(self) -> None:
        """Nothing to train and nothing asked for a while: what could wait is done now, and shown."""
        worked, self._pondered = False, True
        self.courtesy.begin()
        try:
            for _ in self._session.pondering():
                worked = True
                if self._stopping.is_set() or not self._commands.empty():
                    return
                self._breathe()
        finally:
            self.courtesy.end()
        if worked:
            self._publish()

    def _recover(self) -> None:
        """Go back to the last whole update and show it, if that can still be shown."""
        self._session.abandon()
        with contextlib.suppress(Exception):  # the person has been told already
            self._publish()

    def _fail(self, error: Exception) -> None:
        text = f"{type(error).__name__}: {error}"
        self._mailbox.announce(Milestone("failed", Message("failed", text=text), 0))
