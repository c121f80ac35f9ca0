"""`unrolled run handwriting --ink` and `unrolled train handwriting`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from simulator.reading.batches import MIX
from simulator.tasks import ink_files
from tests.simulator.reading import corpora, readers
from ui.app import main


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_a_line_for_each_ink_and_a_last_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    texts = [("net", "a"), ("i", "a"), ("deep", "b")]
    path = corpora.archive(tmp_path / "mine.npz", texts, np.random.default_rng(1))
    ink_files.write(tmp_path / "mine.inkml", readers.ink("two"), "two")
    status, out, err = call(
        capsys, "run", "handwriting", "--ink", str(path), "--ink", str(tmp_path / "mine.inkml"),
        "--alphabet", "letters", "--json",
    )  # fmt: skip
    *lines, last = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [line["label"] for line in lines] == ["net", "i", "deep", "two"]
    assert all(set(line) == {"label", "recognised", "delays"} for line in lines)
    assert set(last) == {"characters", "character_error_rate", "exact"} and last["characters"] == 11


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00" * 64])
def test_what_is_no_ink_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "mine.npz"
    path.write_bytes(content)
    status, out, err = call(capsys, "run", "handwriting", "--ink", str(path), "--json")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and str(path) in err


def test_input_and_alphabet_are_settings_where_no_ink_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(
        capsys, "run", "handwriting", "--alphabet", "digits", "--input", "pictures", "--json"
    )
    assert status == 0
    assert set(json.loads(out)["recognised"]) <= set("0123456789 ")


def test_other_chapters_read_no_ink(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (("run", "adder"), ("train", "adder", "--minutes", "1", "-o", "w.safetensors")):
        status, _, err = call(capsys, *command, "--ink", str(tmp_path))
        assert status == 2 and err.count("\n") == 1


def test_a_reader_is_trained_and_reads(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.reading.training.MIX", dict.fromkeys(MIX, 4))
    folder, output = corpora.corpus(tmp_path), tmp_path / "mine.safetensors"
    arguments = ("--ink", str(folder), "--minutes", "0.05", "-o", str(output), "--hidden-units", "8")
    status, out, err = call(capsys, "train", "handwriting", *arguments)
    assert (status, out) == (0, "")
    assert "100.0%" in err and output.exists() and not output.with_suffix(".checkpoint").exists()
    status, out, _ = call(
        capsys, "run", "handwriting", "--ink", str(folder / "ink_digits.npz"), "--load", str(output), "--json"
    )
    assert status == 0 and json.loads(out.splitlines()[-1])["characters"] == 104
