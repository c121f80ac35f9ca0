"""Keys of caches: for things that are compared by being the same, not equal, and for rectangles."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

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


def extent(rect: QRectF) -> tuple[float, float, float, float]:
    """x, y, width and height: a rectangle that can be hashed."""
    return rect.x(), rect.y(), rect.width(), rect.height()
