"""The bundled fonts hold every character the program writes, in every family and weight it writes it in."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ui.theme import ASSETS, FAMILIES

FONTS = ASSETS / "fonts"
FILES = sorted(path.name for path in FONTS.iterdir() if path.suffix in (".ttf", ".otf"))
INTER = [
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "InterDisplay-SemiBold.ttf",
]


@dataclass(frozen=True)
class Face:
    """What a font file says of itself."""

    family: str
    characters: frozenset[int]
    features: frozenset[str]
    # Ascent, descent and gap of a line, in em.
    line: tuple[float, float, float]


@cache
def face(name: str) -> Face:
    with TTFont(FONTS / name) as font:
        names, line, em = font["name"], font["hhea"], font["head"].unitsPerEm
        records = font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else []
        return Face(
            names.getDebugName(16) or names.getDebugName(1),
            frozenset(font.getBestCmap()),
            frozenset(record.FeatureTag for record in records),
            (round(line.ascent / em, 2), round(line.descent / em, 2), round(line.lineGap / em, 2)),
        )


def characters(name: str) -> frozenset[int]:
    return face(name).characters


def literals(path: Path) -> Iterator[str]:
    """Strings a module may show: its string constants, without the docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bare = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


def printable(texts: Iterator[str]) -> set[str]:
    return {sign for text in texts for sign in text if unicodedata.category(sign)[0] != "C"}


def missing(signs: set[str], names: list[str]) -> list[str]:
    held = frozenset[int]().union(*map(characters, names))
    return sorted(sign for sign in signs if ord(sign) not in held)


@pytest.mark.parametrize("role", FAMILIES)
def test_every_character_of_catalogues_and_lessons_is_in_each_family_list(role: str) -> None:
    pages = [*ASSETS.glob("words/*/*.ftl"), *ASSETS.glob("lessons/*/*.md")]
    assert pages
    held = [name for name in FILES if face(name).family in FAMILIES[role]]
    absent = missing(printable(page.read_text("utf-8") for page in pages), held)
    assert absent == [], "re-make the subsets with tools/make_fonts.py, or write it otherwise"


def test_every_character_written_in_the_code_is_in_the_family_list_of_text() -> None:
    texts = (text for path in (ASSETS.parent / "ui").rglob("*.py") for text in literals(path))
    assert missing(printable(texts), [name for name in FILES if face(name).family in FAMILIES["text"]]) == []


def test_a_character_does_not_change_its_font_with_its_weight() -> None:
    assert {characters(name) for name in INTER} == {characters(INTER[0])}
    assert characters("NotoSansCJKsc-Regular.otf") == characters("NotoSansCJKsc-Bold.otf")


@pytest.mark.parametrize("name", INTER)
def test_numbers_can_stand_in_columns(name: str) -> None:
    assert "tnum" in face(name).features
    assert {ord("−"), ord("×"), ord("≈"), ord("⁻"), ord("₉")} <= characters(name)


def test_mathematics_has_its_signs() -> None:
    assert missing(set("∂∑Σ∇∈ℝ⟨⟩‖⋅∘λρσθ𝑓𝑥−×"), ["STIXTwoMath-Regular.otf"]) == []
    assert missing(set("xhyWλρσθ′"), ["STIXTwoText-Italic.otf"]) == []


def test_a_line_is_as_high_in_either_language_and_with_a_formula() -> None:
    assert len({face(name).line for name in FILES}) == 1


def test_latin_letters_and_numbers_in_chinese_are_inters() -> None:
    assert not characters("NotoSansCJKsc-Regular.otf") & set(range(0x20, 0x7F))


@pytest.mark.parametrize("name", FILES)
def test_a_font_travels_light_and_with_its_licence(name: str) -> None:
    assert (FONTS / name).stat().st_size < (1_000_000 if "CJK" in name else 150_000)
    stem = {"I": "Inter", "S": "STIXTwo", "J": "JetBrainsMono", "N": "NotoSansCJK"}[name[0]]
    licence = (FONTS / "licences" / f"{stem}-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
