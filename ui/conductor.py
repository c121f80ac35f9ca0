"""What each control asks for: panels emit, the conductor sends commands and shows what comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from simulator import chapters
from simulator.commands import Carry, Look, Note, Open, Redo, Rewind, Undo
from simulator.directions import Theme
from simulator.experiment import Milestone, Snapshot
from simulator.message import Message
from ui import acts, words
from ui import chapters as faces
from ui.bridge import Bridge
from ui.exchange import Exchange
from ui.films import Films
from ui.lectern import Lectern
from ui.lecture import Lecture
from ui.links import Links
from ui.panels import keyboard
from ui.preferences import Preferences
from ui.sessions import Sessions
from ui.sides import Sides
from ui.stage import Stage
from ui.steering import Steering
from ui.training import Training
from ui.view import Target, View
from ui.window import Window
from ui.writing import Writing
from ui.zoom import Zoom

_RESTORE = "frame-banner-restore"


class Conductor(QObject):
    """Connects one window with one bridge; owns neither the model nor a pixel."""

    def __init__(self, window: Window, bridge: Bridge, preferences: Preferences, chapter: str) -> None:
        super().__init__(window)
        self._window, self._bridge, self._preferences = window, bridge, preferences
        self._chapter = chapter
        self._steering = Steering(window, bridge, preferences)
        self._training = Training(window, bridge, preferences, chapter)
        self.exchange = Exchange(window, bridge, self._steering, self._training)
        self.sessions = Sessions(window, bridge, self._steering)
        self.sessions.entered.connect(self._enter_chapter)
        self.films = Films(window, bridge, self._steering, self.sessions, preferences)
        self._sides = Sides(window, preferences)
        self._sides.changed.connect(self._place_invitation)
        self.films.hindered.connect(partial(self._sides.present, False))
        zoom = Zoom(window.stage)
        zoom.moved.connect(self._place_invitation)
        self.lecture = Lecture(window, bridge, self._steering, self._training, zoom)
        self.lecture.entered.connect(self._enter_chapter)
        self.lecture.changed.connect(self._tell_presenter)
        # Before the lecturer's pen, which is asked first.
        self.writing = Writing(window.stage, bridge, self._training.send)
        self.writing.began.connect(self._follow_pen)
        self.lectern = Lectern(window, bridge, preferences, zoom)
        self.sessions.entered.connect(self.lecture.end)
        self._links = Links(window, self._steering, self._training, lambda: self._sides.show(window.glossary))
        self._solved: frozenset[str] = frozenset()
        self._own_keys: list[QShortcut] = []
        self._present_keys: list[QShortcut] = []
        self._told: Milestone | None = None  # the engine's last word, and how it was put
        self._told_text = ""
        self._actions = self._table()
        self._connect_keys()
        self._connect_panels()
        bridge.adopted.connect(self._show_picture)
        bridge.progressed.connect(self._show_progress)
        bridge.moved.connect(self._steering.show)
        bridge.happened.connect(self._tell)
        self._dress_chapter()

    # The actions by name: one table for keys, buttons and links.

    def _table(self) -> dict[str, Callable[[], None]]:
        steering, training, exchange = self._steering, self._training, self.exchange
        sides, lecture = self._sides, self.lecture
        return {
            **self.lectern.actions(),
            "next_act": lecture.next,
            "last_act": lecture.back,
            "again": lecture.again,
            "play": lambda: lecture.next() if lecture.leads else steering.toggle(),
            "step_back": lambda: steering.step(-1),
            "step_forward": lambda: steering.step(1),
            "whole_back": lambda: steering.step(-1, whole=True),
            "whole_forward": lambda: steering.step(1, whole=True),
            "turn": steering.turn,
            "go_start": steering.start,
            "go_end": steering.end,
            "slower": lambda: steering.shift_speed(-1),
            "faster": lambda: steering.shift_speed(1),
            "train": training.toggle,
            "update_one": lambda: training.make(1),
            "update_ten": lambda: training.make(10),
            "until_solved": training.until_solved,
            "history_back": lambda: self._window.transport.look_by(-1),
            "history_forward": lambda: self._window.transport.look_by(1),
            "rewind": lambda: training.send(Rewind()),
            "new_seed": training.new_seed,
            "pace": self._window.transport.next_pace,
            "undo": lambda: training.send(Undo()),
            "redo": lambda: training.send(Redo()),
            "save_session": self.sessions.save,
            "open_session": self.sessions.choose,
            "record": self.films.toggle,
            "record_pause": self.films.pause,
            "film": self.films.open,
            "open_weights": exchange.open_weights,
            "copy_state": exchange.copy_state,
            "copy_picture": exchange.copy_picture,
            "explore": exchange.open_explore,
            "scene": training.next_scene,
            "lesson": lambda: sides.toggle(self._window.lesson),
            "glossary": lambda: sides.toggle(self._window.glossary),
            "inspector": lambda: sides.toggle(self._window.inspector),
            "keyboard": lambda: self._window.show_sheet(self._window.sheet.isHidden()),
            "present": lambda: self.present(not self._window.look.present),
            "leave": self._leave,
            "theme": self._turn_theme,
            "language": self._turn_language,
        }

    def act(self, name: str) -> None:
        """Do what a key of `keyboard.KEYS` does."""
        self._actions[name]()

    def present(self, present: bool) -> None:
        """Enter or leave present mode."""
        self._sides.present(present)
        self._follow_present()

    def _leave(self) -> None:
        if not self.lectern.step_out():
            self._sides.leave()
            self._follow_present()

    def _follow_present(self) -> None:
        """The lecture's keys and what they have put on the stage are present mode's."""
        present = self._window.look.present
        if self._present_keys[0].isEnabled() != present:
            for shortcut in self._present_keys:
                shortcut.setEnabled(present)
            self.lectern.follow_present()
            self.lecture.follow_present()

    def _connect_keys(self) -> None:
        for widget in (self._window, self.lectern.presenter):
            for name, key in keyboard.KEYS.items():
                shortcut = QShortcut(QKeySequence(key.sequence), widget)
                shortcut.activated.connect(self._actions[name])
                shortcut.setAutoRepeat(key.group != "lecture" and name != "play")
                if name in keyboard.PRESENT_ONLY:
                    shortcut.setEnabled(False)
                    self._present_keys.append(shortcut)

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
        w, do, steering, training = self._window, self._actions, self._steering, self._training
        w.rail.chapter_asked.connect(self._open_chapter)
        w.rail.explore_asked.connect(do["explore"])
        w.rail.copy_asked.connect(do["copy_state"])
        w.rail.film_asked.connect(do["film"])
        w.rail.glossary_asked.connect(do["glossary"])
        w.rail.keyboard_asked.connect(do["keyboard"])
        w.header.lesson_asked.connect(do["lesson"])
        w.header.record_asked.connect(do["record"])
        w.header.present_asked.connect(do["present"])
        w.header.theme_asked.connect(do["theme"])
        w.header.language_asked.connect(do["language"])
        for panel in (w.lesson, w.glossary):
            panel.closed.connect(lambda: self._sides.show(w.inspector))
            panel.link_followed.connect(self._links.follow)
        w.inspector.collapse_asked.connect(do["inspector"])
        w.inspector.setting_asked.connect(self._set)
        w.inspector.reset_asked.connect(training.reset_settings)
        w.sheet.closed.connect(lambda: w.show_sheet(False))
        w.banner.acted.connect(self._take_offer)
        w.banner.declined.connect(self._decline_offer)
        t = w.transport
        t.play_asked.connect(do["play"])
        t.step_asked.connect(steering.step)
        t.start_asked.connect(do["go_start"])
        t.end_asked.connect(do["go_end"])
        t.turn_asked.connect(do["turn"])
        t.seek_asked.connect(steering.seek)
        t.speed_asked.connect(steering.set_speed)
        t.train_asked.connect(do["train"])
        t.updates_asked.connect(lambda n: do["update_one" if n == 1 else "update_ten"]())
        t.until_asked.connect(do["until_solved"])
        t.rewind_asked.connect(do["rewind"])
        t.seed_asked.connect(do["new_seed"])
        t.pace_asked.connect(training.set_pace)
        t.look_asked.connect(lambda update: training.send(Look(update)))
        w.caption_bar.seek_asked.connect(steering.seek)
        w.caption_bar.retold.connect(self._tell_presenter)
        self.lectern.presenter.notes.link_followed.connect(self._links.follow)
        w.invitation.clicked.connect(do["until_solved"])
        w.stage.clicked.connect(self._click)
        w.stage.view_changed.connect(self._take_view)
        w.stage.asked.connect(training.send)

    def _set(self, name: str, value: object) -> None:
        """A row of the form; a choice that means a file of one's own asks for it, where none is known yet."""
        shown = self._bridge.shown
        if (
            shown is not None
            and not shown.settings.values().get(str(value), "")
            and self._ask_for_file(Target(f"{name}-{value}"))
        ):
            self._window.inspector.show_refusal(name, "")  # until one is taken the row stays as it was
        else:
            self._training.set(name, value)

    # Chapters and looks.

    def _take_offer(self, offer: str) -> None:
        if offer == _RESTORE:
            self.sessions.restore()
        else:
            self._training.reset()

    def _decline_offer(self, offer: str) -> None:
        if offer == _RESTORE:
            self.sessions.decline()

    def _enter_chapter(self, name: str) -> None:
        self._chapter = self._training.chapter = name
        self._preferences.keep("chapter", name)
        self._dress_chapter()

    def _open_chapter(self, name: str) -> None:
        if name != self._chapter:
            kept = self._preferences.settings(name, chapters.chapter(name).Settings)
            self._training.send(Open(name, kept.changed()))
            self._enter_chapter(name)

    def _dress_chapter(self) -> None:
        w, name = self._window, self._chapter
        listed = [(each, chapters.order(each), f"{each}-title") for each in chapters.names()]
        w.rail.show_chapters(listed)
        w.rail.show_open(name)
        w.header.show_chapter(f"{name}-title", f"{name}-question")
        for lesson in (w.lesson, self.lectern.presenter.notes):
            lesson.show_lesson(name)
        w.transport.show_pace(self._training.pace)
        w.stage.waiting = words.say("frame-training-starting", w.look.language)
        self._connect_own_keys()

    def _turn_theme(self) -> None:
        from ui.theme import THEMES, theme

        name = THEMES[1 - THEMES.index(self._window.look.theme.name)]
        self._window.set_theme(theme(name))
        self._bridge.send(Note(Theme(name)))  # type: ignore[arg-type]
        self._preferences.keep("theme", name)

    def _turn_language(self) -> None:
        languages = words.LANGUAGES
        language = languages[(languages.index(self._window.look.language) + 1) % len(languages)]
        self._window.set_language(language)
        self._preferences.keep("language", language)
        self._say_again()
        self.films.say_again()
        if self._bridge.shown is not None:
            self._show_picture(self._bridge.shown)
        self._tell_presenter()

    def _tell_presenter(self) -> None:
        w, lecture = self._window, self.lecture
        act, language = lecture.following, w.look.language
        following = acts.tell(act.doing, self._chapter, language) if act is not None else ""
        self.lectern.presenter.show_lecture(w.caption_bar.caption, following, w.caption_bar.place)

    def _say_again(self) -> None:
        """In another language the banner says what it said, if the engine said it, or is closed."""
        banner, told = self._window.banner, self._told
        if not banner.isHidden():
            is_engines = banner.text == self._told_text
            banner.close_message()
            if told is not None and is_engines:
                self._tell(told)

    # The stage.

    def _click(self, target: Target) -> None:
        shown = self._bridge.shown
        if shown is None or shown.chapter != self._chapter:
            return  # another chapter has been opened since
        if self._ask_for_file(target):
            return
        command = faces.face(shown.chapter).click(target, shown)
        if command is not None:
            self._training.send(command)
        if isinstance(command, Carry):
            self._enter_chapter(command.chapter)

    def _ask_for_file(self, target: Target) -> bool:
        """Open the dialog a target stands for, if it stands for one."""
        filed = faces.filed(self._window.stage.face)
        filing = filed.filing(target) if filed is not None else None
        if filed is not None and filing is not None:
            self.exchange.choose(filing, filed)
        return filing is not None

    def _follow_pen(self) -> None:
        """What is being written is what is looked at."""
        head = self._steering.head
        if head.at(self._steering.now) < head.clock.steps:
            self._steering.end()

    def _press(self, name: str) -> None:
        """One of the chapter's own keys."""
        face, stage = faces.keyed(self._chapter), self._window.stage
        if face is not None and stage.snapshot is not None and stage.snapshot.chapter == self._chapter:
            if self._ask_for_file(Target(name)):
                return
            command = face.press(name, stage.snapshot, stage.view)
            if command is not None:
                self._training.send(command)

    def _take_view(self, view: View) -> None:
        self._window.stage.show_picture(view=view)
        self._place_invitation()

    # What comes back.

    def _show_picture(self, snapshot: Snapshot) -> None:
        w, face, steering = self._window, faces.face(snapshot.chapter), self._steering
        clock = face.clock(snapshot)
        self._bridge.playhead = steering.head.over(clock, steering.now)
        if w.stage.snapshot is None or w.stage.snapshot.chapter != snapshot.chapter:
            # A chapter's first screen shows the whole sequence, so that the mistakes can be seen.
            self._bridge.playhead = steering.head.go(clock.steps, steering.now)
        w.stage.show_picture(face=face, snapshot=snapshot)
        w.inspector.show_settings(snapshot.settings, snapshot.progress.update, snapshot.chapter)
        w.caption_bar.show_caption(face.caption(snapshot, w.stage.view))
        w.transport.show_figures(face.figures(snapshot, w.look.language))
        self._preferences.keep_settings(snapshot.chapter, snapshot.settings)
        self._place_invitation()
        steering.show(steering.head.at(steering.now))
        self.exchange.show_data(snapshot)
        self.sessions.return_to_place()

    def _place_invitation(self) -> None:
        stage: Stage = self._window.stage
        where = None
        if stage.face is not None and stage.snapshot is not None:
            where = stage.face.invitation(stage.area, stage.snapshot, stage.view)
            if where is not None and stage.card_area().intersects(where):
                where = None  # a card is read first
            if not stage.close_up.is_whole:
                where = None  # it belongs to the whole stage
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

    def _tell(self, milestone: Milestone) -> None:
        w = self._window
        text = self._in_words(milestone.message)
        self._told, self._told_text = milestone, text
        if milestone.kind == "refused":
            name = str(milestone.message.values.get("setting", self._training.last_set or ""))
            newest = self._bridge.newest
            rows = newest.settings.values() if newest is not None else {}
            if name in rows and w.side is w.inspector and w.side_is_open:
                w.inspector.show_refusal(name, text)
            else:
                w.show_banner(text)
        elif milestone.kind == "failed":
            w.show_banner(text, "frame-banner-reset", failed=True)
        elif milestone.kind == "saved":
            w.show_banner(text, good=True)
        elif milestone.kind == "exploded" or milestone.message.key == "finished-budget":
            w.show_banner(text)

    def _in_words(self, message: Message) -> str:
        return words.tell(message, self._window.look.language, self._chapter)
