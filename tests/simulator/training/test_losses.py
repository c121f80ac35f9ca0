"""Losses against torch's, and what counts as exploded."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch.nn import functional

from simulator.training.losses import EXPLODED, LossName, ReadOut, cross_entropy_error, exploded, point_loss

LOGITS = np.array([[-3.0, -0.2], [0.0, 0.7], [2.5, 9.0]])
TARGETS = np.array([[0.0, 1.0], [1.0, 0.3], [0.0, 1.0]])


@pytest.mark.parametrize(
    ("read_out", "loss"), [("logistic", "cross_entropy"), ("identity", "squared"), ("logistic", "squared")]
)
def test_losses_and_their_derivatives_agree_with_torch(read_out: ReadOut, loss: LossName) -> None:
    point = point_loss(read_out, loss)(LOGITS, TARGETS)
    logits, targets = torch.tensor(LOGITS, requires_grad=True), torch.tensor(TARGETS)
    outputs = torch.sigmoid(logits) if read_out == "logistic" else logits
    losses = (
        functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        if loss == "cross_entropy"
        else 0.5 * (outputs - targets) ** 2
    )
    (slope,) = torch.autograd.grad(losses.sum(), logits)
    np.testing.assert_allclose(point.outputs, outputs.detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(point.losses, losses.detach().numpy(), rtol=1e-10)
    np.testing.assert_allclose(point.d_logits, slope.numpy(), rtol=1e-10)


def test_curvatures_are_second_derivatives_where_the_error_is_zero_or_the_loss_is_matched() -> None:
    step = 1e-5
    for read_out, targets in (("logistic", TARGETS), ("identity", TARGETS)):
        loss: LossName = "cross_entropy" if read_out == "logistic" else "squared"
        at = point_loss(read_out, loss)  # type: ignore[arg-type]
        change = at(LOGITS + step, targets).d_logits - at(LOGITS - step, targets).d_logits
        np.testing.assert_allclose(at(LOGITS, targets).curvature, change / (2 * step), rtol=1e-6, atol=1e-9)
    bent = point_loss("logistic", "squared")
    hit = bent(LOGITS, TARGETS).outputs  # no error, so Gauss-Newton leaves nothing out
    change = bent(LOGITS + step, hit).d_logits - bent(LOGITS - step, hit).d_logits
    np.testing.assert_allclose(bent(LOGITS, hit).curvature, change / (2 * step), rtol=1e-5, atol=1e-10)


def test_a_cross_entropy_stays_exact_where_probabilities_are_zero() -> None:
    point = point_loss("logistic", "cross_entropy")(np.array([-1e5, 1e5, 1e5]), np.array([1.0, 0.0, 1.0]))
    assert point.losses.tolist() == [1e5, 1e5, 0.0]


def test_the_error_of_a_sure_output_keeps_its_digits() -> None:
    plain = point_loss("logistic", "cross_entropy")(LOGITS, TARGETS).d_logits
    np.testing.assert_allclose(cross_entropy_error(LOGITS, TARGETS), plain, rtol=1e-12)
    sure = np.array([-300.0, 300.0, -30.0, 30.0])
    errors = cross_entropy_error(sure, np.array([0.0, 1.0, 0.0, 1.0]))
    # p − t is ±e^−|logit| there, to e^−|logit| of itself
    np.testing.assert_allclose(errors, [1, -1, 1, -1] * np.exp(-np.abs(sure)), rtol=1e-12)


def test_a_cross_entropy_without_probabilities_is_refused() -> None:
    with pytest.raises(ValueError, match="'identity' with loss 'cross_entropy' is not available"):
        point_loss("identity", "cross_entropy")


def test_exploded_is_no_number_or_no_probability_left() -> None:
    weights = np.ones(3)
    assert not exploded(EXPLODED, weights)
    # The smallest positive float64 is 2^-1074. It is not computed here: a thread may flush it to zero.
    assert EXPLODED - 1.0 < 1074 * math.log(2.0) < EXPLODED
    assert exploded(EXPLODED + 1.0, weights)
    assert exploded(float("nan"), weights)
    assert exploded(float("inf"), weights)
    assert exploded(0.1, np.array([0.0, np.inf, 0.0]))
