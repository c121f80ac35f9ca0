"""The chapter Sequences: five models on one series, and what is shown of them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator import files
from simulator.chapters.sequences import Experiment, SequencesContent, Settings
from simulator.commands import Load, Set, Train, Undo
from simulator.message import Refused
from simulator.session import Session, replay
from tests.simulator.chapters.sequences_cases import NAMES, SMALL, train

SCENES = Settings.setting("scene").choices


def made(**changes: Any) -> Experiment:
    """A small experiment."""
    return Experiment(Settings.read({**SMALL, **changes}))


def arrays(part: Any) -> Iterator[np.ndarray]:
    """Every array in a content, however deep."""
    if isinstance(part, np.ndarray):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from arrays(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from arrays(getattr(part, name))


def same(left: SequencesContent, right: SequencesContent) -> bool:
    """Whether two contents hold the same numbers."""
    pairs = list(zip(arrays(left), arrays(right), strict=True))
    return len(pairs) > 15 and all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)


@pytest.mark.parametrize("data", ["radar", "sunspots", "price", "text"])
def test_every_series_has_its_ladder_in_the_lectures_order(data: str) -> None:
    experiment = made(data=data)
    train(experiment, 3)
    content = experiment.content()
    letters = data == "text"
    assert [rung.name for rung in content.ladder] == [
        name for name in NAMES if not (letters and name == "linear_dynamical")
    ]
    W = content.steps
    assert 20 < W <= 160 and content.series.values.shape[0] == W
    for rung in content.ladder:
        assert rung.guess.shape == content.series.values.shape and rung.memory.shape == (W, content.lags)
        assert math.isfinite(rung.holdout_error) and math.isfinite(rung.log_likelihood)
        assert rung.fitted and rung.parameters > 0 and len(rung.hidden) == W


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_shown_read_only_and_the_same_twice(scene: str) -> None:
    one, other = made(scene=scene), made(scene=scene)
    for experiment in (one, other):
        train(experiment, 2)
    content = one.content()
    assert all(not array.flags.writeable for array in arrays(content))
    assert content.scene == scene and content.steps >= 1
    assert same(content, other.content())
    names = {"inference", "bits", "text", "cost"}
    there = {name for name in names if getattr(content, name) is not None}
    assert there == names & {scene}


def test_a_restored_state_goes_on_as_it_would_have() -> None:
    for scene in ("ladder", "text", "bits"):
        experiment = made(scene=scene)
        train(experiment, 3)
        state = experiment.state()
        train(experiment, 3)
        expected = experiment.content()
        experiment.restore(state)
        train(experiment, 3)
        assert same(experiment.content(), expected)
        again = made(scene=scene)
        again.restore(state)
        train(again, 3)
        assert same(again.content(), expected) and again.update == 6


def test_scenes_are_trained_while_they_are_open_and_counted_together() -> None:
    experiment = made()
    train(experiment, 2)
    series = experiment.content().ladder
    experiment.set_live(experiment.settings.with_(scene="text"))
    train(experiment, 3)
    assert experiment.update == 5
    assert [rung.iterations for rung in experiment.content().ladder] == [1, 3, 3, 3]
    experiment.set_live(experiment.settings.with_(scene="ladder"))
    assert all(
        np.array_equal(a.guess, b.guess, equal_nan=True)
        for a, b in zip(series, experiment.content().ladder, strict=True)
    )


def test_a_state_from_before_a_scene_was_opened_takes_it_back() -> None:
    experiment = made()
    state = experiment.state()
    experiment.set_live(experiment.settings.with_(scene="text"))
    train(experiment, 2)
    experiment.restore(state)
    assert experiment.update == 0
    assert not experiment.content().ladder[1].fitted


def test_least_squares_needs_no_training() -> None:
    first = {rung.name: rung.fitted for rung in made().content().ladder}
    assert first == {name: name == "autoregressive" for name in NAMES}


def test_on_held_out_sunspots_every_fitted_model_knows_more_than_the_last_value() -> None:
    experiment = Experiment(Settings())
    train(experiment, 120)
    content = experiment.content()
    for rung in content.ladder:
        assert rung.holdout_error < content.series.fresh_error, rung.name
    lines = {rung.name: rung for rung in content.ladder}
    assert lines["autoregressive"].memory_length == lines["feed_forward"].memory_length == 8
    assert lines["recurrent"].memory_length > 0
    for name in ("linear_dynamical", "hidden_markov"):
        curve = lines[name].train_log_likelihoods
        assert np.diff(curve).min() >= -1e-8 * abs(curve[-1]) and len(curve) == 120


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_on_the_radar_the_kalman_filter_beats_the_autoregression(seed: int) -> None:
    experiment = Experiment(Settings(data="radar", seed=seed))
    train(experiment, 60)
    lines = {line["model"]: line["holdout_error"] for line in experiment.report()}
    assert lines["linear_dynamical"] < 0.97 * lines["autoregressive"]


def test_guesses_are_of_their_step_and_in_their_units() -> None:
    experiment = made(horizon=3)
    train(experiment, 5)
    content = experiment.content()
    for rung in content.ladder:
        # What was said at t for t + 3 is the guess of step t + 3.
        assert np.allclose(rung.guess[3:], rung.ahead[:-3, 2], equal_nan=True)
        assert rung.ahead.shape[1] == 3
    linear = content.ladder[2]
    mean, wide = content.series.values.mean(), 3.0 * content.series.values.std()
    assert abs(np.nanmean(linear.guess) - mean) < wide
    assert (linear.spread[5:] > 0.0).all()


def test_the_error_is_that_of_the_guesses_that_are_shown() -> None:
    experiment = made(held_out=0.3)
    content = experiment.content()
    series, rung = content.series, content.ladder[0]
    held_out = slice(series.split - series.first, None)
    away = rung.guess[held_out] - series.values[held_out]
    assert np.isclose(rung.holdout_error, np.sqrt((away**2).sum(1).mean()))


def test_spread_is_honest_about_held_out_values() -> None:
    experiment = Experiment(Settings(data="radar"))
    train(experiment, 60)
    content = experiment.content()
    held_out = slice(content.series.split - content.series.first, None)
    for rung in content.ladder:
        if rung.name in ("autoregressive", "linear_dynamical"):
            off = np.abs(rung.guess[held_out] - content.series.values[held_out]) / rung.spread[held_out]
            assert 0.5 < (off < 1.0).mean() < 0.85, rung.name


def test_the_report_has_a_line_a_model_with_the_names_others_rely_on() -> None:
    experiment = made(data="radar")
    train(experiment, 2)
    lines = experiment.report()
    assert [line["model"] for line in lines] == list(NAMES)
    wanted = {"model", "parameters", "holdout_error", "log_likelihood", "memory_length", "seconds"}
    assert all(wanted <= line.keys() for line in lines)
    assert json.loads(json.dumps(lines)) == lines


def test_weights_are_saved_and_read_again(tmp_path: Path) -> None:
    experiment, path = made(), tmp_path / "ladder.safetensors"
    train(experiment, 4)
    files.write_tensors(path, experiment.tensors(), "sequences", experiment.settings.values())
    session = Session("sequences")
    session.apply(Load(str(path), {}))
    read = session.timeline.experiment.content()
    for ours, theirs in zip(experiment.content().ladder, read.ladder, strict=True):
        assert np.allclose(ours.guess, theirs.guess, equal_nan=True)
    with pytest.raises(Refused):
        Session("sequences").apply(Load(str(path), {"hidden_units": 7}))


def test_arrays_have_their_fields_and_the_networks_parameters() -> None:
    experiment = made()
    trace = experiment.content().trace
    assert [field.name for field in trace.fields()] == list(trace.arrays())
    for field, array in zip(trace.fields(), trace.arrays().values(), strict=True):
        assert len(field.axes) == array.ndim
    assert {"input_weights", "recurrent_weights", "output_bias"} <= experiment.arrays().keys()


def test_a_run_ends_when_nothing_improves_any_more() -> None:
    experiment = made(data="price", states=2, taps=2)
    assert experiment.reached() == ()
    while not experiment.reached() and experiment.update < experiment.budget:
        train(experiment, 10)
    assert experiment.reached() == ("settled",) and experiment.update >= 100


def test_a_session_is_replayed_to_the_same_numbers() -> None:
    session = Session("sequences", Settings.read(SMALL))
    session.apply(Train(updates=3))
    session.run()
    session.apply(Set({"scene": "text", "prompt": "the stones "}))
    session.apply(Train(updates=2))
    session.run()
    session.apply(Set({"horizon": 2}))
    again = replay(session.acts, "sequences", Settings.read(SMALL))
    assert same(session.snapshot().content, again.snapshot().content)
    session.apply(Set({"taps": 5}))
    assert session.timeline.shown.update == 0
    session.apply(Undo())
    assert same(session.snapshot().content, again.snapshot().content)


def test_numbers_past_any_use_are_shown_and_not_raised() -> None:
    experiment = made(learning_rate=1.0)
    descent = experiment._ladder.models["recurrent"]
    descent.take({name: np.full_like(part, 1e200) for name, part in descent.tensors().items()})
    train(experiment, 2)
    assert experiment.exploded
    content = experiment.content()
    assert content.ladder[-1].diverged_at >= 0
    assert math.isfinite(content.ladder[0].holdout_error)
    json.dumps(experiment.report(), allow_nan=False)
