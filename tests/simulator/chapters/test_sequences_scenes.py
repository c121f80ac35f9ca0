"""The further scenes of the chapter Sequences: inference, bits, letters, cost; and a file of one's own."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.chapters import _sequences_bits as carrying
from simulator.chapters._sequences_inference import inference
from simulator.chapters._sequences_latching import examination
from simulator.chapters.sequences import Experiment, Settings
from simulator.commands import Set, Train
from simulator.message import Refused
from simulator.models import hidden_markov
from simulator.models.emissions import Categorical
from simulator.session import Session, replay
from simulator.tasks import bits, own_file
from tests.simulator.chapters import sequences_cases as cases
from tests.simulator.chapters.sequences_cases import SMALL, train


def made(**changes: Any) -> Experiment:
    """A small experiment."""
    return Experiment(Settings.read({**SMALL, **changes}))


# What a model believes is a function of what it saw.


@pytest.mark.parametrize("data", ["sunspots", "radar", "price"])
def test_the_steady_kalman_filter_is_a_linear_recurrent_network(data: str) -> None:
    bench = cases.bench(20, data=data)
    found = inference(bench.models["linear_dynamical"], bench.prepared)
    assert found is not None and found.kalman is not None
    k = found.kalman
    assert k.difference <= 1e-9
    assert np.abs(k.steady - k.network).max() <= 1e-9 * np.abs(k.steady).max()
    # From where the gain has settled on, that is the filter itself.
    assert k.settled >= 0
    late = slice(k.settled + 40, None)
    assert np.abs(k.network[late] - k.mean[late]).max() <= 1e-6 * np.abs(k.mean).max()
    # One step of the network by its shown weights.
    step = k.recurrent_weights @ k.network[4] + k.input_weights @ k.observed[5]
    assert np.allclose(step, k.network[5], atol=1e-12)


@pytest.mark.parametrize("data", ["sunspots", "radar", "text"])
def test_the_forward_algorithm_is_a_multiplicative_network(data: str) -> None:
    bench = cases.bench(10, data=data)
    found = inference(bench.models["hidden_markov"], bench.prepared)
    assert found is not None and found.forward is not None
    f = found.forward
    assert f.difference <= 1e-9 and np.abs(f.network - f.belief).max() <= 1e-9
    assert np.allclose(f.product / f.product.sum(1, keepdims=True), f.belief)
    assert np.allclose(f.expected.sum(1), 1.0) and np.allclose(f.smoothed.sum(1), 1.0)
    assert f.path.min() >= 0 and f.path.max() < 4


def test_the_numbers_of_the_kalman_step_belong_together() -> None:
    bench = cases.bench(10, data="radar")
    model = bench.models["linear_dynamical"]
    found = inference(model, bench.prepared)
    assert found is not None and found.kalman is not None
    k, parts = found.kalman, model.tensors()
    A, C = parts["transition"], parts["observation"]
    assert np.allclose(k.before_mean[1:], k.mean[:-1] @ A.T)
    assert np.allclose(k.surprise, k.observed - k.before_mean @ C.T)
    assert np.allclose(k.mean, k.before_mean + np.einsum("tsd,td->ts", k.gain, k.surprise))
    # Prediction widens, the observation narrows.
    before, after = (np.trace(part, axis1=1, axis2=2) for part in (k.before_covariance, k.covariance))
    assert (after < before).all() and (before[1:] > after[:-1]).all()
    # All that came later narrows once more.
    assert (np.trace(k.smoothed_covariance, axis1=1, axis2=2) <= after + 1e-12).all()


def test_the_recurrent_step_is_traced_from_where_the_window_begins() -> None:
    bench = cases.bench(5)
    model, p = bench.models["recurrent"], bench.prepared
    found = inference(model, p)
    assert found is not None and found.recurrent is not None
    read = model.read(p.data)
    assert np.allclose(found.recurrent.hidden, read.hidden[p.first : p.end])
    assert found.recurrent.target_mask[-1] == 0.0  # what comes after the last step nobody knows


def test_models_that_keep_nothing_have_nothing_to_step_through() -> None:
    content = made(scene="inference", model="autoregressive").content()
    assert content.inference is None and content.verdict.key == "sequences-verdict-keeps-nothing"


# How much can it remember.


@pytest.mark.parametrize("lines", [1, 3, 6])
def test_a_state_for_each_pattern_recalls_every_bit(lines: int) -> None:
    hand = carrying.by_hand(lines)
    assert hand.states == 2**lines and isinstance(hand.emission, Categorical)
    assert np.allclose(hand.emission.table.sum(1), 1.0)
    fresh = bits.symbols(bits.draw(np.random.default_rng(0), 300, lines))
    assert carrying.accuracy(hand, fresh) == 1.0
    # It is as likely as can be: one step of EM on all patterns leaves it as it is.
    every = np.repeat(np.arange(2**lines)[:, None], 22, axis=1)
    every[:, 1:-1] = 2**lines
    better, _ = hidden_markov.em_many(hand, every)
    assert isinstance(better.emission, Categorical)
    assert np.allclose(better.emission.table, hand.emission.table)


def test_fewer_states_than_patterns_cannot() -> None:
    p = carrying.at_random(0, 3, 4)
    shown = carrying.fitted_to(0, 3, 400)
    for _ in range(60):
        p, _ = hidden_markov.em_many(p, shown)
    fresh = bits.symbols(examination(0, 0, 800, 3))
    assert carrying.accuracy(p, fresh) <= 4 / 8 + 0.06  # log2 4 = 2 bits of the three


def test_the_scene_of_the_bits_is_trained_and_examined() -> None:
    experiment = made(scene="bits", bits=4, hidden_units=8)
    untrained = experiment.content().bits
    train(experiment, 200)
    content = experiment.content()
    b = content.bits
    assert untrained is not None and b is not None
    assert untrained.network_accuracy < 0.5 and b.network_accuracy >= 0.99 and b.network_bits.min() >= 0.99
    assert experiment.reached() == ("settled",)
    assert content.steps == 22 == len(b.shown) and np.array_equal(b.shown[0], b.asked)
    assert np.array_equal(np.sign(b.recalled[-1]), b.asked)
    assert b.hand_accuracy == 1.0 and b.hand_belief.shape == (22, 16)
    assert b.hand_belief[1:-1].max(1).min() > 0.99  # it knows the pattern all the while
    assert np.diff(b.fitted_log_likelihoods).min() >= -1e-6
    lines = experiment.report()
    assert [line["model"] for line in lines] == ["recurrent", "hidden_markov"]


def test_the_measured_table_reaches_eight_bits_with_eight_units_at_most() -> None:
    table = carrying.measured()
    assert [row.bits for row in table] == list(range(1, 9))
    for row in table:
        assert row.hand_states == 2**row.bits and row.hand_accuracy >= 0.99
        assert 0 < row.units <= row.bits and row.network_accuracy >= 0.99
        assert row.fitted_states == 0 or row.fitted_states >= 2**row.bits
    assert table[-1].network_parameters < 250 < 100_000 < table[-1].hand_parameters


# Letters.


def test_every_reader_believes_something_and_writes_on() -> None:
    experiment = made(scene="text", prompt="The sea ÿ", hidden_units=16)
    train(experiment, 60)
    text = experiment.content().text
    assert text is not None and text.prompt == "the sea " and text.left_out == "ÿ"
    names = [reader.name for reader in text.readers]
    assert names == ["autoregressive", "feed_forward", "hidden_markov", "recurrent"]
    for reader in text.readers:
        assert reader.belief.shape == (9, len(text.symbols)) and np.allclose(reader.belief.sum(1), 1.0)
        assert len(reader.written) == 60 and set(reader.written) <= set(text.symbols)
        # Fewer bits a letter than if nothing were known.
        assert reader.bits < math.log2(len(text.symbols)) - 0.5
    other = made(scene="text", prompt="the sea ", sample=1, hidden_units=16).content().text
    assert other is not None and other.readers[0].written != text.readers[0].written


def test_a_reader_believes_what_its_model_says_of_the_whole_text() -> None:
    """Letter by letter is the same as all at once."""
    experiment = made(scene="text")
    train(experiment, 10)
    bench = experiment._ladder
    data = bench.prepared.data
    short = replace(data, values=data.values[:30], missing=data.missing[:30], split=20)
    for name in ("feed_forward", "hidden_markov", "recurrent", "autoregressive"):
        model = bench.models[name]
        forecast, _ = model.forecast(model.read(short), np.arange(30), 1)
        walk = model.walk()
        for letter in short.values:
            walk.push(letter)
        assert np.allclose(walk.belief(), forecast[-1, 0], atol=1e-9), name


def test_a_text_of_ones_own_is_read() -> None:
    own = "abc " * 100
    text = made(scene="text", own_text=own).content().text
    assert (
        text is not None and text.symbols == (" ", "a", "b", "c") and text.source.key == "sequences-text-own"
    )
    ladder = made(data="text", own_text=own).content()
    assert ladder.series.symbols == (" ", "a", "b", "c")


# What it costs.


def test_the_cost_is_measured_when_it_is_calm_and_then_stays() -> None:
    experiment = made(scene="cost")
    before = experiment.content().cost
    assert before is not None and np.isnan(before.seconds).all()
    for _ in experiment.ponder():
        pass
    cost = experiment.content().cost
    assert cost is not None and (cost.seconds >= 0.0).all() and cost.seconds.max() > 0.0
    assert list(experiment.ponder()) == []
    assert np.array_equal(cost.trellis, 16.0 * cost.lengths)  # N²T
    assert np.allclose(cost.paths_log10, cost.lengths * math.log10(4))  # N^T
    assert cost.parallel == (True, True, False, False, False)
    assert cost.markov is not None and np.allclose(cost.markov.transition.sum(1), 1.0)
    assert np.all(np.diff(cost.markov.means[:, 0]) >= 0.0)


# A file of one's own.


def own(folder: Path, gap: bool = False) -> Path:
    """A table with a wave in it."""
    path = folder / "own.csv"
    values = [f"{50 + 9 * np.sin(t / 4):.3f}" for t in range(150)]
    if gap:
        values[70] = ""
    path.write_text("day,wind\n" + "".join(f"{t},{one}\n" for t, one in enumerate(values)), encoding="utf-8")
    return path


def test_a_file_is_normalised_for_the_models_and_shown_in_its_own_units(tmp_path: Path) -> None:
    path = own(tmp_path, gap=True)
    experiment = made(data="file", file=str(path), column="wind")
    train(experiment, 10)
    content = experiment.content()
    series = content.series
    assert series.file == str(path) and series.channels == ("wind",) and series.gaps == 1
    assert abs(series.centre[0] - 50.0) < 2.0 and abs(series.scale[0] - 9.0 / np.sqrt(2)) < 1.0
    assert abs(series.values.mean() - 50.0) < 3.0 and abs(np.nanmean(content.ladder[0].guess) - 50.0) < 3.0
    normalised = experiment._ladder.prepared.data.values[: series.split]
    assert abs(normalised.mean()) < 0.05 and abs(normalised.std() - 1.0) < 0.05
    assert [note.key for note in series.notes] == ["sequences-note-gaps"]
    assert content.ladder[0].holdout_error < 0.5 < series.fresh_error


def test_a_session_with_a_file_is_replayed_while_the_file_is_what_it_was(tmp_path: Path) -> None:
    path = own(tmp_path)
    digest = own_file.preview(path).sha256
    session = Session("sequences", Settings.read(SMALL))
    session.apply(Set({"data": "file", "file": str(path), "column": "wind", "file_hash": digest}))
    session.apply(Train(updates=2))
    session.run()
    again = replay(session.acts, "sequences", Settings.read(SMALL))
    ours, theirs = session.snapshot().content, again.snapshot().content
    assert np.array_equal(ours.ladder[4].guess, theirs.ladder[4].guess, equal_nan=True)
    path.write_text(path.read_text(encoding="utf-8").replace("59", "58"), encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        replay(session.acts, "sequences", Settings.read(SMALL))
    assert refusal.value.message.key == "refused-sequences-file-changed"


def test_a_file_that_is_refused_leaves_everything_as_it_was(tmp_path: Path) -> None:
    session = Session("sequences", Settings.read(SMALL))
    session.apply(Train(updates=2))
    session.run()
    before = session.snapshot().content
    path = tmp_path / "bad.csv"
    path.write_text("wind\n3\n", encoding="utf-8")
    for values in ({"data": "file"}, {"data": "file", "file": str(path)}):
        with pytest.raises(Refused):
            session.apply(Set(values))
    assert session.timeline.shown.update == 2
    assert np.array_equal(session.snapshot().content.ladder[4].guess, before.ladder[4].guess, equal_nan=True)


@pytest.mark.parametrize("held_out", [0.1, 0.6])
def test_a_short_file_is_shown_and_a_window_that_is_too_wide_for_it_refused(
    tmp_path: Path, held_out: float
) -> None:
    path = tmp_path / "short.csv"
    rows = [f"{np.sin(t):.2f}" for t in range(41)]
    rows[7] = ""
    path.write_text("\n".join(("wave", *rows)), encoding="utf-8")
    settings = {"data": "file", "file": str(path), "states": 32, "held_out": held_out}
    experiment = Experiment(Settings.read({**settings, "taps": 5}))
    train(experiment, 3)
    content = experiment.content()
    assert content.steps == 41 and len(content.ladder) == 5 and content.series.gaps == 1
    with pytest.raises(Refused) as refusal:
        Experiment(Settings.read({**settings, "taps": 32, "held_out": 0.6}))
    assert refusal.value.message.key == "refused-sequences-taps"
