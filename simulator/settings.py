"""Settings are data: one table per chapter, read by the form, the command line, files and checks.

A chapter declares a frozen `Settings` subclass whose fields carry their range, unit and manner in
`Annotated[...]`; msgspec does the validation. Names and help texts are keys of the catalogue:
`setting-<name>` and its attribute `.help`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from simulator.message import Message, Refused, Value

Kind: TypeAlias = Literal["number", "integer", "choice", "switch", "text"]
Self = TypeVar("Self", bound="Settings")

# Strings that switch a switch, wherever a value arrives as text.
_ON_OFF = {
    "on": True,
    "yes": True,
    "true": True,
    "1": True,
    "off": False,
    "no": False,
    "false": False,
    "0": False,
}


def manner(
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    unit: str = "",
    live: bool = False,
    scale: Literal["linear", "log"] = "linear",
    group: str = "example",
    longest: int | None = None,
    when: tuple[str, tuple[Value, ...]] | None = None,
    further: tuple[tuple[str, tuple[Value, ...]], ...] = (),
    scenes: tuple[str, ...] = (),
    hides: bool = False,
) -> msgspec.Meta:
    """How a setting behaves, for `Annotated[float, manner(...)]`.

    `live` settings take effect without a new network; `group` names the block of the inspector;
    `when` = (other setting, values) says when the setting has any effect, `scenes` in which scenes of
    a chapter that has several (none: in all of them). Without effect a row is greyed out with the
    reason, or left out if it `hides`; what `hides` may have `further` conditions of the same kind.
    """
    extra = {"unit": unit, "live": live, "scale": scale, "group": group, "when": when, "scenes": scenes}
    extra |= {"hides": hides, "further": further}
    bounds: dict[str, Any] = {"ge": minimum, "le": maximum, "max_length": longest}
    return msgspec.Meta(extra=extra, **{name: bound for name, bound in bounds.items() if bound is not None})


@dataclass(frozen=True)
class Setting:
    """One row of the table. `minimum`, `maximum` and `choices` are what is allowed."""

    name: str
    kind: Kind
    default: Value
    minimum: float | None
    maximum: float | None
    choices: tuple[Value, ...]
    unit: str
    live: bool
    scale: str
    group: str
    when: tuple[str, tuple[Value, ...]] | None
    further: tuple[tuple[str, tuple[Value, ...]], ...]
    scenes: tuple[str, ...]
    hides: bool
    longest: int | None
    type: Any

    def lacks(self, values: dict[str, Value]) -> bool:
        """Whether the setting has no effect while all settings have these values."""
        conditions = (*self.further, *((self.when,) if self.when else ()))
        return any(values[name] not in allowed for name, allowed in conditions)

    def read(self, value: object) -> Value:
        """The value in this setting's own type, from a value or from text; refuses with a sentence."""
        given = value
        if isinstance(value, str) and self.kind != "text":
            value = value.strip()
            if self.kind == "switch":
                value = _ON_OFF.get(value.lower(), value)
        is_text_choice = self.kind == "choice" and isinstance(self.choices[0], str)
        try:
            checked: Value = msgspec.convert(value, self.type, strict=self.kind == "text" or is_text_choice)
        except msgspec.ValidationError:
            raise self._refusal(given) from None
        # NaN passes every comparison a validator makes by negation, so it is refused by hand; a
        # switch is not a number and a number is not a switch.
        if isinstance(checked, float) and not math.isfinite(checked):
            raise self._refusal(given)
        if isinstance(value, bool) != (self.kind == "switch"):
            raise self._refusal(given)
        return checked

    def _refusal(self, value: object) -> Refused:
        shown = str(value)
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        allowed: dict[str, Value] = {}
        if self.kind in ("number", "integer"):
            allowed = {"minimum": _bound(self.minimum), "maximum": _bound(self.maximum)}
        elif self.kind == "choice":
            allowed = {"allowed": ", ".join(str(c) for c in self.choices)}
        elif self.kind == "text":
            allowed = {"longest": self.longest or 0}
        return Refused(Message(f"refused-{self.kind}", setting=self.name, value=shown, **allowed))


def _bound(bound: float | None) -> str:
    return "any" if bound is None else f"{bound:.12g}"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every chapter's settings: immutable, validated, listed by `table()`."""

    # What a scene with a network of its own has for defaults instead, by scene and by setting.
    SCENES: ClassVar[Mapping[str, Mapping[str, Value]]] = {}

    @classmethod
    def table(cls) -> tuple[Setting, ...]:
        """One `Setting` a field, in the order of declaration."""
        return _table(cls)

    @classmethod
    def setting(cls, name: str) -> Setting:
        """The row of that name; refuses an unknown name and says which there are."""
        for row in cls.table():
            if row.name == name:
                return row
        names = ", ".join(row.name for row in cls.table())
        raise Refused(Message("refused-unknown-setting", setting=name, allowed=names))

    @classmethod
    def read(cls: type[Self], given: dict[str, object]) -> Self:
        """Settings from names and values (or their texts); everything not given is the default."""
        own = cls.SCENES.get(str(given.get("scene")), {})
        return cls(**{name: cls.setting(name).read(value) for name, value in {**own, **given}.items()})

    @classmethod
    def defaults(cls, scene: object = None) -> dict[str, Value]:
        """Every setting's default, in a scene if one is named."""
        named = {"scene": scene} if scene is not None else {}
        return cls.read(named).values()

    def entering(self: Self, scene: Value, kept: Self | None) -> Self:
        """These settings in another scene that has a network of its own.

        What is live comes along; what made or trains that network is as it was left there (`kept`),
        the first time as here, but where the scene has defaults of its own.
        """
        own = {name for defaults in self.SCENES.values() for name in defaults}
        if kept is None:
            there = self.defaults(scene)
            return self.with_(scene=scene, **{name: there[name] for name in own})
        here = self.values()
        return kept.with_(**{r.name: here[r.name] for r in self.table() if r.live and r.name not in own})

    def with_(self: Self, **changes: object) -> Self:
        """A copy with some settings changed, each checked against its row."""
        checked = {name: self.setting(name).read(value) for name, value in changes.items()}
        return msgspec.structs.replace(self, **checked)

    def values(self) -> dict[str, Value]:
        """Every setting by name, ready for JSON or TOML."""
        return msgspec.structs.asdict(self)

    def changed(self) -> dict[str, Value]:
        """Only what differs from the defaults: the shortest way to say these settings."""
        values = self.values()
        defaults = self.defaults(values.get("scene"))
        base = self.defaults()
        return {
            name: value
            for name, value in values.items()
            if value != (base if name == "scene" else defaults)[name]
        }


@cache
def _table(kind: type[Settings]) -> tuple[Setting, ...]:
    # typing's own hints keep the order in which the choices were written.
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_row(field.name, hints[field.name], field.default) for field in msgspec.structs.fields(kind))


def _row(name: str, hint: Any, default: Value) -> Setting:
    declared, meta = hint, msgspec.Meta(extra={})
    if get_origin(hint) is Annotated:
        declared, meta = get_args(hint)
    kinds: dict[Any, Kind] = {bool: "switch", int: "integer", float: "number", str: "text"}
    is_choice = get_origin(declared) is Literal
    if not is_choice and declared not in kinds:
        raise TypeError(f"setting {name} has type {declared}; a number, choice, switch or text is needed")
    extra = meta.extra or {}
    return Setting(
        name=name,
        kind="choice" if is_choice else kinds[declared],
        default=default,
        minimum=meta.ge,
        maximum=meta.le,
        choices=get_args(declared) if is_choice else (),
        unit=extra.get("unit", ""),
        live=extra.get("live", False),
        scale=extra.get("scale", "linear"),
        group=extra.get("group", "example"),
        when=extra.get("when"),
        further=extra.get("further", ()),
        scenes=extra.get("scenes", ()),
        hides=extra.get("hides", False),
        longest=meta.max_length,
        type=hint,
    )
