"""The race in rows, words and arrays: what the stage, the command line and a file are told of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters import _remedies_start as starts
from simulator.chapters._remedies_content import RemediesContent, Row
from simulator.chapters._remedies_learners import DAMPING, EARLY, RISE
from simulator.chapters._remedies_racer import ALLOWED, EXAMINED, Runner
from simulator.chapters._remedies_settings import Settings
from simulator.chapters._remedies_trace import RemediesTrace
from simulator.message import Message
from simulator.tasks.long_lags import WORD, Name
from simulator.trace import Field

# Of an answer that knows nothing: its loss, and the share of its sequences that is wrong. The best constant
# answer to the adding problem is ½; it is within 0.04 of ½ + s/4, s the sum of two uniform numbers from −1 to
# 1, where |s| < 0.16, with probability 1 − 0.92².
CHANCE: dict[Name, tuple[float, float]] = {
    "first_sign": (math.log(2.0), 0.5),
    "order": (math.log(4.0), 0.75),
    "recall": (math.log(4.0), 0.75),
    "copy": (math.log(2.0), 1.0 - 0.5**WORD),
    "adding": (1.0 / 48.0, 0.92**2),
}
# A racer is still at chance while it is wrong this share of what chance is.
_AT_CHANCE = 0.9
# Decades of the gradient between the first step and the last.
_LOST, _FAINT, _GROWN = -6.0, -2.0, 2.0


def row(name: str, runners: Sequence[Runner], flows: tuple[Floats, Floats], settings: Settings) -> Row:
    """One row of the race."""
    return Row(
        name=name,
        takes_part=settings.races(name),
        racers=tuple(runner.shown() for runner in runners),
        budget=runners[0].budget,
        rule=_rule(name, settings),
        verdict=_verdict(runners, settings),
        gradient_start=flows[0],
        gradient_now=flows[1],
        gradient_verdict=_flow_verdict(flows[1]),
    )


def _rule(name: str, s: Settings) -> Message:
    """Which optimiser a racer uses, with the numbers that were chosen for it."""
    radius = s.start_radius if starts.chosen(s) == "sparse" else 1.0
    begins: dict[str, Any] = {"start": starts.chosen(s), "radius": radius}
    if name == "plain":
        return Message("remedies-rule-plain", rate=s.plain_rate, batch=s.batch, clip=s.clip)
    if name == "momentum":
        method: dict[str, Any] = {"rule": s.momentum_rule, "rate": starts.momentum_rate(s), "clip": s.clip}
        speed = {"early": min(EARLY, s.momentum), "updates": RISE, "later": s.momentum}
        return Message("remedies-rule-momentum", batch=s.batch, **method, **speed, **begins)
    if name == "hessian_free":
        structural = s.structural_damping if s.structural else 0.0
        numbers = {"iterations": s.cg_iterations, "damping": DAMPING, "structural": structural}
        return Message("remedies-rule-hessian-free", batch=s.curvature_batch, **numbers, **begins)
    if name == "lstm":
        bias = math.log(s.steps - 1.0)
        method = {"variant": s.variant, "rate": s.lstm_rate, "clip": s.clip}
        return Message("remedies-rule-lstm", batch=s.batch, bias=bias, **method)
    method = {"kind": s.reservoir, "units": s.reservoir_units}
    return Message("remedies-rule-echo-state", radius=s.spectral_radius, scale=s.input_scale, **method)


def _verdict(runners: Sequence[Runner], settings: Settings) -> Message:
    """What has become of a racer; never more than was measured."""
    one, name = runners[0], runners[0].name.replace("_", "-")
    if len(runners) > 1 and any(runner.updates for runner in runners):
        solved, over = (
            sum(runner.status in those for runner in runners)
            for those in (("solved",), ("solved", "spent", "diverged"))
        )
        return Message("remedies-verdict-seeds", racer=name, solved=solved, over=over, seeds=len(runners))
    wrong = round(one.error * EXAMINED) if math.isfinite(one.error) else -1
    if one.status == "diverged":
        return Message("remedies-verdict-diverged", racer=name, update=one.updates)
    if one.status == "solved":
        figures = {"evaluations": round(one.evaluations), "seconds": one.seconds}
        examined = {"update": one.updates, "wrong": wrong, "of": EXAMINED}
        return Message("remedies-verdict-solved", racer=name, **examined, **figures)
    if one.status == "spent":
        return Message("remedies-verdict-spent", racer=name, update=one.updates, wrong=one.error, of=EXAMINED)
    if not settings.races(one.name):
        return Message("remedies-verdict-out", racer=name)
    if one.status == "waiting":
        return Message("remedies-verdict-waiting", racer=name, budget=one.budget)
    lately = one.lately()
    key = "chance" if lately > _AT_CHANCE * CHANCE[settings.task][1] else "racing"
    return Message(f"remedies-verdict-{key}", racer=name, update=one.updates, wrong=lately)


@np.errstate(all="ignore")
def _flow_verdict(flow: Floats) -> Message:
    """What the gradient does between the last step and the first, in decades."""
    if not len(flow):
        return Message("remedies-flow-none")
    decades = float(flow[0] - flow[-1])
    if math.isnan(decades) or flow[-1] == -math.inf:
        return Message("remedies-flow-unknown")
    if flow[0] == -math.inf:
        return Message("remedies-flow-dead")
    for key, least in (("grown", _GROWN), ("level", _FAINT), ("faint", _LOST)):
        if decades >= least:
            return Message(f"remedies-flow-{key}", decades=decades)
    return Message("remedies-flow-lost", decades=decades)


def content(settings: Settings, rows: tuple[Row, ...], parts: Mapping[str, Any]) -> RemediesContent:
    """Everything the stage is told."""
    s, there = settings, [row for row in rows if row.takes_part]
    loss, error = CHANCE[s.task]
    return RemediesContent(
        scene=s.scene,
        task=s.task,
        steps=s.steps,
        seeds=tuple(range(s.seed, s.seed + s.seeds)),
        rows=rows,
        chance_loss=loss,
        chance_error=error,
        unit="" if s.task == "adding" else "nats",
        rules=(
            Message("remedies-rules-solved", allowed=ALLOWED, of=EXAMINED),
            Message("remedies-rules-budget", **{row.name: row.budget for row in rows}),
            Message("remedies-rules-evaluation", batch=s.batch),
            Message("remedies-rules-data"),
            Message("remedies-rules-tuned"),
        ),
        summary=Message(
            "remedies-summary",
            solved=sum(row.solved for row in there),
            racers=sum(len(row.racers) for row in there),
        ),
        trace=_trace(rows),
        **parts,
    )


def _trace(rows: Sequence[Row]) -> RemediesTrace:
    parts: list[tuple[Field, Floats]] = []
    for row in rows:
        curve = row.first.curve
        columns = {
            "updates": ("", "updates", curve.updates),
            "gradient_evaluations": ("", "passes there and back of a batch", curve.evaluations),
            "cpu_seconds": ("s", "seconds of this racer", curve.seconds),
            "losses": ("", "L of the update's batch, before it", curve.losses),
            "errors": ("", "share wrong of the update's batch", curve.errors),
        }
        for name, (unit, equation, values) in columns.items():
            field = Field(f"{row.name}_{name}", ("point",), unit, equation)
            parts.append((field, frozen(np.asarray(values, dtype=np.float64))))
        if len(row.gradient_now):
            along = "∂L/∂c_t" if row.name == "lstm" else "∂L/∂h_t"
            for name, flow in (("_start", row.gradient_start), ("", row.gradient_now)):
                field = Field(f"{row.name}_gradient_log10{name}", ("step",), "", f"log10 ‖{along}‖")
                parts.append((field, flow))
    return RemediesTrace(tuple(parts))


def line(runner: Runner) -> dict[str, Any]:
    """A racer's line of `unrolled run --json`, its weights examined."""
    diverged = runner.status == "diverged"
    return {
        "racer": runner.name,
        "seed": runner.shown().seed,
        "updates": runner.updates,
        "gradient_evaluations": round(runner.evaluations),
        "cpu_seconds": round(runner.seconds, 4),
        "solved": runner.error < ALLOWED,
        "error": None if math.isnan(runner.error) else round(runner.error, 4),
        "loss": runner.loss if math.isfinite(runner.loss) else None,
        "budget": runner.budget,
        "diverged_at": runner.updates if diverged else None,
    }
