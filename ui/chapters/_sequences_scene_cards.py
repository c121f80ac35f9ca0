"""What hovering tells in the scenes of bits, letters, costs and of the series slid over itself."""

from __future__ import annotations

import math

from simulator.chapters._sequences_content import SequencesContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import words
from ui.diagrams import ink
from ui.diagrams.sequences import carried, letters, said
from ui.diagrams.sequences.moment import moment
from ui.equations import number
from ui.view import Card, Target, View


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of these scenes, None for one they do not know or while another is open."""
    content: SequencesContent = snapshot.content
    match str(snapshot.settings.values()["scene"]):
        case "bits" if content.bits is not None:
            return _bits(target, content, view)
        case "text" if content.text is not None:
            return _text(target, content, view)
        case "cost" if content.cost is not None:
            return _cost(target, content, view)
        case "shift":
            return _shift(target, snapshot, view)
    return None


def _say(view: View, key: str, **values: Value) -> str:
    return words.say(f"sequences-card-{key}", view.language, **values)


def _bits(target: Target, content: SequencesContent, view: View) -> Card | None:
    found = content.bits
    assert found is not None
    if target.kind == "strip":
        name = carried.STRIPS[target.index[0]]
        count = carried.values(found, name).shape[0]
        title = words.say(f"sequences-bits-{name}", view.language, count=count)
        weights = {
            "network": found.network_parameters,
            "fitted": found.fitted_parameters,
            "hand": found.hand_parameters,
        }
        lines: tuple[str, ...] = (_say(view, f"strip-{name}", bits=found.bits, states=2**found.bits),)
        if name in weights:
            lines += (words.say("sequences-weights", view.language, count=weights[name]),)
        return Card(title, "", lines)
    if target.kind == "answer":
        right = ", ".join(carried.percent(float(share)) for share in found.network_bits)
        lines = (_say(view, "answer"), _say(view, "answer-bits", shares=right or "–"))
        return Card(words.say("sequences-bits-answer", view.language), "", lines)
    if target.kind == "bits_table":
        return Card(words.say("sequences-table-title", view.language), "", (_say(view, "bits-table"),))
    return None


def _text(target: Target, content: SequencesContent, view: View) -> Card | None:
    text = content.text
    assert text is not None
    if target.kind not in ("reader", "reads", "next", "writes", "reader_bits"):
        return None
    if target.index[0] >= len(text.readers):
        return None
    reader = text.readers[target.index[0]]
    name = said.name(reader.name, view.language)
    if target.kind == "writes":
        return Card(_say(view, "writes", model=name), "", (reader.written, _say(view, "writes-how")))
    if target.kind == "next":
        at = min(moment(len(text.prompt), view).seen, len(reader.belief) - 1)
        belief = reader.belief[at]
        order = sorted(range(len(belief)), key=lambda k: -float(belief[k]))[:8]
        lines = tuple(f"{letters.visible(text.symbols[k])}  {number(float(belief[k]), 3)}" for k in order)
        return Card(_say(view, "next", model=name), "", (*lines, _say(view, "next-came")))
    if target.kind == "reader_bits":
        value = "–" if not math.isfinite(reader.bits) else ink.number(reader.bits, 3)
        return Card(_say(view, "reader-bits", model=name), value, (_say(view, "error-bits"),))
    key = "reader" if target.kind == "reader" else "reads"
    lines = (
        _say(view, f"{key}-{reader.name}"),
        words.say("sequences-weights", view.language, count=reader.parameters),
    )
    return Card(name, "", lines if key == "reads" else (*lines, _say(view, "reader-choose")))


def _cost(target: Target, content: SequencesContent, view: View) -> Card | None:
    cost = content.cost
    assert cost is not None
    if target.kind not in ("seconds", "parameters", "trellis", "tables"):
        return None
    title = words.say(
        f"sequences-{'tables-title' if target.kind == 'tables' else f'cost-{target.kind}'}", view.language
    )
    lines: tuple[str, ...] = (_say(view, f"cost-{target.kind}"),)
    if target.kind == "seconds" and len(cost.lengths):
        for name, row in zip(cost.names, cost.seconds.tolist(), strict=True):
            last = f"{1000 * row[-1]:.2f}" if math.isfinite(row[-1]) else "–"
            lines += (
                _say(
                    view,
                    "cost-milliseconds",
                    model=said.name(name, view.language),
                    value=last,
                    steps=int(cost.lengths[-1]),
                ),
            )
    return Card(title, "", lines)


def _shift(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    content: SequencesContent = snapshot.content
    series, by = content.series, int(snapshot.settings.values()["shift"])
    if target.kind in ("values", "slides", "pairs"):
        return Card(_say(view, target.kind, steps=by), "", (_say(view, f"{target.kind}-how"),))
    if target.kind not in ("value", "slide"):
        return None
    index = target.index[0]
    if not 0 <= index < len(series.times):
        return Card(_say(view, "slides", steps=by), "", (_say(view, "slides-end"),))
    when = said.time(series, index, view.language)
    if series.symbols:
        value = letters.visible(series.symbols[int(series.letters[index])])
    else:
        value = said.value(series, float(series.values[index, 0]))
    if target.kind == "value":
        return Card(_say(view, "value", when=when), value, (_say(view, "values-how"),))
    return Card(_say(view, "slide", when=when, steps=by), value, (_say(view, "slides-how"),))
