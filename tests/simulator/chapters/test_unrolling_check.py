"""The trust badge finds nothing where nothing is wrong, something where something is, and says of when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from simulator.chapters._unrolling_differences import TRIED, central_differences
from simulator.chapters.unrolling import Check, Experiment, Settings
from simulator.commands import Set, Train
from simulator.models import elman
from simulator.session import Session
from simulator.slices import finish
from tests.simulator.chapters.unrolling_cases import every_way, experiment, train


def ponder(trained: Experiment) -> int:
    return sum(1 for _ in trained.ponder())


def checked(trained: Experiment) -> Check:
    ponder(trained)
    found = trained.content().check
    assert found is not None
    return found


@every_way
def test_the_displayed_gradient_is_the_one_others_find(case: dict[str, Any]) -> None:
    found = checked(train(experiment(**case), 4))
    assert found.ok and found.current and found.update == 4
    assert found.autograd <= 1e-12
    assert 0.0 < found.differences <= 1e-6
    assert found.checked == found.parameters > 40
    assert found.autograd == max(difference for _, difference in found.autograd_arrays)


@pytest.mark.parametrize("squashing", ["logistic", "tanh", "linear", "relu"])
@pytest.mark.parametrize("read_out", ["logistic", "units"])
def test_it_holds_for_every_kind_of_unit(squashing: str, read_out: str) -> None:
    assert checked(train(experiment(squashing=squashing, read_out=read_out, learning_rate=0.01), 3)).ok


def test_separate_copies_are_checked_one_by_one_and_only_a_sample_where_they_are_many() -> None:
    found = checked(train(experiment(tied=False, steps=30), 4))
    assert found.ok and found.checked == TRIED
    assert found.parameters == 30 * (6 * 6 + 6 + 6 + 6 + 1) + 6


def test_finite_differences_are_those_of_the_loss() -> None:
    trained = train(experiment(task="adder"), 3)
    shown = trained.content().trace
    places = [("recurrent_weights", (1, 4)), ("input_weights", (3, 1)), ("hidden_bias", (2,)),
              ("initial_state", (5,)), ("output_weights", (0, 2)), ("output_bias", (0,))]  # fmt: skip

    def loss(name: str, at: tuple[int, ...], by: float) -> float:
        parts = {n: np.array(part) for n, part in vars(shown.parameters).items()}
        parts[name][at] += by
        forward = elman.forward(elman.Parameters(**parts), shown.squashing, shown.inputs[None])
        return float(0.5 * (shown.target_mask * (forward.logits[0] - shown.targets) ** 2).sum())

    expected = [(loss(n, at, 1e-6) - loss(n, at, -1e-6)) / 2e-6 for n, at in places]
    work = central_differences(shown, places)
    np.testing.assert_allclose(finish(work), expected, rtol=1e-6, atol=1e-9)


def test_a_wrong_derivative_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    backpropagate = elman.backpropagate

    def careless(*given: Any) -> elman.Backward:
        back = backpropagate(*given)
        wrong = back.d_pre_activations.copy()
        wrong[:, 2] *= 1.001  # one step of eight, a thousandth too much
        return elman.Backward(back.d_hidden, wrong)

    trained = train(experiment(), 3)
    monkeypatch.setattr(elman, "backpropagate", careless)
    found = checked(trained)
    assert not found.ok
    assert found.autograd > 1e-6 and found.differences > 1e-6


def test_numbers_that_are_none_are_not_called_right() -> None:
    trained = experiment(squashing="linear")
    trained._vector[:] = 1e200
    assert not checked(trained).ok


def test_a_check_of_an_older_trace_says_so() -> None:
    trained = experiment()
    assert trained.content().check is None
    assert checked(trained).current
    train(trained, 1)
    trained._trust._ended = float("inf")  # no time for another one
    older = trained.content().check
    assert older is not None and not older.current and older.update == 0
    assert checked(trained).current


def test_what_does_not_change_the_trace_needs_no_other_check() -> None:
    trained = train(experiment(), 2)
    assert ponder(trained) > 0
    trained.set_live(trained.settings.with_(follow="b1", scene="copies", learning_rate=0.2))
    assert ponder(trained) == 0
    trained.set_live(trained.settings.with_(example_seed=9))
    assert ponder(trained) > 0


def test_an_interrupted_check_is_done_again() -> None:
    trained = train(experiment(), 2)
    started: Iterator[None] = trained.ponder()
    next(started)
    started.close()  # type: ignore[attr-defined]
    assert checked(trained).current


def test_a_session_ponders_only_when_nothing_is_trained() -> None:
    session = Session("unrolling", Settings())
    assert sum(1 for _ in session.pondering()) > 0
    session.apply(Set({"example_seed": 3}))
    session.apply(Train(updates=5))
    assert sum(1 for _ in session.pondering()) == 0
    session.run()
    assert sum(1 for _ in session.pondering()) > 0
    assert session.snapshot().content.check.update == 5
