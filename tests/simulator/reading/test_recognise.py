"""Reading many inks: in their order, in their alphabet, with delays and figures that can be counted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.message import Refused
from simulator.models.ctc import log_softmax
from simulator.reading.dictionary import Dictionary
from simulator.reading.recognise import Recognised, delays, recognise, score
from simulator.reading.weights import results, shipped
from simulator.tasks.alphabet import encode
from simulator.tasks.ink import Ink
from simulator.tasks.ink_files import Sample
from tests.simulator.reading import readers


def test_the_shipped_reader_reads_words_in_their_order() -> None:
    texts = ["neural", "net", "memory", "e", "reading"]
    samples = [Sample(text, "", readers.ink(text, "printed", at)) for at, text in enumerate(texts)]
    found = list(recognise(samples, shipped("coordinates"), "coordinates", "letters"))
    assert [one.label for one in found] == texts
    assert score(found).character_error_rate is not None
    assert score(found).character_error_rate < 0.2  # type: ignore[operator]
    assert all(len(one.delays) == len(one.recognised) for one in found)


def test_only_the_alphabets_symbols_come_up_and_a_single_one_always_does() -> None:
    samples = [Sample("", "", readers.ink(symbol)) for symbol in "loqz"]
    samples.append(Sample("", "", Ink.of([[(0.0, 0.0)]])))
    for one in recognise(samples, readers.reader(), "coordinates", "digits"):
        assert one.recognised and set(one.recognised) <= set("0123456789 ")


def test_the_figures_count_what_has_a_label() -> None:
    found = [Recognised("abc", "abd", (0, 0, 0)), Recognised("x", "x", (1,)), Recognised("", "y", (2,))]
    assert vars(score(found)) == {"characters": 4, "character_error_rate": 0.25, "exact": 0.5}
    assert score([]).character_error_rate is None


def test_a_delay_is_how_long_a_symbol_had_been_the_likeliest() -> None:
    logits = np.full((7, 3), -9.0)
    logits[:, 0] = 1.0
    for step, leader in enumerate((1, 2, 2, 2, 1, 1, 1)):
        logits[step, leader] = 0.0
    logits[3, 2] = logits[6, 1] = 5.0  # printed
    assert delays(log_softmax(logits), [2, 1], [3, 6]) == (2, 2)


def test_a_dictionary_chooses_its_most_probable_word(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("neural\nnatural\nNet\nÜber\n", "utf-8")
    log_p = np.full((13, 38), -9.0)
    log_p[:, 0] = 1.0
    read = encode("neurel")
    steps = list(range(1, 12, 2))
    for step, symbol in zip(steps, read, strict=True):
        log_p[step, symbol] = 3.0
    assert Dictionary.read(path).best(log_softmax(log_p), read, steps) == "neural"
    path.write_text("Über\n", "utf-8")
    with pytest.raises(Refused, match="dictionary"):
        Dictionary.read(path)


def test_the_card_has_every_figure_that_the_stage_shows() -> None:
    for figures in results().values():
        assert {"letters", "digits", "letters_all", "digits_all", "word_errors", "microseconds"} <= set(
            figures
        )
