"""What hovering tells in the scenes Flow and Sources: name, value, and the equation with its numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.chapters._gradients_content import Flow, GradientsContent, Sources
from simulator.experiment import Snapshot
from simulator.message import Value
from ui import equations, words
from ui.diagrams import magnitudes
from ui.diagrams.gradients import gradient_shares
from ui.diagrams.gradients.gradient_plot import step_of
from ui.diagrams.gradients.gradient_slope import unit_of
from ui.equations import number
from ui.view import Card, Target, View

_Index = tuple[int, ...]


@dataclass(frozen=True)
class _Facts:
    """The content, the step the playhead marks and the unit that is shown. Steps count from 1."""

    snapshot: Snapshot
    content: GradientsContent
    step: int
    unit: int  # from 0
    language: str

    def say(self, key: str, **values: Value) -> str:
        return words.say(f"gradients-card-{key}", self.language, **values)

    def size(self, log10: float) -> str:
        return magnitudes.said(float(log10), self.language)

    @property
    def flow(self) -> Flow:
        assert self.content.flow is not None
        return self.content.flow

    @property
    def sources(self) -> Sources:
        assert self.content.sources is not None
        return self.content.sources

    @property
    def steps(self) -> int:
        return len(self.content.trace.hidden)

    @property
    def loss_at(self) -> str:
        return str(self.snapshot.settings.values()["loss_at"])

    def z(self, unit: int) -> float:
        return float(self.content.trace.pre_activations[self.step - 1, unit])

    def h(self, unit: int) -> float:
        return float(self.content.trace.hidden[self.step - 1, unit])

    def slope(self, unit: int) -> float:
        return float(self.content.trace.slopes[self.step - 1, unit])


def card(target: Target, snapshot: Snapshot, view: View) -> Card | None:
    """The card of a target of these scenes, None for one they do not know."""
    tell = _CARDS.get(target.kind)
    # What is under the pointer may have been of the scene that was open before.
    if tell is None or snapshot.content.scene not in _WHERE.get(target.kind, (snapshot.content.scene,)):
        return None
    step, unit = step_of(snapshot, view), unit_of(snapshot, view)
    return tell(_Facts(snapshot, snapshot.content, step, unit, view.language), target.index)


def _scene(f: _Facts, index: _Index) -> Card:
    scene = f.snapshot.settings.setting("scene").choices[index[0]]
    return Card(words.choice("gradients", "scene", scene, f.language), "", (f.say(f"scene-{scene}"),))


# Flow: the curves.


def _gradient(f: _Facts, index: _Index) -> Card | None:
    (step,) = index
    flow = f.flow
    if step > f.steps:
        return None
    log10 = flow.gradient_log10
    here = float(log10[step - 1])
    lines = [f.say("gradient-relative", steps=f.steps)]
    if step == f.steps:
        lines.append(f.say("gradient-arrives", size=magnitudes.figures(flow.arrival)))
    else:
        lines.append(f.say("gradient-rule" if f.loss_at == "last" else "gradient-rule-every"))
        with np.errstate(all="ignore"):
            ratio = here - float(log10[step])
        if math.isfinite(ratio):
            lines.append(f.say("gradient-last-step", factor=f.size(ratio), after=step + 1, step=step))
        if math.isfinite(here):
            each = magnitudes.each(here, f.steps - step)
            lines.append(f.say("gradient-mean", factor=each, steps=f.steps - step))
    if math.isnan(here) and flow.not_finite_from:
        lines.append(f.say("gradient-none", step=flow.not_finite_from))
    return Card(f.say("gradient", step=step), f.size(here), tuple(lines))


# Flow: one unit.


def _function(f: _Facts) -> tuple[str, str]:
    """The squashing function and its slope as equations."""
    return {
        "tanh": ("h = tanh z", "f′(z) = 1 − h²"),
        "logistic": ("h = σ(z) = 1 / (1 + e^(−z))", "f′(z) = h·(1 − h)"),
        "linear": ("h = z", "f′(z) = 1"),
        "relu": ("h = max(0, z)", "f′(z) = 1, z > 0"),
    }[f.content.trace.squashing.name]


def _squashing(f: _Facts, index: _Index) -> Card:
    name = words.choice("gradients", "squashing", f.content.trace.squashing.name, f.language)
    mean = magnitudes.figures(float(np.mean(f.content.trace.slopes[:, f.unit])))
    points = f.say("squashing-points", unit=f.unit + 1, count=f.steps)
    return Card(name, "", (*_function(f), points, f.say("squashing-mean", slope=mean)))


def _slope_equation(f: _Facts, unit: int) -> tuple[str, ...]:
    """f′ at the operating point with its numbers."""
    h, slope = f.h(unit), f.slope(unit)
    if not (math.isfinite(h) and math.isfinite(slope)):
        return ()
    shown, value = number(h), magnitudes.decimals(slope, f.language)
    bracketed = f"({shown})" if h < 0 and shown.startswith(equations.MINUS) else shown
    kind = f.content.trace.squashing.name
    if kind == "tanh":
        sign = "=" if number(1 - round(h, 2) ** 2) == value else "≈"
        return (f"f′(z) = 1 − {bracketed}² {sign} {value}",)
    if kind == "logistic":
        sign = "=" if number(round(h, 2) * (1 - round(h, 2))) == value else "≈"
        return (f"f′(z) = {shown}·(1 − {shown}) {sign} {value}",)
    return (f"f′(z) = {value}",)


def _activity_equation(f: _Facts, unit: int) -> tuple[str, ...]:
    """h = f(z) with its numbers."""
    z, h = f.z(unit), f.h(unit)
    if not (math.isfinite(z) and math.isfinite(h)):
        return (f.say("no-number"),)
    name = f.content.trace.squashing.name
    left = equations.name("h", unit)
    if name in ("tanh", "logistic"):
        function = "σ" if name == "logistic" else "tanh"
        return equations.squashed(left, function, [equations.Term(z)], h)
    if name == "relu":
        return (f"{left} = max(0, {number(z)}) = {number(h)}",)
    return (f"{left} = {number(z)}",)


def _operating(f: _Facts, index: _Index) -> Card:
    title = f.say("operating", unit=f.unit + 1, step=f.step)
    lines = (*_activity_equation(f, f.unit), *_slope_equation(f, f.unit), f.say("operating-fixed"))
    slope = magnitudes.decimals(f.slope(f.unit), f.language)
    return Card(title, words.say("gradients-slope", f.language, slope=slope), lines)


def _unit(f: _Facts, index: _Index) -> Card | None:
    (unit,) = index
    if unit >= f.content.trace.hidden.shape[1]:
        return None
    title = f.say("operating", unit=unit + 1, step=f.step)
    lines = (*_activity_equation(f, unit), *_slope_equation(f, unit), f.say("unit-click"))
    return Card(title, number(f.h(unit)), lines)


def _error_of(f: _Facts, k: int) -> float:
    return float(f.snapshot.settings.values()["error_size"]) * (k + 1)


def _error(f: _Facts, index: _Index) -> Card:
    (k,) = index
    key = "error" if k == 0 else "error-twice"
    return Card(f.say(key), number(_error_of(f, k)), (f.say("error-drag"),))


def _derivative(f: _Facts, index: _Index) -> Card:
    (k,) = index
    error, slope = _error_of(f, k), f.slope(f.unit)
    if not math.isfinite(f.h(f.unit)):
        return Card(f.say("derivative"), "", (f.say("no-number"),))
    value = magnitudes.decimals(error * slope, f.language)
    lines = ("∂E/∂z = f′(z)·∂E/∂h", *equations.product(slope, error), f.say("derivative-straight"))
    return Card(f.say("derivative"), value, lines)


# Flow: what a step back multiplies by.


def _radius(f: _Facts, index: _Index) -> Card | None:
    flow = f.flow
    lines = ["ρ = max |λ|", f.say("radius-means")]
    if f.snapshot.settings.values()["network"] == "drawn":
        lines.append(f.say("radius-drag"))
    return Card(f.say("radius"), number(flow.spectral_radius), tuple(lines))


def _effective(f: _Facts, index: _Index) -> Card | None:
    flow = f.flow
    product = equations.product(flow.spectral_radius, flow.mean_slope)
    lines = ("ρ·f′", *product, f.say("effective-means", steps=f.steps))
    return Card(f.say("effective"), number(flow.effective_radius), lines)


def _eigenvalues(f: _Facts, index: _Index) -> Card | None:
    flow = f.flow
    sizes = np.abs(flow.eigenvalues)
    counted = f.say("eigenvalues-outside", outside=int((sizes > 1).sum()), all=len(sizes))
    largest = f"max |λ| = ρ = {number(flow.spectral_radius)}"
    return Card(f.say("eigenvalues"), "", (largest, counted, f.say("eigenvalues-circles")))


def _singular(f: _Facts, index: _Index) -> Card | None:
    (k,) = index
    flow = f.flow
    if k >= len(flow.singular_values_log10):
        return None
    value = float(flow.singular_values_log10[k])
    lines = ["∂h_T/∂h₀ = Π diag(f′(z_t))·U", f.say("singular-means")]
    if math.isfinite(value):
        each = magnitudes.each(value, f.steps)
        lines.append(f.say("singular-each", factor=each, steps=f.steps))
    if k == 0 and math.isfinite(flow.lyapunov):
        lines.append(f.say("singular-lyapunov", value=number(flow.lyapunov)))
    return Card(
        f.say("singular", place=k + 1, all=len(flow.singular_values_log10)), f.size(value), tuple(lines)
    )


# Sources.


def _source(f: _Facts, index: _Index) -> Card | None:
    s, t = index
    if max(s, t) > f.steps:
        return None
    row = f.content.trace.gradient_norms_log10[s - 1]
    title = f.say("source", loss=s, step=t)
    if row[s - 1] == -math.inf:
        return Card(title, "", (f.say("source-no-loss", loss=s),))
    lines = ["|∂L_s/∂h_t|", f.say("source-left", size=f.size(row[s - 1]), loss=s)]
    if t < s:
        with np.errstate(all="ignore"):
            ratio = float(row[t - 1] - row[s - 1])
        each = magnitudes.each(ratio, s - t)
        lines.append(f.say("source-lag", lag=s - t, ratio=f.size(ratio), factor=each))
    return Card(title, f.size(row[t - 1]), tuple(lines))


def _total(f: _Facts, index: _Index) -> Card | None:
    (t,) = index
    found = f.sources
    if t > f.steps:
        return None
    lines = (
        "∂E/∂h_t = Σ_s ∂L_s/∂h_t",
        f.say("total-last", steps=f.steps, size=f.size(found.last_log10[t - 1])),
    )
    return Card(f.say("total", step=t), f.size(found.sum_log10[t - 1]), lines)


def _shares(f: _Facts, index: _Index) -> Card | None:
    (t,) = index
    found = f.sources
    if t > f.steps:
        return None
    if np.isnan(found.shares[:, t - 1]).any():
        return Card(f.say("shares", step=t), "", (f.say("shares-none"),))
    lines = tuple(
        f.say("shares-band", lag=gradient_shares.lag(band), share=gradient_shares.share_text(float(share)))
        for band, share in zip(found.lags, found.shares[:, t - 1], strict=True)
        if t + band[0] <= f.steps
    )
    return Card(f.say("shares", step=t), "", lines)


def _lag(f: _Facts, index: _Index) -> Card | None:
    (k,) = index
    found = f.sources
    if k >= len(found.lags):
        return None
    share = gradient_shares.share_text(float(found.shares[k, f.step - 1]))
    lag = gradient_shares.lag(found.lags[k])
    return Card(f.say("lag", lag=lag), share, (f.say("lag-means", step=f.step, lag=lag),))


def _loss_at(f: _Facts, index: _Index) -> Card:
    choice = f.snapshot.settings.setting("loss_at").choices[index[0]]
    name = words.choice("gradients", "loss_at", choice, f.language)
    return Card(f.say("loss-at", where=name), "", (f.say(f"loss-{choice}"),))


_CARDS: dict[str, Callable[[_Facts, _Index], Card | None]] = {
    "scene": _scene,
    "gradient": _gradient,
    "squashing": _squashing,
    "operating": _operating,
    "unit": _unit,
    "error": _error,
    "derivative": _derivative,
    "radius": _radius,
    "effective": _effective,
    "eigenvalues": _eigenvalues,
    "singular": _singular,
    "source": _source,
    "total": _total,
    "shares": _shares,
    "lag": _lag,
    "loss_at": _loss_at,
}

# The scene each kind of target is in; tabs are in all.
_WHERE = {
    **dict.fromkeys(("source", "total", "shares", "lag", "loss_at"), ("sources",)),
    **dict.fromkeys(("gradient", "squashing", "operating", "unit", "error", "derivative"), ("flow",)),
    **dict.fromkeys(("radius", "effective", "eigenvalues", "singular"), ("flow",)),
}
