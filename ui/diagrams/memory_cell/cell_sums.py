"""A step of the memory cell as printed equations, honest to the last digit (`ui.equations`)."""

from __future__ import annotations

import math

import numpy as np

from simulator.chapters._memory_cell_content import MemoryCellContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams.memory_cell.cell_moment import Moment
from ui.diagrams.memory_cell.cell_rows import asked, error, is_truncated
from ui.equations import MINUS, Term, number, subscript, superscript, weighted_sum
from ui.view import View

__all__ = ["back", "cell", "is_truncated", "kept", "output", "size"]

# Below this two decimals show nothing.
_SMALL = 5e-3


def cell(content: MemoryCellContent, step: int) -> tuple[str, ...]:
    """c_t = keep_t c_(t-1) + write_t candidate_t of the picked cell, steps counted from 0."""
    t, k = content.trace, content.cell
    before = float(t.cell[step - 1, k]) if step else 0.0
    terms = [
        Term(float(t.keep[step, k]), before),
        Term(float(t.write[step, k]), float(t.candidate[step, k])),
    ]
    return weighted_sum(f"c{subscript(step + 1)}", terms, float(t.cell[step, k]), _digits(terms))


def output(content: MemoryCellContent, step: int) -> tuple[str, ...]:
    """h_t = read_t c_t, or read_t tanh(c_t)."""
    t, k = content.trace, content.cell
    held = float(t.cell[step, k])
    heard = held if t.kind == "carousel" else math.tanh(held)
    left = f"h{subscript(step + 1)}"
    terms = [Term(float(t.read[step, k]), heard)]
    return weighted_sum(left, terms, float(t.hidden[step, k]), _digits(terms))


def _digits(terms: list[Term]) -> int:
    """Three decimals where two would show a gate as quite open or quite shut that is not."""
    return 3 if any(abs(round(w, 2) - w) > 0.0 and round(w, 2) in (0.0, 1.0) for w, _ in terms) else 2


def back(snapshot: Snapshot, moment: Moment) -> tuple[str, ...]:
    """∂E/∂c one step earlier: what comes along the loop, through the gates, and from that step's output."""
    content: MemoryCellContent = snapshot.content
    k = content.cell
    # On the way there the hop that will leave this step, on the way back the one that arrives at it.
    to = moment.now if moment.backward else moment.now - 1
    if not 0 <= to < moment.steps - 1:
        return ()
    return derivative(snapshot, to, k)


def derivative(snapshot: Snapshot, step: int, k: int) -> tuple[str, ...]:
    """∂E/∂c of cell k at a step as the sum of its parts."""
    t = snapshot.content.trace
    value = float(error(snapshot)[step, k])
    left = f"∂E/∂c{subscript(step + 1)}"
    own = float(t.error_terms[0, step, k])
    terms = []
    if step + 1 < len(t.cell):
        terms.append(Term(float(t.keep[step + 1, k]), float(error(snapshot)[step + 1, k])))
        if not is_truncated(snapshot):
            gates = float(t.error_terms[2:, step, k].sum())
            terms += [Term(gates)] if gates else []
    terms += [Term(own)] if own or not terms else []
    digits = _digits([part for part in terms if part.factor is not None])
    errors = [value, *(part.weight if part.factor is None else part.factor for part in terms)]
    largest = max(abs(error) for error in errors)
    if not 0.0 < largest < _SMALL:
        return weighted_sum(left, terms, value, digits)
    # An error that two decimals would print as 0.00 is written so many powers of ten larger.
    power = -math.floor(math.log10(largest))
    more = 10.0**power
    larger = [
        Term(part.weight * more) if part.factor is None else Term(part.weight, part.factor * more)
        for part in terms
    ]
    return weighted_sum(f"10{superscript(power)}·{left}", larger, value * more, digits)


def size(value: float) -> str:
    """A number of any size: with two decimals, or as a power of ten where these would show nothing."""
    if value == 0.0 or not math.isfinite(value) or abs(value) >= _SMALL:
        return number(value)
    mantissa, exponent = f"{abs(value):.1e}".split("e")
    return f"{MINUS if value < 0 else ''}{mantissa}·10{superscript(int(exponent))}"


def kept(snapshot: Snapshot, view: View) -> list[tuple[str, str]]:
    """How much of the error the keep gates let through on the whole way, and a plain unit beside."""
    content: MemoryCellContent = snapshot.content
    at = asked(content)
    if not at:
        return []
    last, values = at[-1], snapshot.settings.values()
    first = int(values["write_at"]) - 1 if not content.task else 0
    if last <= first:
        return []
    factor = float(np.prod(content.trace.keep[first + 1 : last + 1, content.cell]))
    say = words.say("memory_cell-formulas-kept", view.language, steps=last - first, factor=size(factor))
    found = [(say, "ink2")]
    if content.plain is not None and not content.task:
        slopes = content.plain.carry[first + 1 : last + 1, 0]
        beside = size(float(np.prod(slopes)))
        found.append((words.say("memory_cell-formulas-plain", view.language, factor=beside), "ink3"))
    return found
