"""Numbers on a rail: value to place and back, steps, and how a number is written and read."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """What a slider may be set to; on a log range equal ways are equal ratios.

    A log range that begins at 0 keeps 0 at its very start and spreads the last six powers of ten
    over the rest.
    """

    minimum: float
    maximum: float
    integer: bool = False
    log: bool = False

    @property
    def _floor(self) -> float:
        return self.minimum if self.minimum > 0 else self.maximum * 1e-6

    def share(self, value: float) -> float:
        """Where a value stands, 0 to 1."""
        if self.maximum <= self.minimum:
            return 0.0
        if self.log:
            if value <= self._floor:
                return 0.0
            return min(1.0, math.log(value / self._floor) / math.log(self.maximum / self._floor))
        return max(0.0, min(1.0, (value - self.minimum) / (self.maximum - self.minimum)))

    def value(self, share: float) -> float:
        """The friendly value nearest to a place: whole, or with few digits."""
        share = max(0.0, min(1.0, share))
        if share in (0.0, 1.0):
            return self._typed(self.maximum if share else self.minimum)
        if self.log:
            raw = self._floor * (self.maximum / self._floor) ** share
        else:
            raw = self.minimum + share * (self.maximum - self.minimum)
        return self._friendly(raw)

    def step(self, value: float, by: float) -> float:
        """The value `by` fine steps away: one for integers, a twentieth of a decade on a log range."""
        if self.integer and not self.log:
            return self._typed(self._inside(value + by))
        if self.log:
            raw = max(value, self._floor) * 10 ** (by / 20)
            if self.minimum <= 0 and raw < self._floor:
                return self._typed(self.minimum)
            moved = self._friendly(self._inside(raw))
            return self._typed(self._inside(value + by)) if moved == value and self.integer else moved
        return self._friendly(self._inside(value + by * self._grain))

    @property
    def _grain(self) -> float:
        return float(10 ** math.floor(math.log10((self.maximum - self.minimum) / 50)))

    def _friendly(self, raw: float) -> float:
        if self.integer:
            return self._typed(self._inside(raw))
        digits = 1 - math.floor(math.log10(raw)) if self.log and raw > 0 else -round(math.log10(self._grain))
        return self._typed(self._inside(round(raw, digits)))

    def _inside(self, value: float) -> float:
        return max(self.minimum, min(self.maximum, value))

    def _typed(self, value: float) -> float:
        return round(value) if self.integer else float(value)


def number_text(value: float) -> str:
    """A number as it is read: thousands set apart, a true minus, no more digits than it has."""
    if isinstance(value, int):
        return f"{value:,}".replace("-", "−")
    size = abs(value)
    if size and (size < 1e-4 or size >= 1e7):
        mantissa, _, exponent = f"{value:.6e}".partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}e{int(exponent)}".replace("-", "−")
    return (f"{value:,.10g}" if size < 1 else f"{value:,.7g}").replace("-", "−")


def read_number(text: str) -> float | int | None:
    """The number a person typed, None when it is none: `1,000`, `−0.5`, `1e-3`."""
    plain = text.strip().replace("−", "-").replace(",", "").replace("，", "").replace(" ", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
