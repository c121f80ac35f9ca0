"""Cards of what stands outside the walk: tabs, trust badge, copies, ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import words
from ui.chapters._unrolling_equations import small
from ui.diagrams.trust import power
from ui.diagrams.ways import name as way_name
from ui.diagrams.weight_matrix import shown_name
from ui.equations import number, signed
from ui.view import Card

if TYPE_CHECKING:
    from ui.chapters._unrolling_cards import Facts

_Index = tuple[int, ...]


def _scene(f: Facts, index: _Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    return Card(
        words.choice("unrolling", "scene", scene, f.language),
        "",
        (words.say(f"unrolling-card-scene-{scene}", f.language),),
    )


def _check(f: Facts, _index: _Index) -> Card:
    check = f.content.check
    if check is None:
        return Card(
            words.say("unrolling-card-check", f.language),
            "",
            (words.say("unrolling-card-check-none", f.language),),
        )
    lines = (
        words.say("unrolling-card-check-update", f.language, update=f"{check.update:,}"),
        words.say("unrolling-card-check-torch", f.language, value=power(check.autograd)),
        words.say(
            "unrolling-card-check-differences",
            f.language,
            value=power(check.differences),
            count=check.checked,
            all=check.parameters,
        ),
    )
    worst = sorted(check.autograd_arrays, key=lambda pair: -pair[1])[:4]
    arrays = tuple(f"{array}: {power(value)}" for array, value in worst)
    return Card(
        words.say("unrolling-card-check-ok" if check.ok else "unrolling-card-check-off", f.language),
        "",
        (*lines, words.say("unrolling-card-check-arrays", f.language), *arrays),
    )


def _way(f: Facts, index: _Index) -> Card:
    key = way_name(3 * index[0] + index[1], f.content)
    lines = (
        words.say(f"{key}.task", f.language),
        words.say(f"{key}.success", f.language),
        words.say("unrolling-card-way-click", f.language),
    )
    return Card(words.say(key, f.language), "", lines)


def _tied(f: Facts, _index: _Index) -> Card:
    wanted = bool(f.snapshot.settings.values()["tied"])
    return Card(
        words.say("unrolling-card-tied-on" if wanted else "unrolling-card-tied-off", f.language),
        "",
        (
            words.say("unrolling-card-tied-means", f.language),
            words.say("unrolling-card-tied-click", f.language),
        ),
    )


def _copy(f: Facts, index: _Index) -> Card:
    (step,) = index
    followed = f.content.followed
    value, share = float(followed.copies[step - 1]), float(followed.shares[step - 1])
    change = float(followed.change[step - 1])
    lines: tuple[str, ...] = (
        words.say("unrolling-card-copy-share", f.language, value=small(share)),
        words.say("unrolling-card-copy-change", f.language, value=small(change)),
    )
    if not f.content.tied:
        lines += (words.say("unrolling-card-copy-mean", f.language, value=number(followed.value, 3)),)
    return Card(
        words.say("unrolling-card-copy-of", f.language, name=shown_name(followed.name), step=step),
        signed(value, 3),
        lines,
    )


SCENES: dict[str, Callable[[Facts, _Index], Card]] = {
    "scene": _scene,
    "check": _check,
    "way": _way,
    "tied": _tied,
    "copy": _copy,
}
