"""The loss of a masked batch, its gradient worked out in stretches, and what is not learned."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.training import sequence_problem
from simulator.training.adam import Adam
from simulator.training.losses import ReadOut
from simulator.training.sequence_problem import SequenceProblem, Worked

H, I, O, B = 4, 2, 2, 3
SIZES = (H, I, O)


def problem(
    T: int, *, copies: bool = False, read_out: ReadOut = "identity", learned: np.ndarray | None = None
) -> tuple[SequenceProblem, np.ndarray]:
    """A batch with some units' starts given, and a vector (P,) with every number at work."""
    rng = np.random.default_rng(T)
    tied = elman.draw(rng, H, I, O, SQUASHINGS["tanh"], 0.6)
    drawn = tied.untied(T) if copies else tied
    vector = drawn.flatten() + 0.1 * rng.standard_normal(drawn.flatten().size)
    # The same batch with copies and without.
    rng = np.random.default_rng((T, 1))
    given = np.array([True, False, False, True])
    made = SequenceProblem(
        SIZES,
        SQUASHINGS["tanh"],
        read_out,
        rng.standard_normal((B, T, I)),
        rng.standard_normal((B, H)),
        given,
        rng.standard_normal((B, T, O)),
        rng.integers(0, 2, (B, T, O)).astype(np.float64),
        np.ones(vector.size) if learned is None else learned,
        T if copies else None,
    )
    return made, vector


@pytest.mark.parametrize("read_out", ["identity", "logistic"])
@pytest.mark.parametrize("copies", [False, True])
def test_the_gradient_agrees_with_finite_differences(copies: bool, read_out: ReadOut) -> None:
    made, vector = problem(5, copies=copies, read_out=read_out)
    loss, gradient = made.gradient(vector)
    assert loss == made.loss(vector)
    steps = 1e-6 * np.eye(vector.size)
    expected = np.array([(made.loss(vector + step) - made.loss(vector - step)) / 2e-6 for step in steps])
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("copies", [False, True])
def test_in_stretches_comes_out_what_comes_out_at_once(copies: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    made, vector = problem(90, copies=copies)
    at_once = made.gradient(vector)
    assert sum(1 for _ in made.working(vector)) == 2  # there and back
    monkeypatch.setattr(sequence_problem, "_SLICE", 1)
    assert sum(1 for _ in made.working(vector)) == 2 * 4  # at least 25 steps a stretch
    loss, gradient = made.gradient(vector)
    assert loss == pytest.approx(at_once[0], rel=1e-13)
    np.testing.assert_allclose(gradient, at_once[1], rtol=1e-10, atol=1e-13)


def test_a_weight_that_all_steps_share_gets_the_sum_of_what_its_copies_get() -> None:
    tied, vector = problem(6)
    parameters = Parameters.unflatten(vector, SIZES)
    untied, _ = problem(6, copies=True)
    _, summed = tied.gradient(vector)
    _, each = untied.gradient(parameters.untied(6).flatten())
    shared, own = Parameters.unflatten(summed, SIZES), Parameters.unflatten(each, SIZES, 6)
    for name, part in vars(shared).items():
        copies = getattr(own, name)
        total = copies if name == "initial_state" else copies.sum(0)
        np.testing.assert_allclose(total, part, rtol=1e-12, atol=1e-14, err_msg=name)


def test_what_is_not_learned_has_no_gradient() -> None:
    learned = np.arange(problem(4)[1].size) % 3 == 0
    made, vector = problem(4, learned=learned.astype(np.float64))
    full = problem(4)[0].gradient(vector)[1]
    assert (made.gradient(vector)[1] == np.where(learned, full, 0.0)).all()


def test_numbers_past_any_use_pass_without_a_warning_and_spare_what_is_not_learned() -> None:
    learned = np.zeros(problem(4)[1].size)
    learned[0] = 1.0
    made, vector = problem(4, learned=learned)
    loss, gradient = made.gradient(np.full_like(vector, np.inf))
    assert not np.isfinite(loss) and not gradient[1:].any()


def test_what_is_known_already_makes_the_same_step() -> None:
    made, vector = problem(5)
    known = Worked(*made.gradient(vector))
    ours, theirs = (Adam(vector.size, 0.1).update(one, vector) for one in (known, made))
    assert (ours[0] == theirs[0]).all() and ours[1] == theirs[1]
