"""A reader beside a pen: the same as reading all at once, nothing taken back, gradients as torch's."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from simulator.models.ctc import greedy, log_softmax
from simulator.models.ink_reader import d_inputs
from simulator.reading.batches import Draft, batched
from simulator.reading.network import Reader, Shape
from simulator.reading.pen_reader import PenReader
from simulator.reading.recognise import forward, heard
from simulator.reading.weights import Input, to_tensors
from simulator.tasks.alphabet import allowed
from simulator.tasks.ink import Ink
from simulator.tasks.pen_steps import PAUSE_STEPS
from tests.simulator.reading import readers

INPUTS: tuple[Input, ...] = ("coordinates", "pictures")


def written(reader: PenReader, ink: Ink) -> PenReader:
    for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        if starts:
            reader.touch(x, y)
        else:
            reader.move(x, y)
    return reader


def as_torch(reader: PenReader, input: Input) -> Reader:
    weights = reader.weights
    network = Reader(Shape(input, weights.sizes[0]), 0)
    state = {}
    for name, part in to_tensors(weights).items():
        state[name.replace("output_weights", "output.weight").replace("output_bias", "output.bias")] = (
            torch.from_numpy(part.astype(np.float32))
        )
    network.load_state_dict(state)
    return network


@pytest.mark.parametrize("input", INPUTS)
def test_point_by_point_it_reads_what_torch_reads_at_once(input: Input) -> None:
    ink = readers.ink("it is 42")
    reader = written(PenReader(readers.reader(input), input, "letters"), ink)
    (batch,) = batched([Draft(ink.points, ink.stroke_start, "it is", "letters")])
    network = as_torch(reader, input)
    with torch.no_grad():
        logits = network(network.heard(batch))[:, 0].numpy()
    kept = log_softmax(logits, allowed("letters"))
    T = len(reader)
    assert T == batch.lengths[0] > 60
    np.testing.assert_allclose(reader.log_p()[:, 1:27], kept[:T, 1:27], atol=2e-4)
    rested = reader.rested()
    np.testing.assert_allclose(rested.probabilities, np.exp(kept[T : T + PAUSE_STEPS]), atol=1e-4)
    # And the pass for many inks gives the same again.
    np.testing.assert_allclose(
        forward(reader.weights, heard(batch, input))[: T + PAUSE_STEPS, 0],
        logits[: T + PAUSE_STEPS],
        atol=2e-4,
    )


def test_what_was_printed_is_never_taken_back_and_a_rest_changes_nothing() -> None:
    ink = readers.ink("memory")
    reader, asked = (PenReader(readers.reader(), "coordinates", "all") for _ in range(2))
    so_far = ""
    for number, ((x, y), starts) in enumerate(
        zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True)
    ):
        for one in (reader, asked):
            if starts:
                one.touch(x, y)
            else:
                one.move(x, y)
        if number % 7 == 0:
            asked.rested()
        assert asked.text.startswith(so_far)
        so_far = asked.text
    assert len(so_far) > 3
    np.testing.assert_array_equal(asked.log_p(), reader.log_p())
    symbols, steps = greedy(reader.log_p())
    assert reader.printed == list(zip(symbols, steps, strict=True))


def test_another_alphabet_is_read_as_if_it_had_been_chosen_before() -> None:
    ink = readers.ink("seven")
    reader = written(PenReader(readers.reader(), "coordinates", "all"), ink)
    reader.choose("digits")
    chosen = written(PenReader(readers.reader(), "coordinates", "digits"), ink)
    assert reader.printed == chosen.printed
    assert set(reader.text) <= set("0123456789 ")


def test_past_steps_stay_as_they_were_while_the_pen_goes_on() -> None:
    ink = readers.ink("ab")
    reader = PenReader(readers.reader(), "coordinates", "all")
    written(reader, ink)
    before, copied = reader.passed, reader.passed.cells.copy()
    for at in range(2_000):
        reader.move(0.25 * at, 1.0)
    np.testing.assert_array_equal(before.cells, copied)
    with pytest.raises(ValueError, match="read-only"):
        before.cells[0] = 1.0


def test_the_way_back_is_autograds() -> None:
    ink = readers.ink("deep")
    reader = written(PenReader(readers.reader(), "coordinates", "all"), ink)
    T, (_, _, K) = len(reader), reader.weights.sizes
    step, d_logits = T - 9, np.random.default_rng(3).normal(size=K).astype(np.float32)
    own = d_inputs(reader.weights, reader.passed, d_logits, step, T)
    inputs = torch.from_numpy(reader.passed.inputs[:, None].copy()).requires_grad_()
    asked = (as_torch(reader, "coordinates")(inputs)[step, 0] * torch.from_numpy(d_logits)).sum()
    (theirs,) = torch.autograd.grad(asked, inputs)
    whole = theirs[:, 0].numpy()
    assert np.abs(whole[:10]).max() > 0.0
    np.testing.assert_allclose(own, whole[: step + 1], atol=1e-4 * np.abs(whole).max())
    assert not whole[step + 1 :].any()
    short = d_inputs(reader.weights, reader.passed, d_logits, step, 5)
    assert not short[: step - 4].any()
    assert short[step - 4 :].any()
