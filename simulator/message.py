"""What the engine has to say, without a language: a key with values.

`ui` looks the key up in the catalogue of the person's language. A notebook that prints a message
sees the key and the values, which is enough to understand it.
"""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = "str | int | float"


class Message:
    """A key of the catalogue with the values its sentence needs: `Message("exploded", update=412)`."""

    __slots__ = ("_values", "key")

    key: str
    _values: tuple[tuple[str, Value], ...]

    def __init__(self, key: str, /, **values: Value) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "_values", tuple(sorted(values.items())))

    @property
    def values(self) -> dict[str, Value]:
        """The values by name, a fresh dictionary at each call."""
        return dict(self._values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a message cannot be changed; {name} was to be set")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.key, self._values) == (other.key, other._values)

    def __hash__(self) -> int:
        return hash((self.key, self._values))

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self._values)
        return f"Message({self.key!r}{values})"


class Refused(ValueError):
    """A request that cannot be met; `message` says what, where and what is allowed.

    `place` is the file and the line that asked for it, None where a person did.
    """

    def __init__(self, message: Message, place: tuple[str, int] | None = None) -> None:
        super().__init__(repr(message))
        self.message, self.place = message, place
