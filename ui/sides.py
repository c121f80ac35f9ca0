"""What stands beside the stage: inspector, lesson, glossary, the sheet of keys; nothing in present mode."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.panels.controls import Pane
from ui.preferences import Preferences
from ui.window import Window


class Sides(QObject):
    """Opens and closes what stands beside the stage, one thing at a time."""

    # The stage has another place or size.
    changed = Signal()

    def __init__(self, window: Window, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences

    def toggle(self, panel: Pane) -> None:
        """Open a panel at the right, or close it; where lesson or glossary were, the inspector is again."""
        w = self._window
        is_open = w.side is panel and w.side_is_open
        if panel is w.inspector:
            self.show(None if is_open else w.inspector)
        else:
            self.show(w.inspector if is_open else panel)
        if panel is w.glossary and not is_open:
            w.glossary.begin()

    def show(self, panel: Pane | None) -> None:
        """One panel at the right, or none; nothing in present mode."""
        w = self._window
        if w.look.present:
            return
        w.show_side(panel)
        if panel is w.inspector and not w.side_is_open:
            w.show_side(w.inspector)
        w.header.show_lesson(panel is w.lesson)
        self._preferences.keep("inspector", panel is not None)
        self.changed.emit()

    def present(self, present: bool) -> None:
        """Enter or leave present mode."""
        stage = self._window.stage
        stage.show_picture(view=replace(stage.view, hover=None))
        self._window.enter_present(present)
        self.changed.emit()

    def leave(self) -> None:
        """Close what lies on top: the banner, the sheet of keys, present mode, the panel at the right."""
        w = self._window
        if not w.banner.isHidden():
            w.banner.close_message()
        elif not w.sheet.isHidden():
            w.show_sheet(False)
        elif not w.record_sheet.isHidden():
            w.show_sheet(False, w.record_sheet)
        elif w.look.present:
            self.present(False)
        elif w.side in (w.lesson, w.glossary):
            self.show(w.inspector)
