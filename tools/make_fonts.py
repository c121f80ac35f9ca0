"""Cut the bundled fonts from the full ones.

    python tools/make_fonts.py SOURCES [--to assets/fonts]

`SOURCES` is a folder that holds, at any depth, the files named in `FACES`; `assets/fonts/README.md`
says which packages they come in. Run it again when a catalogue or a lesson needs a character that no
bundled font has: the Chinese subset is GB 2312 level 1 plus every further character that `assets`
uses, so most of the time that is all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ASSETS = Path(__file__).parent.parent / "assets"

LATIN = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD)]
GREEK = [(0x391, 0x3C9), (0x3D1, 0x3D6), (0x3F0, 0x3F5)]
PUNCTUATION = [(0x2000, 0x206F), (0x20AC, 0x20AC)]
SCRIPTS = [(0x2070, 0x209F), (0x1D62, 0x1D6A), (0x2C7C, 0x2C7C), (0x2150, 0x215E)]
SIGNS = [
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x25A0, 0x25FF),
    (0x2605, 0x2606),
    (0x2610, 0x2612),
]
TICKS = [(0x2713, 0x2718), (0x27E8, 0x27EF), (0x27F5, 0x27FA)]
LETTERLIKE = [(0x2100, 0x214F)]
MATHS_OPERATORS = [(0x2190, 0x21D5), (0x2200, 0x22FF), (0x2300, 0x230B), (0x23B4, 0x23DF)]
MATHS_ITALIC = [(0x1D434, 0x1D467), (0x1D6A4, 0x1D6A5), (0x1D6E2, 0x1D71B), (0x1D400, 0x1D433)]
FULLWIDTH = [(0x3000, 0x303F), (0xFF00, 0xFFEF)]

TEXT = LATIN + GREEK + PUNCTUATION + SCRIPTS + LETTERLIKE + SIGNS + TICKS
MATHS_TEXT = LATIN + GREEK + PUNCTUATION + SCRIPTS + LETTERLIKE
MATHS = MATHS_TEXT + MATHS_OPERATORS + MATHS_ITALIC + TICKS
# These stand in Chinese text too and must have Chinese width there.
CHINESE_SIGNS = [(0xB7, 0xB7), (0x2014, 0x2026), (0x2460, 0x2473)]

LINE = (0.96875, 0.24121)  # ascent and descent of Inter, in em
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "pnum", "case", "zero", "subs", "sups"]


@dataclass(frozen=True)
class Face:
    """One bundled file: the source it is cut from, what is kept, and its face in a collection."""

    target: str
    source: str
    ranges: list[tuple[int, int]]
    chinese: bool = False


FACES = (
    Face("Inter-Regular.ttf", "Inter-Regular.woff2", TEXT),
    Face("Inter-Italic.ttf", "Inter-Italic.woff2", LATIN + GREEK + PUNCTUATION),
    Face("Inter-Medium.ttf", "Inter-Medium.woff2", TEXT),
    Face("Inter-SemiBold.ttf", "Inter-SemiBold.woff2", TEXT),
    Face("Inter-Bold.ttf", "Inter-Bold.woff2", TEXT),
    Face("InterDisplay-SemiBold.ttf", "InterDisplay-SemiBold.woff2", TEXT),
    Face("STIXTwoText-Regular.otf", "STIXTwoText-Regular.otf", MATHS_TEXT),
    Face("STIXTwoText-Italic.otf", "STIXTwoText-Italic.otf", MATHS_TEXT),
    Face("STIXTwoMath-Regular.otf", "STIXTwoMath-Regular.otf", MATHS),
    Face("JetBrainsMono-Regular.ttf", "jetbrains-mono-latin-400-normal.woff2", LATIN + PUNCTUATION + SIGNS),
    Face("NotoSansCJKsc-Regular.otf", "NotoSansCJK-Regular.ttc", CHINESE_SIGNS + FULLWIDTH, chinese=True),
    Face("NotoSansCJKsc-Bold.otf", "NotoSansCJK-Bold.ttc", CHINESE_SIGNS + FULLWIDTH, chinese=True),
)


def gb2312_level_1() -> Iterator[int]:
    """The 3,755 common hanzi of GB/T 2312-1980, rows 16 to 55."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue  # the last five cells of row 55 are empty


def spoken(assets: Path = ASSETS) -> set[str]:
    """Every printable character of the catalogues, the lessons and the storyboards."""
    texts = [
        p for kind in ("words/*/*.ftl", "lessons/*/*.md", "storyboards/*.toml") for p in assets.glob(kind)
    ]
    return {sign for path in texts for sign in path.read_text("utf-8") if sign.isprintable()}


def wanted(face: Face) -> set[int]:
    """Code points to keep in `face`."""
    points = {point for first, last in face.ranges for point in range(first, last + 1)}
    if face.chinese:
        points |= set(gb2312_level_1()) | {ord(sign) for sign in spoken() if ord(sign) >= 0x2E80}
    return points


def opened(path: Path) -> TTFont:
    """The font in `path`; of a collection, the Simplified Chinese face."""
    if path.suffix != ".ttc":
        return TTFont(path, recalcTimestamp=False)
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(1).endswith("Sans CJK SC"):
            font.recalcTimestamp = False
            return font
    raise SystemExit(f"{path}: no face for Simplified Chinese in this collection")


def cut(font: TTFont, points: Iterable[int], chinese: bool) -> TTFont:
    """`font` with only `points`, unhinted: the program paints without hinting, so frames agree everywhere."""
    options = Options()
    options.layout_features = [] if chinese else KEPT_FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["MATH", "DSIG", "VORG", "vhea", "vmtx", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.flavor = None  # plain TrueType or OpenType: Qt reads no woff2
    return font


def set_line(font: TTFont) -> None:
    """Give `font` Inter's line: otherwise a single ∂ or 进 makes its line taller than the next."""
    ascent, descent = (round(share * font["head"].unitsPerEm) for share in LINE)
    line, windows = font["hhea"], font["OS/2"]
    line.ascent, line.descent, line.lineGap = ascent, -descent, 0
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = ascent, -descent, 0
    windows.usWinAscent, windows.usWinDescent = ascent, descent


def source_of(face: Face, sources: Path) -> Path:
    """Where `face` is cut from, or exit with a sentence."""
    found = sorted(sources.rglob(face.source))
    if not found:
        raise SystemExit(f"{sources}: {face.source} is not there; assets/fonts/README.md names its package")
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", type=Path, metavar="SOURCES")
    parser.add_argument("--to", type=Path, default=ASSETS / "fonts")
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        font = cut(opened(source_of(face, chosen.sources)), wanted(face), face.chinese)
        set_line(font)
        target = chosen.to / face.target
        font.save(target)
        print(
            f"{target.name:28} {target.stat().st_size / 1000:7.0f} kB {len(font.getBestCmap()):6} characters"
        )


if __name__ == "__main__":
    main()
