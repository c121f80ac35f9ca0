"""What hovering tells on the rival's stage."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simulator.chapters.adder import RivalContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import equations, words
from ui.diagrams.adder import rival_news
from ui.diagrams.adder.rival_worked import arrived, right_digit, said
from ui.equations import name, number
from ui.view import Card, Target, View

_Index = tuple[int, ...]
_NETWORKS = ("recurrent", "feed-forward")


class _Facts:
    """The content with what the playhead has reached."""

    def __init__(self, snapshot: Snapshot, view: View) -> None:
        self.content: RivalContent = snapshot.content
        self.snapshot, self.view, self.language = snapshot, view, view.language

    def say(self, key: str, **values: Value) -> str:
        """A sentence of this stage's cards."""
        return words.say(f"adder-rival-card-{key}", self.language, **values)

    def single(self, key: str, **values: Value) -> str:
        """A sentence that the first scene's cards have, too."""
        return words.say(f"adder-card-{key}", self.language, **values)


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this scene, None for one it does not know."""
    made = _CARDS.get(target.kind)
    return None if made is None else made(_Facts(snapshot, view), target.index)


def _tested(f: _Facts, index: _Index) -> Card:
    (n,) = index
    m = f.content.measures
    lines = tuple(
        f.say(f"tested-{network}", share=rival_news.percent(m.exact[row, n - 1]))
        for row, network in enumerate(_NETWORKS)
    )
    where = "tested-inside" if n <= f.content.trained_columns else "tested-beyond"
    asked = f.say("tested-asked", count=int(m.asked[n - 1]))
    return Card(
        f.say("tested", columns=n), "", (*lines, f.say(where, trained=f.content.trained_columns), asked)
    )


def _column_weights(f: _Facts, index: _Index) -> Card:
    (k,) = index
    key = "weights-trained" if k < f.content.trained_columns else "weights-untrained"
    units = len(f.content.rival_weights)
    return Card(f.say("weights", column=k + 1), "", (f.say("weights-what", units=units), f.say(key)))


def _one_matrix(f: _Facts, _index: _Index) -> Card:
    units = len(f.content.parameters.input_weights)
    return Card(f.say("matrix"), f"{units} × 2", (f.say("matrix-every"),))


def _answer(f: _Facts, index: _Index) -> Card:
    k = min(index[0], f.content.right.shape[1] - 1)
    first, second = (_whole(digits[k]) for digits in (f.content.first, f.content.second))
    lines = []
    for row, network in enumerate(_NETWORKS):
        digits = f.content.digits[row, k]
        answer = f"{_whole(digits):,}" if (digits >= 0).all() else f.say("no-number")
        key = "right" if f.content.right[row, k] else "wrong"
        lines.append(f.say(f"answer-{network}-{key}", answer=answer))
    title = f.say("answer", first=f"{first:,}", second=f"{second:,}", total=f"{first + second:,}")
    return Card(title, "", tuple(lines))


def _whole(digits: NDArray[np.integer]) -> int:
    return sum(int(digit) << place for place, digit in enumerate(digits))


def _worked(f: _Facts, index: _Index) -> Card:
    network, column = index
    title = f.say(f"worked-{_NETWORKS[network]}", column=column + 1)
    reached = column < arrived(f.content, f.view) if network == 0 else f.view.t > 0.0
    if not reached:
        return Card(title, "", (f.single("not-reached"),))
    digit, target = said(f.content, network, column), right_digit(f.content, column)
    outputs = f.content.trace.outputs[:, 0] if network == 0 else f.content.outputs
    value = float(outputs[column])
    lines: tuple[str, ...] = ()
    if network == 0:
        lines = equations.output(f.content.parameters, f.content.trace.hidden[column].tolist(), value)
    lines += (f.single("read-wrong" if digit != str(target) else "read", digit=digit, target=target),)
    if network == 1 and column > f.content.trained_columns:
        lines += (f.say("worked-untrained"),)
    return Card(title, number(value), lines)


def _hidden(f: _Facts, index: _Index) -> Card:
    column, unit = index
    title = f.single("hidden", name=name("h", unit), column=column + 1)
    if column >= arrived(f.content, f.view):
        return Card(title, "", (f.single("not-reached"),))
    trace, p = f.content.trace, f.content.parameters
    value = float(trace.hidden[column, unit])
    before = trace.hidden[column - 1] if column else p.initial_state
    function = "σ" if f.snapshot.settings.values()["squashing"] == "logistic" else "tanh"
    lines = equations.hidden_unit(p, function, unit, trace.inputs[column].tolist(), before.tolist(), value)
    return Card(title, number(value), lines + ((f.single("logistic"),) if function == "σ" else ()))


def _parameters(f: _Facts, _index: _Index) -> Card:
    counts = f.content.parameter_counts
    values = {"recurrent": f"{counts[0]:,}", "rival": f"{counts[1]:,}"}
    return Card(f.say("parameters"), "", (f.say("parameters-now", **values), f.say("parameters-why")))


def _news(f: _Facts, _index: _Index) -> Card:
    rival, recurrent = rival_news.sentences(f.content, f.language)
    updates = f.content.updates
    last = f.say("news-updates", rival=int(updates[1]), recurrent=int(updates[0]))
    return Card(f.say("news"), "", (rival, recurrent, last))


_CARDS: dict[str, Callable[[_Facts, _Index], Card]] = {
    "tested": _tested,
    "column_weights": _column_weights,
    "one_matrix": _one_matrix,
    "answer": _answer,
    "worked": _worked,
    "hidden": _hidden,
    "parameters": _parameters,
    "rival_news": _news,
}
