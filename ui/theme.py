"""Named roles to colours and type, for Paper and Night. A theme is a value; nothing here is global."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

ASSETS = Path(__file__).parent.parent / "assets"

THEMES = ("paper", "night")


@dataclass(frozen=True)
class Theme:
    """Colours by role. Equality is by name, so a theme may key a cache."""

    name: str
    dark: bool
    colours: Mapping[str, QColor]

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self.name == other.name

    def __getitem__(self, role: str) -> QColor:
        return self.colours[role]

    def activation(self, value: float) -> QColor:
        """Signed activity in [−1, 1]: `mix(zero, end, |v|^0.85)`; beyond is clamped, NaN is neutral."""
        return _activation(self, 0.0 if math.isnan(value) else round(max(-1.0, min(1.0, value)), 3))

    def state(self, state: int) -> QColor:
        """Fill of an automaton's state, 0 to 3."""
        return self.colours[f"state{state}"]

    def state_text(self, state: int) -> QColor:
        """The hue of that state dark (or light) enough for words."""
        return self.colours[f"state{state}_text"]


def mix(low: QColor, high: QColor, share: float) -> QColor:
    """Linear mixture in sRGB."""
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in zip(_parts(low), _parts(high), strict=True)))


def _parts(colour: QColor) -> tuple[float, float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF()


def alpha(colour: QColor, share: float) -> QColor:
    """The same colour, see-through."""
    faded = QColor(colour)
    faded.setAlphaF(faded.alphaF() * share)
    return faded


def on(fill: QColor) -> QColor:
    """Pure black or white, whichever contrasts more with `fill` (WCAG relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parts(fill)[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000" if (luminance + 0.05) ** 2 > 0.05 * 1.05 else "#FFFFFF")


@lru_cache(maxsize=4096)
def _activation(theme: Theme, value: float) -> QColor:
    end = theme["activation_high" if value >= 0 else "activation_low"]
    return mix(theme["activation_zero"], end, abs(value) ** 0.85)


@cache
def theme(name: str) -> Theme:
    """Paper or Night, read once from `assets/themes`."""
    table = tomllib.loads((ASSETS / "themes" / f"{name}.toml").read_text("utf-8"))
    return Theme(table["name"], table["dark"], {role: QColor(c) for role, c in table["colours"].items()})


class _Type(NamedTuple):
    """One row of the type table: pixel sizes at scale 1, weight, tracking at that size, family."""

    size: float
    present: float
    weight: int
    tracking: float = 0.0  # px at `size`
    family: str = "text"


# Han glyphs come after Latin ones, so that Chinese renders anywhere and figures stay Inter's.
FAMILIES = {
    "text": ("Inter", "Noto Sans CJK SC", "STIX Two Math"),
    "display": ("Inter Display", "Inter", "Noto Sans CJK SC"),
    "maths": ("STIX Two Text", "STIX Two Math", "Inter", "Noto Sans CJK SC"),
    "code": ("JetBrains Mono", "Inter", "Noto Sans CJK SC"),
}

TYPE = {
    "chapter_title": _Type(27, 38, 600, -0.4, "display"),
    "question": _Type(14.5, 19, 400),
    "panel_title": _Type(15, 19, 600, 0.0, "display"),
    "verdict": _Type(14, 20, 600),
    "verdict_more": _Type(14, 20, 500),
    "body": _Type(13, 17, 400),
    "label": _Type(12.5, 15, 400),
    "small": _Type(12, 15, 400),
    "tick": _Type(11, 14, 400),
    "node_value": _Type(18, 22, 600, -0.2, "display"),
    "written": _Type(20, 24, 600),
    "caption": _Type(23, 23, 500, -0.2),
    "maths": _Type(17, 21, 400, 0.0, "maths"),
    "code": _Type(12.5, 15, 400, 0.0, "code"),
}


@cache
def load_fonts() -> frozenset[str]:
    """Hand every bundled font to Qt, once; needs a running QGuiApplication. Their family names."""
    families: set[str] = set()
    for file in sorted((ASSETS / "fonts").iterdir()):
        if file.suffix in (".ttf", ".otf", ".ttc"):
            number = QFontDatabase.addApplicationFont(str(file))
            if number < 0:
                raise OSError(f"assets/fonts/{file.name} cannot be read; it must be an OpenType font")
            families.update(QFontDatabase.applicationFontFamilies(number))
    return frozenset(families)


@lru_cache(maxsize=1024)
def font(role: str, scale: float = 1.0, present: bool = False, weight: int | None = None) -> QFont:
    """The font of a role of the type table at that scale; `weight` (100 to 900) overrides its own.

    Sizes are whole pixels of the painter's coordinates, so they do not depend on a screen's DPI.
    The value is shared: copy it before changing it.
    """
    row = TYPE[role]
    size = row.present if present else row.size
    return sized(row.family, size * scale, weight or row.weight, row.tracking * size * scale / row.size)


@lru_cache(maxsize=1024)
def sized(family: str, size: float, weight: int = 400, tracking: float = 0.0, italic: bool = False) -> QFont:
    """A font of `FAMILIES[family]` at `size` pixels (rounded), figures all of one width."""
    load_fonts()
    made = QFont()
    made.setFamilies(list(FAMILIES[family]))
    made.setPixelSize(max(1, int(size + 0.5)))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    # Figures of one width, but not in titles: there they would widen a hyphen as well. Both are said,
    # because what a font leaves open it takes from the widget it is drawn on.
    made.setFeature(QFont.Tag("tnum"), 0 if family == "display" else 1)
    return made


@cache
def palette(theme: Theme) -> QPalette:
    """Every role of a Fusion palette, so that no control falls back to the desktop's colours."""
    role, made = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: "bg",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "sunk",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "rec",
        role.ToolTipBase: "surface",
        role.ToolTipText: "ink",
        role.PlaceholderText: "ink3",
        role.Highlight: "ink",
        role.HighlightedText: "bg",
        role.Accent: "ink",
        role.Link: "forward",
        role.LinkVisited: "forward",
        role.Light: "surface",
        role.Midlight: "sel",
        role.Mid: "hair2",
        role.Dark: "axis",
        role.Shadow: "sunk",
    }
    for which, name in colours.items():
        made.setColor(which, theme[name])
    faded = mix(theme["bg"], theme["ink3"], 0.7)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, faded)
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme["sel"])
    return made
