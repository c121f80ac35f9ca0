"""Scenes with networks of their own: none is lost on the way, and nothing is said that is not so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator import checkpoint
from simulator.chapters import adder
from simulator.commands import Load, Look, Redo, Set, Train, Undo
from simulator.message import Refused
from simulator.session import Session, replay

RIVAL = {"scene": "rival", "layer_units": 16, "hidden_layers": 1, "trained_columns": 4}


def weights(session: Session) -> np.ndarray:
    tensors = session.timeline.experiment.tensors()
    return np.concatenate([part.ravel() for part in tensors.values()])


def train(session: Session, updates: int) -> np.ndarray:
    session.apply(Train(updates=updates))
    session.run()
    return weights(session)


def setting(session: Session, name: str) -> object:
    return session.timeline.experiment.settings.values()[name]


@pytest.fixture
def travelled() -> tuple[Session, dict[str, np.ndarray]]:
    """A session that has trained in all three scenes and ended in the second."""
    session, found = Session("adder"), {}
    found["single"] = train(session, 5)
    session.apply(Set({"scene": "two_sums"}))
    found["two_sums"] = train(session, 4)
    session.apply(Set(dict(RIVAL)))
    found["rival"] = train(session, 6)
    return session, found


def test_going_to_another_scene_and_back_keeps_every_network(
    travelled: tuple[Session, dict[str, np.ndarray]],
) -> None:
    session, found = travelled
    for scene, updates in (("single", 5), ("two_sums", 4), ("rival", 6), ("single", 5)):
        session.apply(Set({"scene": scene}))
        assert setting(session, "scene") == scene
        assert np.array_equal(weights(session), found[scene])
        progress = session.snapshot().progress
        assert (progress.update, progress.shown) == (updates, updates)
    # The way here is kept, too, and training goes on as if nothing had been between.
    session.apply(Look(2))
    assert session.snapshot().progress.shown == 2
    session.apply(Look(5))
    straight = Session("adder")
    assert np.array_equal(train(session, 3), train(straight, 8))


def test_a_scene_begins_with_its_own_defaults_and_keeps_what_makes_its_network() -> None:
    session = Session("adder", adder.Settings(hidden_units=4, seed=7))
    session.apply(Set({"scene": "two_sums"}))
    assert [setting(session, n) for n in ("hidden_units", "squashing", "seed")] == [6, "logistic", 7]
    session.apply(Set({"squashing": "tanh", "columns": 20}))
    session.apply(Set({"scene": "single"}))
    # What is live came along, what makes the network is as it was left.
    assert [setting(session, n) for n in ("hidden_units", "squashing", "columns")] == [4, "tanh", 20]
    session.apply(Set({"scene": "two_sums"}))
    assert [setting(session, n) for n in ("hidden_units", "squashing")] == [6, "tanh"]


def test_a_scene_asked_for_with_another_network_gets_that_one(
    travelled: tuple[Session, dict[str, np.ndarray]],
) -> None:
    session, found = travelled
    session.apply(Set({"scene": "single", "seed": 3}))
    assert session.snapshot().progress.update == 0
    assert setting(session, "seed") == 3
    session.apply(Undo())
    session.apply(Set({"scene": "single"}))
    assert np.array_equal(weights(session), found["single"])


def test_undo_and_redo_go_through_scenes(travelled: tuple[Session, dict[str, np.ndarray]]) -> None:
    session, found = travelled
    session.apply(Set({"scene": "single"}))
    session.apply(Undo())
    assert setting(session, "scene") == "rival"
    assert np.array_equal(weights(session), found["rival"])
    session.apply(Redo())
    assert np.array_equal(weights(session), found["single"])
    for _ in range(4):  # the scene, the rival's training, the rival, the training of two sums
        session.apply(Undo())
    assert setting(session, "scene") == "two_sums"
    assert session.snapshot().progress.update == 0
    session.apply(Set({"scene": "single"}))
    assert np.array_equal(weights(session), found["single"])


def test_a_refused_change_leaves_the_scene_alone(travelled: tuple[Session, dict[str, np.ndarray]]) -> None:
    session, found = travelled
    with pytest.raises(Refused):
        session.apply(Set({"scene": "single", "first_number": "12a"}))
    assert setting(session, "scene") == "rival"
    assert np.array_equal(weights(session), found["rival"])


def test_a_replay_goes_the_same_way(travelled: tuple[Session, dict[str, np.ndarray]]) -> None:
    session, found = travelled
    again = replay(session.acts, "adder")
    assert np.array_equal(weights(again), found["rival"])
    again.apply(Set({"scene": "two_sums"}))
    assert np.array_equal(weights(again), found["two_sums"])


def test_a_checkpoint_holds_the_networks_of_every_scene(
    travelled: tuple[Session, dict[str, np.ndarray]], tmp_path: Path
) -> None:
    session, found = travelled
    path = tmp_path / "kept.safetensors"
    checkpoint.write(path, session, 6)
    back, acts = checkpoint.read(path)
    assert acts == 6
    for scene in ("rival", "single", "two_sums"):
        back.apply(Set({"scene": scene}))
        assert np.array_equal(weights(back), found[scene])
    assert back.snapshot().progress.updates.tolist() == [0, 1, 2, 3, 4]


def test_settings_told_in_short_are_read_as_they_were() -> None:
    for given in ({"scene": "two_sums"}, {"scene": "two_sums", "squashing": "tanh"}, {"scene": "rival"}, {}):
        settings = adder.Settings.read(given)
        assert settings.changed() == given
        assert adder.Settings.read(settings.changed()) == settings
    assert adder.Settings.read({"scene": "two_sums"}).hidden_units == 6
    assert adder.Settings() == adder.Settings.read({})


def test_weights_come_back_into_the_scene_they_were_saved_in(tmp_path: Path) -> None:
    from simulator import files

    path = tmp_path / "rival.safetensors"
    session = Session("adder", adder.Settings.read(dict(RIVAL)))
    kept = train(session, 3)
    experiment = session.timeline.experiment
    files.write_tensors(path, experiment.tensors(), "adder", experiment.settings.values())
    other = Session("adder")
    other.apply(Load(str(path)))
    assert setting(other, "scene") == "rival"
    assert np.array_equal(weights(other), kept)
    with pytest.raises(Refused):
        adder.Experiment.loaded(adder.Settings(), experiment.tensors(), path)
    with pytest.raises(Refused):
        adder.Experiment.loaded(
            adder.Settings(scene="two_sums", hidden_units=3), vars(experiment.parameters()), path
        )
