"""What hovering tells on the adder's stage: every target's name, value and equation of this step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.automata.adder import binary_adder
from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from simulator.message import Value
from simulator.tasks.addition import SYMBOLS
from ui import equations, words
from ui.diagrams.adder.strip_cells import answer, is_wrong
from ui.diagrams.adder.strip_rows import ANSWER, ARRIVAL, Moment, moment, settings
from ui.equations import name, number, signed
from ui.view import Card, Target, View

_Index = tuple[int, ...]


@dataclass(frozen=True)
class _Facts:
    """The content with what the playhead has reached. Columns are counted from 0 here, from 1 in words."""

    snapshot: Snapshot
    content: AdderContent
    moment: Moment
    language: str

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"adder-card-{key}", self.language, **values)

    def state(self, state: int) -> str:
        return words.say(f"adder-state-{binary_adder().names[state]}", self.language)

    @property
    def function(self) -> str:
        return "σ" if settings(self.snapshot).squashing == "logistic" else "tanh"

    def logistic(self, function: str = "σ") -> tuple[str, ...]:
        """The line that says what σ is, where it stands in an equation."""
        return (self.say("logistic"),) if function == "σ" else ()

    @property
    def clocked(self) -> bool:
        """Whether the sum is shown tick by tick."""
        return settings(self.snapshot).timing == "as_clocked"

    def said(self) -> int:
        """The column whose answer the network's output unit holds, −1 before the first."""
        if not self.clocked:
            return self.moment.arrived - 1
        return max(0, min(self.content.example.columns, self.moment.settled - 2)) - 1

    def reached(self, column: int, lag: int, appears: tuple[float, float]) -> bool:
        """Whether what belongs to a column, so many ticks late when clocked, can be seen."""
        late = lag if self.clocked else 0
        return self.moment.shown(column + late, *appears) >= 0.5

    def before(self, column: int) -> Sequence[float]:
        """Activities (H,) that the hidden units hear at a column: those of the one before, or h₀."""
        c = self.content
        return [float(h) for h in (c.trace.hidden[column - 1] if column else c.parameters.initial_state)]


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know."""
    paint = _CARDS.get(target.kind)
    if paint is None:
        return None
    return paint(_Facts(snapshot, snapshot.content, moment(snapshot, view), view.language), target.index)


def _input(f: _Facts, index: _Index) -> Card:
    (unit,) = index
    column = f.moment.read - 1 if f.clocked else f.moment.arrived - 1
    shown = name("x", unit)
    if column < 0:
        return Card(f.say("input", name=shown), "", (f.say("not-reached"),))
    line = f.say("input-from", row=unit + 1, column=column + 1)
    return Card(f.say("input", name=shown), str(int(f.content.trace.inputs[column, unit])), (line,))


def _hidden(f: _Facts, index: _Index) -> Card:
    unit = index[-1]
    column = index[0] if len(index) == 2 else f.moment.arrived - 1
    shown = name("h", unit)
    if column < 0:
        start = float(f.content.parameters.initial_state[unit])
        return Card(f.say("hidden-start", name=shown), number(start), (f.say("learned"),))
    title = f.say("hidden", name=shown, column=column + 1)
    if not f.reached(column, 1, ARRIVAL):
        return Card(title, "", (f.say("not-reached"),))
    trace = f.content.trace
    value = float(trace.hidden[column, unit])
    inputs = [float(x) for x in trace.inputs[column]]
    lines = equations.hidden_unit(f.content.parameters, f.function, unit, inputs, f.before(column), value)
    return Card(title, number(value), lines + f.logistic(f.function))


def _output(f: _Facts, index: _Index) -> Card:
    column = index[0] if len(index) == 2 else f.said()
    if column < 0:
        return Card(f.say("output-start"), "", (f.say("not-reached"),))
    title = f.say("output", column=column + 1)
    if len(index) == 2 and not f.reached(column, 2, ANSWER):
        return Card(title, "", (f.say("not-reached"),))
    trace, target = f.content.trace, int(f.content.example.total[column])
    value = float(trace.outputs[column, 0])
    lines = equations.output(f.content.parameters, trace.hidden[column].tolist(), value) + f.logistic()
    key = "read-wrong" if is_wrong(f.content, column) else "read"
    lines += (f.say(key, digit=answer(f.content, column), target=target),)
    lines += tuple(f.say("loss", equation=line) for line in equations.cross_entropy(value, target))
    return Card(title, number(value), lines)


def _weight(f: _Facts, value: float, sender: str, receiver: str, heard: float | None) -> Card:
    """A weight's card; `heard` is what the sending unit says at the column that is shown."""
    key = "weight-self" if sender == receiver else "weight"
    lines: tuple[str, ...] = (f.say("shared", count=f.content.example.columns),)
    if heard is not None:
        products = equations.product(value, heard)
        lines += tuple(f.say("passes-on", column=f.moment.arrived, equation=line) for line in products)
    return Card(f.say(key, sender=sender, receiver=receiver), signed(value), lines)


def _input_weight(f: _Facts, index: _Index) -> Card:
    to, source = index
    column = f.moment.arrived - 1
    heard = float(f.content.trace.inputs[column, source]) if column >= 0 else None
    weight = float(f.content.parameters.input_weights[to, source])
    return _weight(f, weight, name("x", source), name("h", to), heard)


def _recurrent_weight(f: _Facts, index: _Index) -> Card:
    to, source = index
    column = f.moment.arrived - 1
    heard = f.before(column)[source] if column >= 0 else None
    weight = float(f.content.parameters.recurrent_weights[to, source])
    return _weight(f, weight, name("h", source), name("h", to), heard)


def _output_weight(f: _Facts, index: _Index) -> Card:
    to, source = index
    column = f.moment.arrived - 1
    heard = float(f.content.trace.hidden[column, source]) if column >= 0 else None
    weight = float(f.content.parameters.output_weights[to, source])
    return _weight(f, weight, name("h", source), "y", heard)


def _bit(f: _Facts, index: _Index) -> Card:
    row, column = index
    example = f.content.example
    value = int((example.first, example.second)[row][column])
    lines: tuple[str, ...] = (f.say("worth", worth=f"{2**column:,}"),)
    if settings(f.snapshot).example == "typed":
        lines += (f.say("click"),)
    return Card(f.say("bit", row=row + 1, column=column + 1), str(value), lines)


def _added(f: _Facts, column: int) -> str:
    """The sum of one column, as the column panel writes it."""
    e = f.content.example
    key = "adder-column-sum-carry" if e.carry_in[column] else "adder-column-sum"
    first, second, total = int(e.first[column]), int(e.second[column]), int(e.states[column])
    return words.say(key, f.language, first=first, second=second, total=total)


def _carry(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("carry", column=column + 1)
    if column == 0:
        return Card(title, "0", (f.say("carry-first"),))
    if not f.reached(column - 1, 0, ANSWER):
        return Card(title, "", (f.say("not-reached"),))
    line = f.say("carry-from", column=column, sum=_added(f, column - 1))
    return Card(title, str(int(f.content.example.carry_in[column])), (line,))


def _digit(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("digit", column=column + 1)
    if not f.reached(column, 2, ANSWER):
        return Card(title, "", (f.say("not-reached"),))
    key = "digit-wrong" if is_wrong(f.content, column) else "digit-right"
    output = float(f.content.trace.outputs[column, 0])
    # Close to one half, two decimals would not show on which side it is.
    digits = 2 if abs(output - 0.5) >= 0.005 else 5
    line = f.say(key, output=number(output, digits), target=int(f.content.example.total[column]))
    return Card(title, answer(f.content, column), (line,))


def _target(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("target", column=column + 1)
    if not f.reached(column, 2, ANSWER):
        return Card(title, "", (f.say("not-reached"),))
    return Card(title, str(int(f.content.example.total[column])), (_added(f, column), f.say("target-means")))


def _automaton(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("automaton", column=column + 1)
    if not f.reached(column, 1, ARRIVAL):
        return Card(title, "", (f.say("not-reached"),))
    before, after = int(f.content.walk[column]), int(f.content.walk[column + 1])
    symbol = SYMBOLS[int(f.content.example.symbols[column])]
    return Card(title, f.state(after), (f.say("came", state=f.state(before), symbol=symbol),))


def _nearest(f: _Facts, index: _Index) -> Card:
    (column,) = index
    title = f.say("nearest", column=column + 1)
    if not f.reached(column, 1, ARRIVAL):
        return Card(title, "", (f.say("not-reached"),))
    near = int(f.content.nearest[column])
    value = f.state(near) if near >= 0 else f.say("no-state")
    lines: tuple[str, ...] = (_point(f.content.trace.hidden[column].tolist()),)
    if near < 0:
        lines += (f.say("no-state-means"),)
    elif near != int(f.content.walk[column + 1]):
        lines += (f.say("nearest-differs", state=f.state(int(f.content.walk[column + 1]))),)
    return Card(title, value, lines)


def _point(activity: Sequence[float]) -> str:
    """Activities as a vector with the units' names: `(h₁, h₂) = (−1.00, 0.70)`."""
    names = ", ".join(name("h", unit) for unit in range(len(activity)))
    return f"({names}) = ({', '.join(number(value) for value in activity)})"


def _state(f: _Facts, index: _Index) -> Card:
    (state,) = index
    machine = binary_adder()
    meaning = f.say("state-means", carry=state >> 1, digit=state & 1)
    ways = (("00", 0), ("01 · 10", 1), ("11", 3))
    leads = tuple(
        f.say("leads", symbols=symbols, state=f.state(int(machine.transitions[state, symbol])))
        for symbols, symbol in ways
    )
    return Card(f.say("state"), f.state(state), (meaning, *leads))


def _transition(f: _Facts, index: _Index) -> Card:
    source, target = index
    symbols = [s for s in range(len(SYMBOLS)) if binary_adder().transitions[source, s] == target]
    title = f.say("transition", symbols=" · ".join(SYMBOLS[s] for s in symbols))
    ones = sum(int(digit) for digit in SYMBOLS[symbols[0]])
    sums = f.say("transition-sum", carry=source >> 1, ones=ones, total=target)
    line = f.say("transition-writes", digit=target & 1, carry=target >> 1)
    return Card(title, f"{f.state(source)} → {f.state(target)}", (sums, line))


def _pattern(f: _Facts, index: _Index) -> Card:
    (k,) = index
    state = f.state(int(f.content.centre_states[k]))
    middle = f.say("centre", point=_point(f.content.centres[k].tolist()))
    return Card(f.say("pattern"), state, (middle,))


def _start(f: _Facts, index: _Index) -> Card:
    point = _point(f.content.parameters.initial_state.tolist())
    return Card(f.say("start"), "", (point, f.say("learned")))


def _cube(f: _Facts, _index: _Index) -> Card:
    units = f.content.parameters.sizes[0]
    lines = (f.say("cube-point", units=units),)
    return Card(f.say("cube", units=units), "", lines + ((f.say("cube-turn"),) if units > 2 else ()))


def _path(f: _Facts, index: _Index) -> Card:
    (step,) = index
    if step == 0:
        return _start(f, ())
    column = step - 1
    near = int(f.content.nearest[column])
    value = f.state(near) if near >= 0 else f.say("no-state")
    return Card(f.say("path", column=step), value, (_point(f.content.trace.hidden[column].tolist()),))


def _verdict(f: _Facts, index: _Index) -> Card:
    v = f.content.verdict
    parts = [words.tell(message, f.language) for message in (v.relation, v.guarantee, v.detail)]
    if v.detail.key != "verdict-errors":
        parts.append(f.say("tests", bits=v.bit_errors, runs=v.long_run_errors))
    if v.certified:
        parts.append(f.say("proof", boxes=v.boxes))
    return Card(words.tell(v.count, f.language), "", (*parts, f.say("seen", columns=v.columns_seen)))


_CARDS: dict[str, Callable[[_Facts, _Index], Card]] = {
    "input": _input,
    "hidden": _hidden,
    "output": _output,
    "input_weight": _input_weight,
    "recurrent_weight": _recurrent_weight,
    "output_weight": _output_weight,
    "bit": _bit,
    "carry": _carry,
    "digit": _digit,
    "target": _target,
    "automaton": _automaton,
    "nearest": _nearest,
    "state": _state,
    "transition": _transition,
    "pattern": _pattern,
    "start": _start,
    "path": _path,
    "verdict": _verdict,
    "cube": _cube,
}
