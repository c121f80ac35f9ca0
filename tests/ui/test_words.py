"""The catalogues are whole in both languages and whole for the code; the links of lessons lead somewhere."""

from __future__ import annotations

import ast
import fnmatch
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor
from PySide6.QtGui import QGuiApplication, QRawFont

from simulator import chapters
from simulator.message import Refused
from simulator.settings import Setting
from ui import words
from ui.panels.lesson import LessonAct, read_link
from ui.theme import ASSETS

ROOT = Path(__file__).parent.parent.parent
LESSONS = ASSETS / "lessons"
CHAPTERS = chapters.names()

# Names that are the same in both languages: people, functions, abbreviations.
SAME = {
    "choice-optimiser-adam",
    "choice-squashing-logistic",
    "choice-squashing-tanh",
    "film-language-en",
    "film-language-zh",
    "frame-brand",
    "memory_cell-choice-variant-gru",
    "memory_cell-choice-variant-lstm",
    "term-adam",
    "term-logistic",
    "term-tanh",
}
# Sentences the code asks for only where there are any (`words.has`).
OPTIONAL = {"unit-*", "choice-*-*"}
# A sentence without a single letter (a number, a sign, its values only) has no language.
_LETTERS = re.compile(r"[^\W\d_]")
_HALF_WIDTH = re.compile(r"[一-鿿”）][,;:!?]|[,;:!?][一-鿿“（]|[一-鿿][.(]|\)[一-鿿]")


class Spoken(NamedTuple):
    """A sentence the code asks for: its key (`*` where the code puts something in) and its values' names."""

    where: str
    key: str
    values: frozenset[str] | None  # None: not known before it runs


def _patterns(node: ast.expr, scope: ast.AST) -> Iterator[str]:
    """What a key may be, `*` for any part not written there; a key that is only passed on gives none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _patterns(node.body, scope)
        yield from _patterns(node.orelse, scope)
    elif isinstance(node, ast.BinOp):
        yield from (a + b for a in _patterns(node.left, scope) for b in _patterns(node.right, scope))
    elif isinstance(node, ast.Name):
        for step in ast.walk(scope):
            if isinstance(step, ast.Assign) and node.id in (getattr(to, "id", None) for to in step.targets):
                yield from _patterns(step.value, scope)


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.AST]]:
    """Every call with the innermost function it stands in."""

    def visit(node: ast.AST, scope: ast.AST) -> Iterator[tuple[ast.Call, ast.AST]]:
        inner = node if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) else scope
        if isinstance(node, ast.Call):
            yield node, scope
        for child in ast.iter_child_nodes(node):
            yield from visit(child, inner)

    return visit(tree, tree)


# Names by which the code speaks.
_SPEAKERS = {"Message", "say", "tell"}


def _prefix(tree: ast.AST) -> str:
    """What a file's own `say` puts before every key, "" without one: `words.say(f"adder-column-{key}")`."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name == "say":
            for call, _ in _calls(function):
                first = call.args[0] if call.args else None
                if isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
                    return str(first.values[0].value)
    return ""


@cache
def spoken() -> tuple[Spoken, ...]:
    found = []
    for file in sorted([*(ROOT / "simulator").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        tree = ast.parse(file.read_text("utf-8"))
        own = _prefix(tree)
        for call, scope in _calls(tree):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name not in _SPEAKERS or not call.args:
                continue
            by = getattr(getattr(call.func, "value", None), "id", "")
            prefix = own if name == "say" and by not in ("words", "look") else ""
            named = {word.arg for word in call.keywords}
            # A variable may hold other keys for other values.
            written = isinstance(call.args[0], ast.Constant | ast.JoinedStr)
            values = frozenset(n for n in named if n) if written and None not in named else None
            where = f"{file.relative_to(ROOT)}:{call.lineno}"
            found += [Spoken(where, prefix + key, values) for key in _patterns(call.args[0], scope)]
    return tuple(found)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.references.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))


@cache
def sentences(language: str) -> dict[str, fluent.Pattern]:
    found: dict[str, fluent.Pattern] = {}
    for file in sorted((words.WORDS / language).glob("*.ftl")):
        for entry in parse(file.read_text("utf-8")).body:
            if isinstance(entry, fluent.Message):
                parts = {entry.id.name: entry.value}
                parts |= {f"{entry.id.name}.{a.id.name}": a.value for a in entry.attributes}
                twice = [key for key in parts if key in found]
                assert not twice, f"{language}/{file.name} says {twice} again"
                found |= {key: pattern for key, pattern in parts.items() if pattern is not None}
    return found


def variables(key: str, language: str) -> frozenset[str]:
    """The values a sentence uses, also through sentences it refers to."""
    reader = _Variables()
    reader.visit(sentences(language)[key])
    through = (variables(reference, language) for reference in reader.references)
    return frozenset(reader.names).union(*through)


def text(pattern: fluent.Pattern) -> str:
    """All that a sentence may print by itself, its alternatives one after the other."""
    pieces: list[str] = []

    class Reader(Visitor):
        def visit_TextElement(self, node: fluent.TextElement) -> None:
            pieces.append(node.value)

    Reader().visit(pattern)
    return "".join(pieces)


def rows() -> list[tuple[str, Setting]]:
    return [(name, row) for name in CHAPTERS for row in chapters.chapter(name).Settings.table()]


def test_both_languages_have_the_same_sentences() -> None:
    english, chinese = words.keys("en"), words.keys("zh")
    assert sorted(english - chinese) == []
    assert sorted(chinese - english) == []


def test_both_languages_use_the_same_values() -> None:
    shared = sentences("en").keys() & sentences("zh").keys()
    pairs = {key: (variables(key, "en"), variables(key, "zh")) for key in shared}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("value", [1, 4, 0.25])
def test_every_sentence_can_be_said(language: str, value: float) -> None:
    for key in sentences(language):
        said = words.say(key, language, **dict.fromkeys(variables(key, language), value))
        assert said.strip(), key


def test_no_chinese_sentence_is_the_english_one() -> None:
    english, chinese = sentences("en"), sentences("zh")
    same = {
        key
        for key in english.keys() & chinese.keys()
        if text(english[key]) == text(chinese[key]) and _LETTERS.search(text(english[key]))
    }
    assert sorted(same - SAME) == []
    assert same >= SAME


def test_chinese_is_punctuated_in_full_width() -> None:
    printed = {key: text(pattern) for key, pattern in sentences("zh").items()}
    assert {key: said for key, said in printed.items() if _HALF_WIDTH.search(said)} == {}
    for file in (LESSONS / "zh").glob("*.md"):
        prose = re.sub(r"\]\([^)]*\)", "]", file.read_text("utf-8"))
        assert not _HALF_WIDTH.search(prose), f"{file.name}: {_HALF_WIDTH.search(prose)}"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_sentence_the_code_asks_for_is_there(language: str) -> None:
    catalogue = words.keys(language)
    needed = [place for place in spoken() if place.key not in OPTIONAL]
    missing = [f"{place.where} {place.key}" for place in needed if not fnmatch.filter(catalogue, place.key)]
    assert missing == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_code_gives_every_value_a_sentence_needs(language: str) -> None:
    wanting = []
    for place in spoken():
        if place.values is None or place.key not in sentences(language):
            continue
        lacking = variables(place.key, language) - place.values
        if lacking:
            wanting.append(f"{place.where} {place.key} wants {sorted(lacking)}")
    assert wanting == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_setting_choice_and_group_has_its_words(language: str) -> None:
    for chapter, row in rows():
        keys = [f"setting-{row.name}", f"setting-{row.name}.help", f"group-{row.group}"]
        keys += [f"choice-{row.name}-{choice}" for choice in row.choices if isinstance(choice, str)]
        for key in keys:
            assert words.say(words.own(chapter, key), language)


def test_a_chapter_says_a_setting_in_its_own_words_where_it_has_them() -> None:
    assert words.own("adder", "setting-seed") == "setting-seed"
    assert words.own("adder", "title") == "adder-title"
    assert words.own("adder", "title.help") == "adder-title.help"
    assert words.choice("adder", "squashing", "logistic", "en") == words.say(
        "choice-squashing-logistic", "en"
    )
    assert words.choice("adder", "hidden_units", 3, "en") == "3"


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("chapter", "row"), rows(), ids=lambda value: getattr(value, "name", None))
def test_a_refused_setting_is_told_with_its_name(chapter: str, row: Setting, language: str) -> None:
    wrong = {"text": "x" * ((row.longest or 0) + 1)}.get(row.kind, "nonsense")
    with pytest.raises(Refused) as refusal:
        chapters.chapter(chapter).Settings.read({row.name: wrong})
    told = words.tell(refusal.value.message, language)
    assert row.name in told
    assert told.endswith({"en": ".", "zh": "。"}[language])


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_its_title_its_question_and_its_milestones(chapter: str, language: str) -> None:
    assert words.say(f"{chapter}-title", language)
    assert words.say(f"{chapter}-question", language)
    for name in chapters.chapter(chapter).Experiment.MILESTONES:
        assert "12" in words.say(f"reached-{name}", language, update=12)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_refusals_and_terms_are_whole_sentences(language: str) -> None:
    stop = {"en": ".", "zh": "。"}[language]
    for key, pattern in sentences(language).items():
        if key.startswith(("refused-", "reached-")) or key.endswith((".help", ".meaning")):
            last = pattern.elements[-1]
            assert isinstance(last, fluent.TextElement), f"{language}: {key}"
            assert last.value.endswith(stop), f"{language}: {key}"
    for key in words.keys(language):
        if key.startswith("term-") and "." not in key:
            assert f"{key}.meaning" in words.keys(language), key


def test_every_character_is_in_a_bundled_font(qapp: QGuiApplication) -> None:
    faces = ("Inter-Regular.ttf", "NotoSansCJKsc-Regular.otf")
    fonts = [QRawFont(str(ASSETS / "fonts" / face), 16) for face in faces]
    assert all(font.isValid() for font in fonts)
    boards = ASSETS.glob("storyboards/*.toml")
    pages = [*words.WORDS.glob("*/*.ftl"), *LESSONS.glob("*/*.md"), *boards]
    used = sorted(set("".join(page.read_text("utf-8") for page in pages)) - {"\n"})
    assert [c for c in used if not any(font.supportsCharacter(ord(c)) for font in fonts)] == []


# Lessons: Markdown whose links drive the figure.

_LINK = re.compile(r"\]\(([^)\s]*)\)")


def links(chapter: str, language: str) -> list[str]:
    return _LINK.findall((LESSONS / language / f"{chapter}.md").read_text("utf-8"))


def settings_in(link: str) -> dict[str, str]:
    query = urlsplit(link).query
    return dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True)) if query else {}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_of_a_lesson_drive_the_figure_alike(chapter: str) -> None:
    english, chinese = ({link for link in links(chapter, language) if link} for language in words.LANGUAGES)
    assert english == chinese


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_a_lesson_sets_and_trains_is_allowed(chapter: str, language: str) -> None:
    made = chapters.chapter(chapter)
    found = links(chapter, language)
    assert found
    for link in found:
        parts = urlsplit(link)
        values = settings_in(link)
        if parts.path == "set":
            # Refuses an unknown name and a value that is not allowed; the experiment takes the rest.
            made.Experiment(made.Settings().with_(**values))
        if parts.path == "train":
            assert values.get("until", made.Experiment.MILESTONES[-1]) in made.Experiment.MILESTONES, link


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_lesson_panel_reads_every_link(chapter: str, language: str) -> None:
    for link in links(chapter, language):
        act = read_link(link)
        assert isinstance(act, LessonAct)
        if act.verb == "glossary":
            assert words.has(f"term-{act.values['term']}.meaning", language), link
        else:
            assert dict(act.values) == settings_in(link), link


def test_a_lesson_is_plain_markdown_that_closes_what_it_opens() -> None:
    for file in LESSONS.glob("*/*.md"):
        content = file.read_text("utf-8")
        assert not re.search(r"<[a-zA-Z/]|^\s*\|", content, re.MULTILINE), f"{file} holds HTML or a table"
        for number, line in enumerate(content.splitlines(), 1):
            assert line.count("**") % 2 == 0, f"{file}:{number}"
            # A closing ** between a full stop and a letter does not close (CommonMark, right-flanking).
            assert not re.search(r"[。：，！？]\*\*\w", line), f"{file}:{number}"
