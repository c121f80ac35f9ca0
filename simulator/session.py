"""A session: the chapters' timelines, what is being trained, and the journal of all that was asked.

It has no thread and no clock of its own, so a notebook, the command line, a test and the engine
thread all drive the same thing:

    session = Session("adder")
    session.apply(Train(until="certified"))
    session.run()
    session.snapshot().content.verdict
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator import chapters
from simulator.commands import (
    Command,
    Hand,
    Load,
    Look,
    Note,
    Open,
    Pace,
    Pause,
    Redo,
    Reset,
    Rewind,
    Set,
    Train,
    Undo,
)
from simulator.directions import Play
from simulator.experiment import Milestone, Pondering, Snapshot
from simulator.history import Entry
from simulator.journal import Act, Doing, Journal
from simulator.message import Message, Refused
from simulator.settings import Settings
from simulator.slices import finish
from simulator.timeline import Timeline


class Session:
    """Everything a person has done and can do, one command and one update at a time."""

    def __init__(
        self, chapter: str, settings: Settings | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock, self._began = clock, clock()
        self.timelines: dict[str, Timeline] = {}
        self._serial = self._answered = 0
        self.journal = Journal()
        self.order: Train | None = None  # the training under way
        self._target: int | None = None  # the update it ends at
        self._trained_from = 0
        self._goes_on = False  # whether a part of this training stands in the journal already
        self._open(chapter, settings)
        # What a replay begins with.
        self.first = chapter, self.timeline.experiment.settings

    @classmethod
    def resumed(cls, timelines: dict[str, Timeline], chapter: str) -> Session:
        """A session with the timelines of another; its journal is empty until it is told (`remember`)."""
        made = cls(chapter, timelines[chapter].experiment.settings)
        made.timelines.update(timelines)
        made.timeline = timelines[chapter]
        return made

    def remember(self, acts: Iterable[Act], first: tuple[str, Settings]) -> None:
        """Take over the acts that led here, and what they began with."""
        self.journal = Journal(acts)
        self.first = first

    @classmethod
    def opened(cls, chapter: str, settings: Mapping[str, object]) -> Session:
        """A session that begins with a chapter and the settings that differ from its defaults."""
        return cls(chapter, chapters.chapter(chapter).Settings.read(dict(settings)))

    @property
    def answered(self) -> int:
        """Commands that have been answered."""
        return self._answered

    def answered_before(self, commands: int) -> None:
        """So many commands were answered in this session's stead, before it could begin."""
        self._answered += commands

    def _open(self, chapter: str, settings: Settings | None = None) -> None:
        if chapter not in self.timelines:
            made = settings or chapters.chapter(chapter).Settings()
            self.timelines[chapter] = Timeline(chapter, made)
        self.timeline = self.timelines[chapter]

    def _open_as_left(self, chapter: str, settings: Mapping[str, object]) -> None:
        """With the settings that were kept, or the defaults where the chapter refuses those."""
        given = chapters.chapter(chapter).Settings.read(dict(settings))
        try:
            self._open(chapter, given)
        except Refused:
            self._open(chapter)

    @property
    def training(self) -> bool:
        """Whether there is an update to make."""
        return self.order is not None

    def apply(self, command: Command) -> None:
        """Carry out a command at an update's border, and note it; raises `Refused` with a reason."""
        self._answered += 1
        # While the playhead runs the picture stays: what was learned before was seen before.
        if not isinstance(command, Note) or isinstance(command.direction, Play):
            self.note_training()
        at = self.timeline.history.newest.update
        self._do(command)
        # What training amounted to is noted when it ends, in updates.
        if not isinstance(command, Train | Pause | Pace):
            self._note(command.direction if isinstance(command, Note) else command, at)

    def _note(self, doing: Doing, update: int) -> None:
        self.journal.note(Act(doing, self.elapsed, update))

    def _do(self, command: Command) -> None:
        match command:
            case Set(values):
                self._set(dict(values))
            case Train():
                self._train(command)
            case Pace(pace):
                if self.order is not None:
                    self.order = Train(self.order.updates, self.order.until, pace)
            case Pause():
                self.order = None
            case Open(chapter, settings):
                self.order = None
                self._open_as_left(chapter, settings)
            case Look(update):
                self.order = None
                self.timeline.look(update)
            case Hand(what, points, text, goes_on):
                self.timeline.hand(what, points, text, goes_on=goes_on)
            case Rewind():
                self.order = None
                self.timeline.rewind()
            case Load(path, settings):
                self.order = None
                self.timeline.load(Path(path), settings)
            case Reset():
                self.order = None
                self.timelines.pop(self.timeline.chapter)
                self._open(self.timeline.chapter)
            case Undo():
                self.order = None
                self.timeline.undo()
            case Redo():
                self.order = None
                self.timeline.redo()

    def _set(self, values: dict[str, object]) -> None:
        before = self.timeline.experiment
        self.timeline.set(values)
        if self.timeline.experiment is not before:
            self.order = None

    def _train(self, order: Train) -> None:
        timeline = self.timeline
        if order.until is not None and order.until not in timeline.experiment.MILESTONES:
            allowed = ", ".join(timeline.experiment.MILESTONES)
            raise Refused(Message("refused-milestone", value=order.until[:40], allowed=allowed))
        if order.updates is not None and order.updates < 0:
            raise Refused(Message("refused-updates", value=order.updates))
        if order.updates == 0 or (order.until is not None and order.until in timeline.shown.reached):
            return
        hindrance = timeline.experiment.untrainable()
        if hindrance is not None:
            raise Refused(hindrance)
        if not order.goes_on:
            timeline.begin_training()
        budget = order.updates
        if budget is None and order.until is not None:
            budget = timeline.experiment.budget
        self.order, self._goes_on = order, order.goes_on
        self._trained_from = timeline.shown.update
        self._target = None if budget is None else timeline.shown.update + budget

    def note_training(self) -> None:
        """Write down what a training under way has amounted to; it goes on in another part."""
        if self.order is None:
            return
        now = self.timeline.shown.update
        done = now - self._trained_from
        if done:
            self._note(Train(updates=done, goes_on=self._goes_on), self._trained_from)
            self._goes_on = True
        self._trained_from = now

    @property
    def elapsed(self) -> float:
        """Seconds since the session began: the time of an act done now."""
        return self._clock() - self._began

    @property
    def acts(self) -> tuple[Act, ...]:
        """The journal, and what a training under way has amounted to."""
        done = self.timeline.shown.update - self._trained_from if self.order is not None else 0
        if not done:
            return self.journal.acts
        order = Train(updates=done, goes_on=self._goes_on)
        return (*self.journal.acts, Act(order, self.elapsed, self._trained_from))

    def work(self) -> Iterator[Milestone | None]:
        """One update in slices: yields None between them and the milestones at its border."""
        before = self.timeline.shown.reached
        for _ in self.timeline.experiment.advance():
            yield None
        yield from self._border(before, self.timeline.record())

    def _border(self, before: tuple[str, ...], entry: Entry) -> Iterator[Milestone]:
        order = self.order
        for name in entry.reached:
            if name not in before:
                yield Milestone(
                    "reached", Message(f"reached-{name}", update=entry.update), entry.update, name
                )
        if entry.exploded:
            self._end_training()
            yield Milestone("exploded", Message("exploded", update=entry.update), entry.update)
        elif order is not None and order.until is not None and order.until in entry.reached:
            self._end_training()
            yield Milestone(
                "finished", Message("finished-reached", update=entry.update), entry.update, order.until
            )
        elif self._target is not None and entry.update >= self._target:
            self._end_training()
            key = "finished-budget" if order is not None and order.until is not None else "finished-updates"
            yield Milestone("finished", Message(key, update=entry.update), entry.update)

    def abandon(self) -> None:
        """End a training that failed in the middle of an update: what stands is the last whole one."""
        self._end_training()
        self.timeline.experiment.restore(self.timeline.shown.state)

    def _end_training(self) -> None:
        self.note_training()
        self.order = None

    def run(self) -> tuple[Milestone, ...]:
        """Train to the end of what was ordered; the milestones on the way."""
        return tuple(self.running())

    def running(self) -> Iterator[Milestone]:
        """The same, milestone by milestone."""
        while self.training:
            yield from (milestone for milestone in self.work() if milestone is not None)

    @property
    def seed(self) -> int:
        """The seed of the chapter that is open."""
        return int(self.timeline.experiment.settings.values()["seed"])

    def reports(self) -> list[dict[str, Any]]:
        """What there is to report of the chapter that is open: a line for each of its networks."""
        report = self.timeline.experiment.report()
        return [report] if isinstance(report, dict) else report

    def preparing(self) -> Iterator[None]:
        """Do the work of the next snapshot in slices; a snapshot that was not prepared does it at once."""
        yield from self.timeline.experiment.prepare()

    def pondering(self) -> Iterator[None]:
        """Work that can wait until nothing is trained or asked, in slices; the next snapshot shows it."""
        experiment = self.timeline.experiment
        if not self.training and isinstance(experiment, Pondering):
            yield from experiment.ponder()

    def snapshot(self) -> Snapshot:
        """What the screen may know now, as read-only copies."""
        self._serial += 1
        experiment = self.timeline.experiment
        return Snapshot(
            chapter=self.timeline.chapter,
            settings=experiment.settings,
            seed=self.seed,
            progress=self.timeline.progress(training=self.training),
            content=experiment.content(),
            serial=self._serial,
            answered=self._answered,
            recipe=self.timeline.recipe(),
            loaded=self.timeline.loaded,
        )


def replaying(
    acts: Iterable[Act], chapter: str, settings: Settings | None = None
) -> Generator[None, None, Session]:
    """A session in which everything in the journal is done again, trainings run to their ends, in slices."""
    session = Session(chapter, settings)
    yield from redoing(session, acts)
    return session


def redoing(session: Session, acts: Iterable[Act]) -> Iterator[None]:
    """Do acts again on a session, trainings to their ends, in slices."""
    for act in acts:
        session.apply(act.doing if isinstance(act.doing, Command) else Note(act.doing))
        while session.training:
            for _ in session.work():
                yield


def replay(acts: Iterable[Act], chapter: str, settings: Settings | None = None) -> Session:
    """The same at once."""
    return finish(replaying(acts, chapter, settings))
