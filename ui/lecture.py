"""A storyboard led by hand: the next act, the state before the last one, and back after a detour.

What the acts put before the room apart from the engine's part is a pure function of how many have
been done (`standing`), and the engine's part is computed again from the seed (`session.replay`), so
going back is exact, whatever was done in between.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from simulator import storyboard
from simulator.commands import Carry, Command, Note, Open, Pace, Pause, Train
from simulator.directions import Camera, Go, Play, Wait
from simulator.journal import Act
from simulator.message import Message, Refused
from simulator.session import replay
from simulator.storyboard import Storyboard
from ui import chapters as faces
from ui import standing, words
from ui.bridge import Bridge
from ui.standing import Standing
from ui.steering import Steering
from ui.theme import theme as themed
from ui.training import Training
from ui.window import Window
from ui.zoom import Zoom


class Lecture(QObject):
    """Goes through the acts of a storyboard in present mode; without one, a clicker walks the steps."""

    # Another chapter is open: (name).
    entered = Signal(str)
    # Another act is the last one, or the lecture is over.
    changed = Signal()

    def __init__(
        self, window: Window, bridge: Bridge, steering: Steering, training: Training, zoom: Zoom
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._zoom = window, bridge, zoom
        self._steering, self._training = steering, training
        self._board: Storyboard | None = None
        self._acts: tuple[Act, ...] = ()
        self._theme = ""  # what the window had before the storyboard
        self._speed: float | None = None  # what the playhead had before an act gave it another
        self.done = 0
        # What is done as soon as the engine has nothing left to do, and whether it was told to hurry.
        self._expected: Callable[[], None] | None = None
        self._hurried = False
        # Whether somebody else has asked the engine for something since the last act.
        self._strayed = self._sending = False
        bridge.asked.connect(self._notice)
        bridge.progressed.connect(lambda _snapshot: self._settle())
        bridge.moved.connect(lambda _position: self._give_speed_back())

    @property
    def leads(self) -> bool:
        """Whether the space bar belongs to a storyboard."""
        return self._board is not None and self._window.look.present

    @property
    def acts(self) -> int:
        """How many acts there are; waiting is left to the lecturer."""
        return len(self._acts)

    @property
    def following(self) -> Act | None:
        """The act that is next."""
        return self._acts[self.done] if self.done < len(self._acts) else None

    def begin(self, board: Storyboard) -> None:
        """Stand before the first act of a storyboard."""
        self._board, self.done = board, 0
        self._acts = tuple(act for act in board.acts if not isinstance(act.doing, Wait))
        self._theme = self._window.look.theme.name
        self._begin_anew()

    def end(self) -> None:
        """Another session has been opened: the storyboard is over."""
        self._board, self._acts, self.done, self._expected = None, (), 0, None
        self._window.curtain.show_title(None)
        self._window.caption_bar.end_script()
        self.changed.emit()

    def follow_present(self) -> None:
        """Present mode was entered: what the acts have shown stands there again."""
        if self.leads and self._expected is None and self._bridge.shown is not None:
            self._show(self._standing)

    # The clicker.

    def next(self) -> None:
        """The next act, as soon as what is under way has come to its end; one step without a storyboard."""
        if self._board is None:
            self._steering.step(1)
        elif self._expected is None and self.done < len(self._acts):
            self._expect(self._do_next)

    def back(self) -> None:
        """The state before the last act; one step back without a storyboard."""
        if self._board is None:
            self._steering.step(-1)
            return
        if self.done == 0:
            return
        self.done -= 1
        undone = self._acts[self.done].doing
        if self._strayed or self._bridge.busy or isinstance(undone, Command):
            self._begin_anew()
        else:
            self._show(self._standing)

    def again(self) -> None:
        """After a detour, the state the acts so far have led to."""
        if self._board is not None:
            self._begin_anew()

    # One act.

    @property
    def _standing(self) -> Standing:
        return standing.after(act.doing for act in self._acts[: self.done])

    def _do_next(self) -> None:
        act = self._acts[self.done]
        self.done += 1
        self._catch_up()
        try:
            self._do(act)
        except Refused as refusal:
            assert self._board is not None
            told = storyboard.at_line(refusal, self._board.path, act.line)
            self._window.show_banner(words.told(told, self._window.look.language))

    def _do(self, act: Act) -> None:
        now, doing, steering = self._standing, act.doing, self._steering
        self._show_looks(now)
        match doing:
            case Go():
                steering.steer(steering.head.go(now.position(steering.head.clock), steering.now))
            case Play(_, _, speed):
                self._speed = steering.head.speed if self._speed is None else self._speed
                steering.play_to(now.position(steering.head.clock), act.seconds, speed)
            case Train(updates, until):
                pace = updates / act.seconds if updates and act.seconds else self._training.updates_a_second()
                if updates is not None or until is not None:
                    self._send(Train(updates, until, pace))
            case Open(chapter) | Carry(chapter):
                self._send(doing)
                self.entered.emit(chapter)
            case Camera(panel):
                self._check_panel(panel)
                self._zoom.to(panel)
                self._send(Note(doing))
            case _:
                self._send(doing if isinstance(doing, Command) else Note(doing))

    def _check_panel(self, panel: str) -> None:
        shown = self._bridge.shown
        known = faces.face(shown.chapter).PANELS if shown is not None else ()
        if panel and panel not in known:
            raise Refused(Message("refused-panel", value=panel[:40], allowed=", ".join(known)))

    # What stands.

    def _show(self, now: Standing) -> None:
        """All at once, with nothing on its way."""
        self._catch_up()
        head = self._steering.head
        self._steering.steer(head.go(now.position(head.clock), self._steering.now))
        self._zoom.to(now.panel, cut=True)
        self._show_looks(now)

    def _show_looks(self, now: Standing) -> None:
        w = self._window
        w.curtain.show_title(now.title)
        name = now.theme or self._theme
        if name != w.look.theme.name:
            w.set_theme(themed(name))
        w.stage.draw_strokes(now.strokes)
        w.stage.point_at(now.highlight)
        w.caption_bar.show_script(now.caption, self.done, self.acts)
        self.changed.emit()

    def _catch_up(self) -> None:
        """The playhead and the camera arrive, and the picture is of the newest network."""
        self._steering.arrive()
        self._give_speed_back()
        self._zoom.finish()
        self._bridge.tick()

    def _give_speed_back(self) -> None:
        steering = self._steering
        if self._speed is not None and not steering.head.moving(steering.now):
            speed, self._speed = self._speed, None
            steering.steer(steering.head.at_speed(speed, steering.now))

    # The engine.

    def _begin_anew(self) -> None:
        """The engine does the acts so far again, from the seed."""
        board = self._board
        assert board is not None
        acts = tuple(act for act in self._acts[: self.done] if not _is_endless(act))
        opened = [act.doing.chapter for act in acts if isinstance(act.doing, Open | Carry)]
        self.entered.emit(opened[-1] if opened else board.chapter)
        self._bridge.begin_anew(partial(replay, acts, board.chapter, storyboard.settings(board)))
        self._strayed = False
        self._expect(lambda: self._show(self._standing))

    def _send(self, command: Command) -> None:
        self._sending = True
        self._training.send(command)
        self._sending = False

    def _notice(self, command: Command) -> None:
        if not self._sending and not isinstance(command, Note | Pace):
            self._strayed = True

    def _expect(self, then: Callable[[], None]) -> None:
        self._expected, self._hurried = then, False
        self._settle()

    def _settle(self) -> None:
        """Do what is expected if the engine is at rest; what it trains for the storyboard is finished."""
        if self._expected is None:
            return
        if not self._bridge.busy:
            then, self._expected = self._expected, None
            then()
            return
        newest = self._bridge.newest
        if newest is not None and newest.progress.training and not self._hurried:
            self._hurried = True
            self._send(Pause() if self._strayed else Pace(0.0))


def _is_endless(act: Act) -> bool:
    """Training that says no end is none in a storyboard."""
    return isinstance(act.doing, Train) and act.doing.updates is None and act.doing.until is None
