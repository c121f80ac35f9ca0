"""The window: puts the panels together, and nothing else. What they ask for, the conductor answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme as themes
from ui import toolkit, words
from ui.curtain import Curtain
from ui.panels.banner import Banner
from ui.panels.caption_bar import CaptionBar
from ui.panels.controls import Button, Pane
from ui.panels.controls.themed import pixels
from ui.panels.data_sheet import DataSheet
from ui.panels.glossary import Glossary
from ui.panels.header import Header
from ui.panels.inspector import Inspector
from ui.panels.keyboard_sheet import KeyboardSheet
from ui.panels.lesson import Lesson
from ui.panels.rail import Rail
from ui.panels.record_sheet import RecordSheet
from ui.panels.transport import Transport
from ui.stage import Stage
from ui.theme import Theme
from ui.view import View

# The mock-up's window and zones (TOKENS, "Layout"), in its pixels.
WIDTH, HEIGHT = 1440, 900
RAIL, NARROW_RAIL, INSPECTOR, SIDE = 152, 56, 272, 344
HEADER, LOW_HEADER, TRANSPORT, LOW_TRANSPORT, CAPTION = 84, 56, 116, 92, 94
# Below this height header and transport are lower; below this width the stage needs the inspector's room.
LOW, LEAST_STAGE = 760, 880
SMALLEST = (1000, 600)


class Window(Pane):
    """Rail, header, stage, inspector or lesson, transport; in present mode header, stage, caption."""

    closing = Signal()
    dropped = Signal(str)  # the path of a file

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setWindowTitle(words.say("frame-brand", language))
        self.setMinimumSize(*SMALLEST)
        self.rail, self.header = Rail(self), Header(self)
        self.stage = Stage(theme, self)
        self.inspector, self.lesson, self.glossary = Inspector(self), Lesson(self), Glossary(self)
        self.transport, self.caption_bar = Transport(self), CaptionBar(self)
        self.invitation = Button(self.stage, action="until_solved", words="frame-invitation", shape="solid")
        self.invitation.hide()
        self.curtain = Curtain(self)
        self.banner = Banner(self)
        self.banner.hide()
        self.sheet, self.record_sheet, self.data_sheet = (
            KeyboardSheet(self),
            RecordSheet(self),
            DataSheet(self),
        )
        for sheet in (self.sheet, self.record_sheet, self.data_sheet):
            sheet.hide()
        self.setAcceptDrops(True)
        # What the person chose for the right side; whether there is room is another question.
        self.side: Pane | None = self.inspector
        self._asked_for_side = False
        self.set_theme(theme)
        self.set_language(language)
        self._show_looks()

    # What stands where.

    def show_side(self, panel: Pane | None) -> None:
        """Inspector, lesson, glossary or nothing at the right."""
        self.side, self._asked_for_side = panel, panel is not None
        self.arrange()

    @property
    def side_is_open(self) -> bool:
        """Whether something stands at the right now."""
        return self.side is not None and not self.side.isHidden()

    def enter_present(self, present: bool) -> None:
        """Present mode, over the whole screen, or back."""
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if present
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )
        self.set_present(present)

    def move_to(self, screen: QScreen) -> None:
        """Be on that screen, as full as now."""
        full = self.isFullScreen()
        if full:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        if full:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def arrange(self) -> None:
        """Place everything for this size: the scale first, then what there is room for."""
        present = self.look.present
        least = 0.7 if present else 1.0
        scale = max(least, min(self.width() / WIDTH, self.height() / HEIGHT))
        if scale != self.look.scale:
            self.set_scale(scale)  # comes back here with the new look
            return
        for widget in (self.rail, self.transport):
            widget.setVisible(not present)
        self.caption_bar.setVisible(present)
        if present:
            self._arrange_present()
        else:
            self._arrange_desk()
        self.stage.show_picture(view=self._stage_view())
        for sheet in (self.sheet, self.record_sheet, self.data_sheet):
            sheet.setGeometry(self.rect())
        self.curtain.setGeometry(self.rect())
        self._place_banner()
        self.update()

    def _arrange_desk(self) -> None:
        px, wide, high = self.look.px, float(self.width()), float(self.height())
        low = high < px(LOW)
        header, transport = px(LOW_HEADER if low else HEADER), px(LOW_TRANSPORT if low else TRANSPORT)
        side = 0.0
        if self.side is not None:
            side = px(INSPECTOR if self.side is self.inspector else SIDE)
            if (
                self.side is self.inspector
                and not self._asked_for_side
                and wide - px(NARROW_RAIL) - side < px(LEAST_STAGE)
            ):
                side = 0.0
        rail = px(RAIL if wide - px(RAIL) - side >= px(LEAST_STAGE) else NARROW_RAIL)
        for panel in (self.inspector, self.lesson, self.glossary):
            panel.setVisible(panel is self.side and side > 0)
        middle = wide - rail - side
        self._place(self.rail, 0, 0, rail, high)
        self._place(self.header, rail, 0, wide - rail, header)
        self._place(self.stage, rail, header, middle, high - header - transport)
        self._place(self.transport, rail, high - transport, wide - rail, transport)
        if self.side is not None:
            self._place(self.side, wide - side, header, side, high - header - transport)

    def _arrange_present(self) -> None:
        px, wide, high = self.look.px, float(self.width()), float(self.height())
        header, caption = px(HEADER), px(CAPTION)
        for panel in (self.inspector, self.lesson, self.glossary):
            panel.hide()
        self._place(self.header, 0, 0, wide, header)
        self._place(self.stage, 0, header, wide, high - header - caption)
        self._place(self.caption_bar, 0, high - caption, wide, caption)

    @staticmethod
    def _place(widget: QWidget, x: float, y: float, width: float, height: float) -> None:
        widget.setGeometry(pixels(QRectF(x, y, width, height)))

    def _place_banner(self) -> None:
        if self.banner.isHidden():
            return
        px, stage = self.look.px, self.stage.geometry()
        width = min(stage.width() - px(48), px(620))
        high = self.banner.height_for(width)
        self._place(self.banner, stage.x() + (stage.width() - width) / 2, stage.y() + px(12), width, high)
        self.banner.raise_()

    def place_invitation(self, where: QRectF | None) -> None:
        """The invitation to train, in the stage's coordinates; None hides it."""
        self.invitation.setVisible(where is not None)
        if where is not None:
            wide = max(where.width(), float(self.invitation.sizeHint().width()))
            self.invitation.setGeometry(pixels(QRectF(where.right() - wide, where.y(), wide, where.height())))

    def show_banner(
        self, text: str, act: str | None = None, *, failed: bool = False, good: bool = False
    ) -> None:
        """A quiet sentence over the stage, with a button if it offers something."""
        self.banner.show_message(text, act, failed=failed, good=good)
        self._place_banner()

    def show_sheet(self, shown: bool, sheet: Pane | None = None) -> None:
        """The sheet of keys, or another, over everything."""
        over = sheet or self.sheet
        if shown:
            over.show()
            over.raise_()
            over.setFocus()
        else:
            self.stage.setFocus()  # first: hiding what has the keyboard passes it on at random
            over.hide()

    # Looks.

    def _stage_view(self) -> View:
        look = self.look
        return replace(self.stage.view, language=look.language, scale=look.scale, present=look.present)

    def _show_looks(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(themes.palette(self.look.theme))
            application.setFont(themes.font("label", self.look.scale))
            toolkit.speak(application, self.look.language)
        self.stage.show_picture(theme=self.look.theme, view=self._stage_view())

    def restyle(self) -> None:
        """Theme, language, scale or present mode changed."""
        super().restyle()
        self._show_looks()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing shines through between two panels."""
        QPainter(self).fillRect(self.rect(), self.look.theme["bg"])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this machine may be dropped anywhere."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Its path is passed on."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever opened the window stops the engine; then it closes."""
        self.closing.emit()
        event.accept()
