"""What the streams ask for is what their names say, by another route than the code's own."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.message import Refused
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import streams
from simulator.tasks.patterns import HELD, stored_patterns
from simulator.tasks.sequences import BITS, Levels, Sequences, Task, levels

T, H = 9, 6
EVERY = np.ones(T, np.bool_)
TANH = levels(SQUASHINGS["tanh"])


def drawn(task: Task, size: int = 40) -> Sequences:
    return task.draw(np.random.default_rng(2), size)


def bits(task: Task, sequences: Sequences) -> np.ndarray:
    return (sequences.targets > 0.5).astype(int)


def assert_shapes(task: Task) -> None:
    for sequences in (drawn(task, 5), task.examination()):
        B, steps, _ = sequences.inputs.shape
        assert sequences.inputs.shape == (B, steps, task.inputs)
        assert sequences.targets.shape == sequences.mask.shape == (B, steps, task.outputs)
        assert sequences.starts.shape == (B, H)
        assert sequences.mask.any(axis=(1, 2)).all()
    assert drawn(task, 5).inputs.shape[1] == task.steps


def test_shapes_are_those_that_are_told() -> None:
    for task in (
        streams.Echo(H, T, EVERY),
        streams.Parity(H, T, EVERY),
        streams.Columns(H, T, EVERY),
        streams.FlipFlop(H, T, EVERY),
        streams.Register(H, T, TANH),
        streams.Latch(H, T, TANH, 4),
    ):
        assert_shapes(task)


@pytest.mark.parametrize("delay", [0, 1, 4])
def test_an_echo_is_what_was_heard_so_many_steps_ago(delay: int) -> None:
    task = streams.Echo(H, T, EVERY, delay=delay)
    for sequences in (drawn(task), task.examination()):
        heard, said = sequences.inputs[..., 0], sequences.targets[..., 0]
        for t in range(delay, heard.shape[1]):
            assert (said[:, t] == heard[:, t - delay]).all()
        asked = sequences.mask[0, :, 0]
        assert not asked[:delay].any() and asked[delay:].all()


def test_a_parity_is_a_parity() -> None:
    for sequences in (drawn(streams.Parity(H, T, EVERY)), streams.Parity(H, T, EVERY).examination()):
        ones = np.array([[row[: t + 1].sum() for t in range(len(row))] for row in sequences.inputs[..., 0]])
        assert (sequences.targets[..., 0] == ones % 2).all()
        assert 0.3 < sequences.targets.mean() < 0.7


def test_the_columns_add_two_numbers() -> None:
    sequences = drawn(streams.Columns(H, T, EVERY))
    place = 2 ** np.arange(T)
    first, second = (sequences.inputs[..., k] @ place for k in (0, 1))
    assert (sequences.targets[..., 0] @ place == (first + second) % 2**T).all()


def test_a_flip_flop_holds_the_last_pulse() -> None:
    sequences = drawn(streams.FlipFlop(H, T, EVERY))
    for pulses, said in zip(sequences.inputs[..., 0], sequences.targets[..., 0], strict=True):
        held = None
        for pulse, answer in zip(pulses, said, strict=True):
            held = pulse if pulse else held
            assert answer == (held == 1.0)
    assert set(np.unique(sequences.inputs)) == {-1.0, 0.0, 1.0}


def test_a_register_holds_the_last_bits_newest_first() -> None:
    sequences = drawn(streams.Register(H, T, BITS))
    for heard, targets in zip(sequences.inputs[..., 0], sequences.targets, strict=True):
        assert (targets[-1] == heard[::-1][:H]).all()
    assert not sequences.mask[:, :-1].any() and sequences.mask[:, -1].all()
    # A stream shorter than the register: what came before it is 0.
    short = drawn(streams.Register(H, 4, BITS))
    assert not short.targets[:, -1, 4:].any()


def test_a_latch_shows_one_pattern_a_sign_and_keeps_it_in_silence() -> None:
    task = streams.Latch(H, T, TANH, 4)
    for sequences, more in ((drawn(task), 0), (task.examination(), HELD)):
        assert sequences.inputs.shape[1] == T + more
        assert not sequences.inputs[:, T - 4 :].any()
        for pulses, targets in zip(sequences.inputs[..., 0], sequences.targets, strict=True):
            last = pulses[np.flatnonzero(pulses)[-1]]
            wanted = TANH.of(stored_patterns(H)[2 if last > 0 else 0])
            assert (targets[T - 4 :] == wanted).all()
        asked = sequences.mask[0, :, 0]
        assert not asked[: T - 4].any() and asked[T - 4 :].all()


def test_only_chosen_steps_are_asked_and_they_come_round_again() -> None:
    chosen = np.arange(T) % 3 == 1
    task = streams.Parity(H, T, chosen)
    assert (drawn(task).mask[0, :, 0] == chosen).all()
    assert (task.examination().mask[0, :, 0] == np.tile(chosen, streams.LONGER)).all()


def test_a_mask_that_asks_for_nothing_is_refused() -> None:
    with pytest.raises(Refused):
        streams.Parity(H, T, ~EVERY)
    with pytest.raises(Refused):
        streams.Echo(H, T, EVERY, delay=T)


def test_right_answers_are_right_and_wrong_ones_wrong() -> None:
    for task in (streams.Parity(H, T, EVERY), streams.Latch(H, T, TANH, 4), streams.Echo(H, T, EVERY)):
        sequences = task.examination()
        assert not task.wrong(sequences, sequences.targets).any()
        middle = np.full_like(sequences.targets, BITS.middle if task.name != "latch" else TANH.middle)
        nothing = np.full_like(sequences.targets, np.nan)
        for outputs in (middle, nothing, 2 * middle - sequences.targets):
            assert task.wrong(sequences, outputs).sum() == (sequences.mask > 0).sum()


@pytest.mark.parametrize("name", SQUASHINGS)
def test_the_activities_for_0_and_1_are_ones_a_unit_can_have(name: str) -> None:
    squashing = SQUASHINGS[name]
    code: Levels = levels(squashing)
    assert squashing.low <= code.low < code.high < squashing.high
    assert code.low < code.middle < code.high
    assert code.of(np.array([0, 1, 1])).tolist() == [code.low, code.high, code.high]


def test_the_examination_is_the_same_every_time_and_not_the_training() -> None:
    one, two = (streams.Parity(H, T, EVERY).examination() for _ in range(2))
    assert (one.inputs == two.inputs).all()
    assert one.inputs.shape[1] == streams.LONGER * T
