"""The chapter Gradients: one network's gradient from every side, and three that learn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from simulator import files
from simulator.chapters import _gradients_learning as learning
from simulator.chapters import _gradients_network as network
from simulator.chapters import gradients
from simulator.chapters.gradients import Experiment, Settings
from simulator.commands import Load, Look, Rewind, Set, Train, Undo
from simulator.message import Refused
from simulator.models.squashing import SQUASHINGS
from simulator.session import Session
from simulator.slices import finish
from simulator.training import starts

SMALL = {"hidden_units": 6, "steps": 20}
LEARNING = {"scene": "learning", "hidden_units": 6, "steps": 12}


def _train(experiment: Experiment, updates: int) -> None:
    for _ in range(updates):
        for _ in experiment.advance():
            pass


def _same(left: Any, right: Any) -> bool:
    """Whether two contents, or parts of them, hold the same numbers."""
    if isinstance(left, np.ndarray):
        return bool(np.array_equal(left, right, equal_nan=True))
    if isinstance(left, tuple):
        return len(left) == len(right) and all(map(_same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(_same(part, right[name]) for name, part in left.items())
    if hasattr(left, "__dataclass_fields__"):
        return all(_same(getattr(left, f), getattr(right, f)) for f in left.__dataclass_fields__)
    return bool(left == right) or (left != left and right != right)


def _arrays(part: Any) -> Iterator[np.ndarray]:
    for value in vars(part).values():
        if isinstance(value, np.ndarray):
            yield value
        elif hasattr(value, "__dataclass_fields__"):
            yield from _arrays(value)
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, np.ndarray))


# One network.


@pytest.mark.parametrize("scene", ["flow", "sources", "learning", "cliff", "basins"])
def test_a_scene_shows_its_own_part_in_numbers_that_nobody_can_change(scene: str) -> None:
    content = Experiment(Settings(scene=scene, **SMALL)).content()
    parts = ("flow", "sources", "learning", "cliff", "basins")
    assert [name for name in parts if getattr(content, name) is not None] == [scene]
    arrays = list(_arrays(content))
    assert len(arrays) > 10
    assert not any(array.flags.writeable for array in arrays)
    assert _same(content, Experiment(Settings(scene=scene, **SMALL)).content())


def test_the_radius_rescales_the_same_random_matrix() -> None:
    experiment = Experiment(Settings(spectral_radius=0.8, squashing="logistic", **SMALL))
    before = experiment.parameters()
    experiment.set_live(experiment.settings.with_(spectral_radius=2.0))
    after = experiment.parameters()
    np.testing.assert_allclose(after.recurrent_weights, 2.5 * before.recurrent_weights, rtol=1e-12)
    np.testing.assert_array_equal(after.input_weights, before.input_weights)
    assert np.abs(np.linalg.eigvals(after.recurrent_weights)).max() == pytest.approx(2.0, rel=1e-9)
    # Units hear how far the others are from rest: at rest and without input nothing moves.
    np.testing.assert_allclose(
        after.recurrent_weights @ after.initial_state + after.hidden_bias, 0.0, atol=1e-12
    )


def test_live_changes_in_any_order_show_what_a_fresh_experiment_shows() -> None:
    experiment = Experiment(Settings(**SMALL))
    changes: list[dict[str, Any]] = [
        {"spectral_radius": 1.4}, {"loss_at": "every"}, {"scene": "sources"}, {"spectral_radius": 0.7},
        {"scene": "flow"}, {"loss_at": "last"}, {"spectral_radius": 2.5}, {"unit": 4},
        {"scene": "basins", "gain": 0.6}, {"start_1": -0.5}, {"basin_network": "spiral"}, {"gain": 1.0},
        {"scene": "cliff", "cliff_bias": -3.5}, {"threshold": 0.2}, {"cliff_steps": 20},
        {"scene": "learning", "contour": -2.0}, {"batch": 7}, {"scene": "flow", "network": "second"},
        {"network": "drawn"},
    ]  # fmt: skip
    for change in changes:
        experiment.set_live(experiment.settings.with_(**change))
        assert _same(experiment.content(), Experiment(experiment.settings).content()), change


@pytest.mark.parametrize("radius", [0.9, 1.0, 1.1])
def test_a_linear_network_with_a_rotation_follows_the_straight_line_exactly(radius: float) -> None:
    settings = Settings(squashing="linear", initialisation="orthogonal", spectral_radius=radius, **SMALL)
    flow = Experiment(settings).content().flow
    assert flow is not None
    np.testing.assert_allclose(flow.gradient_log10, flow.line_log10, atol=1e-12)
    assert flow.line_log10[0] == pytest.approx(19 * np.log10(radius), abs=1e-12)
    np.testing.assert_allclose(flow.singular_values_log10, 20 * np.log10(radius), atol=1e-12)
    np.testing.assert_allclose(np.abs(flow.eigenvalues), radius, rtol=1e-12)
    assert flow.lyapunov == pytest.approx(np.log(radius), abs=1e-12)
    assert flow.mean_slope == 1.0 and flow.effective_radius == flow.spectral_radius


def test_at_radius_one_point_one_a_tanh_network_does_not_explode_but_vanish() -> None:
    for seed in range(5):
        flow = Experiment(Settings(spectral_radius=1.1, seed=seed)).content().flow
        assert flow is not None
        assert flow.spectral_radius == pytest.approx(1.1) and flow.effective_radius < 1.0
        assert flow.gradient_log10[0] < -2.0
    linear = Experiment(Settings(spectral_radius=1.1, squashing="linear")).content().flow
    assert linear is not None and linear.outcome == "exploded"


def test_the_table_of_medians_is_found_again() -> None:
    # log10 of |∂L_T/∂h_1| / |∂L_T/∂h_T| at H 32, T 100 over 20 seeds, batch 16, norm over batch and units.
    known = {
        "tanh": {0.5: -36, 0.9: -13, 1.1: -6.5, 1.5: -0.4, 2.0: 3.9, 8.0: 24},
        "logistic": {0.5: -91, 0.9: -66, 1.1: -57, 1.5: -44, 2.0: -32, 8.0: 4},
    }
    for name, medians in known.items():
        found, squashing = [], SQUASHINGS[name]
        for seed in range(20):
            base = network.draw(Settings(squashing=name, seed=seed))
            stack = starts.Stack(base.sizes, squashing, base.initial_state)
            networks = tuple(network.rescaled(base, radius, squashing) for radius in medians)
            rng = np.random.default_rng(seed)
            inputs = rng.integers(0, 2, (16, 100, 2)) - 0.5
            targets = rng.integers(0, 2, (16, 1)).astype(np.float64)
            log10 = finish(stack.sweep(stack.flatten(networks), inputs, targets)).log10
            found.append(log10[:, 0] - log10[:, -1])
        np.testing.assert_allclose(np.median(found, axis=0), list(medians.values()), atol=1.0)


def test_a_thousand_logistic_steps_are_told_and_not_called_zero() -> None:
    settings = Settings(squashing="logistic", spectral_radius=0.5, steps=1000)
    flow = Experiment(settings).content().flow
    assert flow is not None
    assert -1000.0 < flow.gradient_log10[0] < -850.0 and flow.outcome == "vanished"
    assert np.isfinite(flow.gradient_log10).all() and np.isfinite(flow.reference_log10).all()


def test_the_chosen_curve_is_the_reference_of_its_own_radius_and_the_traces_gradient() -> None:
    for loss_at in ("last", "every"):
        content = Experiment(Settings(spectral_radius=1.5, loss_at=loss_at, **SMALL)).content()
        flow, trace = content.flow, content.trace
        assert flow is not None
        own = int(np.flatnonzero(flow.reference_radii == 1.5)[0])
        np.testing.assert_allclose(flow.gradient_log10, flow.reference_log10[own], atol=1e-10)
        sizes = np.linalg.norm(trace.d_hidden, axis=1)
        np.testing.assert_allclose(flow.gradient_log10, np.log10(sizes / sizes[-1]), atol=1e-9)
        assert flow.arrival == pytest.approx(sizes[-1], rel=1e-9)


def test_with_a_loss_at_every_step_the_sum_looks_healthy_while_the_long_lags_are_dead() -> None:
    experiment = Experiment(Settings(scene="sources", loss_at="every"))
    sources = experiment.content().sources
    assert sources is not None
    assert np.ptp(sources.sum_log10) < 1.5  # the sum is flat …
    assert sources.last_log10[0] < -10.0  # … and from the last step nothing arrives at the first
    np.testing.assert_allclose(sources.shares.sum(axis=0), 1.0, rtol=1e-12)
    nearest = [k for k, (_, farthest) in enumerate(sources.lags) if farthest <= 10]
    assert sources.shares[nearest, 0].sum() > 0.9
    experiment.set_live(experiment.settings.with_(loss_at="last"))
    alone = experiment.content().sources
    assert alone is not None
    np.testing.assert_allclose(alone.sum_log10, alone.last_log10, atol=1e-10)
    assert (alone.log10[:-1] == -np.inf).all()


def test_shares_are_what_each_lag_adds_to_the_sizes() -> None:
    content = Experiment(Settings(scene="sources", loss_at="every", spectral_radius=1.3, **SMALL)).content()
    sources, norms = content.sources, content.trace.gradient_norms
    assert sources is not None
    assert sources.lags[0] == (0, 0) and sources.lags[-1][1] == 19
    for t in (0, 7, 19):
        for k, (nearest, farthest) in enumerate(sources.lags):
            band = norms[t + nearest : t + farthest + 1, t].sum()
            assert sources.shares[k, t] == pytest.approx(band / norms[:, t].sum(), rel=1e-9)


def test_an_npz_holds_the_named_arrays_and_they_are_autograds(tmp_path: Path) -> None:
    experiment = Experiment(Settings(loss_at="every", spectral_radius=1.2, hidden_units=5, steps=15))
    files.write_arrays(tmp_path / "f.npz", experiment.arrays(), experiment.settings.values())
    held = np.load(tmp_path / "f.npz")
    shapes = {
        "gradient_norms": (15, 15), "gradient_norms_log10": (15, 15), "slopes": (15, 5),
        "singular_values_log10": (5,), "spectral_radius": (), "effective_radius": (), "lyapunov": (),
        "inputs": (15, 2), "hidden": (15, 5), "d_hidden": (15, 5), "recurrent_weights": (5, 5),
        "d_recurrent_weights": (15, 5, 5), "initial_state": (5,), "targets": (15, 1), "loss": (),
    }  # fmt: skip
    for name, shape in shapes.items():
        assert held[name].shape == shape and held[name].dtype == np.float64, name
    assert json.loads(str(held["settings"]))["spectral_radius"] == 1.2

    W, U, b, h, V, c = (torch.tensor(held[name]) for name in vars(experiment.parameters()))
    states, losses = [], []
    for x, target in zip(held["inputs"], held["targets"], strict=True):
        h = torch.tanh(W @ torch.tensor(x) + U @ h + b).requires_grad_()
        states.append(h)
        losses.append(torch.nn.functional.binary_cross_entropy_with_logits(V @ h + c, torch.tensor(target)))
    assert float(sum(losses).detach()) == pytest.approx(float(held["loss"]), rel=1e-12)
    for s, loss in enumerate(losses):
        found = torch.autograd.grad(loss, states[: s + 1], retain_graph=True)
        expected = [float(part.norm()) for part in found] + [0.0] * (14 - s)
        np.testing.assert_allclose(held["gradient_norms"][s], expected, rtol=1e-9)
    assert (held["gradient_norms_log10"][np.triu_indices(15, 1)] == -np.inf).all()
    assert held["effective_radius"] == pytest.approx(1.2 * held["slopes"].mean(), rel=1e-9)
    assert held["lyapunov"] == pytest.approx(held["singular_values_log10"][0] * np.log(10) / 15)


def test_the_trace_describes_every_array_it_gives() -> None:
    trace = Experiment(Settings(**SMALL)).content().trace
    arrays, fields = trace.arrays(), trace.fields()
    assert [field.name for field in fields] == list(arrays)
    for field in fields:
        assert len(field.axes) == arrays[field.name].ndim and field.equation, field.name


def test_what_is_no_number_is_told_and_not_hidden() -> None:
    settings = Settings(squashing="linear", spectral_radius=10.0, steps=1000, hidden_units=4)
    experiment = Experiment(settings)
    content = experiment.content()
    assert content.flow is not None
    assert 250 < content.flow.not_finite_from < 400 and not np.isfinite(content.trace.hidden[-1]).all()
    # Of activities that are no numbers there is no error to send back …
    assert content.flow.outcome == "not_finite" and np.isnan(content.flow.gradient_log10).all()
    assert json.loads(json.dumps(experiment.report(), allow_nan=False))["log10_first_to_last"] is None
    # … while what grows without leaving float64 has exploded, as its Jacobian says.
    short = Experiment(settings.with_(steps=250)).content().flow
    assert short is not None and short.not_finite_from == 0 and short.outcome == "exploded"
    assert short.singular_values_log10[0] == pytest.approx(250.0, abs=3.0)


def test_the_chosen_unit_is_the_last_where_there_are_fewer() -> None:
    assert Experiment(Settings(unit=3, **SMALL)).content().unit == 2
    assert Experiment(Settings(unit=100, **SMALL)).content().unit == 5


# Three that learn.


def test_the_default_start_learns_and_its_gradient_vanishes_once_it_has() -> None:
    experiment = Experiment(Settings(scene="learning"))
    while "solved" not in experiment.reached() and experiment.update < experiment.budget:
        _train(experiment, 1)
    content = experiment.content().learning
    assert content is not None and content.solved == (False, False, True)
    assert experiment.update < 500
    report = experiment.report()
    assert report["solved"] and report["error"] < 0.01 and report["errors"][0] > 0.3
    _train(experiment, 40)
    later = experiment.content().learning
    assert later is not None
    first, _, third = later.outcomes
    assert first == "vanished" and content.log10[0, 0, 0] < -15.0  # too small a radius: nothing to learn from
    assert content.log10[2, 0, 0] > -2.0  # the third heard its first step …
    assert third == "vanished" and later.log10[2, -1, 0] < -10.0  # … and no longer does, deep in a basin
    np.testing.assert_allclose(content.radii[:, 0], content.start_radii, rtol=1e-9)


def test_the_contour_is_where_the_signal_falls_below_its_threshold() -> None:
    experiment = Experiment(Settings(contour=-1.5, **LEARNING))
    _train(experiment, 5)
    content = experiment.content().learning
    assert content is not None
    assert content.updates.tolist() == [0, 1, 2, 3, 4, 5] and content.current == 5
    assert (content.log10[:, :, -1] == 0.0).all()
    for n in range(3):
        for r in range(6):
            at = int(np.flatnonzero(content.steps == content.contour[n, r])[0])
            assert (content.log10[n, r, at:] >= -1.5).all()
            assert at == 0 or content.log10[n, r, at - 1] < -1.5
    assert (content.contour > 1).any() and len(np.unique(content.contour)) > 1


def test_a_restored_state_trains_on_to_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "ROWS", 8)
    experiment = Experiment(Settings(seed=4, **LEARNING))
    _train(experiment, 13)
    middle = experiment.state()
    _train(experiment, 20)
    end, shown = experiment.state(), experiment.content()
    other = Experiment(experiment.settings)
    for again in (experiment, other):
        again.restore(middle)
        assert _same(again.state(), middle)
        _train(again, 20)
        assert _same(again.state(), end)
        assert _same(again.content(), shown)


def test_the_rows_are_few_and_spread_over_the_whole_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "ROWS", 8)
    experiment = Experiment(Settings(**LEARNING))
    _train(experiment, 50)
    content = experiment.content().learning
    assert content is not None
    assert len(content.updates) <= 10 and content.updates[[0, -1]].tolist() == [0, 50]
    assert np.diff(content.updates)[:-2].tolist() == [8] * (len(content.updates) - 3)


def test_looking_back_keeps_what_came_after_in_sight_until_something_else_does() -> None:
    session = Session("gradients", Settings(**LEARNING))
    session.apply(Train(updates=10))
    session.run()
    whole = session.snapshot().content.learning
    for update in (9, 8, 4):  # one after the other, as a person goes back
        session.apply(Look(update))
        back = session.snapshot().content.learning
    assert back.current == 4 and back.updates.tolist() == whole.updates.tolist() == list(range(11))
    np.testing.assert_array_equal(back.log10, whole.log10)
    session.apply(Set({"learning_rate": 3.0}))
    session.apply(Train(updates=2))
    session.run()
    other = session.snapshot().content.learning
    assert other.updates.tolist() == list(range(7))
    np.testing.assert_array_equal(other.log10[:, :5], whole.log10[:, :5])
    assert not np.array_equal(other.log10[:, 6], whole.log10[:, 6])


def test_a_start_that_leaves_the_numbers_is_flagged_and_the_others_go_on() -> None:
    settings = Settings(
        scene="learning", squashing="linear", steps=400, hidden_units=4, first_radius=0.5, second_radius=9.0,
        third_radius=10.0, clipping=False,
    )  # fmt: skip
    experiment = Experiment(settings)
    _train(experiment, 4)
    content = experiment.content().learning
    assert content is not None
    assert content.exploded_at[0] == 0 and content.exploded_at[2] > 0
    assert not np.isfinite(content.losses[2, -1]) and np.isfinite(content.losses[0]).all()
    assert not experiment.exploded and np.isfinite(experiment.loss)
    # What it has become can be looked at all the same.
    for scene in ("flow", "sources"):
        experiment.set_live(settings.with_(scene=scene, network="third", loss_at="every"))
        gone = experiment.content()
        assert not np.isfinite(gone.parameters.recurrent_weights).all()
        assert gone.flow is None or (gone.flow.outcome == "not_finite" and gone.flow.not_finite_from == 1)


def test_clipping_bounds_every_update() -> None:
    free = Experiment(Settings(scene="learning", clipping=False, steps=40, third_radius=3.0))
    clipped = Experiment(Settings(scene="learning", clipping=True, threshold=0.1, steps=40, third_radius=3.0))
    lengths = []
    for experiment in (free, clipped):
        before = experiment.state()["vectors"]
        _train(experiment, 1)
        lengths.append(np.linalg.norm(experiment.state()["vectors"] - before, axis=1))
    assert (lengths[1] <= 0.5 * 0.1 * (1 + 1e-9)).all() and (lengths[0] > 0.5 * 0.1).any()


def test_a_learned_network_can_be_looked_at_like_the_drawn_one() -> None:
    experiment = Experiment(Settings(network="third", third_radius=1.5, **SMALL))
    fresh = experiment.parameters()
    assert np.abs(np.linalg.eigvals(fresh.recurrent_weights)).max() == pytest.approx(1.5)
    _train(experiment, 3)
    content = experiment.content()
    assert content.flow is not None
    assert not np.array_equal(content.parameters.recurrent_weights, fresh.recurrent_weights)
    radius = np.abs(np.linalg.eigvals(content.parameters.recurrent_weights)).max()
    assert content.flow.spectral_radius == pytest.approx(radius, rel=1e-9)


def test_after_as_many_updates_on_another_way_it_is_another_network() -> None:
    session = Session("gradients", Settings(network="third", **SMALL))
    shown = []
    for rate in (0.5, 2.0):
        session.apply(Set({"learning_rate": rate}))
        session.apply(Rewind())
        session.apply(Train(updates=3))
        session.run()
        shown.append(session.snapshot().content)
    assert not _same(shown[0].flow, shown[1].flow)
    session.apply(Undo())
    session.apply(Undo())
    session.apply(Undo())
    back = session.snapshot()
    assert back.progress.update == 3 and _same(back.content, shown[0])


# Files, undo, bad input.


def test_saved_weights_come_back_as_the_drawn_network(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    experiment = Experiment(Settings(network="third", **SMALL))
    _train(experiment, 3)
    files.write_tensors(path, experiment.tensors(), "gradients", experiment.settings.values())
    session = Session("gradients")
    session.apply(Load(str(path)))
    back = session.timeline.experiment
    assert back.settings.values()["network"] == "drawn"
    for name, tensor in experiment.tensors().items():
        np.testing.assert_array_equal(back.tensors()[name], tensor)
    # The slider stands where the matrix is, and rescales it.
    radius = float(back.settings.values()["spectral_radius"])
    session.apply(Set({"spectral_radius": 2.0 * radius}))
    doubled = session.timeline.experiment.tensors()["recurrent_weights"]
    np.testing.assert_allclose(doubled, 2.0 * experiment.tensors()["recurrent_weights"], rtol=1e-12)
    session.apply(Set({"hidden_units": 3}))
    session.apply(Undo())
    np.testing.assert_array_equal(session.timeline.experiment.tensors()["recurrent_weights"], doubled)
    session.apply(Undo())
    session.apply(Undo())
    assert session.timeline.experiment.settings == Settings()
    np.testing.assert_array_equal(
        session.timeline.experiment.tensors()["recurrent_weights"],
        Experiment(Settings()).parameters().recurrent_weights,
    )


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    tensors = Experiment(Settings(**SMALL)).tensors()
    files.write_tensors(path, tensors, "gradients", {"hidden_units": 7})
    with pytest.raises(Refused) as refused:
        Session("gradients").apply(Load(str(path)))
    assert refused.value.message.key == "refused-weights-units"
    wider = {**tensors, "input_weights": np.zeros((6, 3))}
    files.write_tensors(path, wider, "gradients", SMALL)
    with pytest.raises(Refused) as refused:
        Session("gradients").apply(Load(str(path)))
    assert refused.value.message.key == "refused-weights-shapes"


@pytest.mark.parametrize(
    ("name", "value"),
    [("steps", 5), ("hidden_units", 257), ("spectral_radius", "nan"), ("squashing", "cube"), ("gain", -1)],
)
def test_what_is_not_allowed_is_refused(name: str, value: object) -> None:
    with pytest.raises(Refused):
        Settings.read({name: value})


def test_rewinding_shows_the_first_weights_again() -> None:
    session = Session("gradients", Settings(**LEARNING))
    first = session.snapshot().content.learning
    session.apply(Train(updates=3))
    session.run()
    session.apply(Rewind())
    again = session.snapshot().content.learning
    assert again.current == 0
    np.testing.assert_array_equal(again.log10[:, 0], first.log10[:, 0])
    assert gradients.ORDER == 4
