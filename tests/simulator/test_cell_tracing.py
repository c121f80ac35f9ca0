"""A trace of cells: every array against autograd, both sums term by term, both ways back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from simulator.cell_trace import CARRY_TERMS, ERROR_TERMS, CellTrace
from simulator.cell_tracing import trace_carousel, tracing
from simulator.models import gru, lstm
from simulator.models.gates import VARIANTS, Variant
from simulator.slices import finish
from simulator.tasks.long_lags import TASKS, Sequences
from tests.simulator.models.torch_layers import Parameters, draw, off

Array = NDArray[np.float64]
H, T, EXACT = 5, 30, 1e-9
TASK = TASKS["order"]
every_variant = pytest.mark.parametrize("variant", VARIANTS)


def layer(variant: Variant, seed: int = 0) -> Parameters:
    """A layer whose gates are neither open nor closed, except the keep gate of 1997."""
    p = draw(variant, (H, TASK.inputs, TASK.outputs), seed)
    p.recurrent_weights[:] *= 2.0  # so that every way back carries something
    return p


def shown(seed: int = 3) -> Sequences:
    return TASK.draw(np.random.default_rng(seed), 1, T)


def traced(variant: Variant, p: Parameters) -> CellTrace:
    return finish(tracing(variant, p, TASK, shown()))[0]


class Step:
    """One step of each variant written out in torch: the equations of the modules' first lines."""

    def __init__(self, variant: Variant, p: Parameters) -> None:
        self.gru = variant == "gru"
        self.parts = {name: torch.tensor(part) for name, part in vars(p).items()}

    def candidate_cell(self, x: torch.Tensor, h: torch.Tensor, c: torch.Tensor) -> dict[str, torch.Tensor]:
        p = self.parts
        if self.gru:
            w_r, w_k, w_c = (x @ p["input_weights"].T + p["hidden_bias"]).split(H)
            u_r, u_k, u_c = (h @ p["recurrent_weights"].T + p["recurrent_bias"]).split(H)
            read, keep = torch.sigmoid(w_r + u_r), torch.sigmoid(w_k + u_k)
            candidate = torch.tanh(w_c + read * u_c)
            new = keep * h + (1 - keep) * candidate
            return {"write": 1 - keep, "keep": keep, "read": read, "candidate": candidate, "cell": new}
        z = x @ p["input_weights"].T + h @ p["recurrent_weights"].T + p["hidden_bias"]
        z_w, z_k, z_c, z_r = z.split(H)
        look = p["peepholes"]
        write, keep = torch.sigmoid(z_w + look[0] * c), torch.sigmoid(z_k + look[1] * c)
        candidate = torch.tanh(z_c)
        return {
            "write": write,
            "keep": keep,
            "candidate": candidate,
            "read_input": z_r,
            "cell": keep * c + write * candidate,
        }

    def hidden(self, made: dict[str, torch.Tensor]) -> torch.Tensor:
        if self.gru:
            return made["cell"]
        made["read"] = torch.sigmoid(made["read_input"] + self.parts["peepholes"][2] * made["cell"])
        return made["read"] * torch.tanh(made["cell"])


def run(variant: Variant, p: Parameters, inputs: Array) -> dict[str, Any]:
    """All T steps, the loss, and the gradient at every cell and output."""
    step, sequence = Step(variant, p), shown()
    h = c = torch.zeros(H, dtype=torch.float64)
    made: dict[str, list[torch.Tensor]] = {}
    for x in torch.tensor(inputs):
        parts = step.candidate_cell(x, h, c)
        c = parts["cell"].requires_grad_()
        c.retain_grad()
        h = step.hidden(parts)
        h.retain_grad()
        for name, part in {**parts, "hidden": h}.items():
            made.setdefault(name, []).append(part)
    logits = torch.stack(made["hidden"]) @ step.parts["output_weights"].T + step.parts["output_bias"]
    mask = torch.tensor(sequence.mask[0])
    losses = -(torch.tensor(sequence.targets[0]) * torch.log_softmax(logits, 1)).sum(1)
    loss = (mask * losses).sum()
    torch.autograd.backward(loss)
    arrays = {name: torch.stack(parts).detach().numpy() for name, parts in made.items()}
    zero = torch.zeros(H)
    for name in ("cell", "hidden"):
        slopes = [zero if part.grad is None else part.grad for part in made[name]]
        arrays[f"d_{name}"] = torch.stack(slopes).numpy()
    return arrays | {"loss": loss.item(), "logits": logits.detach().numpy()}


@every_variant
def test_every_gate_state_and_derivative_is_autograds(variant: Variant) -> None:
    p = layer(variant)
    trace = traced(variant, p)
    its = run(variant, p, trace.inputs)
    for name in ("write", "keep", "read", "candidate", "cell", "hidden", "logits", "d_cell", "d_hidden"):
        assert off(getattr(trace, name), its[name]) < EXACT, name
    assert float(trace.loss) == pytest.approx(its["loss"], rel=1e-9)


@every_variant
def test_total_inputs_are_what_the_gates_squash(variant: Variant) -> None:
    trace = traced(variant, layer(variant))
    for name in ("write", "keep", "read"):
        z = getattr(trace, f"{name}_input")
        np.testing.assert_allclose(getattr(trace, name), 1.0 / (1.0 + np.exp(-z)), rtol=1e-12)
    np.testing.assert_allclose(trace.candidate, np.tanh(trace.candidate_input), rtol=1e-12)


def own_derivatives(variant: Variant, p: Parameters, trace: CellTrace) -> Array:
    """∂c_t/∂c_(t-1) of every cell with itself by autograd, h_(t-1) = h(c_(t-1)) included, (T, H)."""
    step, found = Step(variant, p), []
    for t in range(T):
        x = torch.tensor(trace.inputs[t])

        def after(c: torch.Tensor, t: int = t, x: torch.Tensor = x) -> torch.Tensor:
            h = torch.zeros(H, dtype=torch.float64)
            if variant == "gru":
                h = c
            elif t:
                before = {
                    "cell": c,
                    # everything of the read gate's input but the cell it looks at
                    "read_input": torch.tensor(trace.read_input[t - 1])
                    - step.parts["peepholes"][2] * torch.tensor(trace.cell[t - 1]),
                }
                h = step.hidden(before)
            return step.candidate_cell(x, h, c)["cell"]

        start = torch.tensor(trace.cell[t - 1] if t else np.zeros(H))
        jacobian = torch.autograd.functional.jacobian(after, start)
        assert isinstance(jacobian, torch.Tensor)
        found.append(jacobian.diagonal().numpy())
    return np.stack(found)


@every_variant
def test_the_terms_of_a_cells_own_derivative_sum_to_autograds(variant: Variant) -> None:
    p = layer(variant)
    trace = traced(variant, p)
    assert off(trace.carry, own_derivatives(variant, p, trace)) < EXACT
    np.testing.assert_allclose(trace.carry_terms.sum(0), trace.carry, rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(trace.carry_terms[0], trace.keep)
    # Gates that hear the output change what is kept: the full derivative is not keep alone.
    assert off(trace.carry, trace.keep) > 1e-3


@every_variant
def test_the_terms_of_the_error_sum_to_the_error(variant: Variant) -> None:
    trace = traced(variant, layer(variant))
    np.testing.assert_allclose(trace.error_terms.sum(0), trace.d_cell, rtol=1e-9, atol=1e-12)
    by_output, by_keep = trace.error_terms[:2]
    assert (by_output[:-1] == 0.0).all() and by_output[-1].any()  # only the last step is asked
    np.testing.assert_array_equal(by_keep[:-1], (trace.keep * trace.d_cell)[1:])
    assert all(trace.error_terms[term].any() for term in range(2, 6) if (variant, term) != ("lstm_1997", 2))


@every_variant
def test_truncated_the_error_is_the_outputs_times_what_was_kept(variant: Variant) -> None:
    trace = traced(variant, layer(variant))
    if variant != "peephole":  # whose read gate, too, is cut
        np.testing.assert_allclose(trace.d_cell_truncated[-1], trace.error_terms[0, -1], rtol=1e-12)
    for t in (0, 7, T - 2):
        along = trace.keep[t + 1 :].prod(0) * trace.d_cell_truncated[-1]
        np.testing.assert_allclose(trace.d_cell_truncated[t], along, rtol=1e-9)


def test_the_rule_of_1997_is_flat() -> None:
    trace = traced("lstm_1997", layer("lstm_1997"))
    assert (trace.d_cell_truncated == trace.d_cell_truncated[-1]).all()


def test_both_ways_give_gradients_that_point_to_the_same_side_but_are_not_one() -> None:
    _, cosine = finish(tracing("lstm", layer("lstm"), TASK, shown()))
    assert 0.0 < cosine < 0.999


@every_variant
def test_a_trace_tells_every_array_with_its_axes(variant: Variant) -> None:
    trace = traced(variant, layer(variant))
    fields, arrays = trace.fields(), trace.arrays()
    assert [field.name for field in fields] == list(arrays)
    assert all(len(field.axes) == arrays[field.name].ndim and field.equation for field in fields)
    assert set(CARRY_TERMS) | set(ERROR_TERMS) <= set(arrays)
    assert all(arrays[name].shape == (T, H) for name in ("write", "keep", "read", "cell", "d_cell", "carry"))
    assert not any(part.flags.writeable for part in arrays.values())


def test_a_carousel_has_no_gates_to_hear_an_error() -> None:
    rng = np.random.default_rng(0)
    inputs, write, keep, read, error = rng.random((5, T))
    trace = trace_carousel(inputs, write, keep, read, error)
    np.testing.assert_array_equal(trace.d_cell, trace.d_cell_truncated)
    np.testing.assert_array_equal(trace.carry[:, 0], keep)
    np.testing.assert_allclose(trace.error_terms.sum(0), trace.d_cell, rtol=1e-12)
    assert float(trace.loss) == pytest.approx(error @ trace.hidden[:, 0])
    assert [field.name for field in trace.fields()] == list(trace.arrays())
    assert "write_input" not in trace.arrays()


def test_numbers_that_are_none_are_kept_without_a_warning() -> None:
    p = layer("lstm")
    assert isinstance(p, lstm.Parameters)
    p.hidden_bias[0] = np.nan
    trace = traced("lstm", p)
    assert np.isnan(trace.cell[0, 0]) and np.isnan(trace.d_cell[0]).any()


def test_a_gated_unit_writes_what_it_does_not_keep() -> None:
    p = layer("gru")
    assert isinstance(p, gru.Parameters)
    trace = traced("gru", p)
    np.testing.assert_array_equal(trace.write, 1.0 - trace.keep)
    np.testing.assert_array_equal(trace.cell, trace.hidden)
