"""What hovering tells on the stage of the sequences: every target's name, value and equation."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from simulator.chapters._sequences_content import Rung, SequencesContent
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import equations, words
from ui.chapters import _sequences_scene_cards as scenes
from ui.diagrams import ink
from ui.diagrams.sequences import inference, ladder_kept, ladder_memory, ladder_series, ladder_still, said
from ui.diagrams.sequences.moment import moment
from ui.view import Card, Target, View

_Index = tuple[int, ...]


@dataclass(frozen=True)
class _Facts:
    """The content and the view a target is asked about in."""

    snapshot: Snapshot
    view: View

    @property
    def content(self) -> SequencesContent:
        found: SequencesContent = self.snapshot.content
        return found

    @property
    def language(self) -> str:
        return self.view.language

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"sequences-card-{key}", self.language, **values)

    def rung(self, index: _Index) -> Rung:
        return self.content.ladder[index[0]]

    def name(self, index: _Index) -> str:
        return said.name(self.rung(index).name, self.language)


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one it does not know or that is not shown now."""
    scene = str(snapshot.settings.values()["scene"])
    told = scenes.card(target, snapshot, view)
    if told is not None:
        return told
    make = _CARDS.get(target.kind)
    if make is None or scene not in _SCENES.get(target.kind, (scene,)):
        return None
    facts = _Facts(snapshot, view)
    if target.kind in _ROWS and not (target.index and target.index[0] < len(facts.content.ladder)):
        return None
    return make(facts, target.index)


def _scene(f: _Facts, index: _Index) -> Card:
    scene = str(f.snapshot.settings.setting("scene").choices[index[0]])
    return Card(words.choice("sequences", "scene", scene, f.language), "", (f.say(f"scene-{scene}"),))


def _verdict(f: _Facts, _index: _Index) -> Card:
    lines = tuple(words.tell(note, f.language) for note in f.content.series.notes)
    return Card(said.verdict(f.content, f.language), "", (*lines, f.say("verdict")))


def _model(f: _Facts, index: _Index) -> Card:
    rung = f.rung(index)
    lines = [
        f.say(f"model-{rung.name}"),
        words.say("sequences-weights", f.language, count=rung.parameters),
        f.say("fitted", iterations=rung.iterations, seconds=ink.number(rung.seconds, 2)),
    ]
    if rung.diverged_at >= 0:
        lines.append(words.say("sequences-diverged", f.language, update=str(rung.diverged_at)))
    if math.isfinite(rung.log_likelihood):
        lines.append(f.say("likelihood", value=equations.number(rung.log_likelihood, 1)))
    if inference_of(rung):
        lines.append(f.say("step-through"))
    return Card(f.name(index), ladder_still.subtitle(rung, f.language), tuple(lines))


def inference_of(rung: Rung) -> bool:
    """Whether a model has a state that can be inferred step by step."""
    return rung.name in ("linear_dynamical", "hidden_markov", "recurrent")


def _window(f: _Facts, index: _Index) -> Card:
    series = f.content.series
    lines: tuple[str, ...] = (
        f.say(
            "window",
            first=said.time(series, 0, f.language),
            last=said.time(series, len(series.times) - 1, f.language),
        ),
        f.say("split", fitted=series.split, held=series.steps - series.split),
    )
    if not series.symbols:
        lines += tuple(
            f.say(
                "normalised",
                name=name,
                centre=said.value(series, float(series.centre[k]), k),
                scale=said.value(series, float(series.scale[k]), k),
            )
            for k, name in enumerate(series.channels)
        )
    return Card(f.name(index), "", lines)


def _guess(f: _Facts, index: _Index) -> Card:
    row, step = index
    series, rung = f.content.series, f.rung(index)
    if not 0 <= step < len(rung.guess):
        return _window(f, index)
    title = f.say("guess", model=f.name((row,)), when=said.time(series, step, f.language))
    if series.symbols:
        share = float(ladder_series.guessed(series, rung)[step, 0])
        letter = series.symbols[int(series.letters[step])]
        return Card(title, equations.number(share), (f.say("guess-letter", letter=letter),))
    lines = []
    for channel, name in enumerate(series.channels):
        guess = float(rung.guess[step, channel])
        came = said.value(series, float(series.values[step, channel]), channel)
        if not math.isfinite(guess):
            lines.append(f.say("guess-none", name=name, came=came))
            continue
        values: dict[str, Value] = {"name": name, "guess": said.value(series, guess, channel), "came": came}
        if len(rung.spread):
            values["spread"] = said.value(series, float(rung.spread[step, channel]), channel)
            lines.append(f.say("guess-spread", **values))
        else:
            lines.append(f.say("guess-plain", **values))
    if bool(series.missing[step]):
        lines.append(f.say("gap"))
    lines.append(f.say("horizon", steps=f.content.horizon))
    return Card(title, "", tuple(lines))


def _kept(f: _Facts, index: _Index) -> Card:
    rung, at = f.rung(index), moment(f.content.steps, f.view)
    first, second = ladder_kept.words_of(rung, f.content, f.language)
    lines: tuple[str, ...] = (f.say(f"kept-{rung.name}"),)
    if at.now < 0:
        lines += (f.say("not-yet"),)
    elif rung.name in ("linear_dynamical", "recurrent", "hidden_markov") and at.now < len(rung.hidden):
        shown = ", ".join(equations.number(float(value)) for value in rung.hidden[at.now][:8])
        lines += (f.say("state", values=shown + (", …" if rung.hidden.shape[1] > 8 else "")),)
    return Card(f"{first} {second}", "", lines)


def _profile(f: _Facts, index: _Index) -> Card:
    first, second = ladder_memory.sentence(f.content, f.rung(index), f.language)
    return Card(f"{first} {second}", "", (f.say("profile"),))


def _memory(f: _Facts, index: _Index) -> Card:
    _, lag = index
    rung, at = f.rung(index), moment(f.content.steps, f.view)
    title = f.say("memory", model=f.name(index), lag=lag)
    if at.now < 0 or at.now >= len(rung.memory) or lag > rung.memory.shape[1]:
        return Card(title, "", (f.say("not-yet"),))
    value, mean = float(rung.memory[at.now, lag - 1]), float(rung.memory_mean[lag - 1])
    lines = [f.say("memory-mean", mean=equations.number(mean, 3))]
    if value == 0.0:
        lines.append(f.say("memory-zero"))
    return Card(title, "0" if value == 0.0 else equations.number(value, 3), tuple(lines))


def _error(f: _Facts, index: _Index) -> Card:
    rung, series = f.rung(index), f.content.series
    title = f.say("error", model=f.name(index))
    if series.symbols:
        return Card(title, said.error(series, rung), (f.say("error-bits"),))
    lines = [f.say("error-rms", steps=f.content.horizon)]
    if math.isfinite(rung.train_error):
        lines.append(f.say("error-train", error=said.value(series, rung.train_error)))
    likelihoods = rung.train_log_likelihoods
    if len(likelihoods) > 1:
        first, last = (equations.number(float(likelihoods[k]), 1) for k in (0, -1))
        lines.append(f.say("error-likelihood", iterations=len(likelihoods), first=first, last=last))
    if math.isfinite(series.fresh_error):
        lines.append(f.say("error-fresh", error=said.value(series, series.fresh_error)))
    return Card(title, said.error(series, rung), tuple(lines))


def _belief(f: _Facts, _index: _Index) -> Card:
    rung = inference.shown_rung(f.content)
    assert rung is not None
    return Card(said.name(rung.name, f.language), "", (f.say(f"belief-{rung.name}"),))


def _numbers(f: _Facts, _index: _Index) -> Card:
    at = moment(f.content.steps, f.view)
    t, _ = inference.step_of(f.content, at)
    predict, update = inference.lines(f.content, at)
    title = f.say("numbers", when=said.time(f.content.series, t, f.language))
    return Card(title, "", (*predict, *update))


def _twin(f: _Facts, _index: _Index) -> Card:
    rung = inference.shown_rung(f.content)
    assert rung is not None
    return Card(f.say(f"twin-{rung.name}"), "", (f.say(f"twin-{rung.name}-how"),))


_LADDER, _INFERENCE = ("ladder",), ("inference",)
_SCENES = {
    "model": _LADDER,
    "kept": _LADDER,
    "profile": _LADDER,
    "memory": _LADDER,
    "error": _LADDER,
    "window": (*_LADDER, *_INFERENCE),
    "guess": (*_LADDER, *_INFERENCE),
    "belief": _INFERENCE,
    "numbers": _INFERENCE,
    "twin": _INFERENCE,
}
_ROWS = ("model", "kept", "profile", "memory", "error", "window", "guess")
_CARDS: dict[str, Callable[[_Facts, _Index], Card]] = {
    "scene": _scene,
    "verdict": _verdict,
    "model": _model,
    "window": _window,
    "guess": _guess,
    "kept": _kept,
    "profile": _profile,
    "memory": _memory,
    "error": _error,
    "belief": _belief,
    "numbers": _numbers,
    "twin": _twin,
}
