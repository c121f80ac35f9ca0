"""What the shipped films say is so: their captions are held against what is on the stage with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simulator import storyboard
from ui import storyboards
from ui.recording.script import Moment, Script

pytestmark = pytest.mark.usefixtures("qapp")


def last_with(name: str) -> dict[str, Moment]:
    """The last moment of every caption of a film at one picture a second."""
    board = storyboard.read(storyboards.FOLDER / f"{name}.toml")
    return {m.caption: m for m in Script(board, 1, "paper", "en").frames() if m.caption and not m.title}


CLAIMS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "unrolling": {
        "Now the error goes back": lambda c: c.check.ok and c.check.current,
        "so they stay equal": lambda c: c.tied and c.drift == 0.0,
        "they drift apart": lambda c: not c.tied and c.drift > 0.3,
        "move as one": lambda c: c.tied and c.drift == 0.0,
        "Trained like that": lambda c: c.success.error == 0.0,
    },
    "gradients": {
        "less than a trillionth": lambda c: -14 < c.flow.gradient_log10[0] < -12,
        "its signal still fades": lambda c: c.flow.gradient_log10[0] < -4 and c.flow.line_log10[0] > 3,
        "At ρ = 8 the error explodes": lambda c: c.flow.gradient_log10[0] > 3,
        "the gradient looks healthy": lambda c: abs(c.sources.sum_log10[0]) < 0.5,
        "has died on the way": lambda c: c.sources.last_log10[0] < -12,
        "Only the start at ρ = 1.5": lambda c: (
            c.learning.solved == (False, False, True) and c.learning.log10[2, -1, 0] > -7
        ),
        "one step throws": lambda c: c.cliff.free.largest_step > 3 and c.cliff.clipped.left_at == 0,
        # Fixed points on the border; those inside a basin have a radius below 1.
        "on the border it explodes": lambda c: (
            c.basins.jacobian_log10.min() < -3
            and 40 * np.log10(c.basins.fixed_radii[c.basins.fixed_radii > 1].min()) > 3
        ),
    },
    "memory_cell": {
        "1.7 goes in": lambda c: c.trace.cell[3, 0] == pytest.approx(1.7, abs=0.005),
        "hears 1.68": lambda c: c.trace.hidden[12, 0] == pytest.approx(1.68, abs=0.005),
        "0.99 of it has arrived": lambda c: c.trace.d_cell[3, 0] == pytest.approx(0.99, abs=0.005),
        "0.39 is left": lambda c: c.trace.d_cell[3, 0] == pytest.approx(0.39, abs=0.005),
        "Sixteen cells": lambda c: c.trace.cell.shape == (100, 16) and c.accuracy >= 0.99,
    },
    "remedies": {
        "lost before it reaches step 1": lambda c: (
            c.rows[0].gradient_now[0] - c.rows[0].gradient_now[-1] < -6 and c.rows[1].gradient_now[0] > -3
        ),
        "still guesses": lambda c: (
            [row.first.status for row in c.rows] == ["racing"] + 4 * ["solved"]
            and c.rows[0].verdict.key == "remedies-verdict-chance"
        ),
        "gradient descent crawls": lambda c: (
            c.hessian_free.valley.paths[0].losses[-1] > 1e6 * c.hessian_free.valley.paths[1].losses[-1]
            and c.hessian_free.valley.paths[0].evaluations[-1]
            > c.hessian_free.valley.paths[1].evaluations[-1]
        ),
        "its echoes stay": lambda c: not c.echo_state.fades,
        "At 0.7 they fade": lambda c: c.echo_state.fades,
        "reaches every step": lambda c: all(
            (begin.gradient.min() > -6) == (begin.name != "uniform") for begin in c.start.beginnings
        ),
    },
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_caption_is_true_of_what_is_shown(name: str) -> None:
    shown = last_with(name)
    for claim, holds in CLAIMS[name].items():
        (moment,) = (m for caption, m in shown.items() if claim in caption)
        assert holds(moment.snapshot.content), claim
