"""`unrolled tables`: papers' numbers beside this program's, kept when interrupted, refused in a sentence."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from simulator.tables import pascanu_2013, results, running
from simulator.tables.cells import Job, Table, cell
from simulator.tables.pascanu_2013 import Solving
from tests.test_walls import NO_QT, python
from ui import words
from ui.app import main

SETTING: results.Setting = {
    "shortest": 10, "steps": 12, "hidden_units": 8, "batch": 4, "rate": 0.01, "radius": 0.95, "updates": 40,
}  # fmt: skip


def tiny(name: str, mode: results.Mode) -> Table:
    """Two cells of a table of which one is solved by no one in so few updates."""
    results.check(name)
    papers = SETTING | {"steps": 100}
    jobs = [
        Job((cell("order_50", column, "solved", 1.0, SETTING, papers),), partial(Solving, column, SETTING))
        for column in ("descent", "clipped")
    ]
    return Table(name, mode, tuple(jobs), seeds=2)


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "load", tiny)
    monkeypatch.setattr(pascanu_2013, "LOOKS", 2)
    monkeypatch.setattr(pascanu_2013, "TESTS", 20)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["tables", *arguments])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.usefixtures("_tiny")
def test_a_json_line_a_number_with_every_seed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "pascanu_2013", "--json", "--seeds", "3")
    assert status == 0 and err.strip()
    assert [(line["row"], line["column"]) for line in lines(out)] == [
        ("order_50", "descent"),
        ("order_50", "clipped"),
    ]
    for line in lines(out):
        assert (line["table"], line["mode"], line["papers_own"]) == ("pascanu_2013", "quick", False)
        assert [one["seed"] for one in line["runs"]] == [0, 1, 2]
        assert line["here"] == line["ratio"] == sum(one["value"] for one in line["runs"]) / 3
        assert line["papers_setting"] == {"steps": 100}


@pytest.mark.usefixtures("_tiny")
def test_the_table_says_paper_here_ratio_and_that_quick_is_not_the_papers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "pascanu_2013")
    assert status == 0
    assert "NOT the paper's" in out and "12 (100)" in out
    heading, *rows = [line for line in out.splitlines() if line][-3:]
    assert all(name in heading for name in ("paper", "here", "ratio", "every seed"))
    assert len(rows) == 2 and all(row.startswith("temporal order") for row in rows)
    assert "NOT" not in run(capsys, "pascanu_2013", "--full", "--seeds", "1")[1]


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize("stop", [3, 70])
def test_interrupted_it_keeps_what_is_done_and_goes_on_to_the_same_numbers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stop: int
) -> None:
    def numbers(out: str) -> list[list[tuple[object, ...]]]:
        return [[(one["seed"], one["value"], one["updates"]) for one in line["runs"]] for line in lines(out)]

    monkeypatch.setattr("simulator.tables.running.EVERY", -1.0)
    _, whole, _ = run(capsys, "pascanu_2013", "--json", "--output", str(tmp_path / "whole"))
    made, update = 0, Solving.update

    def interrupted(trial: Solving) -> None:
        nonlocal made
        made += 1
        if made == stop:
            raise KeyboardInterrupt
        update(trial)

    parts = ("pascanu_2013", "--json", "--output", str(tmp_path / "parts"))
    monkeypatch.setattr(Solving, "update", interrupted)
    status, _, err = run(capsys, *parts)
    assert status == 130 and str(tmp_path / "parts") in err
    status, out, err = run(capsys, *parts)
    assert status == 0 and numbers(out) == numbers(whole)
    assert made < 2 * 40 * 2 + 2  # what was done was not done again
    assert ("before an interruption" in err) == (stop == 70)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("pascanu_2013", "--row", "nothing"),
        ("--row", "order_50"),
        ("pascanu_2013", "--seeds", "0"),
        ("pascanu_2013", "--quick", "--fast"),
        ("pascanu_2013", "--output", "a.json/b"),
    ],
)
def test_what_is_none_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text("")
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("unrolled: ") and len(err.splitlines()) == 1


def test_it_needs_no_qt(tmp_path: Path) -> None:
    arguments = ["tables", "martens_2011", "--row", "mem_5_without", "--seeds", "1", "--json"]
    ended = python(f"{NO_QT}\nfrom ui.app import main\nmain({[*arguments, '--output', str(tmp_path)]})")
    assert ended.returncode == 0, ended.stderr
    assert [line["column"] for line in lines(ended.stdout)] == ["steps_50", "steps_100", "steps_200"]
    (file,) = tmp_path.iterdir()
    assert not results.read(file).finished  # a part of the table only


def test_every_name_in_a_table_has_its_words() -> None:
    assert pascanu_2013.NAME in results.NAMES
    for name in results.NAMES:
        for mode in results.MODES:
            made = running.load(name, mode)
            assert (made.name, made.mode) == (name, mode)
            for one in made.cells:
                kinds = ("row", one.row), ("column", one.column), ("measure", one.measure)
                said = [("said", one.said)] if one.said else []
                for language in words.LANGUAGES:
                    for kind, value in (("title", name), *kinds, *said):
                        assert words.say(results.key(kind, value), language)
                assert one.papers_own == (mode == "full")
                assert "steps" in one.setting
