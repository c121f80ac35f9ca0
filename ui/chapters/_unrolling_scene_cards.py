"""Cards of what stands outside the walk: tabs, trust badge, copies, ways."""

from __future__ import annotations

from collections.abc import Callable

from ui import words
from ui.chapters._unrolling_equations import small
from ui.chapters._unrolling_facts import Facts, Index
from ui.diagrams.unrolling.trust import power
from ui.diagrams.unrolling.ways import name as way_name
from ui.diagrams.unrolling.weight_matrix import shown_name
from ui.equations import number, signed
from ui.view import Card


def _scene(f: Facts, index: Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    return Card(
        words.choice("unrolling", "scene", scene, f.language),
        "",
        (words.say(f"unrolling-card-scene-{scene}", f.language),),
    )


def _check(f: Facts, _index: Index) -> Card:
    check = f.content.check
    if check is None:
        return Card(
            f.say("unrolling-card-check"),
            "",
            (f.say("unrolling-card-check-none"),),
        )
    lines = (
        f.say("unrolling-card-check-update", update=f"{check.update:,}"),
        f.say("unrolling-card-check-torch", value=power(check.autograd)),
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
        f.say("unrolling-card-check-ok" if check.ok else "unrolling-card-check-off"),
        "",
        (*lines, f.say("unrolling-card-check-arrays"), *arrays),
    )


def _way(f: Facts, index: Index) -> Card:
    key = way_name(3 * index[0] + index[1], f.content)
    lines = (
        words.say(f"{key}.task", f.language),
        words.say(f"{key}.success", f.language),
        f.say("unrolling-card-way-click"),
    )
    return Card(words.say(key, f.language), "", lines)


def _tied(f: Facts, _index: Index) -> Card:
    wanted = bool(f.snapshot.settings.values()["tied"])
    return Card(
        f.say("unrolling-card-tied-on" if wanted else "unrolling-card-tied-off"),
        "",
        (
            f.say("unrolling-card-tied-means"),
            f.say("unrolling-card-tied-click"),
        ),
    )


def _copy(f: Facts, index: Index) -> Card:
    (step,) = index
    followed = f.content.followed
    value, share = float(followed.copies[step - 1]), float(followed.shares[step - 1])
    change = float(followed.change[step - 1])
    lines: tuple[str, ...] = (
        f.say("unrolling-card-copy-share", value=small(share)),
        f.say("unrolling-card-copy-change", value=small(change)),
    )
    if not f.content.tied:
        lines += (f.say("unrolling-card-copy-mean", value=number(followed.value, 3)),)
    return Card(
        f.say("unrolling-card-copy-of", name=shown_name(followed.name), step=step),
        signed(value, 3),
        lines,
    )


SCENES: dict[str, Callable[[Facts, Index], Card]] = {
    "scene": _scene,
    "check": _check,
    "way": _way,
    "tied": _tied,
    "copy": _copy,
}
