"""Cards of what stands outside the walk: tabs, trust badge, copies, ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import words
from ui.chapters._unrolling_equations import small
from ui.diagrams.trust import power
from ui.diagrams.weight_matrix import shown_name
from ui.diagrams.ways import name as way_name
from ui.equations import number, signed
from ui.view import Card

if TYPE_CHECKING:
    from ui.chapters._unrolling_cards import Facts

_Index = tuple[int, ...]


def _scene(f: Facts, index: _Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    return Card(words.choice("unrolling", "scene", scene, f.language), "", (f.say(f"scene-{scene}"),))


def _check(f: Facts, _index: _Index) -> Card:
    check = f.content.check
    if check is None:
        return Card(f.say("check"), "", (f.say("check-none"),))
    lines = (
        f.say("check-update", update=f"{check.update:,}"),
        f.say("check-torch", value=power(check.autograd)),
        f.say("check-differences", value=power(check.differences), count=check.checked, all=check.parameters),
    )
    worst = sorted(check.autograd_arrays, key=lambda pair: -pair[1])[:4]
    arrays = tuple(f"{array.replace('_', ' ')}: {power(value)}" for array, value in worst)
    return Card(f.say("check-ok" if check.ok else "check-off"), "", (*lines, f.say("check-arrays"), *arrays))


def _way(f: Facts, index: _Index) -> Card:
    key = way_name(3 * index[0] + index[1], f.content)
    lines = (words.say(f"{key}.task", f.language), words.say(f"{key}.success", f.language), f.say("way-click"))
    return Card(words.say(key, f.language), "", lines)


def _tied(f: Facts, _index: _Index) -> Card:
    wanted = bool(f.snapshot.settings.values()["tied"])
    return Card(f.say("tied-on" if wanted else "tied-off"), "", (f.say("tied-means"), f.say("tied-click")))


def _copy(f: Facts, index: _Index) -> Card:
    (step,) = index
    followed = f.content.followed
    value, share = float(followed.copies[step - 1]), float(followed.shares[step - 1])
    change = float(followed.change[step - 1])
    lines = (f.say("copy-share", value=small(share)), f.say("copy-change", value=small(change)))
    if not f.content.tied:
        lines += (f.say("copy-mean", value=number(followed.value, 3)),)
    return Card(f.say("copy-of", name=shown_name(followed.name), step=step), signed(value, 3), lines)


SCENES: dict[str, Callable[[Facts, _Index], Card]] = {
    "scene": _scene,
    "check": _check,
    "way": _way,
    "tied": _tied,
    "copy": _copy,
}
