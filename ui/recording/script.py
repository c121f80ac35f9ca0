"""A storyboard turned into frames: what is shown, and said, at every moment of the film.

The acts are done one after the other on a session of their own, so a film needs no window and no
clock: the frame's number is the time. Training is done first and then looked back at, update by
update, over as many seconds as the act is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from simulator.commands import Look, Pause, Train
from simulator.directions import (
    Camera,
    Caption,
    Erase,
    Go,
    Highlight,
    Play,
    Points,
    Stroke,
    Theme,
    Title,
    Wait,
    in_language,
)
from simulator.experiment import Snapshot
from simulator.journal import Act
from simulator.message import Message, Refused
from simulator.session import Session
from simulator.storyboard import Storyboard, at_line
from ui import chapters as faces
from ui.diagrams.close_up import MOVE, WHOLE, CloseUp
from ui.playhead import Clock, Place, Playhead
from ui.recording.pictures import STAGE
from ui.theme import theme as themed
from ui.view import Target, View

# How long an act lasts in the film where it does not say, seconds.
TRAINING, TITLE = 4.0, 3.0
# Networks looked back at in a second of film; each has to be judged anew.
NETWORKS = 15


@dataclass(frozen=True)
class Moment:
    """All that decides a frame, in whatever size it is painted. `shot` counts acts from 0."""

    snapshot: Snapshot
    t: float
    backward: bool
    theme: str
    language: str
    caption: str = ""
    highlight: Target | None = None
    close_up: CloseUp = WHOLE
    strokes: tuple[Points, ...] = ()
    title: tuple[str, str] | None = None
    shot: int = 0


@dataclass(frozen=True)
class Shot:
    """One act on the film's time axis: where it begins and ends, and what stands below the picture."""

    act: Act
    start: float
    end: float
    caption: str
    title: str = ""


class Script:
    """Goes through a storyboard once; `frames` gives every frame, `shots` only the times."""

    def __init__(self, board: Storyboard, fps: float, theme: str, language: str) -> None:
        self._board, self._fps = board, fps
        self._theme, self._language = theme, language

    def _begin(self, *, ponders: bool) -> None:
        from simulator import chapters

        board, self._ponders = self._board, ponders
        settings = chapters.chapter(board.chapter).Settings.read(dict(board.settings))
        self._session = Session(board.chapter, settings)
        self._playhead = Playhead()
        snapshot = self._calm()
        self._now = Moment(snapshot, 0.0, False, self._theme, self._language)
        self._take(snapshot)
        self._place(Place(float(self._clock.steps), False))

    def shots(self) -> tuple[Shot, ...]:
        """Every act with its times; the acts are done, no frame is made."""
        found, time = [], 0.0
        self._begin(ponders=False)
        for number, act in enumerate(self._board.acts):
            seconds = self._start(number, act)
            for _ in self._ending(act):
                pass
            title = self._now.title[0] if self._now.title is not None else ""
            found.append(Shot(act, time, time + seconds, self._now.caption, title))
            time += seconds
        return tuple(found)

    def frames(self) -> Iterator[Moment]:
        """Frame k is what is seen at k / fps seconds; a film without a second has one frame."""
        time, frame = 0.0, 0
        self._begin(ponders=True)
        for number, act in enumerate(self._board.acts):
            seconds = self._start(number, act)
            end = time + seconds
            while frame < round(end * self._fps):
                self._pass(act, max(0.0, frame / self._fps - time), seconds)
                yield self._now
                frame += 1
            yield from self._ending(act)
            time = end
        if frame == 0:
            yield self._now

    # One act.

    def _start(self, number: int, act: Act) -> float:
        """Do what is done at once; how long the act lasts."""
        self._now = replace(self._now, shot=number, title=None)
        try:
            usual = self._do(act)
        except Refused as refusal:
            raise at_line(refusal, self._board.path, act.line) from None
        return usual if act.seconds is None else act.seconds

    def _do(self, act: Act) -> float:
        match act.doing:
            case Train():
                return self._train(act.doing)
            case Go(t, direction):
                self._check_step(t)
                self._place(self._clock.place(self._clock.position(t, direction == "backward")))
            case Play(to, direction, speed):
                return self._play(to, direction == "backward", speed)
            case Highlight(target, index):
                self._now = replace(self._now, highlight=self._target(target, index))
            case Caption(text):
                self._now = replace(self._now, caption=in_language(text, self._language))
            case Title(title, line):
                words = in_language(title, self._language), in_language(line, self._language)
                self._now = replace(self._now, title=words)
                return TITLE
            case Camera(panel):
                self._check_panel(panel)
                self._now = replace(self._now, close_up=self._now.close_up.to(panel))
                return MOVE
            case Theme(name):
                self._now = replace(self._now, theme=name)
            case Stroke(points):
                self._now = replace(self._now, strokes=(*self._now.strokes, points))
            case Erase():
                self._now = replace(self._now, strokes=())
            case Wait():
                return 1.0
            case command:
                self._session.apply(command)
                self._take(self._calm())
        return 0.0

    def _train(self, order: Train) -> float:
        self._from = self._session.timeline.shown.update
        self._session.apply(Train(order.updates, order.until))
        self._session.run()
        if self._session.training:
            self._session.apply(Pause())
        self._to = self._session.timeline.shown.update
        return TRAINING if self._to > self._from else 0.0

    def _play(self, to: float | None, backward: bool, speed: float) -> float:
        if not (math.isfinite(speed) and speed > 0):
            raise Refused(Message("refused-speed", value=str(speed)))
        if to is not None:
            self._check_step(to)
        end = float(0 if backward and self._clock.returns else self._clock.steps) if to is None else to
        goal = self._clock.position(end, backward)
        here = self._clock.position(self._now.t, self._now.backward)
        start = replace(self._playhead, clock=self._clock, speed=speed).go(here if here < goal else 0.0, 0.0)
        self._playhead = replace(start, goal=goal, playing=True)
        return abs(goal - start.position) * self._clock.step_seconds / speed

    def _check_step(self, t: float) -> None:
        if not 0 <= t <= self._clock.steps:
            raise Refused(Message("refused-step", value=f"{t:g}", steps=self._clock.steps))

    def _target(self, kind: str, index: tuple[int, ...]) -> Target | None:
        if not kind:
            return None
        now, wanted = self._now, Target(kind, index)
        view = View(t=now.t, backward=now.backward, language=now.language)
        stage = QRectF(0, 0, STAGE.width(), STAGE.height())
        face = faces.face(now.snapshot.chapter)
        known = {hit.target for hit in face.hits(stage, now.snapshot, view, themed(now.theme))}
        if wanted not in known:
            allowed = ", ".join(sorted({target.kind for target in known}))
            shown = f"{kind} {','.join(map(str, index))}".strip()
            raise Refused(Message("refused-target", value=shown[:40], allowed=allowed))
        return wanted

    def _check_panel(self, panel: str) -> None:
        known = self._panels()
        if panel and panel not in known:
            raise Refused(Message("refused-panel", value=panel[:40], allowed=", ".join(known)))

    def _pass(self, act: Act, elapsed: float, seconds: float) -> None:
        """The moment `elapsed` seconds after the act began."""
        share = min(1.0, elapsed / seconds) if seconds else 1.0
        if isinstance(act.doing, Train):
            self._look_back(math.floor(elapsed * NETWORKS) / NETWORKS / seconds if seconds else 1.0)
        elif isinstance(act.doing, Play):
            usual = self._way_seconds
            self._place(self._playhead.place(share * usual))
        elif isinstance(act.doing, Camera):
            self._move(min(1.0, elapsed / max(1e-9, min(MOVE, seconds))))
        elif isinstance(act.doing, Stroke):
            self._draw(act.doing.points, share)

    @property
    def _way_seconds(self) -> float:
        head = self._playhead
        return abs(head.goal - head.position) * self._clock.step_seconds / head.speed

    def _look_back(self, share: float) -> None:
        update = self._from + round(share * (self._to - self._from))
        if update != self._session.timeline.shown.update:
            self._session.apply(Look(update))
            self._take(self._session.snapshot())

    def _ending(self, act: Act) -> Iterator[Moment]:
        """What holds when the act is over; yields nothing."""
        if isinstance(act.doing, Train):
            if self._to != self._session.timeline.shown.update:
                self._session.apply(Look(self._to))
            self._take(self._calm())
        elif isinstance(act.doing, Play):
            self._place(self._clock.place(self._playhead.goal))
        elif isinstance(act.doing, Camera):
            self._move(1.0)
        elif isinstance(act.doing, Stroke):
            self._draw(act.doing.points, 1.0)
        return iter(())

    # The moment.

    def _move(self, moved: float) -> None:
        self._now = replace(self._now, close_up=replace(self._now.close_up, moved=moved))

    def _draw(self, points: Points, share: float) -> None:
        """The last stroke as far as it has been drawn."""
        drawn = points[: max(1, round(share * len(points)))]
        self._now = replace(self._now, strokes=(*self._now.strokes[:-1], drawn))

    def _calm(self) -> Snapshot:
        """A snapshot to stay with: what an experiment works out in calm moments is in it."""
        if self._ponders:
            for _ in self._session.pondering():
                pass
        return self._session.snapshot()

    @property
    def _clock(self) -> Clock:
        return self._playhead.clock

    def _take(self, snapshot: Snapshot) -> None:
        clock = faces.face(snapshot.chapter).clock(snapshot)
        here = Playhead(self._clock).seek(self._now.t, 0.0, self._now.backward).over(clock, 0.0)
        if snapshot.chapter != self._now.snapshot.chapter:
            here = here.go(clock.steps, 0.0)
            self._now = replace(self._now, close_up=WHOLE, highlight=None, strokes=())
        self._playhead = here
        self._now = replace(self._now, snapshot=snapshot)
        self._leave_panel()
        self._place(here.place(0.0))

    def _leave_panel(self) -> None:
        """A scene without the panel that is seen is shown whole."""
        now = self._now
        if now.close_up.panel and now.close_up.panel not in self._panels():
            self._now = replace(now, close_up=WHOLE)

    def _panels(self) -> dict[str, QRectF]:
        view = View(t=self._now.t, backward=self._now.backward, language=self._now.language)
        stage = QRectF(0, 0, STAGE.width(), STAGE.height())
        return faces.face(self._now.snapshot.chapter).panels(stage, self._now.snapshot, view)

    def _place(self, place: Place) -> None:
        self._now = replace(self._now, t=place.t, backward=place.backward)
