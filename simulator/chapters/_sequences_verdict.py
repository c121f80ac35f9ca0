"""One sentence about what was found in the open scene: what was checked, and no more."""

from __future__ import annotations

import math
from typing import Any

from simulator.chapters._sequences_content import Rung, Series
from simulator.chapters._sequences_settings import Settings
from simulator.message import Message, Value


def verdict(
    settings: Settings, updates: int, series: Series, rungs: tuple[Rung, ...], found: dict[str, Any]
) -> Message:
    """The sentence under the stage."""
    match settings.scene:
        case "inference":
            return _inference(settings, found["inference"])
        case "bits":
            bits = found["bits"]
            shares: dict[str, Value] = {
                "network": round(100 * bits.network_accuracy, 1),
                "markov": round(100 * bits.fitted_accuracy, 1),
            }
            key = "sequences-verdict-bits" if updates else "sequences-verdict-bits-untrained"
            return Message(key, bits=bits.bits, **shares)
        case "cost":
            return Message("sequences-verdict-cost", states=found["cost"].states)
        case "shift":
            return Message("sequences-verdict-shift", shift=settings.shift)
    return _ladder(updates, series, rungs)


def _ladder(updates: int, series: Series, rungs: tuple[Rung, ...]) -> Message:
    if not updates:
        return Message("sequences-verdict-untrained")
    known = [rung for rung in rungs if math.isfinite(rung.holdout_error)]
    if not known:
        return Message("sequences-verdict-diverged", update=updates)
    best = min(known, key=lambda rung: rung.holdout_error)
    values: dict[str, Value] = {"model": best.name, "error": float(f"{best.holdout_error:.4g}")}
    if series.symbols:
        return Message("sequences-verdict-best-text", **values)
    return Message("sequences-verdict-best", repeating=float(f"{series.fresh_error:.4g}"), **values)


def _inference(settings: Settings, inference: Any) -> Message:
    if inference is None:
        return Message("sequences-verdict-keeps-nothing", model=settings.model)
    if inference.kalman is not None:
        return Message("sequences-verdict-kalman", difference=f"{inference.kalman.difference:.0e}")
    if inference.forward is not None:
        return Message("sequences-verdict-forward", difference=f"{inference.forward.difference:.0e}")
    return Message("sequences-verdict-recurrent")
