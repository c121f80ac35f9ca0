"""What the rival's stage shows: both networks asked the same sums, and one answer worked through in both.

Where there are two of something, the recurrent network comes first and the feed-forward one second.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen, frozen_parts
from simulator.chapters import _adder_rival as rivals
from simulator.chapters._adder_learner import Learner
from simulator.chapters._adder_rival import ROOM, Digits, Rival
from simulator.chapters._adder_settings import Settings
from simulator.models import layered
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import addition
from simulator.tasks.addition import Addition
from simulator.trace import RecurrentTrace, trace

NETWORKS = ("recurrent", "feed_forward")


@dataclass(frozen=True)
class Measures:
    """Shares of sums answered exactly, every digit right. Row 0 is the recurrent network."""

    columns: Integers  # (C,) 1 … 16
    asked: Integers  # (C,) sums of each number of columns
    exact: Floats  # (2, C)
    shifted: Floats  # (2,) sums of the trained length, one column further left
    swapped: Floats  # (2,) a + b and b + a get the same answer, sums of the trained length


@dataclass(frozen=True)
class RivalContent:
    """N sums of the chosen test, C numbers of columns, R = 16 columns of room, U units in the first layer."""

    parameters: Parameters
    rival_weights: Floats  # (U, 2R) from the digits of the first number, then of the second
    measures: Measures
    parameter_counts: Integers  # (2,)
    growth: Integers  # (2, C) parameters of both, built for so many columns
    alike: float  # mean |cos| between the input weights of two trained columns
    trained_columns: int
    proved: bool
    learned: bool  # whether the rival's last examination was passed
    updates: Integers  # (2,)
    # The sums of the chosen test.
    first: Integers  # (N, n) digits, digit 1 first
    second: Integers  # (N, n)
    digits: NDArray[np.int8]  # (2, N, 17) what was answered
    right: NDArray[np.bool_]  # (2, N)
    # The sum that is worked through, with a last column for its carry.
    chosen: int  # from 0
    example: Addition
    trace: RecurrentTrace
    outputs: Floats  # (17,) what the rival's output units say

    @property
    def beyond(self) -> float:
        """The rival's share of exact answers one column beyond the trained length."""
        return float(self.measures.exact[1, self.trained_columns])


def measuring(learner: Learner, rival: Rival) -> Generator[None, None, Measures]:
    """Ask both networks everything, in slices of a few milliseconds."""
    columns = np.arange(1, ROOM + 1)
    exact, asked = np.empty((2, ROOM)), np.empty(ROOM, np.int64)
    for place, n in enumerate(columns.tolist()):
        pairs = rivals.questions(n)
        asked[place] = len(pairs[0])
        exact[:, place] = [rivals.right(digits, *pairs).mean() for digits in _answers(learner, rival, pairs)]
        yield
    pairs = rivals.questions(rival.settings.trained_columns)
    moved, turned = rivals.shifted(pairs), (pairs[1], pairs[0])
    left = [rivals.right(digits, *moved).mean() for digits in _answers(learner, rival, moved)]
    yield
    here, there = _answers(learner, rival, pairs), _answers(learner, rival, turned)
    same = [(a == b).all(1).mean() for a, b in zip(here, there, strict=True)]
    parts = (columns, asked, exact, np.array(left), np.array(same))
    return Measures(*(frozen(part) for part in parts))


def _answers(learner: Learner, rival: Rival, pairs: Digits) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    recurrent = rivals.recurrent_answers(learner.parameters(), learner.squashing, *pairs)
    return recurrent, rival.answers(*pairs)


def describe(settings: Settings, learner: Learner, rival: Rival, measures: Measures) -> RivalContent:
    """The measures, the answers to the chosen test and one of them worked through."""
    pairs = asked(settings)
    digits = np.stack(_answers(learner, rival, pairs))
    good = np.stack([rivals.right(each, *pairs) for each in digits])
    chosen = _chosen(settings, good)
    first, second = (np.append(row[chosen], 0) for row in pairs)
    shown = addition.work_out(first, second)
    layers = rival.layers()
    one = pairs[0][chosen : chosen + 1], pairs[1][chosen : chosen + 1]
    _, logits = layered.forward(layers, rivals.encoded(*one)[0])
    parameters = learner.parameters()
    columns = measures.columns.tolist()
    growing = [[parameters.flatten().size] * len(columns), [_size(settings, n) for n in columns]]
    return RivalContent(
        parameters=Parameters(**frozen_parts(parameters)),
        rival_weights=frozen(layers.weights[0]),
        measures=measures,
        parameter_counts=frozen(np.array([parameters.flatten().size, layered.count(rival.sizes)])),
        growth=frozen(np.array(growing)),
        alike=alike(layers.weights[0], settings.trained_columns),
        trained_columns=settings.trained_columns,
        proved=learner.proved,
        learned=rival.passed,
        updates=frozen(np.array([learner.update, rival.update])),
        first=frozen(pairs[0]),
        second=frozen(pairs[1]),
        digits=frozen(digits),
        right=frozen(good),
        chosen=chosen,
        example=shown,
        trace=trace(parameters, learner.squashing, shown.inputs, shown.targets),
        outputs=frozen(SQUASHINGS["logistic"].value(logits[0])),
    )


def asked(settings: Settings) -> Digits:
    """The pairs of numbers of the chosen test, (N, n) each."""
    if settings.test == "longer":
        return rivals.questions(settings.tested_columns)
    pairs = rivals.questions(settings.trained_columns)
    return rivals.shifted(pairs) if settings.test == "shifted" else (pairs[1], pairs[0])


def _chosen(settings: Settings, good: NDArray[np.bool_]) -> int:
    """The answer asked for; without one, the first that the rival has wrong."""
    if settings.answer:
        return min(settings.answer, len(good[1])) - 1
    return int(good[1].argmin())


def _size(settings: Settings, columns: int) -> int:
    return layered.count(rivals.sizes(settings, columns))


@np.errstate(all="ignore")
def alike(weights: Floats, columns: int) -> float:
    """Mean |cos| between what any two of the first n columns are multiplied by, (U, 2R) weights."""
    pairs = weights.reshape(len(weights), 2, ROOM)[..., :columns]
    vectors = pairs.reshape(-1, columns)  # (2U, n)
    lengths = np.sqrt((vectors**2).sum(0))
    cosines = np.abs(vectors.T @ vectors) / (lengths[:, None] * lengths)
    among = cosines[~np.eye(columns, dtype=bool)]
    return float(among.mean()) if np.isfinite(among).all() else float("nan")


def arrays(content: RivalContent) -> dict[str, Floats]:
    """What the rival did with the sum that is worked through."""
    example = content.example
    first, second = (row[None, : rivals.ROOM] for row in (example.first, example.second))
    inputs, targets = rivals.encoded(first, second)
    parts = {"inputs": inputs[0], "outputs": content.outputs, "targets": targets[0]}
    return {f"rival_{name}": part for name, part in parts.items()}


def _finite(number: float) -> float | None:
    return number if np.isfinite(number) else None


def lines(content: RivalContent, losses: tuple[float, float]) -> list[dict[str, Any]]:
    """The report of `unrolled run --json`: a line a network; lists are over `columns`."""
    m, n = content.measures, content.trained_columns
    return [
        {
            "network": name,
            "columns": m.columns.tolist(),
            "trained_columns": content.trained_columns,
            "exact": m.exact[row].tolist(),
            "shifted": float(m.shifted[row]),
            "swapped": float(m.swapped[row]),
            "parameters": int(content.parameter_counts[row]),
            "exact_trained": float(m.exact[row, n - 1]),
            "exact_beyond": float(m.exact[row, n]),
            "updates": int(content.updates[row]),
            "loss": losses[row] if np.isfinite(losses[row]) else None,
            "certified": content.proved if row == 0 else False,
            "input_weights_cosine": 1.0 if row == 0 else _finite(content.alike),
        }
        for row, name in enumerate(NETWORKS)
    ]
