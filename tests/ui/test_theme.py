"""A theme is a table of roles; type comes from the bundled fonts in sizes no screen can change."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.diagrams import ink
from ui.theme import FAMILIES, THEMES, TYPE, alpha, font, load_fonts, mix, on, palette, theme

pytestmark = pytest.mark.usefixtures("qapp")


def _contrast(a: QColor, b: QColor) -> float:
    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_every_family_is_bundled() -> None:
    assert {family for families in FAMILIES.values() for family in families} <= load_fonts()


@pytest.mark.parametrize("role", sorted(TYPE))
def test_a_role_is_set_in_its_own_bundled_face(role: str) -> None:
    assert QFontInfo(font(role)).family() == FAMILIES[TYPE[role].family][0]


def test_type_scales_and_is_larger_in_the_lecture_room() -> None:
    assert font("tick").pixelSize() == 11
    assert font("tick", 2.4).pixelSize() == 26
    assert font("tick", present=True).pixelSize() == 14
    assert all(row.present >= row.size for row in TYPE.values())


class _Page(QWidget):
    """A widget in the program's own type that measures a title as its painter sets it."""

    width_on_paper = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("panel_title"))
        self.width_on_paper = QFontMetricsF(painter.font()).horizontalAdvance("Finite-state")
        painter.end()


def test_a_title_is_set_alike_in_a_window_and_in_a_picture(qtbot: Any) -> None:
    page = _Page()
    qtbot.addWidget(page)
    page.setFont(font("label"))  # with figures of one width, as the window sets it
    page.grab()
    assert page.width_on_paper == QFontMetricsF(font("panel_title")).horizontalAdvance("Finite-state")


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_figures_are_all_of_one_width(weight: int) -> None:
    widths = {QFontMetricsF(font("body", 3.0, weight=weight)).horizontalAdvance(d * 9) for d in "0123456789"}
    assert max(widths) - min(widths) < 1e-6


def test_a_heavier_weight_is_another_face_and_not_a_smear() -> None:
    regular, bold = (ink.outline("no carry", font("body", 4.0, weight=w)) for w in (400, 600))
    assert bold.boundingRect().width() > regular.boundingRect().width()
    assert font("body") != font("body", weight=600)


@pytest.mark.parametrize("name", THEMES)
def test_numbers_can_be_read_on_every_activation(name: str) -> None:
    look = theme(name)
    fills = [look.activation(k / 100) for k in range(-100, 101)]
    assert min(_contrast(fill, on(fill)) for fill in fills) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_words_in_a_states_hue_can_be_read(name: str) -> None:
    look = theme(name)
    for state in range(4):
        assert _contrast(look.state_text(state), look["bg"]) >= 4.5
        assert _contrast(on(look.state(state)), look.state(state)) >= 4.5


def test_activation_is_signed_clamped_and_neutral_where_there_is_no_number() -> None:
    look = theme("paper")
    assert look.activation(-7.0) == look["activation_low"]
    assert look.activation(1.0) == look["activation_high"]
    assert look.activation(0.0) == look.activation(math.nan) == look["activation_zero"]


def test_mix_and_alpha() -> None:
    assert mix(QColor("#000000"), QColor("#FFFFFF"), 0.5).red() in (127, 128)
    assert alpha(QColor("#FF0000"), 0.25).alphaF() == pytest.approx(0.25, abs=1e-3)


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_is_complete_and_legible(name: str, qapp: QApplication) -> None:
    look, made = theme(name), palette(theme(name))
    roles = [role for role in QPalette.ColorRole if role.name not in ("NoRole", "NColorRoles")]
    ours = {colour.name() for colour in look.colours.values()}
    for role in roles:
        assert made.isBrushSet(QPalette.ColorGroup.Active, role), role
        colour = made.color(QPalette.ColorGroup.Active, role)
        assert colour.name() in ours or role.name == "PlaceholderText", role
    text = made.color(QPalette.ColorRole.Text)
    assert _contrast(text, made.color(QPalette.ColorRole.Base)) > 10
    marked = [made.color(role) for role in (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight)]
    assert _contrast(*marked) > 10
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled != text


def test_a_theme_is_equal_by_name() -> None:
    assert theme("paper") == theme("paper")
    assert len({theme("paper"), theme("night"), theme("paper")}) == 2
