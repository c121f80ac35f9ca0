"""The sequences in a sentence: the caption of the lecture room, and the figures beside the training track."""

from __future__ import annotations

import math

from simulator.chapters._sequences_content import Rung, SequencesContent
from simulator.experiment import Snapshot
from ui import words
from ui.diagrams import ink
from ui.diagrams.sequences import carried, inference, said, sliding
from ui.view import View


def best(content: SequencesContent) -> Rung | None:
    """The fitted model with the smallest error on held-out data."""
    known = [rung for rung in content.ladder if rung.fitted and math.isfinite(rung.holdout_error)]
    return min(known, key=lambda rung: rung.holdout_error, default=None)


def figures(snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
    """The smallest error on held-out data; in the scene of bits the share that is right."""
    content: SequencesContent = snapshot.content
    if content.bits is not None:
        share = content.bits.network_accuracy
        return (
            ((words.say("sequences-figure-right", language), carried.percent(share)),)
            if share == share
            else ()
        )
    rung = best(content)
    if rung is None:
        return ()
    return ((words.say("sequences-figure-error", language), said.error(content.series, rung)),)


def caption(snapshot: Snapshot, view: View) -> str:
    """What is true of what is shown now."""
    content: SequencesContent = snapshot.content
    language = view.language
    match str(snapshot.settings.values()["scene"]):
        case "ladder":
            rung = best(content)
            if rung is None:
                return words.say("sequences-caption-unfitted", language)
            return words.say(
                "sequences-caption-ladder",
                language,
                model=said.name(rung.name, language),
                error=said.error(content.series, rung),
            )
        case "inference":
            shown = inference.shown_rung(content)
            if shown is None:
                return words.say("sequences-caption-none", language)
            return words.say(f"sequences-caption-{shown.name}", language)
        case "bits" if content.bits is not None:
            found = content.bits
            return words.say("sequences-caption-bits", language, bits=found.bits, states=2**found.bits)
        case "text":
            return words.say("sequences-caption-text", language)
        case "cost":
            return words.say("sequences-caption-cost", language)
        case "shift":
            by = int(snapshot.settings.values()["shift"])
            value = sliding.correlation(content.series, by)
            if value != value:
                return words.say("sequences-caption-shift-text", language, steps=by)
            return words.say("sequences-caption-shift", language, steps=by, value=ink.number(value, 2))
    return words.say("sequences-not-yet", language)
