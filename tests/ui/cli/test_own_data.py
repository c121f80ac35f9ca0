"""`--data FILE --column NAME`: a person's own series on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ui.app import main

MODELS = ["autoregressive", "feed_forward", "linear_dynamical", "hidden_markov", "recurrent"]
KEYS = {"model", "parameters", "holdout_error", "log_likelihood", "memory_length", "seconds", "seed"}


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A wave and a word in each row."""
    path = tmp_path / "own.csv"
    rows = [f"{np.sin(t / 4):.3f},calm" for t in range(120)]
    path.write_text("\n".join(("wave,weather", *rows)), encoding="utf-8")
    return path


def test_a_line_a_model_with_every_promised_key(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    for source in (("--data", str(table), "--column", "wave"), ("--set", "data=radar")):
        status, out, _ = _run(capsys, "run", "sequences", *source, "--updates", "2", "--json")
        lines = [json.loads(line) for line in out.splitlines()]
        assert status == 0 and [line["model"] for line in lines] == MODELS
        assert all(line.keys() >= KEYS for line in lines)


@pytest.mark.parametrize("column", ["weather", "nowhere"])
def test_a_column_that_cannot_be_used_is_one_sentence(
    capsys: pytest.CaptureFixture[str], table: Path, column: str
) -> None:
    status, out, err = _run(capsys, "run", "sequences", "--data", str(table), "--column", column)
    assert status == 2 and not out
    assert err.count("\n") == 1 and column in err


def test_other_chapters_take_no_file(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    status, _, err = _run(capsys, "run", "adder", "--data", str(table), "--updates", "0")
    assert status == 2 and err.count("\n") == 1
