"""The memory cell: what a number and an error become, worked by a script, by hand, and learned."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from simulator import files
from simulator.chapters import memory_cell
from simulator.chapters._memory_cell_gates import row, write_row
from simulator.chapters.memory_cell import Experiment, Settings, at_step
from simulator.commands import Set, Train
from simulator.message import Refused
from simulator.session import Session


def train(experiment: Experiment, updates: int) -> Experiment:
    for _ in range(updates):
        for _ in experiment.advance():
            pass
    return experiment


def trained(**settings: Any) -> Experiment:
    return Experiment(Settings(gates="trained", **settings))


def arrays_of(experiment: Experiment) -> dict[str, Any]:
    return {name: np.array(part) for name, part in experiment.arrays().items()}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k], equal_nan=True) for k in one)


# Worked from outside.


def test_the_script_stores_keeps_reads_and_lets_go() -> None:
    c = Experiment(Settings(leak=0.0, keep_value=1.0)).content()
    cell, hidden = c.trace.cell[:, 0], c.trace.hidden[:, 0]
    assert (cell[:3] == 0.0).all()
    assert (cell[3:13] == 1.7).all()
    assert (cell[13:] == 0.0).all()
    assert hidden[12] == 1.7 and not np.delete(hidden, 12).any()
    assert c.score is not None and c.score.perfect


def test_open_and_shut_hold_a_number_exactly_for_500_steps() -> None:
    settings = Settings(played_steps=500, leak=0.0, keep_value=1.0, write_at=1, read_at=500, noise=3.0)
    c = Experiment(settings).content()
    assert (c.trace.cell == 1.7).all()
    assert (c.trace.d_cell == 1.0).all()
    assert c.score is not None and (c.score.held, c.score.of) == (500, 500)


def test_what_arrives_of_the_error_is_exactly_what_was_kept() -> None:
    c = Experiment(Settings(error=-0.5)).content()
    arrived = c.trace.d_cell[3, 0]
    np.testing.assert_allclose(arrived, -0.5 * 0.999**9, rtol=1e-12)
    assert (c.gradients.difference[3:13] == 0.0).all()  # nothing is behind these gates


def test_a_plain_unit_beside_it_loses_the_error() -> None:
    c = Experiment(Settings(compare=True)).content()
    assert c.plain is not None
    chain = c.plain.carry[4:13, 0].prod()
    np.testing.assert_allclose(c.plain.d_hidden[3, 0], chain, rtol=1e-12)
    assert abs(chain) < 0.1 * abs(c.trace.d_cell[3, 0])


def test_by_hand_the_rows_are_the_gates() -> None:
    rows: dict[str, Any] = {"hand_write": "0*3 1", "hand_keep": "0*4 1*9", "hand_read": "0*12 1"}
    c = Experiment(Settings(gates="by_hand", **rows)).content()
    assert c.trace.write[:, 0].tolist() == [0.0] * 3 + [1.0] + [0.0] * 12
    assert c.score is not None and c.score.perfect
    loud = Experiment(Settings(gates="by_hand", **rows | {"hand_read": "0*11 1 1"})).content().score
    assert loud is not None and (loud.leaks, loud.perfect) == (1, False)


def test_one_number_of_a_row_is_set_and_the_others_stay() -> None:
    settings = Settings(gates="by_hand", hand_keep="0.5*4")
    changed = settings.with_(**at_step(settings, "keep", 6, 0.25))
    assert memory_cell.played(changed).keep.tolist() == [0.5] * 4 + [0.0, 0.25] + [0.0] * 10
    swept = changed.with_(**at_step(changed, "keep", 7, 1.0, last=9))
    assert memory_cell.played(swept).keep[5:10].tolist() == [0.25, 1.0, 1.0, 1.0, 0.0]
    spoken = settings.with_(**at_step(settings, "input", 2, -3.0))
    before, after = memory_cell.played(settings).inputs, memory_cell.played(spoken).inputs
    assert after[1] == -3.0 and (np.delete(before, 1) == np.delete(after, 1)).all()
    assert memory_cell.played(settings.with_(**at_step(settings, "write", 1, 7.0))).write[0] == 1.0


def test_a_row_is_read_as_it_was_written() -> None:
    numbers = [0.0, 0.0, 1.0, 0.25, 0.25, 0.25, -1.5, 0.0]
    text = write_row(numbers)
    assert text == "0*2 1 0.25*3 -1.5"
    assert row(text, 8, "hand_input", -9.0, 9.0).tolist() == numbers
    assert row("1*9999", 3, "hand_keep").tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("text", "word", "place"), [("0 1.2", "1.2", 2), ("x", "x", 1), ("0 nan", "nan", 2)])
def test_a_row_that_is_none_is_refused_and_nothing_changes(text: str, word: str, place: int) -> None:
    session = Session("memory_cell")
    with pytest.raises(Refused) as refused:
        session.apply(Set({"gates": "by_hand", "hand_keep": text}))
    values = refused.value.message.values
    assert refused.value.message.key == "refused-row"
    assert (values["value"], values["position"], values["maximum"]) == (word, place, "1")
    assert session.snapshot().settings == Settings()


def test_there_is_nothing_to_train_behind_gates_worked_from_outside() -> None:
    session = Session("memory_cell")
    with pytest.raises(Refused) as refused:
        session.apply(Train(updates=1))
    assert refused.value.message.key == "memory-cell-untrainable-scripted"
    session.apply(Train(updates=0))
    session.apply(Set({"gates": "trained"}))
    session.apply(Train(updates=1))
    session.run()
    assert session.timeline.experiment.update == 1


# Learned.


def test_the_first_sign_and_the_order_are_learned_at_a_hundred_steps() -> None:
    for settings in (Settings(gates="trained"), Settings(gates="trained", task="order", seed=1)):
        session = Session("memory_cell", settings)
        session.apply(Train(until="solved"))
        session.run()
        report = session.timeline.experiment.report()
        assert report["solved"] and report["accuracy"] >= 0.99 and report["error"] <= 0.01
        assert session.timeline.experiment.update < 400


@pytest.mark.parametrize("variant", ["lstm_1997", "peephole", "gru"])
def test_every_variant_learns(variant: str) -> None:
    experiment = trained(variant=variant, steps=30, hidden_units=8, learning_rate=0.02)
    while "solved" not in experiment.reached() and experiment.update < 600:
        train(experiment, 1)
    assert experiment.report()["solved"]


def test_the_usual_bias_of_one_forgets_before_the_end_and_learns_nothing() -> None:
    short, fitting = trained(keep_bias_rule="own", keep_bias=1.0), trained()
    assert short.content().gradients.full[0] < short.content().gradients.full[-1] - 8.0
    assert fitting.content().gradients.full[0] > fitting.content().gradients.full[-1] - 1.5
    assert train(short, 60).content().accuracy < 0.6


def test_the_same_seed_gives_the_same_numbers_whoever_looks() -> None:
    looked, blind = trained(steps=30), trained(steps=30)
    for _ in range(6):
        train(looked, 1).content()
    train(blind, 6)
    assert same(arrays_of(looked), arrays_of(blind))
    assert not same(arrays_of(blind), arrays_of(train(trained(steps=30, seed=1), 6)))


def test_training_on_from_a_restored_state_gives_what_it_gave() -> None:
    experiment = train(trained(steps=30, compare=True), 5)
    state = experiment.state()
    ahead = arrays_of(train(experiment, 12)), experiment.report(), experiment.state()
    experiment.restore(state)
    assert experiment.update == 5
    again = arrays_of(train(experiment, 12)), experiment.report(), experiment.state()
    assert same(ahead[0], again[0]) and ahead[1] == again[1]
    assert same(dict(ahead[2]), dict(again[2]))


def test_another_rate_batch_or_sequence_keeps_the_weights() -> None:
    session = Session("memory_cell", Settings(gates="trained", steps=30))
    session.apply(Train(updates=3))
    session.run()
    before = session.timeline.experiment.tensors()
    live = {
        "learning_rate": 0.1,
        "batch": 8,
        "example_seed": 5,
        "gates": "scripted",
        "cell": 3,
        "scene": "lanes",
    }
    session.apply(Set(live))
    session.apply(Set({"gates": "trained"}))
    assert same(before, session.timeline.experiment.tensors())
    session.apply(Train(updates=1))
    session.run()
    assert session.timeline.experiment.update == 4


def test_the_gates_history_has_a_row_for_the_first_weights_and_stays_bounded() -> None:
    experiment = trained(steps=10, hidden_units=2, batch=2, task="adder")
    assert experiment.content().learning.updates.tolist() == [0]
    first = experiment.content().learning.keep[0]
    train(experiment, 600)
    learning = experiment.content().learning
    assert learning.updates[0] == 0 and learning.keep[0] == first
    assert 128 <= len(learning.updates) <= 256
    assert len(set(np.diff(learning.updates))) == 1


def test_the_plain_network_learns_while_it_is_shown() -> None:
    experiment = train(trained(steps=30), 2)
    experiment.set_live(experiment.settings.with_(compare=True))
    plain = train(experiment, 3).content().plain
    assert plain is not None and plain.updates == 3
    assert plain.hidden.shape == experiment.content().trace.hidden.shape


def test_nothing_that_is_shown_can_be_written_to() -> None:
    for experiment in (Experiment(Settings(compare=True)), trained(steps=20, compare=True)):
        c = experiment.content()
        parts = [*c.trace.arrays().values(), *vars(c.gradients).values(), *vars(c.learning).values()]
        parts += [c.answer, c.wanted, *(vars(c.plain).values() if c.plain else ())]
        assert not any(part.flags.writeable for part in parts if isinstance(part, np.ndarray))


def test_a_cell_that_is_not_there_is_the_last_one() -> None:
    assert trained(hidden_units=4, cell=9, steps=20).content().cell == 3


def test_too_few_steps_for_a_task_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        trained(task="order", steps=5)
    assert refused.value.message.values == {"task": "order", "steps": 5, "minimum": 10}


def test_an_exploded_layer_is_a_lesson() -> None:
    experiment = trained(steps=20)
    state = dict(experiment.state())
    state["vector"] = np.full_like(state["vector"], np.nan)
    experiment.restore(state)
    train(experiment, 1)
    assert experiment.exploded
    assert experiment.content().verdict.key == "memory-cell-verdict-exploded"
    assert experiment.report()["loss"] is None


# The keep gates' bias.


def test_the_bias_follows_the_steps_until_it_is_given_a_value() -> None:
    assert Settings(steps=300).keep_bias == math.log(299)
    assert Settings().with_(steps=20).keep_bias == math.log(19)
    own = Settings().with_(keep_bias=1.0)
    assert (own.keep_bias, own.keep_bias_rule) == (1.0, "own")
    assert own.with_(steps=20).keep_bias == 1.0
    assert own.with_(keep_bias_rule="steps").keep_bias == math.log(99)
    assert Settings.read({"keep_bias": "1"}).keep_bias_rule == "own"


def test_settings_survive_the_way_through_their_values() -> None:
    for settings in (Settings(steps=300), Settings().with_(keep_bias=2.0)):
        assert Settings.read(dict(settings.values())) == settings
        assert Settings.read(dict(settings.changed())) == settings


# Saved.


def keep_rows(experiment: Experiment) -> Any:
    tensors = experiment.tensors()
    units = experiment.settings.hidden_units
    return (tensors["lstm.bias_ih_l0"] + tensors["lstm.bias_hh_l0"])[units : 2 * units]


def test_a_new_layer_keeps_for_about_as_long_as_the_task() -> None:
    np.testing.assert_allclose(keep_rows(trained(steps=200)), math.log(199))
    assert (keep_rows(trained(variant="lstm_1997")) == 40.0).all()


def test_saved_weights_do_in_torch_what_the_trace_says(tmp_path: Path) -> None:
    experiment = train(trained(steps=40, task="order"), 10)
    path = tmp_path / "layer.safetensors"
    files.write_tensors(path, experiment.tensors(), "memory_cell", experiment.settings.values())
    tensors, given = files.read_tensors(path, "memory_cell")
    again = Experiment.loaded(Settings.read(given), tensors, path)
    assert same(experiment.tensors(), again.tensors())
    net = torch.nn.LSTM(6, 16).double()
    net.load_state_dict({n[5:]: torch.tensor(t) for n, t in tensors.items() if n.startswith("lstm.")})
    arrays = again.arrays()
    with torch.no_grad():
        hidden, (_, cell) = net(torch.tensor(arrays["inputs"])[:, None])
    np.testing.assert_allclose(arrays["hidden"], hidden[:, 0].numpy(), rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(arrays["cell"][-1], cell[0, 0].numpy(), rtol=1e-9)


def test_arrays_have_the_names_scripts_rely_on() -> None:
    arrays = trained(steps=30).arrays()
    states = (
        "write",
        "keep",
        "read",
        "candidate",
        "cell",
        "hidden",
        "d_cell",
        "d_cell_truncated",
        "d_hidden",
    )
    assert all(arrays[name].shape == (30, 16) for name in (*states, "carry"))
    assert arrays["outputs"].shape == (30, 1) and arrays["recurrent_weights"].shape == (64, 16)
    assert {"input_weights", "hidden_bias", "initial_state", "output_weights", "output_bias"} <= set(arrays)
    assert all(part.dtype == np.float64 for part in arrays.values())
    assert {"inputs", "cell", "d_cell", "carry", "recurrent_weights"} <= set(Experiment(Settings()).arrays())


def test_peepholes_cannot_be_saved_for_torch() -> None:
    with pytest.raises(Refused) as refused:
        trained(variant="peephole").tensors()
    assert refused.value.message.key == "refused-memory-cell-peephole"


def test_a_file_of_another_size_is_refused_by_name(tmp_path: Path) -> None:
    tensors = trained(hidden_units=4).tensors()
    with pytest.raises(Refused) as refused:
        Experiment.loaded(Settings(gates="trained"), tensors, tmp_path / "four.safetensors")
    assert "four" in str(refused.value.message.values["path"])


def test_a_large_layer_is_examined_in_a_calm_moment_and_its_verdict_says_of_which_update() -> None:
    large = Experiment(Settings.read({"gates": "trained", "steps": 200, "hidden_units": 64, "batch": 2}))
    assert large.content().examined == 0
    train(large, 1)
    stale = large.content()
    assert stale.examined == stale.verdict.values["update"] == 0
    assert sum(1 for _ in large.ponder()) > 0
    fresh = large.content()
    assert fresh.examined == fresh.verdict.values["update"] == 1
    assert fresh.trace is stale.trace
    assert sum(1 for _ in large.ponder()) == 0
    # A report is about the weights there are.
    train(large, 1)
    assert large.content().examined == 1
    large.report()
    assert large.content().examined == 2
    # A small one is examined at once.
    small = Experiment(Settings.read({"gates": "trained", "steps": 20, "hidden_units": 4, "batch": 2}))
    train(small, 1)
    assert small.content().examined == 1 and sum(1 for _ in small.ponder()) == 0
