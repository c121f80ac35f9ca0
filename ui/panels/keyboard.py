"""Every key of the window, once: shortcuts, tooltips and the keyboard sheet read this table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from ui import words


class Key(NamedTuple):
    """The sequence in Qt's portable text, the catalogue's key of what it does, and its group."""

    sequence: str
    words: str
    group: str


GROUPS = ("sequence", "training", "session", "window", "lecture")

KEYS: dict[str, Key] = {
    "play": Key("Space", "frame-key-play", "sequence"),
    "step_back": Key("Left", "frame-key-step-back", "sequence"),
    "step_forward": Key("Right", "frame-key-step-forward", "sequence"),
    "whole_back": Key("Shift+Left", "frame-key-whole-back", "sequence"),
    "whole_forward": Key("Shift+Right", "frame-key-whole-forward", "sequence"),
    "turn": Key("B", "frame-key-turn", "sequence"),
    "go_start": Key("Home", "frame-key-go-start", "sequence"),
    "go_end": Key("End", "frame-key-go-end", "sequence"),
    "slower": Key("[", "frame-key-slower", "sequence"),
    "faster": Key("]", "frame-key-faster", "sequence"),
    "train": Key("T", "frame-key-train", "training"),
    "update_one": Key("1", "frame-key-update-one", "training"),
    "update_ten": Key("0", "frame-key-update-ten", "training"),
    "until_solved": Key("U", "frame-key-until-solved", "training"),
    "history_back": Key(",", "frame-key-history-back", "training"),
    "history_forward": Key(".", "frame-key-history-forward", "training"),
    "rewind": Key("R", "frame-key-rewind", "training"),
    "new_seed": Key("N", "frame-key-new-seed", "training"),
    "pace": Key("P", "frame-key-pace", "training"),
    "undo": Key("Ctrl+Z", "frame-key-undo", "session"),
    "redo": Key("Ctrl+Shift+Z", "frame-key-redo", "session"),
    "save_session": Key("Ctrl+S", "frame-key-save-session", "session"),
    "open_session": Key("Ctrl+Shift+O", "frame-key-open-session", "session"),
    "open_weights": Key("Ctrl+O", "frame-key-open-weights", "session"),
    "copy_state": Key("C", "frame-key-copy-state", "session"),
    "copy_picture": Key("Ctrl+Shift+C", "frame-key-copy-picture", "session"),
    "record": Key("F9", "frame-key-record", "session"),
    "record_pause": Key("Shift+F9", "frame-key-record-pause", "session"),
    "film": Key("Ctrl+R", "frame-key-film", "session"),
    "explore": Key("E", "frame-key-explore", "session"),
    "scene": Key("S", "frame-key-scene", "window"),
    "lesson": Key("L", "frame-key-lesson", "window"),
    "glossary": Key("G", "frame-key-glossary", "window"),
    "keyboard": Key("?", "frame-key-keyboard", "window"),
    "inspector": Key("I", "frame-key-inspector", "window"),
    "present": Key("F5", "frame-key-present", "window"),
    "leave": Key("Esc", "frame-key-leave", "window"),
    "theme": Key("D", "frame-key-theme", "window"),
    "language": Key("A", "frame-key-language", "window"),
    "reduced_motion": Key("F8", "frame-key-reduced-motion", "window"),
    "next_act": Key("PgDown", "lecture-key-next", "lecture"),
    "last_act": Key("PgUp", "lecture-key-last", "lecture"),
    "again": Key("Backspace", "lecture-key-again", "lecture"),
    "freeze": Key("F", "lecture-key-freeze", "lecture"),
    "black": Key("X", "lecture-key-black", "lecture"),
    "ring": Key("O", "lecture-key-ring", "lecture"),
    "pen": Key("M", "lecture-key-pen", "lecture"),
    "erase": Key("Del", "lecture-key-erase", "lecture"),
    "zoom": Key("Z", "lecture-key-zoom", "lecture"),
    "zoom_back": Key("Shift+Z", "lecture-key-zoom-back", "lecture"),
    "presenter": Key("F6", "lecture-key-presenter", "lecture"),
    "next_screen": Key("F7", "lecture-key-next-screen", "lecture"),
}

# These would be in the way outside present mode.
PRESENT_ONLY = frozenset(name for name, key in KEYS.items() if key.group == "lecture" and name != "presenter")

# The group of a chapter's own keys.
CHAPTER = "chapter"

_CAPS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def own(chapter: str, sequences: Mapping[str, str]) -> dict[str, Key]:
    """A chapter's own keys by name, from the sequences its face gives."""
    return {name: Key(keys, f"{chapter}-key-{name}", CHAPTER) for name, keys in sequences.items()}


def cap(action: str, language: str) -> str:
    """What is printed on the key: `Space`, `←`, `Ctrl+Z`."""
    return cap_of(KEYS[action], language)


def cap_of(key: Key, language: str) -> str:
    """The same of any key."""
    sequence = key.sequence
    if sequence == "Space":
        return words.say("frame-keycap-space", language)
    if sequence.startswith("Shift+") and sequence[6:] in _CAPS:
        return f"Shift+{_CAPS[sequence[6:]]}"
    native = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    return _CAPS.get(sequence, native)


def name(action: str, language: str) -> str:
    """What the action does, in words."""
    return words.say(KEYS[action].words, language)


def tip(action: str, language: str) -> str:
    """What the action does and its key, for a tooltip."""
    return words.say("frame-tip", language, what=name(action, language), key=cap(action, language))
