"""The links of lesson and glossary: each drives the figure as a hand would."""

from __future__ import annotations

from collections.abc import Callable

from simulator.commands import Look, Rewind, Set, Train
from simulator.message import Refused
from ui import words
from ui.panels.lesson import LessonAct, read_link
from ui.steering import Steering
from ui.training import Training
from ui.view import Target
from ui.window import Window


class Links:
    """Follows links; one that is spoiled is refused in the banner."""

    def __init__(
        self, window: Window, steering: Steering, training: Training, open_glossary: Callable[[], None]
    ) -> None:
        self._window, self._steering, self._training = window, steering, training
        self._open_glossary = open_glossary

    def follow(self, link: str) -> None:
        """Do what a link says."""
        try:
            self._do(read_link(link))
        except Refused as refusal:
            language = self._window.look.language
            self._window.show_banner(words.tell(refusal.message, language, self._training.chapter))

    def _do(self, act: LessonAct) -> None:
        values, send = act.values, self._training.send
        match act.verb:
            case "set":
                send(Set(dict(values)))
            case "go":
                back = values["pass"] == "backward" if "pass" in values else None
                self._steering.seek(float(values["t"]), back)
            case "play":
                self._steering.play_from(float(values.get("from", 0.0)))
            case "highlight":
                self._window.stage.point_at(Target(values["target"], act.index))
            case "train":
                updates = int(values["updates"]) if "updates" in values else None
                until = values.get("until") or (self._training.goal() if updates is None else None)
                send(Train(updates=updates, until=until, pace=self._training.updates_a_second()))
            case "look":
                send(Look(int(values["update"])))
            case "rewind":
                send(Rewind())
            case "glossary":
                self._open_glossary()
                self._window.glossary.show_term(values["term"])
