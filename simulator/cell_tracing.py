"""Running one sequence through memory cells and keeping everything it did: see `cell_trace`.

The two sums of a trace are worked out here. With a_t = ∂h_t/∂c_t = read_t (1 − tanh²c_t), and the slope
s_t of each gate's effect on c_t (for keep c_(t-1) σ′, for write candidate σ′, for the candidate
write (1 − candidate²)), a cell's derivative of itself is

    ∂c_t/∂c_(t-1) = keep_t + Σ_gates s_t U_jj a_(t-1)

and the error at a cell is what its own output owes and what comes back from step t + 1,

    ∂L/∂c_t = a_t Vᵀ ∂L/∂logits_t + keep_(t+1) ∂L/∂c_(t+1) + Σ_gates a_t Uᵀ ∂L/∂z_(t+1)
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import frozen
from simulator.cell_trace import CellTrace
from simulator.models import carousel, gru, lstm
from simulator.models.gates import Variant
from simulator.slices import quietly
from simulator.tasks.long_lags import Sequences, Task
from simulator.training.cell_problem import Parameters, answers

Array = NDArray[np.float64]
# The trace, and the cosine between the gradients that the full and the truncated way give the layer.
Traced: TypeAlias = tuple[CellTrace, float]


def trace_carousel(inputs: Array, write: Array, keep: Array, read: Array, error: Array) -> CellTrace:
    """One cell worked from outside; all are (T,), `error` being ∂E/∂h_t, what is asked of the output.

    E is the straight line Σ_t error_t h_t. The output is h itself, and nothing else is wanted of it.
    """
    cell, hidden = carousel.forward(inputs, write, keep, read)
    d_cell = carousel.backward(error, keep, read)
    none, empty = np.zeros((len(cell), 1)), frozen(np.zeros((0, 1)))
    columns = {"inputs": inputs, "write": write, "keep": keep, "read": read, "cell": cell, "hidden": hidden}
    parts = {name: frozen(part[:, None]) for name, part in columns.items()}
    back, asked = frozen(d_cell[:, None]), frozen(error[:, None])
    later = _later(parts["keep"] * back)
    return CellTrace(
        kind="carousel",
        **parts,
        candidate=parts["inputs"],
        **dict.fromkeys(("write_input", "keep_input", "read_input", "candidate_input"), empty),
        **dict.fromkeys(("d_write", "d_keep", "d_read", "d_candidate"), empty),
        logits=parts["hidden"],
        outputs=parts["hidden"],
        targets=frozen(none),
        target_mask=frozen((asked != 0.0).astype(np.float64)),
        loss=frozen(np.asarray(float(error @ hidden))),
        d_logits=asked,
        d_hidden=asked,
        d_cell=back,
        # No error can enter a gate that is worked from outside, so both ways back are one.
        d_cell_truncated=back,
        carry=parts["keep"],
        carry_terms=frozen(np.array([parts["keep"], none, none, none, none])),
        error_terms=frozen(np.array([parts["read"] * asked, later, none, none, none, none])),
    )


def tracing(
    variant: Variant, parameters: Parameters, task: Task, shown: Sequences
) -> Generator[None, None, Traced]:
    """One sequence (B = 1) through a layer, in slices; non-finite numbers are kept as they are."""
    work = (
        _trace_gru(parameters, task, shown)
        if isinstance(parameters, gru.Parameters)
        else _trace_lstm(variant, parameters, task, shown)
    )
    return (yield from quietly(work))


def _trace_lstm(
    variant: Variant, p: lstm.Parameters, task: Task, shown: Sequences
) -> Generator[None, None, Traced]:
    inputs = shown.inputs.transpose(1, 0, 2)
    run = yield from lstm.forwarding(p, inputs)
    asked = _asked(task, shown, run.hidden[:, 0] @ p.output_weights.T + p.output_bias)
    own = asked["d_logits"] @ p.output_weights
    full = yield from lstm.backpropagating(p, run, own[:, None])
    cut = yield from lstm.backpropagating(p, run, own[:, None], truncated=True)
    slopes = [lstm.gradients(p, inputs, run, back, asked["d_logits"][:, None]) for back in (full, cut)]
    yield
    write, keep, candidate, read = (part[:, 0] for part in lstm.blocks(run.gates))
    z = [part[:, 0] for part in lstm.blocks(run.gate_inputs)]
    d_w, d_k, d_c, d_r = d_z = [part[:, 0] for part in lstm.blocks(full.d_gate_inputs)]
    cell, d_cell, out = run.cell[:, 0], full.d_cell[:, 0], np.tanh(run.cell[:, 0])
    before = _before(cell)
    p_w, p_k, p_r = p.peepholes
    # ∂h_t/∂c_t, and what of it goes through a read gate that looks at the cell
    opening = read * (1.0 - out * out)
    look = out * read * (1.0 - read) * p_r
    s_w = candidate * write * (1.0 - write)
    s_k = before * keep * (1.0 - keep)
    s_c = write * (1.0 - candidate * candidate)
    U_w, U_k, U_c, U_r = np.split(p.recurrent_weights, 4)
    u_w, u_k, u_c = (np.diag(part) for part in (U_w, U_k, U_c))
    a, looked = _before(opening), _before(look)
    carry = [
        keep,
        s_k * (u_k * a + p_k),
        s_w * (u_w * a + p_w),
        s_c * u_c * a,
        (s_k * u_k + s_w * u_w + s_c * u_c) * looked,
    ]
    whole = opening + look
    error = [
        whole * own,
        _later(keep * d_cell),
        _later(d_k @ U_k) * whole + _later(d_k * p_k),
        _later(d_w @ U_w) * whole + _later(d_w * p_w),
        _later(d_c @ U_c) * whole,
        _later(d_r @ U_r) * whole,
    ]
    trace = CellTrace(
        kind=variant,
        **_frozen(
            dict(zip(("write", "keep", "candidate", "read"), (write, keep, candidate, read), strict=True))
        ),
        **_frozen(dict(zip(("write_input", "keep_input", "candidate_input", "read_input"), z, strict=True))),
        **_frozen(dict(zip(("d_write", "d_keep", "d_candidate", "d_read"), d_z, strict=True))),
        **_frozen(asked),
        cell=frozen(cell),
        hidden=frozen(run.hidden[:, 0]),
        d_hidden=frozen(full.d_hidden[:, 0]),
        d_cell=frozen(d_cell),
        d_cell_truncated=frozen(cut.d_cell[:, 0]),
        carry=frozen(np.sum(carry, axis=0)),
        carry_terms=frozen(np.array(carry)),
        error_terms=frozen(np.array(error)),
    )
    return trace, _cosine(*map(_of_layer, slopes))


def _trace_gru(p: gru.Parameters, task: Task, shown: Sequences) -> Generator[None, None, Traced]:
    inputs = shown.inputs.transpose(1, 0, 2)
    run = yield from gru.forwarding(p, inputs)
    asked = _asked(task, shown, run.hidden[:, 0] @ p.output_weights.T + p.output_bias)
    own = asked["d_logits"] @ p.output_weights
    full = yield from gru.backpropagating(p, run, own[:, None])
    cut = yield from gru.backpropagating(p, run, own[:, None], truncated=True)
    slopes = [gru.gradients(p, inputs, run, back, asked["d_logits"][:, None]) for back in (full, cut)]
    yield
    read, keep, candidate = (part[:, 0] for part in gru.blocks(run.gates))
    z_r, z_k, z_c = (part[:, 0] for part in gru.blocks(run.gate_inputs))
    d_r, d_k, d_c = (part[:, 0] for part in gru.blocks(full.d_gate_inputs))
    hidden, d_h, heard = run.hidden[:, 0], full.d_hidden[:, 0], run.heard[:, 0]
    before = _before(hidden)
    bend = keep * (1.0 - keep)
    s_c = (1.0 - keep) * (1.0 - candidate * candidate)
    s_r = s_c * heard * read * (1.0 - read)
    U_r, U_k, U_c = np.split(p.recurrent_weights, 3)
    u_r, u_k, u_c = (np.diag(part) for part in (U_r, U_k, U_c))
    # Keep and write are one unit: what it lets stay is keep's part, what it lets in write's.
    carry = [keep, before * bend * u_k, -candidate * bend * u_k, s_c * read * u_c, s_r * u_r]
    error = [
        own,
        _later(keep * d_h),
        _later((d_h * before * bend) @ U_k),
        _later((-d_h * candidate * bend) @ U_k),
        _later((d_c * read) @ U_c),
        _later(d_r @ U_r),
    ]
    trace = CellTrace(
        kind="gru",
        **_frozen({"write": 1.0 - keep, "keep": keep, "candidate": candidate, "read": read}),
        **_frozen({"write_input": -z_k, "keep_input": z_k, "candidate_input": z_c, "read_input": z_r}),
        **_frozen({"d_write": -d_k, "d_keep": d_k, "d_candidate": d_c, "d_read": d_r}),
        **_frozen(asked),
        cell=frozen(hidden),
        hidden=frozen(hidden),
        d_hidden=frozen(d_h),
        d_cell=frozen(d_h),
        d_cell_truncated=frozen(cut.d_hidden[:, 0]),
        carry=frozen(np.sum(carry, axis=0)),
        carry_terms=frozen(np.array(carry)),
        error_terms=frozen(np.array(error)),
    )
    return trace, _cosine(*map(_of_layer, slopes))


def _asked(task: Task, shown: Sequences, logits: Array) -> dict[str, Array]:
    """Inputs, outputs and what is asked of them, every array (T, ·) but the loss ()."""
    targets = shown.targets[0]
    mask = np.broadcast_to(shown.mask[0][:, None], targets.shape)
    point = answers(task, logits, targets)
    return {
        "inputs": shown.inputs[0],
        "logits": logits,
        "outputs": point.outputs,
        "targets": targets,
        "target_mask": mask,
        "loss": np.asarray((mask[:, : point.losses.shape[1]] * point.losses).sum()),
        "d_logits": mask * point.d_logits,
    }


def _before(array: Array) -> Array:
    """What was one step earlier, (T, H); 0 at the first step."""
    return np.concatenate((np.zeros_like(array[:1]), array[:-1]))


def _later(array: Array) -> Array:
    """What is one step later, (T, H); 0 at the last step."""
    return np.concatenate((array[1:], np.zeros_like(array[:1])))


def _frozen(parts: dict[str, Array]) -> dict[str, Array]:
    return {name: frozen(part) for name, part in parts.items()}


def _of_layer(gradients: Parameters) -> Array:
    """The gradients of the layer's own weights as one vector; the read-out's are the same either way."""
    parts = vars(gradients).items()
    return np.concatenate([np.ravel(part) for name, part in parts if not name.startswith("output")])


def _cosine(one: Array, other: Array) -> float:
    sizes = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / sizes if sizes else float("nan")
