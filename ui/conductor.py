"""What each control asks for: panels emit, the conductor sends commands and shows what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from simulator import chapters
from simulator.commands import Command, Load, Look, Open, Pace, Pause, Redo, Reset, Rewind, Set, Train, Undo
from simulator.experiment import Milestone, Snapshot
from simulator.message import Message, Refused
from ui import chapters as faces
from ui import recipe, words
from ui.bridge import Bridge
from ui.panels import keyboard
from ui.panels.lesson import LessonAct, read_link
from ui.playhead import SPEEDS, Playhead
from ui.preferences import Preferences
from ui.stage import Stage
from ui.view import Target, View
from ui.window import Window

PACES = ("slow", "fast", "full")


class Conductor(QObject):
    """Connects one window with one bridge; owns neither the model nor a pixel."""

    def __init__(self, window: Window, bridge: Bridge, preferences: Preferences, chapter: str) -> None:
        super().__init__(window)
        self._window, self._bridge, self._preferences = window, bridge, preferences
        self._chapter = chapter
        self._pace = preferences.text("pace", "slow", PACES)
        self._last_set: str | None = None
        self._explore: QObject | None = None
        self._solved: frozenset[str] = frozenset()
        self._own_keys: list[QShortcut] = []
        self._actions = self._table()
        self._connect_keys()
        self._connect_panels()
        bridge.adopted.connect(self._show_picture)
        bridge.progressed.connect(self._show_progress)
        bridge.moved.connect(self._show_position)
        bridge.happened.connect(self._tell)
        speed = float(preferences.text("speed", "1.0", tuple(str(s) for s in SPEEDS)))
        bridge.playhead = Playhead(speed=speed)
        self._dress_chapter()

    # The actions by name: one table for keys, buttons and links.

    def _table(self) -> dict[str, Callable[[], None]]:
        return {
            "play": lambda: self._steer(self._head.toggle(self._now)),
            "step_back": lambda: self._step(-1),
            "step_forward": lambda: self._step(1),
            "whole_back": lambda: self._step(-1, whole=True),
            "whole_forward": lambda: self._step(1, whole=True),
            "turn": lambda: self._steer(self._head.turn(self._now)),
            "go_start": lambda: self._steer(self._head.go(0.0, self._now)),
            "go_end": lambda: self._steer(self._head.end(self._now)),
            "slower": lambda: self._shift_speed(-1),
            "faster": lambda: self._shift_speed(1),
            "train": self._train,
            "update_one": lambda: self._send(Train(updates=1)),
            "update_ten": lambda: self._send(Train(updates=10, pace=self._updates_a_second())),
            "until_solved": self._train_until_solved,
            "history_back": lambda: self._window.transport.look_by(-1),
            "history_forward": lambda: self._window.transport.look_by(1),
            "rewind": lambda: self._send(Rewind()),
            "new_seed": self._new_seed,
            "pace": self._window.transport.next_pace,
            "undo": lambda: self._send(Undo()),
            "redo": lambda: self._send(Redo()),
            "open_weights": self._open_weights,
            "copy_state": self._copy_state,
            "explore": self._open_explore,
            "scene": self._next_scene,
            "lesson": lambda: self._toggle_side(self._window.lesson),
            "glossary": lambda: self._toggle_side(self._window.glossary),
            "inspector": lambda: self._toggle_side(self._window.inspector),
            "keyboard": lambda: self._window.show_sheet(self._window.sheet.isHidden()),
            "present": lambda: self.present(not self._window.look.present),
            "leave": self._leave,
            "theme": self._turn_theme,
            "language": self._turn_language,
        }

    def act(self, name: str) -> None:
        """Do what a key of `keyboard.KEYS` does."""
        self._actions[name]()

    def _connect_keys(self) -> None:
        for name, key in keyboard.KEYS.items():
            shortcut = QShortcut(QKeySequence(key.sequence), self._window)
            shortcut.activated.connect(self._actions[name])

    def _connect_own_keys(self) -> None:
        """The open chapter's own keys instead of those of the one before."""
        for shortcut in self._own_keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._own_keys, face = [], faces.keyed(self._chapter)
        own = keyboard.own(self._chapter, face.keys()) if face is not None else {}
        for name, key in own.items():
            shortcut = QShortcut(QKeySequence(key.sequence), self._window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._press, name))
            self._own_keys.append(shortcut)
        self._window.sheet.show_chapter(self._chapter, own)

    def _connect_panels(self) -> None:
        w, do = self._window, self._actions
        w.rail.chapter_asked.connect(self._open_chapter)
        w.rail.explore_asked.connect(do["explore"])
        w.rail.copy_asked.connect(do["copy_state"])
        w.rail.glossary_asked.connect(do["glossary"])
        w.rail.keyboard_asked.connect(do["keyboard"])
        w.header.lesson_asked.connect(do["lesson"])
        w.header.present_asked.connect(do["present"])
        w.header.theme_asked.connect(do["theme"])
        w.header.language_asked.connect(do["language"])
        for panel in (w.lesson, w.glossary):
            panel.closed.connect(lambda: self._show_side(w.inspector))
            panel.link_followed.connect(self._follow)
        w.inspector.collapse_asked.connect(do["inspector"])
        w.inspector.setting_asked.connect(self._set)
        w.inspector.reset_asked.connect(self._reset_settings)
        w.sheet.closed.connect(lambda: w.show_sheet(False))
        w.banner.acted.connect(self._reset)
        t = w.transport
        t.play_asked.connect(do["play"])
        t.step_asked.connect(self._step)
        t.start_asked.connect(do["go_start"])
        t.end_asked.connect(do["go_end"])
        t.turn_asked.connect(do["turn"])
        t.seek_asked.connect(self._go)
        t.speed_asked.connect(self._set_speed)
        t.train_asked.connect(do["train"])
        t.updates_asked.connect(lambda n: do["update_one" if n == 1 else "update_ten"]())
        t.until_asked.connect(do["until_solved"])
        t.rewind_asked.connect(do["rewind"])
        t.seed_asked.connect(do["new_seed"])
        t.pace_asked.connect(self._set_pace)
        t.look_asked.connect(lambda update: self._send(Look(update)))
        w.caption_bar.seek_asked.connect(self._go)
        w.invitation.clicked.connect(do["until_solved"])
        w.stage.clicked.connect(self._click)
        w.stage.view_changed.connect(self._take_view)
        w.stage.asked.connect(self._send)

    # Sequence time.

    @property
    def _head(self) -> Playhead:
        return self._bridge.playhead

    @property
    def _now(self) -> float:
        return self._bridge.now()

    def _steer(self, playhead: Playhead) -> None:
        self._bridge.steer(playhead)
        self._show_position(playhead.at(self._now))

    def _step(self, direction: int, *, whole: bool = False) -> None:
        cut = self._window.stage.view.reduced_motion
        self._steer(self._head.step(direction, self._now, whole=whole, cut=cut))

    def _go(self, t: float) -> None:
        self._steer(self._head.seek(t, self._now))

    def _set_speed(self, speed: float) -> None:
        self._preferences.keep("speed", str(speed))
        self._steer(self._head.at_speed(speed, self._now))

    def _shift_speed(self, by: int) -> None:
        place = SPEEDS.index(self._head.speed) + by
        self._set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    # Training.

    def _send(self, command: Command) -> None:
        # What was said of the last act is no longer true of this one.
        self._window.banner.close_message()
        self._last_set = next(iter(command.values)) if isinstance(command, Set) else None
        self._bridge.send(command)

    def _updates_a_second(self) -> float:
        newest = self._bridge.newest
        return self._face.pace(newest, self._pace) if newest is not None else 0.0

    def _is_training(self) -> bool:
        newest = self._bridge.newest
        return newest is not None and newest.progress.training

    def _train(self) -> None:
        self._send(Pause() if self._is_training() else Train(pace=self._updates_a_second()))

    def _train_until_solved(self) -> None:
        self._send(Train(until=self._goal(), pace=self._updates_a_second()))

    def _goal(self) -> str:
        goal: str = chapters.chapter(self._chapter).Experiment.MILESTONES[-1]
        return goal

    def _set_pace(self, pace: str) -> None:
        self._pace = pace
        self._preferences.keep("pace", pace)
        self._window.transport.show_pace(pace)
        self._send(Pace(self._updates_a_second()))

    def _new_seed(self) -> None:
        newest = self._bridge.newest
        if newest is not None:
            row = newest.settings.setting("seed")
            self._set("seed", 0 if newest.seed == row.maximum else newest.seed + 1)

    # Settings.

    def _set(self, name: str, value: object) -> None:
        self._send(Set({name: value}))  # type: ignore[dict-item]

    def _reset_settings(self, name: str | None) -> None:
        newest = self._bridge.newest
        if newest is None:
            return
        rows = newest.settings.table() if name is None else (newest.settings.setting(name),)
        self._send(Set({row.name: row.default for row in rows}))

    def _reset(self) -> None:
        self._window.banner.close_message()
        self._send(Reset())

    # Chapters, sides, modes.

    @property
    def _face(self) -> faces.Face:
        return faces.face(self._chapter)

    def _open_chapter(self, name: str) -> None:
        if name != self._chapter:
            self._chapter = name
            self._preferences.keep("chapter", name)
            kept = self._preferences.settings(name, chapters.chapter(name).Settings)
            self._send(Open(name, kept.changed()))
            self._dress_chapter()

    def _next_scene(self) -> None:
        newest = self._bridge.newest
        if newest is not None and "scene" in newest.settings.values():
            scenes = newest.settings.setting("scene").choices
            here = scenes.index(newest.settings.values()["scene"])
            self._set("scene", scenes[(here + 1) % len(scenes)])

    def _dress_chapter(self) -> None:
        w, name = self._window, self._chapter
        listed = [(each, chapters.chapter(each).ORDER, f"{each}-title") for each in chapters.names()]
        w.rail.show_chapters(listed)
        w.rail.show_open(name)
        w.header.show_chapter(f"{name}-title", f"{name}-question")
        w.lesson.show_lesson(name)
        w.transport.show_pace(self._pace)
        w.stage.waiting = words.say("frame-training-starting", w.look.language)
        self._connect_own_keys()

    def _toggle_side(self, panel: object) -> None:
        w = self._window
        is_open = w.side is panel and w.side_is_open
        if panel is w.inspector:
            self._show_side(None if is_open else w.inspector)
        else:
            self._show_side(w.inspector if is_open else panel)
        if panel is w.glossary and not is_open:
            w.glossary.begin()

    def _show_side(self, panel: object) -> None:
        w = self._window
        if w.look.present:
            return
        w.show_side(panel)  # type: ignore[arg-type]
        if panel is w.inspector and not w.side_is_open:
            w.show_side(w.inspector)
        w.header.show_lesson(panel is w.lesson)
        self._preferences.keep("inspector", panel is not None)
        self._place_invitation()

    def present(self, present: bool) -> None:
        """Enter or leave present mode."""
        stage = self._window.stage
        stage.show_picture(view=replace(stage.view, hover=None))
        self._window.enter_present(present)
        self._place_invitation()

    def _leave(self) -> None:
        w = self._window
        if not w.banner.isHidden():
            w.banner.close_message()
        elif not w.sheet.isHidden():
            w.show_sheet(False)
        elif w.look.present:
            self.present(False)
        elif w.side in (w.lesson, w.glossary):
            self._show_side(w.inspector)

    def _turn_theme(self) -> None:
        from ui.theme import THEMES, theme

        name = THEMES[1 - THEMES.index(self._window.look.theme.name)]
        self._window.set_theme(theme(name))
        self._preferences.keep("theme", name)

    def _turn_language(self) -> None:
        languages = words.LANGUAGES
        language = languages[(languages.index(self._window.look.language) + 1) % len(languages)]
        self._window.set_language(language)
        self._preferences.keep("language", language)
        if self._bridge.shown is not None:
            self._show_picture(self._bridge.shown)

    # The stage.

    def _click(self, target: Target) -> None:
        shown = self._bridge.shown
        command = self._face.click(target, shown) if shown is not None else None
        if command is not None:
            self._send(command)

    def _press(self, name: str) -> None:
        """One of the chapter's own keys."""
        face, stage = faces.keyed(self._chapter), self._window.stage
        if face is not None and stage.snapshot is not None and stage.snapshot.chapter == self._chapter:
            command = face.press(name, stage.snapshot, stage.view)
            if command is not None:
                self._send(command)

    def _take_view(self, view: View) -> None:
        self._window.stage.show_picture(view=view)
        self._place_invitation()

    # What comes back.

    def _show_picture(self, snapshot: Snapshot) -> None:
        w, face = self._window, faces.face(snapshot.chapter)
        clock = face.clock(snapshot)
        self._bridge.playhead = self._head.over(clock, self._now)
        if w.stage.snapshot is None or w.stage.snapshot.chapter != snapshot.chapter:
            # A chapter's first screen shows the whole sequence, so that the mistakes can be seen.
            self._bridge.playhead = self._head.go(clock.steps, self._now)
        w.stage.show_picture(face=face, snapshot=snapshot)
        w.inspector.show_settings(snapshot.settings, snapshot.progress.update, snapshot.chapter)
        w.caption_bar.show_caption(face.caption(snapshot, w.stage.view))
        w.transport.show_figures(face.figures(snapshot, w.look.language))
        self._preferences.keep_settings(snapshot.chapter, snapshot.settings)
        self._place_invitation()
        self._show_position(self._head.at(self._now))
        if self._explore is not None:
            self._explore.show_trace(snapshot.content.trace)  # type: ignore[attr-defined]

    def _place_invitation(self) -> None:
        stage: Stage = self._window.stage
        where = None
        if stage.face is not None and stage.snapshot is not None:
            where = stage.face.invitation(stage.area, stage.snapshot, stage.view)
            if where is not None and stage.card_area().intersects(where):
                where = None  # a card is read first
        self._window.place_invitation(where)

    def _show_progress(self, snapshot: Snapshot) -> None:
        self._window.transport.show_training(snapshot.progress)
        self._window.caption_bar.show_training(snapshot.progress)
        hindrance = snapshot.progress.untrainable
        self._window.transport.set_training_enabled(self._in_words(hindrance) if hindrance else None)
        self._solved -= {snapshot.chapter}
        if snapshot.progress.solved:
            self._solved |= {snapshot.chapter}
        self._window.rail.show_open(self._chapter, self._solved)

    def _show_position(self, position: float) -> None:
        w, head = self._window, self._head
        running = head.playing and head.moving(self._now)
        (t, backward), clock = head.clock.place(position), head.clock
        w.transport.show_sequence(t, clock, running, head.speed, backward=backward)
        w.caption_bar.show_sequence(t, clock.steps, backward=backward)
        if (w.stage.view.t, w.stage.view.backward) != (t, backward):
            w.stage.show_picture(view=replace(w.stage.view, t=t, backward=backward))
            if w.stage.snapshot is not None and w.stage.face is not None:
                w.caption_bar.show_caption(w.stage.face.caption(w.stage.snapshot, w.stage.view))

    def _tell(self, milestone: Milestone) -> None:
        w = self._window
        text = self._in_words(milestone.message)
        if milestone.kind == "refused":
            name = str(milestone.message.values.get("setting", self._last_set or ""))
            newest = self._bridge.newest
            rows = newest.settings.values() if newest is not None else {}
            if name in rows and w.side is w.inspector and w.side_is_open:
                w.inspector.show_refusal(name, text)
            else:
                w.show_banner(text)
        elif milestone.kind == "failed":
            w.show_banner(text, "frame-banner-reset", failed=True)
        elif milestone.kind == "exploded" or milestone.message.key == "finished-budget":
            w.show_banner(text)

    def _in_words(self, message: Message) -> str:
        """The message in the window's language, settings by the names they have in the form."""
        language, values = self._window.look.language, message.values
        label = words.own(self._chapter, f"setting-{values.get('setting', '')}")
        if words.has(label, language):
            values["setting"] = words.say(label, language)
        return words.say(message.key, language, **values)

    # Links, state, data.

    def _follow(self, link: str) -> None:
        try:
            self._do(read_link(link))
        except Refused as refusal:
            self._window.show_banner(self._in_words(refusal.message))

    def _do(self, act: LessonAct) -> None:
        values = act.values
        match act.verb:
            case "set":
                self._send(Set(dict(values)))
            case "go":
                back = values["pass"] == "backward" if "pass" in values else None
                self._steer(self._head.seek(float(values["t"]), self._now, back))
            case "play":
                self._steer(self._head.go(float(values.get("from", 0.0)), self._now).play(self._now))
            case "highlight":
                self._window.stage.point_at(Target(values["target"], act.index))
            case "train":
                updates = int(values["updates"]) if "updates" in values else None
                until = values.get("until") or (self._goal() if updates is None else None)
                self._send(Train(updates=updates, until=until, pace=self._updates_a_second()))
            case "look":
                self._send(Look(int(values["update"])))
            case "rewind":
                self._send(Rewind())
            case "glossary":
                self._show_side(self._window.glossary)
                self._window.glossary.show_term(values["term"])

    def _open_weights(self) -> None:
        w = self._window
        title, kind = keyboard.name("open_weights", w.look.language), w.look.say("frame-weights-kind")
        # Opened, not executed: the window under it goes on, and nothing waits for an answer.
        dialog = QFileDialog(w, title, "", kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._load)
        dialog.open()

    def _load(self, file: str) -> None:
        self._send(Load(file))

    def _copy_state(self) -> None:
        shown = self._bridge.shown
        if shown is None:
            return
        t, backward = self._head.place(self._now)
        line = recipe.command_line(shown, t, backward=backward)
        lines = recipe.notebook(shown)
        QGuiApplication.clipboard().setText(f"# {line}\n\n{lines}\n" if line else f"{lines}\n")
        key = "frame-copied" if line else "frame-copied-notebook"
        self._window.show_banner(words.say(key, self._window.look.language, line=line or ""), good=True)

    def _open_explore(self) -> None:
        from ui.plots.explore import Explore

        shown = self._bridge.shown
        if self._explore is None:
            window = Explore(self._window)
            window.take(self._window.look)
            window.closed.connect(self._forget_explore)
            self._explore = window
        explore = self._explore
        explore.show_trace(shown.content.trace if shown is not None else None)  # type: ignore[attr-defined]
        explore.show()  # type: ignore[attr-defined]
        explore.raise_()  # type: ignore[attr-defined]

    def _forget_explore(self) -> None:
        if self._explore is not None:
            self._explore.deleteLater()
            self._explore = None
