"""`unrolled bench`: each figure with its anchor and goal, as words or as JSON lines."""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Iterator

import pytest

from simulator import chapters
from ui.app import main
from ui.bench import Row, at_least, at_most, paired


def rows(minutes: float) -> Iterator[Row]:
    yield at_least("engine: updates", 30.0, 10.0, 2.5)
    yield at_most("window: frame", minutes, 0.5, 1.0)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*chapters.names(), "record"):
        monkeypatch.setattr(importlib.import_module(f"ui.bench.{name}"), "rows", rows)


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["bench", *arguments])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_one_json_line_a_figure(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "adder", "--json", "--minutes", "2")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [set(line) for line in lines] == [{"name", "ours", "anchor", "ratio", "goal", "met"}] * 2
    assert [line["ratio"] for line in lines] == [3.0, 4.0]
    assert [line["met"] for line in lines] == [True, False]
    assert [line["goal"] for line in lines] == [">= 2.5", "<= 1"]


def test_without_a_chapter_all_are_measured_and_a_goal_missed_is_no_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = call(capsys)
    assert status == 0
    assert out.splitlines()[0].startswith("✓ engine: updates")
    assert "– window: frame" in out


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("--minutes", "0"), ("--minutes", "nan"), ("adder", "more")]
)
def test_wrong_input_is_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    status, out, err = call(capsys, *arguments)
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_a_ratio_is_ours_over_the_anchor_and_the_goal_includes_its_border() -> None:
    assert at_least("a", 5.0, 2.0, 2.5).met and at_most("a", 5.0, 2.0, 2.5).met
    assert not at_least("a", 4.99, 2.0, 2.5).met and not at_most("a", 5.01, 2.0, 2.5).met


def test_things_are_measured_in_turn() -> None:
    calls: list[str] = []
    mine, theirs = paired(lambda: calls.append("ours"), lambda: calls.append("anchor"), rounds=3)
    assert calls == ["ours", "anchor"] * 3
    assert mine >= 0 and theirs >= 0 and math.isfinite(mine + theirs)
