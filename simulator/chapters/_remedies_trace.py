"""The race as named arrays: what the window that explores the data reads, and `--trace` writes."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.arrays import Floats
from simulator.trace import Field


@dataclass(frozen=True, eq=False)
class RemediesTrace:
    """Arrays with their fields, in order; float64, read-only."""

    parts: tuple[tuple[Field, Floats], ...]

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        return tuple(field for field, _ in self.parts)

    def arrays(self) -> dict[str, Floats]:
        """Every array by name."""
        return {field.name: array for field, array in self.parts}
