"""A key for what is compared by being the same thing, not by being equal: contents full of arrays."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Holds `thing` and equals only another holder of the very same object.

    A cache that keeps such a key keeps the object too, so its identity cannot be given to another.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)
