"""The adder learns, repeats itself exactly, and its verdict never says more than was checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.chapters import adder
from simulator.message import Refused
from tests.ui.diagrams.adder.adder_content import exact


def train(experiment: adder.Experiment, updates: int) -> adder.Experiment:
    for _ in range(updates):
        for _ in experiment.advance():
            pass
    return experiment


@pytest.fixture(scope="module")
def solved() -> adder.Experiment:
    experiment = adder.Experiment(adder.Settings())
    while not experiment.reached() and experiment.update < 200:
        train(experiment, 1)
    return experiment


def test_the_recipe_ends_with_a_proof_four_patterns_and_no_error(solved: adder.Experiment) -> None:
    report = solved.report()
    assert solved.reached() == ("certified",)
    assert report["certified"]
    assert report["isomorphic"]
    assert report["patterns"] == 4
    assert report["bit_errors"] == report["long_run_errors"] == 0


def test_the_same_seed_gives_the_same_numbers_whether_looked_at_or_not() -> None:
    settings = adder.Settings(seed=5)
    unseen, seen = adder.Experiment(settings), adder.Experiment(settings)
    for _ in range(4):
        train(unseen, 1)
        train(seen, 1).content()
    assert np.array_equal(unseen.state()["vector"], seen.state()["vector"])


@pytest.mark.parametrize("optimiser", ["levenberg_marquardt", "adam", "momentum"])
def test_training_on_from_a_restored_state_gives_what_it_gave(optimiser: str) -> None:
    settings = adder.Settings().with_(optimiser=optimiser)
    first = train(adder.Experiment(settings), 3)
    kept = first.state()
    train(first, 3)
    again = adder.Experiment(settings)
    again.restore(kept)
    train(again, 3)
    assert again.update == first.update == 6
    assert np.array_equal(again.state()["vector"], first.state()["vector"])
    assert again.loss == first.loss


def test_one_group_of_activity_is_not_called_a_pattern() -> None:
    verdict = adder.Experiment(adder.Settings()).content().verdict
    assert verdict.patterns == 1
    assert verdict.count.key == "verdict-no-patterns"
    assert verdict.detail.key == "verdict-untrained"
    assert not verdict.ok


def test_separate_groups_are_counted_before_training_too() -> None:
    # The inputs alone can part the activity; that is measured, and it is no machine.
    verdict = adder.Experiment(adder.Settings(seed=4)).content().verdict
    assert verdict.count.values == {"count": verdict.patterns}
    assert verdict.patterns > 1
    assert not verdict.isomorphic


def test_weights_that_were_given_are_not_called_random() -> None:
    flawed = exact(3, "tanh", gain=2.0)
    experiment = adder.Experiment(adder.Settings(), flawed)
    assert experiment.content().verdict.detail.key == "verdict-errors"
    other = adder.Experiment(adder.Settings())
    other.restore(experiment.state())
    assert other.content().verdict.detail.key == "verdict-errors"


def test_an_exploded_run_says_when_and_claims_no_proof() -> None:
    settings = adder.Settings().with_(optimiser="momentum", learning_rate=1e6)
    experiment = adder.Experiment(settings)
    while not experiment.exploded and experiment.update < 50:
        train(experiment, 1)
    verdict = experiment.content().verdict
    assert experiment.exploded
    assert verdict.guarantee.key == "verdict-exploded"
    assert verdict.guarantee.values["update"] == experiment.update
    assert not verdict.certified


def test_activity_that_is_no_number_is_said_to_be_none() -> None:
    experiment = adder.Experiment(adder.Settings())
    state = dict(experiment.state())
    state["vector"] = np.full_like(state["vector"], np.nan)
    experiment.restore(state)
    verdict = experiment.content().verdict
    assert verdict.count.key == "verdict-not-finite"
    assert not verdict.ok


def test_a_live_change_keeps_the_weights_and_a_refused_one_keeps_everything() -> None:
    experiment = train(adder.Experiment(adder.Settings()), 1)
    before = experiment.state()["vector"].copy()
    experiment.set_live(experiment.settings.with_(columns=20))
    assert experiment.content().example.columns == 20
    with pytest.raises(Refused):
        experiment.set_live(experiment.settings.with_(first_number="12a"))
    assert experiment.content().example.columns == 20
    assert np.array_equal(experiment.state()["vector"], before)


def test_nothing_in_the_content_can_be_written_to(solved: adder.Experiment) -> None:
    content = solved.content()
    arrays = [part for part in vars(content).values() if isinstance(part, np.ndarray)]
    arrays += list(vars(content.parameters).values())
    assert len(arrays) > 10
    assert not any(array.flags.writeable for array in arrays)


def test_saved_weights_come_back_and_are_judged_alike(solved: adder.Experiment, tmp_path: Path) -> None:
    tensors = {name: np.array(part) for name, part in solved.tensors().items()}
    loaded = adder.Experiment.loaded(solved.settings, tensors, tmp_path / "adder.safetensors")
    assert loaded.report() == {**solved.report(), "loss": None}
    with pytest.raises(Refused):
        adder.Experiment.loaded(adder.Settings(hidden_units=4), tensors, tmp_path / "adder.safetensors")
