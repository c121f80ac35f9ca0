"""The four tables: their trials taken up exactly, what they count, and what the papers say of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simulator.tables import hochreiter_1997, martens_2011, pascanu_2013, results, running, sutskever_2013
from simulator.tables.cells import Trial
from simulator.tables.results import Setting

SMALL: dict[str, Setting] = {
    "sutskever_2013": {
        "steps": 12, "radius": 1.1, "in_connections": 15, "hidden_units": 8, "batch": 4, "updates": 30,
        "early_updates": 5, "rates": "0.01, 0.001", "trial_updates": 6, "tests": 20,
    },
    "hochreiter_1997": {
        "steps": 10, "blocks": 2, "cells": 2, "learning_rate": 0.5, "in_a_row": 7, "tests": 20,
        "most_sequences": 30,
    },
    "martens_2011": {
        "steps": 12, "radius": 1.1, "damping": 0.1, "weight_decay": 2e-5, "hidden_units": 8, "batch": 6,
        "iterations": 5, "updates": 4, "structural": 0.03,
    },
    "pascanu_2013": {
        "shortest": 10, "steps": 14, "hidden_units": 8, "batch": 4, "rate": 0.01, "radius": 0.95,
        "updates": 96, "tested_steps": 30,
    },
}  # fmt: skip

STARTS: dict[str, Callable[[int], Trial]] = {
    "sutskever add": lambda seed: sutskever_2013.Best("add", "nesterov_0.98", SMALL["sutskever_2013"], seed),
    "sutskever mem_5": lambda seed: sutskever_2013.Best(
        "mem_5", "classical_0.9", SMALL["sutskever_2013"], seed
    ),
    "sutskever biases": lambda seed: sutskever_2013.Best("mul", "biases", SMALL["sutskever_2013"], seed),
    "hochreiter": lambda seed: hochreiter_1997.Online("order", SMALL["hochreiter_1997"], seed),
    "martens": lambda seed: martens_2011.Curved("xor", SMALL["martens_2011"], seed),
    "pascanu": lambda seed: pascanu_2013.Solving("clipped_kept", SMALL["pascanu_2013"], seed),
}


@pytest.fixture(autouse=True)
def _few_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(martens_2011, "TESTS", 20)
    monkeypatch.setattr(pascanu_2013, "TESTS", 20)


def ended(trial: Trial) -> tuple[Any, ...]:
    while not trial.finished:
        trial.update()
    return trial.found(), trial.updates, trial.sequences, trial.learning_rate


@pytest.mark.parametrize("name", STARTS)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_trial_that_is_taken_up_ends_as_it_would_have(name: str, seed: int) -> None:
    alone, kept = STARTS[name](seed), []
    while not alone.finished:
        kept.append({key: part.copy() for key, part in alone.state().items()})
        alone.update()
    whole = alone.found(), alone.updates, alone.sequences, alone.learning_rate
    assert alone.share > 0.0 and len(kept) > 3
    for at in (1, len(kept) // 2, len(kept) - 1):
        other = STARTS[name](seed)
        other.restore(kept[at])
        assert ended(other) == whole
    # Another seed is another run.
    assert any((STARTS[name](seed + 1).state()[key] != part).any() for key, part in kept[0].items())


def test_the_best_rate_is_the_one_with_the_least_loss_after_its_trial() -> None:
    trial = sutskever_2013.Best("mem_5", "nesterov_0.9", SMALL["sutskever_2013"], 0)
    alone = [
        sutskever_2013.network("mem_5", "nesterov_0.9", SMALL["sutskever_2013"], rate, 0)
        for rate in (0.01, 0.001)
    ]
    for one in alone:
        for _ in range(6):
            one.update()
    ended(trial)
    best = int(np.argmin([one.loss for one in alone]))
    assert trial.learning_rate == (0.01, 0.001)[best]
    assert trial.updates == 30


def test_success_needs_enough_right_ones_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    trial = hochreiter_1997.Online("order", SMALL["hochreiter_1997"] | {"most_sequences": 100}, 0)
    network = trial._network
    wrong = {4, 9}

    def answering(inputs: np.ndarray, target: np.ndarray, rate: float) -> np.ndarray:
        return target + (0.4 if trial.updates in wrong else 0.05)

    monkeypatch.setattr(network, "learn", answering)
    found, updates, sequences, _ = ended(trial)
    # Seven in a row after the wrong one at index 9; then the untrained network is tested.
    assert updates == sequences == 9 + 1 + 7
    assert found[0] == ("solved", 17.0)
    assert found[1].value is not None and found[1].value > 0.5


def test_a_run_that_left_the_numbers_says_so() -> None:
    setting = SMALL["sutskever_2013"] | {"rates": "1e300"}
    (found,), updates, _, rate = ended(sutskever_2013.Best("mul", "nesterov_0.9", setting, 0))
    assert found == ("diverged", None) and updates < 30 and rate == 1e300


def test_the_numbers_of_the_papers_are_where_they_belong() -> None:
    momentum = running.load("sutskever_2013", "full")
    assert len(momentum.cells) == 32 and all(one.papers_own for one in momentum.cells)
    numbers = {(one.row, one.column): one.paper for one in momentum.cells}
    assert numbers["add", "nesterov_0.995"] == 0.00025
    assert numbers["mul", "classical_0.98"] == 0.025
    assert numbers["mem_5", "biases"] == 2.5
    assert numbers["mem_20", "nesterov_0.995"] == 0.00005
    blocks = {(one.row, one.column): one.paper for one in running.load("hochreiter_1997", "full").cells}
    assert blocks["adding", "sequences"] == 74_000 and blocks["order", "sequences"] == 31_390


@pytest.mark.parametrize("name", results.NAMES)
def test_quick_is_smaller_and_says_what_the_paper_had(name: str) -> None:
    for one in running.load(name, "quick").cells:
        assert not one.papers_own
        assert one.papers_setting["steps"] > one.setting["steps"]  # type: ignore[operator]
        assert all(one.setting[key] != value for key, value in one.papers_setting.items())
