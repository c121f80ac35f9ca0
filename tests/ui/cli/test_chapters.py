"""`unrolled chapters`: the tables that scripts read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from simulator import chapters
from ui.app import main

# A chapter and its place in the lecture.
ORDER = {
    "sequences": 1,
    "unrolling": 2,
    "adder": 3,
    "gradients": 4,
    "remedies": 5,
    "memory_cell": 6,
    "handwriting": 7,
}
ROW = {"name", "kind", "default", "minimum", "maximum", "choices", "unit", "help", "live"}
KINDS: dict[str, type | tuple[type, ...]] = {
    "number": (int, float), "integer": int, "choice": (str, int), "switch": bool, "text": str,
}  # fmt: skip


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["chapters", *arguments])
    out, err = capsys.readouterr()
    assert not ended.value.code and err == ""
    return out


def test_every_chapter_is_listed_in_the_lectures_order(capsys: pytest.CaptureFixture[str]) -> None:
    table = json.loads(call(capsys, "--json"))
    assert [chapter["name"] for chapter in table] == list(chapters.names())
    for chapter in table:
        assert set(chapter) >= {"name", "order", "settings"}
        assert chapter["order"] == ORDER[chapter["name"]]
    assert [chapter["order"] for chapter in table] == sorted(chapter["order"] for chapter in table)


def test_every_row_says_what_it_allows(capsys: pytest.CaptureFixture[str]) -> None:
    for chapter in json.loads(call(capsys, "--json")):
        module = chapters.chapter(chapter["name"])
        assert [row["name"] for row in chapter["settings"]] == [row.name for row in module.Settings.table()]
        for row in chapter["settings"]:
            _check(row, module)


def _check(row: dict[str, Any], module: Any) -> None:
    assert set(row) >= ROW
    assert isinstance(row["default"], KINDS[row["kind"]])
    assert isinstance(row["help"], str) and row["help"].strip().endswith((".", "?", "!"))
    assert isinstance(row["live"], bool) and isinstance(row["unit"], str)
    assert bool(row["choices"]) == (row["kind"] == "choice")
    if row["choices"]:
        assert row["default"] in row["choices"]
    if row["kind"] in ("number", "integer"):
        assert row["minimum"] <= row["default"] <= row["maximum"]
    for allowed in (row["default"], *row["choices"], row["minimum"], row["maximum"]):
        if allowed is not None:
            assert module.Settings.setting(row["name"]).read(allowed) == allowed


def test_the_list_for_people_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys)
    for name in chapters.names():
        assert name in out
        for row in chapters.chapter(name).Settings.table():
            assert row.name in out and str(row.default) in out


def test_no_qt_is_loaded() -> None:
    code = (
        "import sys\nfrom ui.app import main\n"
        "try: main(['chapters', '--json'])\n"
        "finally: print(sorted(m for m in sys.modules if m.split('.')[0] == 'PySide6'), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr.strip() == "[]"
    assert json.loads(done.stdout)
