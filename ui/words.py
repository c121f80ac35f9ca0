"""Every visible sentence, by key and language. Knows no Qt, so the command line may speak too.

The catalogues are Fluent files in `assets/words/<language>/`: one for the frame, one a chapter.
A setting is `setting-<name>` with the attribute `.help`; its choices are
`choice-<setting>-<value>`; a chapter in which these mean something else says them with its own name
before them (`own`). Engine messages are looked up by their own key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from simulator.message import Message, Refused, Value

WORDS = Path(__file__).parent.parent / "assets" / "words"

LANGUAGES = ("en", "zh")
_LOCALES = {"en": "en-GB", "zh": "zh-CN"}


@cache
def _resources(language: str) -> tuple[ast.Resource, ...]:
    return tuple(FluentResource(file.read_text("utf-8")) for file in sorted((WORDS / language).glob("*.ftl")))


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    for resource in _resources(language):
        bundle.add_resource(resource)
    return bundle


@cache
def keys(language: str) -> frozenset[str]:
    """Every key of a language's catalogue, attributes as `key.attribute`; broken entries are errors."""
    found: set[str] = set()
    for resource in _resources(language):
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise ValueError(
                    f"the {language} catalogue cannot be read near {(entry.content or '')[:60]!r}"
                )
            if isinstance(entry, ast.Message):
                found.add(entry.id.name)
                found |= {f"{entry.id.name}.{attribute.id.name}" for attribute in entry.attributes}
    return frozenset(found)


def has(key: str, language: str) -> bool:
    """Whether the catalogue of that language has this key (or `key.attribute`)."""
    return key in keys(language)


def own(chapter: str, key: str) -> str:
    """A chapter's own sentence for a shared `key`, `<chapter>-<key>`, where it has one; else the key."""
    name, _, _ = key.partition(".")
    return f"{chapter}-{key}" if f"{chapter}-{name}" in keys(LANGUAGES[0]) else key


def choice(chapter: str, setting: str, value: object, language: str) -> str:
    """The words of a setting's choice, or the value itself where the catalogue leaves it."""
    key = own(chapter, f"choice-{setting}-{value}")
    if isinstance(value, bool):
        key = own(chapter, f"choice-{setting}-{'on' if value else 'off'}")
    return say(key, language) if has(key, language) else str(value)


def say(key: str, language: str, /, **values: Value) -> str:
    """The sentence of `key` (or `key.attribute`) in that language; an unknown key is an error."""
    return _say(key, language, tuple(sorted(values.items())))


def tell(message: Message, language: str, chapter: str | None = None) -> str:
    """An engine's message in words; with a `chapter`, a setting goes by its name in the chapter's form."""
    values = dict(message.values)
    if chapter is not None and "setting" in values:
        label = own(chapter, f"setting-{values['setting']}")
        if has(label, language):
            values["setting"] = say(label, language)
    return say(message.key, language, **values)


def told(refusal: Refused, language: str) -> str:
    """A refusal in words, with the file and line it comes from if it comes from one."""
    sentence = tell(refusal.message, language)
    if refusal.place is None:
        return sentence
    path, line = refusal.place
    return say("told-at", language, path=path, line=line, sentence=sentence)


def join(sentences: Iterable[str]) -> str:
    """Parts of one line, set apart by a middle dot."""
    return " · ".join(part for part in sentences if part)


@lru_cache(maxsize=8192)
def _say(key: str, language: str, values: tuple[tuple[str, Value], ...]) -> str:
    bundle = _bundle(language)
    name, _, attribute = key.partition(".")
    if not bundle.has_message(name):
        raise KeyError(f"the {language} catalogue has no sentence {key!r}")
    message = bundle.get_message(name)
    pattern = message.attributes[attribute] if attribute else message.value
    if pattern is None:
        raise KeyError(f"the {language} catalogue has {key!r} without words")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise KeyError(f"the {language} sentence {key!r} wants other values: {errors[0]}")
    return str(text)
