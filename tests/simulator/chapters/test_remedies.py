"""The bench: the same sequences for all, the same share of work, and what becomes of each racer."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.chapters import _remedies_bench as bench
from simulator.chapters._remedies_racer import POINTS
from simulator.chapters._remedies_settings import NAMES
from simulator.chapters._remedies_stream import Stream
from simulator.chapters.remedies import Experiment, Settings
from simulator.commands import Look, Set, Train, Undo
from simulator.message import Refused
from simulator.session import Session, replay
from simulator.storyboard import digest
from tests.simulator.chapters.remedies_cases import QUICK, further, raced, same, trained

# The same data.


def test_whoever_takes_the_same_sequences_gets_the_same_in_whatever_batches() -> None:
    whole = Stream("order", 15, 0.1, 3).take(30, 130)
    stream = Stream("order", 15, 0.1, 3)
    parts = [stream.take(first, 26) for first in range(30, 160, 26)]
    stream.take(5_000, 10)
    again = stream.take(30, 130)
    for name in ("inputs", "targets", "mask"):
        joined = np.concatenate([getattr(part, name) for part in parts])
        np.testing.assert_array_equal(joined, getattr(whole, name))
        np.testing.assert_array_equal(getattr(again, name), getattr(whole, name))


def test_noise_is_added_to_every_input_and_to_nothing_else() -> None:
    quiet, noisy = (Stream("recall", 12, noise, 0).take(0, 400) for noise in (0.0, 0.3))
    np.testing.assert_array_equal(quiet.targets, noisy.targets)
    assert (noisy.inputs - quiet.inputs).std() == pytest.approx(0.3, rel=0.02)


# The same work.


def test_every_racer_gets_the_same_share_of_work_whatever_its_updates_cost() -> None:
    experiment = Experiment(Settings(**QUICK | {"task": "adding"}))
    further(experiment, 8)
    race = experiment._race
    share = race._share
    assert all(runner.status == "racing" for runner in race.runners)
    for runner in race.runners:
        assert runner.debt >= 0.0
        # What was done is 8 shares and a part of one update.
        dearest = (8.0 * share + runner.debt) / runner.updates
        assert runner.debt <= 3.0 * dearest
    plain, momentum, curved = race.runners[:3]
    assert plain.updates == momentum.updates == 80
    assert curved.updates < 8 and curved.evaluations >= plain.evaluations


def test_the_same_seed_gives_the_same_race_and_another_one_another() -> None:
    one, again, other = (trained(4, seed=seed).state() for seed in (1, 1, 2))
    assert same(dict(one), dict(again))
    assert not same(dict(one), dict(other))


def test_training_on_from_a_restored_round_gives_the_same_numbers() -> None:
    kept = trained(3)
    before = kept.state()
    further(kept, 3)
    fresh = Experiment(kept.settings)
    fresh.restore(before)
    assert fresh.update == 3
    assert same(dict(further(fresh, 3).state()), dict(kept.state()))
    kept.restore(before)  # the reservoir's sums are gathered again
    assert same(dict(further(kept, 3).state()), dict(fresh.state()))


def test_a_race_replays_to_the_same_numbers_and_can_be_scrubbed() -> None:
    session = Session.opened("remedies", QUICK | {"task": "adding"})
    session.apply(Train(updates=3))
    session.run()
    session.apply(Set({"momentum_rate": 0.02, "race_plain": False}))
    session.apply(Train(updates=2))
    session.run()
    assert digest(replay(session.acts, *session.first)) == digest(session)
    work = [row.first.work.updates for row in session.snapshot().content.rows]
    assert work[0] == 30 and work[1] > 30
    session.apply(Look(2))
    rows = session.snapshot().content.rows
    assert [rows[0].first.work.updates, rows[1].first.work.updates] == [20, 20]
    session.apply(Look(5))
    assert [row.first.work.updates for row in session.snapshot().content.rows] == work
    session.apply(Undo())
    assert session.timeline.experiment.update == 3


# What becomes of them.


def test_the_race_ends_by_itself_when_every_racer_has_stopped() -> None:
    session = Session.opened("remedies", QUICK | {"race_plain": False})
    session.apply(Train())  # no limit
    session.run()
    content = session.snapshot().content
    assert not session.training
    assert session.timeline.shown.reached == ("solved", "finished")
    hindrance = session.timeline.experiment.untrainable()
    assert hindrance is not None and hindrance.key == "remedies-finished"
    for row in content.rows[1:]:
        racer = row.first
        assert racer.status == "solved" and racer.error < 0.01 and racer.examined == racer.work.updates
        assert racer.ended == racer.work and racer.curve.updates[-1] == racer.work.updates
    assert content.rows[0].first.status == "waiting" and not content.rows[0].takes_part
    lines = session.timeline.experiment.report()
    assert [line["racer"] for line in lines] == list(NAMES[1:])
    wanted = {"racer", "seed", "updates", "gradient_evaluations", "cpu_seconds", "solved", "error"}
    assert all(wanted <= line.keys() and line["solved"] for line in lines)


def test_a_racer_past_any_number_is_marked_and_the_others_go_on() -> None:
    experiment = trained(1, momentum_rate=1.0, clip=100.0, race_hessian_free=False, race_echo_state=False)
    momentum = experiment._race.runners[1]
    # A reach that float64 does not have: what a far too large rate does, without the wait.
    wild = {"vector": np.full_like(momentum.learner.state()["vector"], 1e308)}
    momentum.learner.restore(momentum.learner.state() | wild)
    further(experiment, 2)
    rows = experiment.content().rows
    assert rows[1].first.status == "diverged"
    assert rows[1].verdict.key == "remedies-verdict-diverged"
    assert rows[1].verdict.values["update"] == rows[1].first.work.updates
    assert rows[0].first.status == "racing" and rows[0].first.work.updates == 30
    assert not experiment.exploded
    line = next(line for line in experiment.report() if line["racer"] == "momentum")
    assert line["diverged_at"] == rows[1].first.work.updates and line["solved"] is False


def test_a_budget_that_is_spent_is_said_with_the_share_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bench.BUDGETS, "plain", 20)
    switches = {f"race_{name}": name == "plain" for name in NAMES}
    row = raced(task="order", **switches).snapshot().content.rows[0]
    assert row.first.status == "spent" and row.first.work.updates == 20
    assert row.verdict.key == "remedies-verdict-spent"
    assert row.first.error > 0.5 and row.verdict.values["wrong"] == row.first.error


def test_a_curve_is_bounded_however_long_the_race() -> None:
    switches = {f"race_{name}": name == "plain" for name in NAMES}
    experiment = trained(60, task="adding", hidden_units=4, batch=5, steps=10, **switches)
    curve = experiment.content().rows[0].first.curve
    assert POINTS // 2 <= len(curve.updates) <= POINTS
    assert curve.updates[0] == 1 and (np.diff(curve.updates) == np.diff(curve.updates)[0]).all()
    assert (np.diff(curve.seconds) > 0.0).all() and (np.diff(curve.evaluations) > 0.0).all()


def test_several_seeds_race_at_once_each_as_it_would_alone() -> None:
    both = trained(3, seeds=2, seed=4)
    alone = trained(3, seed=5)
    rows, lone = both.content().rows, alone.content().rows
    assert both.content().seeds == (4, 5)
    for row, single in zip(rows, lone, strict=True):
        assert [racer.seed for racer in row.racers] == [4, 5]
        np.testing.assert_array_equal(row.racers[1].curve.losses, single.first.curve.losses)
    assert [(line["racer"], line["seed"]) for line in both.report()[:6:5]] == [("plain", 4), ("plain", 5)]


# Refusals, and what may not change.


def test_more_than_the_memory_holds_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        Experiment(Settings(steps=200, hidden_units=128, curvature_batch=2_000))
    assert refused.value.message.key == "refused-remedies-large"
    maximum = int(refused.value.message.values["maximum"])
    Experiment(Settings(steps=200, hidden_units=128, curvature_batch=maximum))


def test_weights_are_not_read_back() -> None:
    with pytest.raises(Refused):
        Experiment.loaded(Settings(), {}, Path("x.safetensors"))


def test_with_nobody_on_the_bench_there_is_nothing_to_train() -> None:
    switches: dict[str, Any] = {f"race_{name}": False for name in NAMES}
    experiment = Experiment(Settings(**switches))
    hindrance = experiment.untrainable()
    assert hindrance is not None and hindrance.key == "remedies-nobody"


@pytest.mark.parametrize("scene", ["race", "lstm", "hessian_free", "echo_state", "start"])
def test_nothing_in_a_content_can_be_written_to(scene: str) -> None:
    content = trained(1, scene=scene).content()
    assert content.scene == scene
    found = list(_arrays(content))
    assert len(found) > 20 and not any(array.flags.writeable for array in found)


def _arrays(whole: Any) -> Any:
    if isinstance(whole, np.ndarray):
        yield whole
    elif isinstance(whole, dict):
        yield from (array for part in whole.values() for array in _arrays(part))
    elif isinstance(whole, tuple | list):
        yield from (array for part in whole for array in _arrays(part))
    elif is_dataclass(whole):
        yield from (array for field in fields(whole) for array in _arrays(getattr(whole, field.name)))


def test_the_trace_names_every_curve_and_gradient() -> None:
    trace = trained(1).content().trace
    assert [field.name for field in trace.fields()] == list(trace.arrays())
    assert len(trace.arrays()) == 5 * 5 + 2 * 4
    assert trace.arrays()["plain_gradient_log10"].shape == (20,)
