"""A session kept on disk as one works, so that nothing is lost when the program is.

Beside one another lie the journal (`….toml`, appended act by act), what goes on now (`….now`: the
update reached in a training under way, and where the playhead is), from time to time a checkpoint
(`….safetensors`), and a lock that lives as long as the program. A journal whose lock nobody holds was
left behind; one that ended in order is taken away, or kept among the recent sessions.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from simulator import checkpoint, files, storyboard
from simulator.commands import Look, Train
from simulator.directions import Go
from simulator.journal import Act
from simulator.message import Refused
from simulator.session import Session, redoing
from simulator.slices import finish

# Seconds of training between two checkpoints: so long coming back may take, at the most.
CHECKPOINT_EVERY = 20.0
# Ended sessions that are kept.
RECENT = 10


class Autosave:
    """Keeps one session in `folder`; every method is for the thread that owns the session."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # Two windows opened in one second are still two processes.
        self.path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.toml"
        self._lock = FileLock(_lock_of(self.path))
        self._lock.acquire()
        self._written = 0
        self._now: dict[str, Any] = {}
        self._worked = time.thread_time()

    def keep(self, session: Session) -> None:
        """Write what is new: acts, the update reached, and a checkpoint after long work."""
        acts = session.journal.acts
        if not self._written and not self.path.exists():
            chapter, settings = session.first
            board = storyboard.Storyboard(chapter, (), settings.changed(), made_with=storyboard.made_with())
            files.write(self.path, storyboard.text(board).encode())
        if self._written < len(acts):
            with self.path.open("ab") as journal:
                for act in acts[self._written :]:
                    journal.write(("\n" + storyboard.act_text(act)).encode())
                journal.flush()
                os.fsync(journal.fileno())
            self._written = len(acts)
        timeline, place = session.timeline, storyboard.place(acts)
        now: dict[str, float] = {
            "update": timeline.history.newest.update,
            "shown": timeline.shown.update,
            "acts": len(acts),
        }
        if place is not None:
            now |= {"t": place.t, "backward": place.direction == "backward"}
        if now != self._now:
            files.write(self.path.with_suffix(".now"), json.dumps(now).encode())
            self._now = now
        if time.thread_time() - self._worked > CHECKPOINT_EVERY:
            checkpoint.write(self.path.with_suffix(".safetensors"), session, len(acts))
            self._worked = time.thread_time()

    def close(self, session: Session | None) -> None:
        """The session ended in order: it is not offered back, and is recent if anything was done in it."""
        if session is not None and session.journal.acts:
            files.write(self.path, storyboard.text(storyboard.recorded(session)).encode())
        else:
            self.path.unlink(missing_ok=True)
        for suffix in (".now", ".safetensors"):
            self.path.with_suffix(suffix).unlink(missing_ok=True)
        self._lock.release()
        Path(_lock_of(self.path)).unlink(missing_ok=True)
        for old in recent(self.path.parent)[RECENT:]:
            old.unlink(missing_ok=True)


@dataclass(frozen=True)
class Left:
    """A session that was left behind, and where it was."""

    path: Path
    update: int
    place: Go | None


def recent(folder: Path) -> list[Path]:
    """The sessions that ended in order, newest first."""
    journals = sorted(folder.glob("*.toml"), reverse=True)
    return [path for path in journals if not path.with_suffix(".now").exists()]


def left_behind(folder: Path) -> list[Left]:
    """The sessions whose program ended without closing them, newest first."""
    found = []
    for path in sorted(folder.glob("*.toml"), reverse=True):
        now = _now(path)
        if now is not None and _is_free(path):
            place = (
                Go(float(now["t"]), "backward" if now.get("backward") else "forward") if "t" in now else None
            )
            found.append(Left(path, int(now["update"]), place))
    return found


def forget(left: Left) -> None:
    """The person does not want it back now: it stays among the recent sessions."""
    for suffix in (".now", ".safetensors"):
        left.path.with_suffix(suffix).unlink(missing_ok=True)
    Path(_lock_of(left.path)).unlink(missing_ok=True)


def restore(left: Left) -> Session:
    """The session at the same update, with the same numbers; refuses a journal that cannot be read."""
    return finish(restoring(left))


def restoring(left: Left) -> Generator[None, None, Session]:
    """The same in slices of a few milliseconds, for whoever shows that something goes on."""
    board = storyboard.read(left.path)
    first = storyboard.settings(board)
    session = Session(board.chapter, first)
    done = 0
    # No checkpoint, or a spoiled one: everything is done again from the beginning.
    with contextlib.suppress(Refused):
        resumed, acts = checkpoint.read(left.path.with_suffix(".safetensors"))
        if acts <= len(board.acts):
            resumed.remember(board.acts[:acts], (board.chapter, first))
            session, done = resumed, acts
    yield from redoing(session, board.acts[done:])
    now = _now(left.path)
    if now is not None and int(now["acts"]) == len(board.acts):
        yield from redoing(session, _since(session, now))
    return session


def _since(session: Session, now: Mapping[str, Any]) -> Iterator[Act]:
    """What went on after the last act: a training under way, and where one looked."""
    missing = int(now["update"]) - session.timeline.history.newest.update
    if missing > 0:
        yield Act(Train(updates=missing))
    if int(now["shown"]) != session.timeline.shown.update:
        yield Act(Look(int(now["shown"])))


def _now(path: Path) -> dict[str, Any] | None:
    """What `.now` says; None where there is none, or it is spoiled."""
    try:
        now = json.loads(path.with_suffix(".now").read_text("utf-8"))
        numbers = [int(now[key]) for key in ("update", "shown", "acts")]
        float(now.get("t", 0.0))
        return now if min(numbers) >= 0 else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _lock_of(path: Path) -> str:
    return str(path.with_suffix(".lock"))


def _is_free(path: Path) -> bool:
    lock = FileLock(_lock_of(path))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    return True
