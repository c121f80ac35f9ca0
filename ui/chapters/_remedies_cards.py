"""What hovering tells on the remedies' stage: the numbers that were drawn, and what they mean."""

from __future__ import annotations

import numpy as np

from simulator.chapters._remedies_content import RemediesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.magnitudes import figures, said
from ui.diagrams.remedies import (
    curvature,
    echoes,
    gates,
    look_ahead,
    papers,
    plates,
    race,
    race_row,
    start_grid,
    starting,
    valley,
)
from ui.view import Card, Target, View

# The scenes with plots, by how the kinds of their targets begin; the rest of a kind says what it is.
_PLOTS = {
    "lstm": ("lstm", gates.shown),
    "hf": ("hessian_free", curvature.shown),
    "echo": ("echo_state", echoes.shown),
    "start": ("start", starting.shown),
}


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of this chapter, None for one the open scene does not have."""
    content: RemediesContent = snapshot.content
    kind, _, rest = target.kind.partition("_")
    if target.kind == "scene":
        return _scene(target.index[0], snapshot, view.language)
    if kind == "race":
        return _race(rest, target.index, snapshot, view.language) if content.scene == "race" else None
    if kind in _PLOTS and rest in ("plot", "point", "curves"):
        scene, shown = _PLOTS[kind]
        if content.scene != scene:
            return None
        plots = shown(snapshot, view.language)
        helps = {name: words.say(f"remedies-card-plot-{name}", view.language) for name in plots}
        return plates.card(target, plots, helps, view.language)
    if kind == "table":
        return papers.card(target, snapshot, view.language) if content.scene == "papers" else None
    if kind == "valley":
        part = {"hessian_free": content.hessian_free, "start": content.start}.get(content.scene)
        return valley.card(target, part.valley, view.language) if part is not None else None
    return _rest(target, snapshot, view.language)


def _scene(which: int, snapshot: Snapshot, language: str) -> Card:
    scene = str(snapshot.settings.setting("scene").choices[which])
    title = words.choice(snapshot.chapter, "scene", scene, language)
    return Card(title, "", (words.say(f"remedies-card-scene-{scene}", language),))


def _race(rest: str, index: tuple[int, ...], snapshot: Snapshot, language: str) -> Card | None:
    content: RemediesContent = snapshot.content
    say = words.say
    if rest == "axis":
        axis = race.chosen_axis(snapshot)
        title = say(f"remedies-race-axis-{axis}", language)
        return Card(
            title, "", (say(f"remedies-card-axis-{axis}", language), say("remedies-card-axis", language))
        )
    if rest == "rules":
        lines = tuple(words.tell(rule, language) for rule in content.rules)
        return Card(say("remedies-card-rules", language), "", lines)
    row = content.rows[index[0]]
    name = race_row.name_of(row.name, language)
    if rest == "row":
        return _row(index[0], content, language)
    if rest == "point" and index[1] < len(row.first.curve.updates):
        way, k = row.first.curve, index[1]
        done = _work(int(way.updates[k]), float(way.evaluations[k]), float(way.seconds[k]), language)
        error = float(way.errors[k])
        wrong = say("remedies-card-batch", language, percent=ink.number(100 * error, 1))
        lines = (done, wrong) if np.isfinite(error) else (done,)
        loss = say("remedies-card-loss", language, loss=figures(float(way.losses[k])))
        return Card(name, loss, (*lines, say("remedies-card-open", language)))
    if rest == "gradient" and index[1] < len(row.gradient_now):
        k = index[1]
        first = ""
        if k < len(row.gradient_start):
            size = said(float(row.gradient_start[k]), language)
            first = say("remedies-card-at-start", language, size=size)
        at = say("remedies-card-step", language, name=name, step=k + 1)
        told = (first, say("remedies-card-gradient", language))
        return Card(at, said(float(row.gradient_now[k]), language), tuple(line for line in told if line))
    if rest in ("steps", "gradient"):
        return Card(name, "", (words.tell(row.gradient_verdict, language),))
    return Card(name, "", (words.tell(row.verdict, language),))


def _row(which: int, content: RemediesContent, language: str) -> Card:
    row, say = content.rows[which], words.say
    racer = row.first
    lines = [say(f"remedies-what-{row.name}", language), words.tell(row.rule, language)]
    if racer.work.updates:
        work = racer.work
        lines.append(_work(work.updates, work.evaluations, work.seconds, language))
    if np.isfinite(racer.error):
        percent = ink.number(100 * racer.error, 1)
        lines.append(say("remedies-card-error", language, percent=percent, update=racer.examined))
    lines.append(say("remedies-card-budget", language, budget=row.budget))
    if len(row.racers) > 1:
        lines.append(say("remedies-card-seeds", language, solved=row.solved, of=len(row.racers)))
    lines.append(say("remedies-card-open", language))
    title = race_row.name_of(row.name, language)
    return Card(title, words.tell(row.verdict, language), tuple(lines))


def _work(updates: int, evaluations: float, seconds: float, language: str) -> str:
    return words.say(
        "remedies-card-work",
        language,
        updates=updates,
        evaluations=ink.number(evaluations, 0),
        seconds=ink.number(seconds, 2),
    )


def _rest(target: Target, snapshot: Snapshot, language: str) -> Card | None:
    """The things there is one of in a scene."""
    content: RemediesContent = snapshot.content
    say, start, found = words.say, content.start, content.echo_state
    if target.kind == "open_cell" and content.lstm is not None:
        hindrance = content.lstm.hindrance
        about = words.tell(hindrance, language) if hindrance else say("remedies-lstm-open-about", language)
        return Card(say("remedies-lstm-open", language), "", (about,))
    if target.kind == "hf_structural" and content.hessian_free is not None:
        state = "on" if snapshot.settings.values()["structural"] else "off"
        title = say(f"remedies-hf-structural-{state}", language)
        return Card(title, "", (say("remedies-card-structural", language),))
    if target.kind in ("echo_reservoir", "echo_radius") and found is not None:
        radius = ink.number(found.spectral_radius, 2)
        about = "remedies-card-reservoir" if target.kind == "echo_reservoir" else "remedies-card-radius"
        return Card(say("remedies-start-radius", language, radius=radius), "", (say(about, language),))
    if start is None:
        return None
    if target.kind == "beginning" and target.index[0] < len(start.beginnings):
        begin = start.beginnings[target.index[0]]
        title = say(f"remedies-begin-{begin.name}", language)
        lines = (say(f"remedies-card-begin-{begin.name}", language), say("remedies-card-begin", language))
        return Card(title, "", lines)
    if target.kind == "grid_field":
        return start_grid.card(target.index[0], start, language)
    return look_ahead.card(start.look_ahead, language) if target.kind == "look_ahead" else None
