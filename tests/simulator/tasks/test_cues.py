"""A cue on some units: a number is decoded, a gait kept, a letter keyed."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.tasks.cues import LETTERS, Decoder, Gait, Morse
from simulator.tasks.patterns import HELD
from simulator.tasks.sequences import Levels, Sequences

T, H = 8, 6
LEVELS = Levels(-0.8, 0.8)
SUBSET = np.array([1, 4])
ALL = np.ones(T, np.bool_)


def cued(sequences: Sequences) -> np.ndarray:
    """The bits of the cues, (B, k)."""
    return (sequences.starts[:, SUBSET] > 0).astype(int)


@pytest.mark.parametrize(
    "task",
    [Decoder(H, T, LEVELS, SUBSET), Gait(H, T, LEVELS, SUBSET, 4), Morse(H, T, LEVELS, SUBSET, ALL)],
    ids=lambda task: task.name,
)
def test_only_the_subset_is_told_anything(task: Decoder | Gait | Morse) -> None:
    for sequences in (task.draw(np.random.default_rng(1), 30), task.examination()):
        assert sequences.given.tolist() == [False, True, False, False, True, False]
        assert not sequences.starts[:, ~sequences.given].any()
        assert sequences.inputs.shape[2] == task.inputs == 0
        assert len(np.unique(cued(sequences), axis=0)) == (2 if task.name == "gait" else 4)
        initial = np.arange(6.0)
        states = sequences.states(initial)
        assert (states[:, ~sequences.given] == initial[~sequences.given]).all()
        assert (states[:, sequences.given] == sequences.starts[:, sequences.given]).all()
        assert not task.wrong(sequences, sequences.targets).any()


def test_the_number_lights_its_unit_alone() -> None:
    sequences = Decoder(H, T, LEVELS, SUBSET).examination()
    numbers = cued(sequences) @ (2, 1)
    assert set(numbers) == {0, 1, 2, 3}
    lit = sequences.targets[:, -1] > 0
    assert (lit.sum(1) == 1).all() and (lit.argmax(1) == numbers).all()
    assert not sequences.mask[:, :-1].any() and sequences.mask[:, -1].all()


def test_a_gait_alternates_for_ever() -> None:
    sequences = Gait(H, T, LEVELS, SUBSET, 4).examination()
    assert sequences.targets.shape[1] == T + HELD
    down = sequences.targets > 0
    assert (down[:, 1:] == ~down[:, :-1]).all()
    for cue, legs in zip(cued(sequences), down, strict=True):
        trot, bound = [True, False] * 3, [True] * 3 + [False] * 3
        # At t = 0, before the first step, the gait stands as it is named.
        assert (~legs[0]).tolist() == (bound if cue[0] else trot)
    assert not sequences.mask[:, : T - 4].any() and sequences.mask[:, T - 4 :].all()


def test_a_letter_is_keyed_with_dashes_three_times_as_long_as_dots() -> None:
    table = {"A": ".-", "N": "-.", "D": "-..", "U": "..-", "R": ".-.", "K": "-.-", "G": "--.", "W": ".--"}
    assert {
        letter: "0".join({".": "1", "-": "111"}[sign] for sign in signs) for letter, signs in table.items()
    } == LETTERS
    sequences = Morse(H, T, LEVELS, SUBSET, ALL).examination()
    for cue, keyed in zip(cued(sequences), sequences.targets[..., 0], strict=True):
        letter = "ANDU"[2 * cue[0] + cue[1]]
        assert "".join(str(int(on)) for on in keyed).rstrip("0") == LETTERS[letter]
    assert sequences.mask.all()
