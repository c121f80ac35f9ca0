"""The window's rooms: nothing overlaps, nothing stands outside, and there is always a stage."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from tests.ui.diagrams.adder.adder_content import snapshot
from ui import words
from ui.chapters import face
from ui.desktop import first_size
from ui.theme import THEMES, theme
from ui.view import View
from ui.window import HEIGHT, SMALLEST, WIDTH, Window

SIZES = ((1180, 640), (1440, 900), (1000, 600), (1920, 1080), (1366, 768), (2560, 1440), (1000, 1400))


@pytest.fixture
def window(qtbot: Any) -> Window:
    made = Window(theme("paper"), "en")
    qtbot.addWidget(made)
    made.stage.show_picture(face("adder"), snapshot(), View(t=10.0))
    made.rail.show_chapters([("adder", 3, "adder-title")])
    made.header.show_chapter("adder-title", "adder-question")
    made.inspector.show_settings(snapshot().settings, 0)
    made.lesson.show_lesson("adder")
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made).__enter__()
    return made


def rooms(window: Window) -> dict[str, QWidget]:
    names = ("rail", "header", "stage", "inspector", "lesson", "glossary", "transport", "caption_bar")
    return {name: getattr(window, name) for name in names if getattr(window, name).isVisible()}


def check(window: Window) -> None:
    for name, room in rooms(window).items():
        assert window.rect().contains(room.geometry()), (name, room.geometry())
        assert room.width() > 0 and room.height() > 0, name
    for (first, one), (second, other) in combinations(rooms(window).items(), 2):
        assert not one.geometry().intersects(other.geometry()), (first, second)


def inside(panel: QWidget) -> None:
    """Every visible control of a panel stands in it, and no two of its controls overlap."""
    children = [c for c in panel.children() if isinstance(c, QWidget) and c.isVisible()]
    for child in children:
        assert panel.rect().contains(child.geometry()), (panel, child, child.geometry())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("side", ["inspector", "lesson", "glossary", None])
def test_no_room_overlaps_another_at_any_size(
    window: Window, size: tuple[int, int], language: str, side: str | None
) -> None:
    window.set_language(language)
    window.resize(*size)
    window.show_side(getattr(window, side) if side else None)
    check(window)
    for panel in (window.header, window.transport.sequence, window.transport.training, window.rail):
        inside(panel)
    assert window.stage.width() * window.stage.height() > 0.35 * window.width() * window.height()


def test_the_smallest_window_asked_for_has_room_for_everything(window: Window) -> None:
    window.resize(1180, 640)
    check(window)
    assert window.minimumWidth() <= 1180 and window.minimumHeight() <= 640
    # On a small window the stage goes before the inspector until it is asked for.
    assert window.stage.width() >= 1000
    assert window.look.scale == 1.0
    window.show_side(window.inspector)
    assert window.inspector.isVisible()
    check(window)


def test_no_window_is_smaller_than_what_can_be_read(window: Window) -> None:
    window.resize(300, 200)
    assert (window.width(), window.height()) == SMALLEST
    check(window)


@pytest.mark.parametrize("size", [*SIZES, (3840, 2160)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_present_mode_hides_what_is_not_the_figure_and_scales(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.set_present(True)
    assert set(rooms(window)) == {"header", "stage", "caption_bar"}
    check(window)
    assert window.stage.view.present
    assert window.stage.view.scale == window.look.scale
    assert window.look.scale == pytest.approx(max(0.7, min(size[0] / 1440, size[1] / 900)))
    window.set_present(False)
    assert {"rail", "header", "stage", "transport"} <= set(rooms(window))
    assert not window.stage.view.present


def test_a_larger_window_is_laid_out_larger(window: Window) -> None:
    small = window.rail.width()
    window.resize(2880, 1800)
    assert window.look.scale == 2.0
    assert window.rail.width() == 2 * small
    assert window.stage.view.scale == 2.0
    window.resize(1440, 900)
    assert window.look.scale == 1.0 and window.rail.width() == small


def test_the_banner_stands_over_the_stage_and_shows_all_of_its_words(window: Window) -> None:
    for size in SIZES:
        window.resize(*size)
        window.show_banner(
            words.say("failed", "en", text="ValueError: " + "many words " * 12), "frame-banner-reset"
        )
        assert window.stage.geometry().contains(window.banner.geometry())
        inside(window.banner)
        window.banner.close_message()


def test_the_invitation_grows_to_the_left_of_its_place(window: Window) -> None:
    window.place_invitation(QRectF(500, 300, 10, 32))
    assert window.invitation.isVisible()
    assert window.invitation.geometry().right() + 1 == 510
    assert window.invitation.width() >= window.invitation.sizeHint().width()
    window.place_invitation(None)
    assert not window.invitation.isVisible()


def test_every_panel_follows_theme_and_language(window: Window) -> None:
    for name in THEMES:
        for language in words.LANGUAGES:
            window.set_theme(theme(name))
            window.set_language(language)
            for panel in (window.rail, window.header, window.inspector, window.transport, window.caption_bar):
                assert (panel.look.theme.name, panel.look.language) == (name, language)
            assert window.stage.theme.name == name and window.stage.view.language == language
            image = window.grab().toImage()
            assert image.pixelColor(image.width() - 2, image.height() // 2) == theme(name)["bg"]


def test_the_first_window_fits_the_screen_it_opens_on() -> None:
    assert first_size(QSize(3840, 2160)) == QSize(WIDTH, HEIGHT)
    small = first_size(QSize(1280, 720))
    assert small.width() <= 1280
    assert small.height() < 720  # with room for a title bar
