"""A themed page of Markdown to read: what lesson and glossary share."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui import theme as themes
from ui.panels.controls import ScrollBar, Themed


class Reading(Themed, QTextBrowser):
    """Markdown in the theme's inks and the window's type; a link is passed up, never opened."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt_look(parent)
        self._markdown = ""
        self._scrolled = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ScrollBar(self))
        self.anchorClicked.connect(self._followed)
        self.restyle()

    def show_markdown(self, markdown: str) -> None:
        """Show a page, from its top."""
        self._markdown, self._scrolled = markdown, False
        self._set_type()
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Inks and type; the place on the page is kept."""
        self.setPalette(themes.palette(self.look.theme))
        self.viewport().setAutoFillBackground(False)
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._set_type()
        bar.setValue(round(share * bar.maximum()))

    def _followed(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width sets the text anew; until somebody scrolls, the page stays at its top."""
        bar = self.verticalScrollBar()
        top = bar.value() if self._scrolled else 0
        super().resizeEvent(event)
        bar.setValue(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt scrolls to its cursor when a page is first laid out."""
        super().showEvent(event)
        if not self._scrolled:
            QTimer.singleShot(0, self, self._to_top)

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """From here on the reader's place is kept."""
        self._scrolled = True
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From here on the reader's place is kept."""
        self._scrolled = True
        super().keyPressEvent(event)

    def _set_type(self) -> None:
        document = self.document()
        document.setDefaultFont(self.look.font("body"))
        document.setDocumentMargin(0)
        document.setIndentWidth(self.look.px(16))
        document.setMarkdown(self._markdown)
        # Qt leaves its cursor at the end and would scroll to it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        block = document.begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()

    def _set_block(self, block: QTextBlock) -> None:
        px, theme = self.look.px, self.look.theme
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        # Han text needs a little more air than Latin.
        height = 128 if self.look.language == "zh" else 122
        shape.setLineHeight(
            110 if level else height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        shape.setTopMargin(px(2 if block.position() == 0 else 14 if level else 0))
        shape.setBottomMargin(px(4 if block.textList() else 8))
        cursor.mergeBlockFormat(shape)
        for start, length, form in self._pieces(block):
            ink = QTextCharFormat()
            if level:
                # Markdown enlarges its headings; the type table has their sizes already.
                ink.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                ink.setFont(self.look.font("verdict") if level > 1 else themes.sized("display", px(18), 600))
                ink.setForeground(theme["ink"])
            elif form.isAnchor():
                ink.setForeground(theme["forward"])
                ink.setFontWeight(QFont.Weight.Medium)
                ink.setFontUnderline(True)
            else:
                ink.setForeground(
                    theme["ink"] if form.fontWeight() >= QFont.Weight.DemiBold else theme["ink2"]
                )
            if form.fontFixedPitch():
                ink.setBackground(theme["sel"])
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(ink)

    @staticmethod
    def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
        pieces = []
        walk = block.begin()
        while not walk.atEnd():
            piece = walk.fragment()
            pieces.append((piece.position(), piece.length(), piece.charFormat()))
            walk += 1
        return pieces
