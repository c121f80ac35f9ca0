"""Whether Qt can be loaded: it may not be installed, or a server may lack the libraries it needs.

Nothing of Qt is imported before it is asked for here, so `run`, `chapters` and `bench` work without it.
"""

from __future__ import annotations

import importlib

from simulator.message import Message, Refused
from ui import interrupts

# What pictures need: the first of these that is missing says what is wrong.
_PARTS = ("PySide6.QtWidgets", "PySide6.QtSvg")


def missing() -> str:
    """Why Qt cannot be loaded, "" where it can."""
    try:
        with interrupts.loading():
            for part in _PARTS:
                importlib.import_module(part)
    except ImportError as error:
        return str(error)[:200] or "ImportError"
    return ""


def need() -> None:
    """Refuse, before any work is done for it, a picture that could not be painted."""
    reason = missing()
    if reason:
        raise Refused(Message("refused-no-qt-picture", reason=reason))
