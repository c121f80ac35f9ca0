"""Everything the ladder did on the window as named arrays, for files and the window that explores data."""

from __future__ import annotations

from simulator.arrays import Floats, frozen
from simulator.chapters._sequences_content import LadderTrace, Rung, Series
from simulator.trace import Field


def ladder_trace(series: Series, rungs: tuple[Rung, ...], horizon: int) -> LadderTrace:
    """The series, then each model's guesses, spreads, hidden state and memory profile."""
    unit = "" if series.symbols else series.channels[0]
    entries: list[tuple[Field, Floats]] = [
        (Field("times", ("step",), "", "t"), series.times),
        (Field("values", ("step", "channel"), unit, "x_t"), series.values),
        (Field("missing", ("step",), "", "1 where x_t was a gap"), frozen(series.missing.astype(float))),
    ]
    for rung in rungs:
        name, h = rung.name, horizon
        entries.append(
            (Field(f"{name}_guess", ("step", "channel"), unit, f"x̂_t from x_1 … x_(t−{h})"), rung.guess)
        )
        if len(rung.spread):
            entries.append((Field(f"{name}_spread", ("step", "channel"), unit, "σ of x̂_t"), rung.spread))
        if rung.hidden.shape[1]:
            entries.append(
                (Field(f"{name}_hidden", ("step", "unit"), "", "what is kept after x_t"), rung.hidden)
            )
        equation = f"|∂x̂_(t+{h})/∂x_(t+1−k)|"
        entries.append((Field(f"{name}_memory", ("step", "lag"), "", equation), rung.memory))
    return LadderTrace(tuple(entries))
