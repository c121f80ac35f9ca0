"""Every step's gradient at every earlier step, against autograd and where float64 has run out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from simulator.models import elman, initialisation
from simulator.models.elman import Array, Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish
from simulator.trace import RecurrentTrace, trace
from simulator.training import all_sources
from simulator.training.losses import cross_entropy_error

TORCH = {"logistic": torch.sigmoid, "tanh": torch.tanh, "linear": lambda z: z, "relu": torch.relu}


def _network(name: str, units: int, radius: float, kind: str = "gaussian", seed: int = 0) -> Parameters:
    rng = np.random.default_rng(seed)
    drawn = elman.draw(rng, units, 2, 2, SQUASHINGS[name], 0.5)
    U = radius * initialisation.draw(rng, units, kind)
    return Parameters(**{**vars(drawn), "recurrent_weights": U})


def _run(parameters: Parameters, name: str, steps: int, every: bool = True) -> RecurrentTrace:
    rng = np.random.default_rng(7)
    inputs, targets = rng.standard_normal((steps, 2)), rng.integers(0, 2, (steps, 2)).astype(np.float64)
    mask = np.ones((steps, 1)) if every else np.arange(steps)[:, None] == steps - 1
    run = trace(parameters, SQUASHINGS[name], inputs, targets, mask)
    return replace(run, d_logits=mask * cross_entropy_error(run.logits, targets))


def _norms_log10(run: RecurrentTrace) -> Array:
    return all_sources.norms_log10(run.parameters, run.squashing.slope(run.hidden), run.d_logits)


def _summed(U: Array, factors: Array, slopes: Array, direct: Array) -> Array:
    return finish(all_sources.summed_log10(U, factors, slopes, direct))


def _one_backward_per_source(run: RecurrentTrace, name: str) -> Array:
    """‖∂L_s/∂h_t‖ (T, T) by torch's autograd."""
    W, U, b, h, V, c = (torch.tensor(part) for part in vars(run.parameters).values())
    states, losses = [], []
    for x, target, mask in zip(run.inputs, run.targets, run.target_mask, strict=True):
        h = TORCH[name](W @ torch.tensor(x) + U @ h + b)
        h.requires_grad_() if not states else h.retain_grad()
        states.append(h)
        # −ln of the probability given to the right answer; torch's own cross-entropy loses digits of p − 1.
        right = -torch.nn.functional.logsigmoid(torch.tensor(2.0 * target - 1.0) * (V @ h + c))
        losses.append((torch.tensor(mask) * right).sum())
    norms = np.zeros((len(losses), len(losses)))
    for s, loss in enumerate(losses):
        found = torch.autograd.grad(loss, states[: s + 1], retain_graph=True)
        norms[s, : s + 1] = [float(part.norm()) for part in found]
    return norms


@pytest.mark.parametrize("name", SQUASHINGS)
@pytest.mark.parametrize(("units", "radius"), [(1, 0.8), (5, 0.5), (20, 1.3)])
def test_one_sweep_equals_autograd_with_one_backward_per_source(name: str, units: int, radius: float) -> None:
    run = _run(_network(name, units, radius), name, 40)
    expected = _one_backward_per_source(run, name)
    assert (expected[np.tril_indices(40)] > 0.0).any() and (expected[np.triu_indices(40, 1)] == 0.0).all()
    np.testing.assert_allclose(10.0 ** _norms_log10(run), expected, rtol=1e-9, atol=1e-250)


def test_a_source_without_a_loss_sends_nothing_back() -> None:
    run = _run(_network("tanh", 4, 0.9), "tanh", 12, every=False)
    log10 = _norms_log10(run)
    assert np.isfinite(log10[-1]).all()
    assert (log10[:-1] == -np.inf).all()


@pytest.mark.parametrize("radius", [0.5, 0.95, 1.0, 1.2])
def test_a_linear_network_with_a_rotation_is_exactly_rho_to_the_lag(radius: float) -> None:
    steps = 1000
    run = _run(_network("linear", 10, radius, "orthogonal"), "linear", steps, every=False)
    log10 = all_sources.norms_log10(run.parameters, np.ones((steps, 10)), np.full((steps, 2), 0.3))
    lags = np.arange(steps)[:, None] - np.arange(steps)
    expected = np.diag(log10)[:, None] + lags * np.log10(radius)
    below = lags >= 0
    np.testing.assert_allclose(log10[below], expected[below], rtol=1e-12, atol=1e-11)
    assert (log10[~below] == -np.inf).all()


def test_a_signal_of_a_thousand_logistic_steps_is_measured_and_not_zero() -> None:
    run = _run(_network("logistic", 32, 0.5), "logistic", 1000, every=False)
    log10 = _norms_log10(run)[-1]
    assert -1000.0 < log10[0] < -800.0
    steps = np.diff(log10)
    # Nothing breaks where float64 ends: the signal loses about as much at every step.
    assert steps.min() > 0.5 and steps.max() < 1.5


def test_an_exploding_signal_goes_on_past_the_end_of_float64() -> None:
    run = _run(_network("linear", 6, 3.0, "orthogonal"), "linear", 900, every=False)
    slopes, errors = np.ones((900, 6)), np.ones((900, 2))
    log10 = all_sources.norms_log10(run.parameters, slopes, errors)
    assert log10[-1, 0] - log10[-1, -1] == pytest.approx(899 * np.log10(3.0), rel=1e-12)


def test_a_unit_that_is_off_passes_exactly_nothing_and_a_nan_stays_one() -> None:
    p = _network("relu", 1, 1.0, "identity")
    slopes = np.ones((6, 1))
    slopes[3] = 0.0
    log10 = all_sources.norms_log10(p, slopes, np.ones((6, 2)))
    assert np.isfinite(log10[5, 3:]).all() and (log10[5, :3] == -np.inf).all()
    slopes[3] = np.nan
    assert np.isnan(all_sources.norms_log10(p, slopes, np.ones((6, 2)))[5, :3]).all()


def test_double_the_error_and_every_derivative_doubles() -> None:
    run = _run(_network("tanh", 8, 1.2), "tanh", 30)
    slopes = run.squashing.slope(run.hidden)
    once = all_sources.norms_log10(run.parameters, slopes, run.d_logits)
    twice = all_sources.norms_log10(run.parameters, slopes, 2.0 * run.d_logits)
    below = np.tril_indices(30)
    np.testing.assert_allclose(twice[below] - once[below], np.log10(2.0), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("every", [True, False])
@pytest.mark.parametrize("name", SQUASHINGS)
def test_the_summed_gradient_is_the_sum_of_the_sources_and_the_traces_own(name: str, every: bool) -> None:
    run = _run(_network(name, 7, 1.1), name, 25, every)
    slopes, p = run.squashing.slope(run.hidden), run.parameters
    direct = run.d_logits @ p.output_weights
    summed = _summed(p.recurrent_weights, np.ones(1), slopes[:, None], direct[:, None])[0]
    # ∂L/∂h_t = Σ_s ∂L_s/∂h_t, each source sent back alone
    total = np.zeros((25, 7))
    for s in range(25):
        alone = np.where(np.arange(25)[:, None] == s, run.d_logits, 0.0)
        total += elman.backpropagate(p, run.squashing, run.hidden[None], alone[None]).d_hidden[0]
    np.testing.assert_allclose(10.0**summed, np.linalg.norm(total, axis=1), rtol=1e-9)
    np.testing.assert_allclose(10.0**summed, np.linalg.norm(run.d_hidden, axis=1), rtol=1e-9)


def test_rescaled_networks_side_by_side_are_each_what_they_are_alone() -> None:
    U, rng = initialisation.draw(np.random.default_rng(0), 6, "gaussian"), np.random.default_rng(1)
    factors, slopes = np.array([0.01, 1.0, 30.0]), rng.uniform(0.2, 1.0, (400, 3, 6))
    direct = np.zeros((400, 3, 6))
    direct[-1] = rng.standard_normal((3, 6))
    direct[200] = rng.standard_normal((3, 6))  # beside what has vanished, and beside what has exploded
    together = _summed(U, factors, slopes, direct)
    assert together[0, 0] < -400.0 and together[2, 0] > 400.0
    for r in range(3):
        alone = _summed(factors[r] * U, np.ones(1), slopes[:, r : r + 1], direct[:, r : r + 1])
        np.testing.assert_allclose(together[r], alone[0], rtol=1e-9)
