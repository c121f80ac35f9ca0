"""`unrolled run`: reports what was measured, writes whole files, refuses in one sentence."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from simulator.chapters import memory_cell
from ui.app import main

REPORT = {
    "seed", "updates", "seconds", "cpu_seconds", "loss", "bit_errors", "long_run_errors", "patterns",
    "isomorphic", "certified", "boxes", "margin",
}  # fmt: skip


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_json_line_a_seed_with_every_promised_key(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = _run(capsys, "run", "adder", "--seeds", "0-2", "--until", "certified", "--json")
    lines = _lines(out)
    assert status == 0
    assert [line["seed"] for line in lines] == [0, 1, 2]
    for line in lines:
        assert line.keys() >= REPORT
        assert line["certified"] is True
        assert line["bit_errors"] == line["long_run_errors"] == 0
        assert (line["patterns"], line["boxes"], line["isomorphic"]) == (4, 4, True)
        assert line["margin"] > 0


def test_a_run_of_the_memory_cell_trains_its_gates_unless_it_is_told_not_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = _run(capsys, "run", "memory_cell", "--set", "steps=20", "--seeds", "0-1", "--json")
    lines = _lines(out)
    assert status == 0
    assert all(line["solved"] and line["accuracy"] >= 0.99 and line["updates"] > 0 for line in lines)
    status, _, err = _run(capsys, "run", "memory_cell", "--set", "gates=scripted", "--updates", "3")
    assert status == 2 and err.count("\n") == 1
    # Where nothing can be trained, a run without a limit has nothing to wait for.
    for limit in ((), ("--updates", "0")):
        status, out, _ = _run(capsys, "run", "memory_cell", "--set", "gates=scripted", *limit, "--json")
        (line,) = _lines(out)
        assert (status, line["updates"], line["accuracy"]) == (0, 0, None)


def test_no_update_at_all_is_an_honest_report_of_an_untrained_network(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = _run(capsys, "run", "adder", "--updates", "0", "--json")
    (line,) = _lines(out)
    assert status == 0
    assert line["updates"] == 0
    assert line["bit_errors"] > 10_000
    assert line["certified"] is False


def test_the_same_seed_gives_the_same_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("run", "adder", "--seed", "5", "--set", "optimiser=adam", "--updates", "30", "--json")
    first, second = (_lines(_run(capsys, *call)[1])[0] for _ in range(2))
    for line in (first, second):
        del line["seconds"], line["cpu_seconds"]
    assert first == second


def test_saved_weights_have_the_promised_names_and_load_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    weights, trace = tmp_path / "adder.safetensors", tmp_path / "adder.npz"
    _run(capsys, "run", "adder", "--seed", "1", "--save", str(weights), "--trace", str(trace), "--json")
    shapes = {name: tensor.shape for name, tensor in load_file(weights).items()}
    assert shapes == {
        "input_weights": (3, 2),
        "recurrent_weights": (3, 3),
        "hidden_bias": (3,),
        "initial_state": (3,),
        "output_weights": (1, 3),
        "output_bias": (1,),
    }
    status, out, _ = _run(capsys, "run", "adder", "--load", str(weights), "--json")
    assert status == 0
    assert _lines(out)[0]["certified"] is True
    with np.load(trace) as arrays:
        assert json.loads(str(arrays["settings"]))["seed"] == 1
        total = arrays["d_recurrent_weights"].sum(axis=0)
        assert total.shape == arrays["recurrent_weights"].shape == (3, 3)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "nothing"),
        ("run",),
        ("run", "adder", "--set", "hidden_units=5"),
        ("run", "adder", "--set", "learning_rate=nan"),
        ("run", "adder", "--set", "colour=red"),
        ("run", "adder", "--set", "pull"),
        ("run", "adder", "--set", "first_number=12x"),
        ("run", "adder", "--set", f"second_number={2**64}"),
        ("run", "adder", "--seed", "-1"),
        ("run", "adder", "--seed", "x"),
        ("run", "adder", "--seeds", "3-1"),
        ("run", "adder", "--seeds", "1-2", "--seed", "1"),
        ("run", "adder", "--updates", "0", "--seeds", f"1-{10**15}"),
        ("run", "adder", "--until", "perfect"),
        ("run", "adder", "--updates", "-1"),
        ("run", "adder", "--updates", "1", "--until", "certified"),
        ("run", "adder", "--load", "nowhere.safetensors"),
        ("run", "adder", "--save", "no-such-folder/a.safetensors"),
        ("run", "adder", "--save", "a.pickle"),
        ("run", "adder", "--seeds", "0-1", "--save", "a.safetensors"),
        ("picture", "adder"),
        ("picture", "adder", "-o", "a.bmp"),
        ("picture", "adder", "-o", "a.png", "--size", "wide"),
        ("picture", "nothing", "-o", "a.png"),
        ("picture", "adder", "-o", "a.png", "--theme", "sepia"),
        ("bench", "nothing"),
        ("frobnicate",),
        ("--chapter", "nothing"),
    ],
)
def test_wrong_input_is_one_sentence_on_stderr_and_status_2(
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = _run(capsys, *arguments)
    assert status == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert err.startswith("unrolled: ")
    assert not list(tmp_path.iterdir())


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("touch exploded",))


def test_hostile_weight_files_are_refused_and_nothing_in_them_runs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = tmp_path / "good.safetensors"
    _run(capsys, "run", "adder", "--updates", "1", "--save", str(good))
    tensors = load_file(good)
    metadata = {"chapter": "adder", "settings": "{}"}
    Path("pickle.safetensors").write_bytes(pickle.dumps(_Bomb()))
    Path("cut.safetensors").write_bytes(good.read_bytes()[:-9])
    Path("header.safetensors").write_bytes((2**62).to_bytes(8, "little") + b"{}")
    Path("empty.safetensors").write_bytes(b"")
    Path("folder.safetensors").mkdir()
    os.mkfifo("pipe.safetensors")
    save_file(tensors, "list.safetensors", {"chapter": "adder", "settings": "[1]"})
    save_file(tensors | {"hidden_bias": np.full(3, np.nan)}, "nan.safetensors", metadata)
    save_file(tensors | {"hidden_bias": np.zeros(4)}, "shape.safetensors", metadata)
    save_file(tensors | {"hidden_bias": np.zeros(3, np.int64)}, "type.safetensors", metadata)
    save_file(tensors | {"more": np.zeros(3)}, "more.safetensors", metadata)
    save_file(tensors, "chapter.safetensors", {"chapter": "gradients", "settings": "{}"})
    save_file(tensors, "settings.safetensors", {"chapter": "adder", "settings": '{"hidden_units": 900}'})
    save_file(tensors, "units.safetensors", {"chapter": "adder", "settings": '{"hidden_units": 4}'})
    save_file(tensors, "deep.safetensors", {"chapter": "adder", "settings": "[" * 100_000})
    before = sorted(path.name for path in tmp_path.iterdir())
    for name in before:
        if name == "good.safetensors":
            continue
        status, _, err = _run(capsys, "run", "adder", "--load", name)
        assert (status, len(err.strip().splitlines())) == (2, 1), (name, err)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_loaded_weights_are_kept_whatever_else_is_set_or_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    weights, again = tmp_path / "adder.safetensors", tmp_path / "again.safetensors"
    _run(capsys, "run", "adder", "--updates", "2", "--save", str(weights))
    load = ("run", "adder", "--load", str(weights), "--updates", "0")
    status, _, _ = _run(capsys, *load, "--set", "optimiser=adam", "--seed", "3", "--save", str(again))
    assert status == 0
    before, after = load_file(weights), load_file(again)
    assert all(np.array_equal(before[name], after[name]) for name in before)
    status, _, err = _run(capsys, *load, "--set", "hidden_units=4")
    assert status == 2
    assert "3 hidden units" in err


@pytest.mark.parametrize(
    ("chapter", "change"),
    [
        ("adder", ()),
        ("unrolling", ()),
        ("gradients", ()),
        ("memory_cell", ()),
        ("memory_cell", ("--set", "variant=gru")),
    ],
)
def test_enormous_weights_are_judged_without_a_word_on_stderr(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, chapter: str, change: tuple[str, ...]
) -> None:
    weights, trace = tmp_path / "a.safetensors", tmp_path / "a.npz"
    _run(capsys, "run", chapter, *change, "--updates", "1", "--save", str(weights))
    with safe_open(weights, framework="np") as file:
        metadata = file.metadata()
    save_file({name: 1e307 * part for name, part in load_file(weights).items()}, weights, metadata)
    for updates in ("0", "2"):
        call = ("run", chapter, "--load", str(weights), "--updates", updates, "--trace", str(trace), "--json")
        status, out, _ = _run(capsys, *call)
        (line,) = _lines(out)
        assert status == 0
        assert (line["certified"] if chapter == "adder" else line["solved"]) is False


def test_what_torch_does_not_have_is_refused_before_the_training(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("trained first")

    monkeypatch.setattr(memory_cell.Experiment, "advance", never)
    path = tmp_path / "a.safetensors"
    call = ("run", "memory_cell", "--set", "variant=peephole", "--updates", "9", "--save", str(path))
    status, out, err = _run(capsys, *call)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not list(tmp_path.iterdir())


def test_a_file_that_was_there_is_untouched_when_writing_fails(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.safetensors"
    target.write_bytes(b"precious")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename", full)
    monkeypatch.setattr(os, "replace", full)
    status, _, err = _run(capsys, "run", "adder", "--updates", "0", "--save", str(target))
    assert status == 2
    assert "No space left" in err
    assert target.read_bytes() == b"precious"
    assert [path.name for path in tmp_path.iterdir()] == ["a.safetensors"]


def test_interrupting_a_run_ends_it_with_130_and_no_traceback(tmp_path: Path) -> None:
    code = "from ui.app import main; print('ready', flush=True); main()"
    command = [
        sys.executable,
        "-c",
        code,
        "run",
        "adder",
        "--set",
        "optimiser=momentum",
        "--updates",
        "10000000",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        _until_working(process.pid)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err


def _until_working(pid: int) -> None:
    """Wait until the process has used a second and a half of processor: it is past its imports."""
    tick = os.sysconf("SC_CLK_TCK")
    while True:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        if (int(fields[11]) + int(fields[12])) / tick > 1.5:
            return
