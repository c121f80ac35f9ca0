"""Training an unrolled network: the nine ways are learned, copies are tied and untied, the past is kept."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator import files
from simulator.chapters.unrolling import WAYS, Experiment, Settings
from simulator.commands import Look, Set, Train
from simulator.message import Refused
from simulator.models.elman import Parameters
from simulator.session import Session
from tests.simulator.chapters.unrolling_cases import every_task, every_way, experiment, train

SHARED = ("input_weights", "recurrent_weights", "hidden_bias", "output_weights", "output_bias")


def tensors(trained: Experiment) -> dict[str, np.ndarray]:
    return {name: np.array(part) for name, part in trained.tensors().items()}


def assert_same(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert ours.keys() == theirs.keys()
    for name, part in ours.items():
        np.testing.assert_array_equal(part, theirs[name], err_msg=name)


def refusal(**given: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        Experiment(Settings.read(given))
    return refused.value


# Learning.


@every_task
def test_the_default_recipe_learns_every_task(case: dict[str, Any]) -> None:
    for seed in (0, 2):
        settings = Settings.read({**case, "seed": seed})
        session = Session("unrolling", settings)
        session.apply(Train(until="solved"))
        session.run()
        report = session.timeline.experiment.report()
        assert report["solved"] and report["error"] == 0.0, seed
        assert (report["input_mode"], report["target_mode"]) == (settings.input_mode, settings.target_mode)
        # What is solved now was not solved by the first weights.
        assert experiment(**case, seed=seed).report()["error"] > 0.0


def test_the_nine_ways_have_nine_tasks() -> None:
    assert len({(way.inputs, way.targets) for way in WAYS}) == 9
    tasks = [experiment(input_mode=w.inputs, target_mode=w.targets).content().task for w in WAYS]
    assert tasks == [way.task for way in WAYS]
    assert len(set(tasks)) == 9


@every_way
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(case: dict[str, Any]) -> None:
    one, two, other = (train(experiment(**case, seed=seed), 12) for seed in (3, 3, 4))
    assert_same(tensors(one), tensors(two))
    assert one.loss == two.loss != other.loss


def test_what_is_not_learned_stays_as_it_was() -> None:
    # Units that output is read from have no read-out of their own to learn.
    case = {"input_mode": "initial_all", "target_mode": "last_steps_all"}
    assert (train(experiment(**case), 20).tensors()["output_weights"] == np.eye(6)).all()
    for start, value in (("zero", 0.0), ("half", 0.5)):
        held = train(experiment(start=start), 20)
        assert (held.tensors()["initial_state"] == value).all()
        assert not held.content().learned_start.any()
        assert held.content().trace.d_initial_state.any()


def test_a_learned_initial_state_moves_where_it_is_not_given() -> None:
    learned = train(experiment(input_mode="initial_subset", target_mode="final_all", input_subset="2, 4"), 20)
    content = learned.content()
    assert content.given.tolist() == [False, True, False, True, False, False]
    assert (content.learned_start == ~content.given).all()
    assert ((tensors(learned)["initial_state"] != 0.0) == ~content.given).all()
    # What is shown as h_0 is what the sequence began with.
    assert content.trace.parameters.initial_state[content.given].all()
    moved = content.changes.initial_state
    assert (moved != 0.0).tolist() == content.learned_start.tolist()


def test_the_change_shown_is_the_difference_the_last_update_made() -> None:
    before = train(experiment(), 7)
    earlier = tensors(before)
    content = train(before, 1).content()
    for name, part in vars(content.changes).items():
        np.testing.assert_allclose(part, tensors(before)[name] - earlier[name], atol=1e-15, err_msg=name)
    assert not any(part.any() for part in vars(experiment().content().changes).values())


def test_a_start_that_gets_nowhere_is_given_up_for_a_fresh_one() -> None:
    # One linear unit cannot hold a parity.
    hopeless = {"task": "parity", "hidden_units": 1, "squashing": "linear", "batch": 1, "steps": 2}
    fresh = train(experiment(**hopeless, learning_rate=1e-4), 1_001)
    stays = train(experiment(**hopeless, learning_rate=1e-4, restarts=False), 1_001)
    assert (fresh.start, stays.start) == (2, 1)


def test_numbers_past_any_use_are_told_and_end_the_training() -> None:
    session = Session("unrolling", Settings(optimiser="momentum", learning_rate=10.0, squashing="linear"))
    session.apply(Train(updates=500))
    assert [milestone.kind for milestone in session.run()] == ["exploded"]
    assert session.timeline.experiment.exploded
    assert session.snapshot().content.success.error > 0.0


# Copies.


def copies(trained: Experiment) -> Parameters:
    return trained.content().trace.used


def test_copies_that_are_kept_equal_stay_equal_under_the_sum_of_their_gradients() -> None:
    tied = experiment(optimiser="momentum", learning_rate=0.01)
    untied = experiment(optimiser="momentum", learning_rate=0.01, tied=False)
    # Constrained by hand: at each update the copies' gradients are summed and the sum goes to all.
    train(tied, 1)
    train(untied, 1)
    for name in SHARED:
        moved = getattr(untied.content().changes, name)
        assert moved.shape[0] == 8
        np.testing.assert_allclose(
            moved.sum(0), getattr(tied.content().changes, name), rtol=1e-9, atol=1e-14, err_msg=name
        )
    assert tied.content().drift == 0.0 and tied.content().tied
    assert untied.content().drift > 0.0 and not untied.content().tied


@every_way
def test_separate_copies_drift_apart_and_tying_sets_them_to_their_mean(case: dict[str, Any]) -> None:
    trained = train(experiment(**case, tied=False), 6)
    apart = trained.content()
    assert apart.drift > 0.0 and apart.trace.copies is not None
    assert copies(trained).recurrent_weights.shape == (8, 6, 6)
    mean = tensors(trained)["recurrent_weights"]
    np.testing.assert_allclose(mean, copies(trained).recurrent_weights.mean(0), rtol=1e-12)
    trained.set_live(trained.settings.with_(tied=True))
    # The switch says what the next update does: until then everything is as it was.
    assert trained.content().drift == apart.drift
    train(trained, 1)
    together = trained.content()
    assert together.drift == 0.0 and together.tied and together.trace.copies is None
    change = together.changes.recurrent_weights
    np.testing.assert_allclose(tensors(trained)["recurrent_weights"], mean + change, atol=1e-14)


def test_untying_changes_nothing_by_itself() -> None:
    tied, untied = train(experiment(), 10), train(experiment(), 10)
    untied.set_live(untied.settings.with_(tied=False))
    untied._tie()
    assert untied.content().drift == 0.0
    ours, theirs = untied.arrays(), tied.arrays()
    for name, part in theirs.items():
        np.testing.assert_allclose(ours[name], part, rtol=1e-12, atol=1e-15, err_msg=name)
    assert ours["recurrent_weights_copies"].shape == (8, 6, 6)


def test_a_unit_read_directly_is_the_same_unit_in_every_copy() -> None:
    trained = train(experiment(input_mode="initial_all", target_mode="final_all", tied=False), 5)
    used = copies(trained)
    assert (used.output_weights == np.eye(6)).all() and not used.output_bias.any()
    assert np.ptp(used.recurrent_weights, axis=0).any()


# The past.


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("optimiser", ["adam", "momentum"])
def test_training_on_from_a_restored_state_gives_what_it_gave(tied: bool, optimiser: str) -> None:
    first = train(experiment(tied=tied, optimiser=optimiser), 9)
    state = first.state()
    train(first, 9)
    again = experiment(tied=tied, optimiser=optimiser)
    again.restore(state)
    assert again.update == 9
    train(again, 9)
    assert_same(dict(first.state()), dict(again.state()))
    assert_same(first.arrays(), again.arrays())


def test_a_history_across_the_switch_shows_copies_where_there_were_some() -> None:
    session = Session("unrolling", Settings())
    for values, updates in (({}, 4), ({"tied": False}, 4), ({"tied": True}, 4)):
        if values:
            session.apply(Set(values))
        session.apply(Train(updates=updates))
        session.run()
    newest = session.snapshot().content
    session.apply(Look(6))
    apart = session.snapshot().content
    assert apart.drift > 0.0 and apart.trace.copies is not None
    session.apply(Look(3))
    assert session.snapshot().content.trace.copies is None
    session.apply(Look(12))
    now = session.snapshot().content
    assert_same(now.trace.arrays(), newest.trace.arrays())
    assert now.drift == 0.0


def test_a_live_change_keeps_the_weights() -> None:
    trained = train(experiment(task="typed"), 5)
    before = tensors(trained)
    changed = trained.settings.with_(
        follow="b3", scene="copies", learning_rate=0.1, batch=4, typed_targets="- 1", example_seed=7
    )
    trained.set_live(changed)
    assert_same(before, tensors(trained))
    content = trained.content()
    assert content.followed.name == "b3"
    assert content.trace.target_mask[:, 0].tolist() == [0, 1, 0, 0, 0, 0, 0, 0]


def test_a_refused_live_change_changes_nothing() -> None:
    trained = train(experiment(task="typed"), 3)
    before = trained.settings
    for wrong in ({"follow": "u17"}, {"typed_targets": "- -"}, {"typed_inputs": "one"}):
        with pytest.raises(Refused):
            trained.set_live(before.with_(**wrong))
        assert trained.settings is before


@pytest.mark.parametrize("tied", [True, False])
def test_saved_weights_come_back_with_their_copies(tied: bool, tmp_path: Path) -> None:
    trained, path = train(experiment(tied=tied), 6), tmp_path / "weights.safetensors"
    files.write_tensors(path, trained.tensors(), "unrolling", trained.settings.values())
    session = Session("unrolling")
    session.timeline.load(path, {})
    loaded = session.timeline.experiment
    assert loaded.update == 0
    assert_same(loaded.tensors(), trained.tensors())
    assert_same(loaded.arrays(), trained.arrays())
    with pytest.raises(Refused):
        Experiment.loaded(Settings(hidden_units=3), trained.tensors(), path)


# What cannot be.


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"steps": 0}, "refused-integer"),
        ({"target_steps": "1-3"}, "refused-unrolling-nothing-asked"),  # nothing to echo yet
        ({"delay": 8}, "refused-unrolling-nothing-asked"),
        ({"task": "typed", "typed_targets": "- - -"}, "refused-unrolling-nothing-asked"),
        ({"target_steps": ""}, "refused-unrolling-no-places"),
        ({"target_steps": "7-9"}, "refused-unrolling-places"),
        ({"target_steps": "sometimes"}, "refused-unrolling-places"),
        ({"input_mode": "initial_subset", "input_subset": " "}, "refused-unrolling-no-places"),
        ({"input_mode": "initial_subset", "input_subset": "7"}, "refused-unrolling-places"),
        ({"task": "typed", "typed_inputs": "1 0; 0 1"}, "refused-unrolling-rows"),
        ({"task": "typed", "typed_inputs": "1 x"}, "refused-unrolling-typed"),
        ({"task": "typed", "typed_inputs": "1 -"}, "refused-unrolling-typed"),
        ({"task": "typed", "typed_targets": "1e9"}, "refused-unrolling-typed-gaps"),
        ({"task": "typed", "typed_targets": "nan"}, "refused-unrolling-typed-gaps"),
        ({"follow": "u77"}, "refused-unrolling-follow"),
        ({"follow": "x1"}, "refused-unrolling-follow"),
        ({"input_mode": "initial_all", "follow": "w11"}, "refused-unrolling-follow"),
        ({"hidden_units": 2, "target_mode": "last_steps_all", "input_mode": "initial_all"},
         "refused-unrolling-units"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(given: dict[str, Any], key: str) -> None:
    assert refusal(**given).message.key == key


def test_a_followed_weight_that_a_smaller_network_lost_gives_way_to_one_it_has() -> None:
    session = Session("unrolling", Settings(follow="u66"))
    session.apply(Set({"hidden_units": 3}))
    assert session.snapshot().content.followed.name == "u11"


# What others rely on.


def test_nothing_in_a_snapshot_can_be_written_to() -> None:
    def arrays(whole: Any) -> list[np.ndarray]:
        if isinstance(whole, np.ndarray):
            return [whole]
        if is_dataclass(whole) and not isinstance(whole, type):
            return [found for field in fields(whole) for found in arrays(getattr(whole, field.name))]
        return []

    for tied in (True, False):
        found = arrays(train(experiment(tied=tied), 2).content())
        assert len(found) > 20
        assert not any(part.flags.writeable for part in found)


def test_the_arrays_bear_the_names_and_shapes_that_scripts_rely_on() -> None:
    sizes = {"T": 8, "H": 6, "I": 1, "O": 1}
    expected = {
        "inputs": "TI", "pre_activations": "TH", "hidden": "TH", "outputs": "TO", "targets": "TO",
        "target_mask": "TO", "loss": "", "d_hidden": "TH", "d_pre_activations": "TH",
        "d_recurrent_weights": "THH", "d_input_weights": "THI", "d_hidden_bias": "TH",
        "d_output_weights": "TOH", "d_initial_state": "H", "input_weights": "HI",
        "recurrent_weights": "HH", "hidden_bias": "H", "initial_state": "H", "output_weights": "OH",
        "output_bias": "O",
    }  # fmt: skip
    trained = train(experiment(tied=False), 2)
    found = trained.arrays()
    for name, axes in {**expected, "recurrent_weights_copies": "THH"}.items():
        assert found[name].shape == tuple(sizes[axis] for axis in axes), name
        assert found[name].dtype == np.float64
    fields_told = [field.name for field in trained.content().trace.fields()]
    assert fields_told == list(found)


def test_a_thousand_steps_are_worked_through_in_slices() -> None:
    long = experiment(steps=1_000, hidden_units=12, batch=16)
    assert sum(1 for _ in long.advance()) > 4
    content = long.content()
    # Contributions are worked out when they are asked for, not kept with every snapshot.
    assert "d_recurrent_weights" not in vars(content.trace)
    assert content.gathered("recurrent_weights", 1).shape == (12, 12)
