"""Inside each remedy: the way of the error back, the slow update, gates, echoes, the valley and the grid."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters import _remedies_start as starts
from simulator.chapters._remedies_settings import NAMES
from simulator.chapters.remedies import Experiment, Settings
from simulator.commands import Look, Set, Train
from simulator.session import Session
from tests.simulator.chapters.remedies_cases import QUICK, further, raced, same, trained

# The way of the error back.


def test_the_start_decides_how_much_of_the_error_arrives() -> None:
    content = Experiment(Settings(steps=100, scene="start")).content()
    assert content.start is not None
    decades = {one.name: one.gradient[0] - one.gradient[-1] for one in content.start.beginnings}
    assert decades["uniform"] < -15.0
    assert decades["sparse"] > -10.0 and decades["orthogonal"] > -5.0
    radii = {one.name: np.abs(one.eigenvalues).max() for one in content.start.beginnings}
    assert radii["sparse"] == pytest.approx(1.1) and radii["orthogonal"] == pytest.approx(1.0)
    rows = {row.name: row for row in content.rows}
    np.testing.assert_array_equal(rows["plain"].gradient_start, content.start.beginnings[0].gradient)
    assert rows["plain"].gradient_verdict.key == "remedies-flow-lost"
    assert rows["lstm"].gradient_verdict.key in ("remedies-flow-level", "remedies-flow-grown")
    assert rows["echo_state"].gradient_now.size == 0


def test_the_gradient_at_the_start_stays_and_the_present_one_moves() -> None:
    experiment = Experiment(Settings(**QUICK))
    before = experiment.content().rows[1]
    further(experiment, 2)
    after = experiment.content().rows[1]
    np.testing.assert_array_equal(after.gradient_start, before.gradient_start)
    assert (after.gradient_now != before.gradient_now).any()


@pytest.mark.parametrize(("steps", "kind"), [(50, "sparse"), (100, "orthogonal")])
def test_from_a_hundred_steps_on_the_rule_prefers_a_rotation(steps: int, kind: str) -> None:
    assert starts.chosen(Settings(steps=steps)) == kind
    assert starts.chosen(Settings(steps=steps, initialisation="uniform")) == "uniform"


def test_beyond_fifty_steps_momentum_takes_smaller_steps_and_the_printed_rule_says_so() -> None:
    short, long = (Settings(steps=steps, momentum_rate=0.01) for steps in (30, 100))
    assert starts.momentum_rate(short) == 0.01
    assert starts.momentum_rate(long) == pytest.approx(0.0025)
    assert Experiment(long).content().rows[1].rule.values["rate"] == starts.momentum_rate(long)


def test_a_sparse_start_has_fifteen_connections_a_unit() -> None:
    drawn = starts.draw(np.random.default_rng(0), "sparse", (40, 3, 2), 1.1)
    assert ((drawn.recurrent_weights != 0.0).sum(1) == 15).all()


# The grid, and the insides.


def test_the_grid_is_trained_in_its_scene_and_the_race_stays_where_it_was() -> None:
    experiment = trained(2)
    before = dict(experiment._race.state())
    experiment.set_live(experiment.settings.with_(scene="start"))
    further(experiment, 1)
    assert experiment.update == 3
    assert same(dict(experiment._race.state()), before)
    start = experiment.content().start
    assert start is not None
    fields = [(cell.initialisation, cell.racer.name) for cell in start.grid]
    kinds, methods = ("uniform", "sparse", "orthogonal"), ("plain", "momentum", "hessian_free")
    assert fields == [(kind, method) for kind in kinds for method in methods]
    assert all(cell.racer.work.updates >= 1 for cell in start.grid)
    lines = experiment.report()
    assert [(line["initialisation"], line["racer"]) for line in lines] == fields
    fresh = Experiment(experiment.settings)
    fresh.restore(experiment.state())
    assert same(dict(further(fresh, 1).state()), dict(further(experiment, 1).state()))


def test_the_budget_in_rounds_is_more_than_any_race_takes() -> None:
    experiment = raced(race_plain=False).timeline.experiment
    assert experiment.update < experiment.budget
    slow = Settings(cg_iterations=300, curvature_batch=1_000, steps=10)
    assert Experiment(slow).budget > 150 * 300 * 50 / 10


def test_an_update_of_hessian_free_is_told_as_it_happened_also_looking_back() -> None:
    alone = {f"race_{name}": name == "hessian_free" for name in NAMES}
    session = Session.opened("remedies", QUICK | alone | {"task": "adding", "scene": "hessian_free"})
    session.apply(Train(updates=60))
    session.run()
    newest = session.snapshot().content.hessian_free.slow
    assert newest.update >= 2 and newest.loss == session.snapshot().content.rows[2].first.loss
    assert newest.saved_losses[newest.chosen] == np.nanmin(newest.saved_losses)
    assert newest.structural == 0.03 and newest.stopped in ("progress", "limit", "curvature")
    session.apply(Look(1))
    first = session.snapshot().content.hessian_free
    assert first.slow.update == 1 and first.slow.damping == 0.1 and len(first.updates) == 1
    session.apply(Set({"structural": False}))
    session.apply(Train(updates=60))
    session.run()
    assert session.snapshot().content.hessian_free.slow.structural == 0.0


def test_the_gates_of_1997_keep_everything_and_their_history_is_told() -> None:
    content = trained(3, scene="lstm", task="adding").content()
    assert content.lstm is not None and content.lstm.hindrance is None
    assert (content.lstm.keep == 1.0).all() and (content.lstm.keep_steps == 1.0).all()
    assert content.lstm.updates.tolist() == list(range(content.rows[3].first.work.updates))
    assert 0.05 < content.lstm.write[0] < 0.3  # a bias of −2
    forgetful = trained(1, scene="lstm", task="recall", variant="lstm").content().lstm
    assert forgetful is not None and forgetful.hindrance is not None
    assert (forgetful.keep_steps < 1.0).all() and set(forgetful.symbols) <= set("ABCDabcd")


def test_another_radius_makes_another_reservoir_and_its_race_begins_again() -> None:
    experiment = trained(4, scene="echo_state", task="adding")
    before = experiment.content().echo_state
    assert before is not None and before.sequences > 0 and before.read_out.shape == (1, 30)
    experiment.set_live(experiment.settings.with_(spectral_radius=0.5))
    after = experiment.content().echo_state
    assert after is not None and after.sequences == 0
    np.testing.assert_allclose(np.abs(after.eigenvalues), 0.5, rtol=1e-6)
    assert after.fades and not before.fades
    assert after.capacity_total < before.capacity_total
    plain, *_, raced_before = (row.first.work.updates for row in experiment.content().rows)
    further(experiment, 1)
    rows = experiment.content().rows
    assert 1 <= rows[4].first.work.updates < raced_before
    assert rows[0].first.work.updates == plain + 10


def test_through_the_valley_curvature_gets_there_and_the_slope_does_not() -> None:
    content = trained(0, scene="hessian_free").content().hessian_free
    assert content is not None
    valley = content.valley
    descent, curved = valley.paths
    assert curved.losses[-1] < 1e-12 < 1e-2 < descent.losses[-1]
    assert curved.evaluations[4] < len(descent.losses) / 2
    u, v = np.abs(valley.recurrent - 0.9).argmin(), np.abs(valley.output - 1.0).argmin()
    lags = np.arange(0, 41, 4)
    loss = 0.5 * ((valley.output[v] * valley.recurrent[u] ** lags - 0.5) ** 2).mean()
    assert valley.heights[v, u] == pytest.approx(np.log10(loss))


def test_nesterovs_step_corrects_a_velocity_that_is_wrong() -> None:
    start = trained(0, scene="start").content().start
    assert start is not None
    look = start.look_ahead
    np.testing.assert_allclose(look.ahead, look.at + look.momentum * look.velocity)
    np.testing.assert_allclose(look.classical, look.ahead - look.rate * look.slope_at)
    np.testing.assert_allclose(look.nesterov, look.ahead - look.rate * look.slope_ahead)
    swings = {path.name: np.sign(np.diff(path.points[:, 0])) for path in start.valley.paths}
    turns = {name: int((signs[1:] != signs[:-1]).sum()) for name, signs in swings.items()}
    assert turns["nesterov"] < turns["classical"] / 5
    assert start.schedule[0] == 0.9 and start.schedule[-1] == 0.98
