"""Typed numbers are read as they stand; what cannot be read is refused with what is allowed."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks.typed import Typed, parse_places, parse_rows

ALL = np.ones(4, np.bool_)


def test_rows_are_read_a_number_a_step_and_filled_up() -> None:
    rows = parse_rows("typed_inputs", "1 −0.5; 2, 3e0", 3, 4, gaps=False)
    assert rows.tolist() == [[1, 2, 0], [-0.5, 3, 0], [0, 0, 0], [0, 0, 0]]


def test_gaps_ask_for_nothing() -> None:
    targets = parse_rows("typed_targets", "- 0.5 – 1 9 9", 1, 4, gaps=True)
    task = Typed(3, 4, ALL, np.zeros((4, 1)), targets)
    sequences = task.draw(np.random.default_rng(0), 7)
    assert sequences.mask[0, :, 0].tolist() == [0, 1, 0, 1]
    assert sequences.targets[0, :, 0].tolist() == [0, 0.5, 0, 1]


def test_an_output_is_right_within_a_tenth() -> None:
    task = Typed(3, 4, ALL, np.zeros((4, 1)), np.array([[1.0], [np.nan], [0.0], [2.0]]))
    sequences = task.examination()
    outputs = np.array([[1.09], [5.0], [0.11], [np.nan]])[None]
    assert task.wrong(sequences, outputs)[0, :, 0].tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "places"),
    [("1", [1]), ("1-3, 5", [1, 2, 3, 5]), ("2 4", [2, 4]), ("3 – 4", [3, 4]), (" every ", [1, 2, 3, 4, 5])],
)
def test_places_are_read(text: str, places: list[int]) -> None:
    assert (np.flatnonzero(parse_places("x", text, 5)) + 1).tolist() == places


@pytest.mark.parametrize("text", ["0", "6", "3-2", "1-", "-2", "one", "1.5", "1-3-5", "², 3"])
def test_places_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_places("input_subset", text, 5)
    assert refused.value.message.key == "refused-unrolling-places"
    assert refused.value.message.values["setting"] == "input_subset"


def test_an_empty_list_has_its_own_sentence() -> None:
    for text in ("", " ,  "):
        with pytest.raises(Refused) as refused:
            parse_places("input_subset", text, 5)
        assert refused.value.message.key == "refused-unrolling-no-places"


@pytest.mark.parametrize("word", ["x", "1e3", "nan", "inf", "1..2", "0x1"])
def test_what_is_no_number_is_refused(word: str) -> None:
    with pytest.raises(Refused):
        parse_rows("typed_inputs", f"1 {word}", 1, 4, gaps=False)
