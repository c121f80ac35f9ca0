"""What hovering tells on the stage of two sums: names, values, equations of this step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.automata.adder import binary_adder, two_adders
from simulator.chapters.adder import TwoSumsContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.tasks.addition import STATES
from ui import equations, words
from ui.chapters._adder_cards import card as single_card
from ui.diagrams.adder.shares import SIDES
from ui.diagrams.adder.two_strip import answer, answered, arrived
from ui.equations import name, number, signed
from ui.view import Card, Target, View

_Index = tuple[int, ...]
_Lines = tuple[str, ...]


class _Facts:
    """The content with what the playhead has reached. Columns are counted from 0 here, from 1 in words."""

    def __init__(self, snapshot: Snapshot, view: View) -> None:
        self.snapshot, self.view = snapshot, view
        self.content: TwoSumsContent = snapshot.content
        self.language = view.language

    def say(self, key: str, **values: Value) -> str:
        """A sentence of this stage's cards."""
        return words.say(f"adder-two-card-{key}", self.language, **values)

    def single(self, key: str, **values: Value) -> str:
        """A sentence that the first scene's cards have, too."""
        return words.say(f"adder-card-{key}", self.language, **values)

    def state(self, state: int) -> str:
        """The name of one adder's state."""
        return words.say(f"adder-state-{binary_adder().names[state]}", self.language)

    def pair(self, state: int) -> str:
        """The name of the product machine's state."""
        return self.say("pair-name", **dict(zip(("first", "second"), self._names(state), strict=True)))

    def _names(self, state: int) -> tuple[str, str]:
        first, second = divmod(state, STATES)
        return self.state(first), self.state(second)

    @property
    def function(self) -> str:
        """The squashing function as it is written in an equation."""
        return "σ" if self.snapshot.settings.values()["squashing"] == "logistic" else "tanh"


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this scene, None for one it does not know."""
    if target.kind == "state":
        return single_card(target, snapshot, view)
    made = _CARDS.get(target.kind)
    return None if made is None else made(_Facts(snapshot, view), target.index)


def _pair(f: _Facts, index: _Index) -> Card:
    (state,) = index
    here = int(f.content.walk[min(f.view.step, f.content.trace.steps)])
    ways = int(np.count_nonzero(two_adders().transitions[here] == state))
    lines: _Lines = (f.say("pair-ways", count=ways, of=two_adders().symbols),)
    first, second = divmod(state, STATES)
    lines += (f.say("pair-prints", first=first & 1, second=second & 1),)
    centre = f.content.centres[state]
    if np.isfinite(centre).all():
        names = ", ".join(name("h", unit) for unit in range(len(centre)))
        point = ", ".join(number(float(value)) for value in centre)
        lines += (f.say("pair-pattern", point=f"({names}) = ({point})"),)
    else:
        lines += (f.say("pair-no-pattern"),)
    return Card(f.say("pair"), f.pair(state), lines)


def _share(f: _Facts, index: _Index) -> Card:
    (unit,) = index
    units = f.content.units
    explained, harm = (
        [words.say("adder-two-percent", f.language, share=round(100 * float(part), 1)) for part in row[unit]]
        for row in (units.explained, units.harm)
    )
    lines = (
        f.say("share-decided", first=explained[0], second=explained[1]),
        f.say("share-without", first=harm[0], second=harm[1]),
    )
    value = words.say(f"adder-two-side-{SIDES[int(units.sides[unit])]}", f.language)
    return Card(f.say("share", name=name("h", unit)), value, lines)


def _weight(f: _Facts, index: _Index) -> Card:
    to, source = index
    key = "weight-self" if to == source else "weight"
    value = float(f.content.parameters.recurrent_weights[to, source])
    lines = (f.single("shared", count=f.content.trace.steps),)
    return Card(f.single(key, sender=name("h", source), receiver=name("h", to)), signed(value), lines)


def _hidden(f: _Facts, index: _Index) -> Card:
    column, unit = index
    title = f.single("hidden", name=name("h", unit), column=column + 1)
    if column >= arrived(f.content, f.view):
        return Card(title, "", (f.single("not-reached"),))
    trace, p = f.content.trace, f.content.parameters
    value = float(trace.hidden[column, unit])
    before = trace.hidden[column - 1] if column else p.initial_state
    lines = equations.hidden_unit(p, f.function, unit, trace.inputs[column].tolist(), before.tolist(), value)
    return Card(title, number(value), lines + ((f.single("logistic"),) if f.function == "σ" else ()))


def _bit(f: _Facts, index: _Index) -> Card:
    row, column = index
    example = f.content.examples[row // 2]
    digit = int((example.second if row % 2 else example.first)[column])
    line = (f.say("bit-turn"),) if f.snapshot.settings.values()["example"] == "typed" else ()
    return Card(f.say("bit", row=row + 1, column=column + 1), str(digit), line)


def _digit(f: _Facts, index: _Index) -> Card:
    s, column = index
    title = f.say("digit", sum=s + 1, column=column + 1)
    if column >= answered(f.content, f.view):
        return Card(title, "", (f.single("not-reached"),))
    trace, p = f.content.trace, f.content.parameters
    value, target = float(trace.outputs[column, s]), int(f.content.examples[s].total[column])
    said = answer(f.content, s, column)
    lines = equations.output(p, trace.hidden[column].tolist(), value, s)
    lines += (f.single("read-wrong" if said != str(target) else "read", digit=said, target=target),)
    lines += tuple(f.single("loss", equation=line) for line in equations.cross_entropy(value, target))
    return Card(title, said, lines)


def _states(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("states", column=column + 1)
    if column >= arrived(f.content, f.view):
        return Card(title, "", (f.single("not-reached"),))
    near = int(f.content.nearest[column])
    line = f.say("states-near", state=f.pair(near)) if near >= 0 else f.say("states-far")
    return Card(title, f.pair(int(f.content.walk[column + 1])), (line,))


def _growth(f: _Facts, index: _Index) -> Card:
    return Card(f.say(f"growth-{index[0]}"), "", (f.say(f"growth-{index[0]}-why"),))


def _verdict(f: _Facts, _index: _Index) -> Card:
    v = f.content.verdict
    parts = [words.tell(message, f.language) for message in (v.relation, v.guarantee, v.detail)]
    if v.detail.key != "verdict-errors":
        parts.append(f.say("tests", bits=v.bit_errors, runs=v.long_run_errors))
    if v.certified:
        parts.append(f.say("proof", boxes=v.boxes))
    return Card(words.tell(v.count, f.language), "", (*parts, f.single("seen", columns=v.columns_seen)))


_CARDS: dict[str, Callable[[_Facts, _Index], Card]] = {
    "pair": _pair,
    "share": _share,
    "recurrent_weight": _weight,
    "hidden": _hidden,
    "two_bit": _bit,
    "two_digit": _digit,
    "two_states": _states,
    "growth": _growth,
    "verdict": _verdict,
}
