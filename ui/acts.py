"""An act of a storyboard in words: what the presenter's window says of the next one."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.commands import Carry, Load, Look, Open, Set, Train
from simulator.directions import Camera, Caption, Go, Highlight, Play, Theme, Title, in_language
from simulator.journal import Doing
from ui import words


def tell(doing: Doing, chapter: str, language: str) -> str:
    """One line."""
    match doing:
        case Open(name):
            return words.say("act-open", language, chapter=words.say(f"{name}-title", language))
        case Set(values):
            return words.say("act-set", language, values=_settings(values, chapter, language))
        case Train(_, str() as until):
            return words.say("act-train-until", language, milestone=until)
        case Train(updates):
            return words.say("act-train", language, updates=updates or 0)
        case Look(update):
            return words.say("act-look", language, update=update)
        case Load(path):
            return words.say("act-load", language, path=path)
        case Carry(name):
            return words.say("act-carry", language, chapter=words.say(f"{name}-title", language))
        case Go(t):
            return words.say("act-go", language, t=f"{t:g}")
        case Play(None):
            return words.say("act-play", language)
        case Play(to):
            return words.say("act-play-to", language, t=f"{to:g}")
        case Highlight(""):
            return words.say("act-highlight-none", language)
        case Highlight(target):
            return words.say("act-highlight", language, target=target)
        case Caption(text):
            sentence = in_language(text, language)
            return words.say("act-caption" if sentence else "act-caption-none", language, text=sentence)
        case Title(title):
            return words.say("act-title", language, text=in_language(title, language))
        case Camera(""):
            return words.say("act-camera-whole", language)
        case Camera(panel):
            return words.say("act-camera", language, panel=panel)
        case Theme(name):
            return words.say("act-theme", language, name=words.say(f"frame-theme-{name}", language))
    return words.say(f"act-{doing.__struct_config__.tag}", language)


def _settings(values: Mapping[str, object], chapter: str, language: str) -> str:
    told = []
    for name, value in values.items():
        key = words.own(chapter, f"setting-{name}")
        said = words.say(key, language) if words.has(key, language) else name
        told.append(f"{said} = {words.choice(chapter, name, value, language)}")
    return ", ".join(told)
