"""Files of ink: each format from a small fixture written by hand, and everything that may be wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks import ink_files, ink_xml
from simulator.tasks.ink import Ink
from simulator.tasks.ink_scale import lines

# An n of two strokes, 200 units tall, whose base line lies at 100; then the pen in the air, then a dash.
UNIPEN = """.VERSION 1.0
.COORD X Y T
.HIERARCHY TEXT WORD CHARACTER
.SEGMENT WORD 0-3 OK "n-"
.SEGMENT CHARACTER 0-1 OK "n"
.SEGMENT CHARACTER 3:1-3:2 OK "-"
.PEN_DOWN
50 300 0
50 200 5
50 100 10
.PEN_DOWN
50 100 15
100 300 20
150 100 25
.PEN_UP
.DT 40
.PEN_UP
160 120 30
.PEN_DOWN
200 200 35
220 201 40
240 200 45
"""

IAM = """<?xml version="1.0" encoding="ISO-8859-1"?>
<WhiteboardCaptureSession>
  <WhiteboardDescription><SensorLocation corner="top_left"/></WhiteboardDescription>
  <StrokeSet>
    <Stroke colour="black" start_time="7.5" end_time="7.7">
      <Point x="1000" y="2000" time="7.5"/><Point x="1000" y="2100" time="7.6"/>
      <Point x="1050" y="2000" time="7.65"/><Point x="1100" y="2100" time="7.7"/>
    </Stroke>
    <Stroke colour="black" start_time="8" end_time="8"><Point x="1200" y="2100" time="8"/></Stroke>
  </StrokeSet>
</WhiteboardCaptureSession>
"""


def _written(tmp_path: Path, name: str, text: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("latin-1"))
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(Refused) as told:
        ink_files.read(path)
    where = str(told.value.message.values.get("path", told.value.place and told.value.place[0]))
    assert where == str(path)
    return told.value.message.key


def test_unipen_words_count_the_components_that_have_points(tmp_path: Path) -> None:
    """The empty .PEN_UP is no component, the one with a point is: the dash is component 3."""
    (sample,) = ink_files.read(_written(tmp_path, "a.dat", UNIPEN))
    assert (sample.label, sample.writer) == ("n-", "a")
    first, second, dash = sample.ink.strokes()
    assert np.allclose(first, [[0, 1], [0, 0.5], [0, 0]])
    assert np.allclose(second, [[0, 0], [0.25, 1], [0.5, 0]])
    assert np.allclose(dash, [[0.75, 0.5], [0.85, 0.505], [0.95, 0.5]])


def test_unipen_delineations_may_begin_and_end_inside_a_component(tmp_path: Path) -> None:
    text = UNIPEN.replace('.SEGMENT WORD 0-3 OK "n-"\n', "")
    letter, dash = ink_files.read(_written(tmp_path, "a.dat", text))
    assert (letter.label, dash.label) == ("n", "-")
    assert [len(stroke) for stroke in letter.ink.strokes()] == [3, 3]
    assert [len(stroke) for stroke in dash.ink.strokes()] == [2]
    assert np.ptp(dash.ink.points[:, 0]) == pytest.approx(20 / 100.5, rel=0.01)  # the median of 200 and 1


def test_unipen_without_labels_is_one_sample_and_includes_stay_inside(tmp_path: Path) -> None:
    (tmp_path / "include").mkdir()
    (tmp_path / "data").mkdir()
    _written(tmp_path, "include/strokes.dat", UNIPEN.split('"-"\n')[1])
    _written(tmp_path, "secret.dat", ".PEN_DOWN\n1 2 3\n")
    path = _written(tmp_path, "data/a.dat", ".COORD X Y T\n.INCLUDE ../secret.dat\n.INCLUDE strokes.dat\n")
    (sample,) = ink_files.read(path)
    assert sample.label == ""
    assert len(sample.ink) == 9  # the secret's point is not there


def test_iam_strokes_are_turned_upright_in_x_heights_and_seconds(tmp_path: Path) -> None:
    (sample,) = ink_files.read(_written(tmp_path, "a.xml", IAM))
    first, dot = sample.ink.strokes()
    assert np.allclose(first, [[0, 1], [0, 0], [0.5, 1], [1, 0]])
    assert np.allclose(dot, [[2, 0]])
    assert sample.ink.seconds is not None
    assert np.allclose(sample.ink.seconds, [0, 0.1, 0.15, 0.2, 0.5])


def test_inkml_values_differences_and_differences_of_differences(tmp_path: Path) -> None:
    """The trace of the recommendation's own kind: explicit values, then ' and \" and back with !."""
    text = """<ink xmlns="http://www.w3.org/2003/InkML"><annotation type="truth">v</annotation>
    <trace>0 0, '50 "100, 50 -200, !100 !0</trace><trace type="penUp">5 5</trace></ink>"""
    (sample,) = ink_files.read(_written(tmp_path, "a.inkml", text))
    assert sample.label == "v"
    device = np.array([[0, 100], [50, 0], [100, 100], [100, 100]]) / 100
    assert np.allclose(sample.ink.points, device)


@pytest.mark.parametrize("name", ["a.inkml", "a.json"])
@pytest.mark.parametrize("timed", [True, False])
def test_what_is_written_comes_back(tmp_path: Path, name: str, timed: bool) -> None:
    strokes, seconds = [[(0.125, 1.5), (0.25, -0.5)], [(3.0, 0.0)]], [[0.0, 0.016], [0.5]]
    ink = Ink.of(strokes, seconds if timed else None)
    ink_files.write(tmp_path / name, ink, "é<&")
    (sample,) = ink_files.read(tmp_path / name)
    assert sample.label == "é<&"
    assert np.allclose(sample.ink.points, ink.points, atol=1e-12)
    assert (sample.ink.stroke_start == ink.stroke_start).all()
    if timed:
        assert sample.ink.seconds is not None and np.allclose(sample.ink.seconds, [0.0, 0.016, 0.5])
    else:
        assert sample.ink.seconds is None


def _archive(path: Path, **changed: object) -> Path:
    parts: dict[str, object] = {
        "labels": np.array(["a", "it"]),
        "writers": np.array(["x/1", "y/2"]),
        "offsets": np.array([0, 2, 5]),
        "points": np.array([[0, 0], [50, 100], [0, 0], [0, 100], [30, 7]], np.int16),
        "stroke_start": np.array([1, 0, 1, 0, 1], np.uint8),
    }
    parts |= changed
    np.savez(path, **parts)  # type: ignore[arg-type]
    return path


def test_an_archive_gives_its_samples(tmp_path: Path) -> None:
    a, it = ink_files.read(_archive(tmp_path / "a.npz"))
    assert (a.label, a.writer, it.label, it.writer) == ("a", "x/1", "it", "y/2")
    assert np.allclose(a.ink.points, [[0, 0], [0.5, 1]])
    assert [len(stroke) for stroke in it.ink.strokes()] == [2, 1]


@pytest.mark.parametrize(
    "changed",
    [
        {"labels": np.array(["a"])},
        {"labels": np.array([{"evil": 1}, "it"], dtype=object)},
        {"offsets": np.array([0, 2, 99])},
        {"offsets": np.array([0, 3, 2])},
        {"points": np.zeros((5, 3))},
    ],
)
def test_an_archive_that_does_not_fit_together_is_refused(tmp_path: Path, changed: dict[str, object]) -> None:
    assert _refusal(_archive(tmp_path / "a.npz", **changed)) == "refused-ink-archive"


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    whole = _archive(tmp_path / "whole.npz").read_bytes()
    assert _refusal(_written(tmp_path, "a.npz", whole[: len(whole) // 2])) == "refused-ink-archive"


ENTITY = '<!DOCTYPE ink [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ink><trace>&b; 1</trace></ink>'


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("a.inkml", ENTITY, "refused-ink-hostile"),
        ("a.xml", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><ink/>', "refused-ink-hostile"),
        ("a.inkml", "<ink><trace>0 0, 1", "refused-ink-xml"),
        ("a.inkml", "", "refused-ink-xml"),
        ("a.xml", "<svg/>", "refused-ink-kind"),
        ("a.inkml", "<ink><trace>0 0, x 1</trace></ink>", "refused-ink-number"),
        ("a.inkml", "<ink></ink>", "refused-ink-empty"),
        ("a.xml", IAM.replace('y="2000"', 'y="NaN"'), "refused-ink-number"),
        ("a.json", '{"ink": 1, "strokes": [[[0, NaN]]]}', "refused-ink-json"),
        ("a.json", '{"ink": 1, "strokes": [[[0, 1], [1]]]}', "refused-ink-json"),
        ("a.json", '{"ink": 2, "strokes": []}', "refused-ink-json"),
        ("a.json", '{"ink": 1, "strokes": []}', "refused-ink-empty"),
        ("a.json", '{"ink": 1, "strokes": [[[1e300, 0]]]}', "refused-ink-coordinates"),
        ("a.dat", "nothing of the kind", "refused-unipen"),
        ("a.dat", UNIPEN.replace("220 201 40", "220 201"), "refused-unipen-cut"),
        ("a.dat", UNIPEN.replace("220 201 40", "220 q 40"), "refused-ink-number"),
        ("a.dat", UNIPEN.replace("0-3", "0-9"), "refused-unipen-segment"),
        ("a.dat", UNIPEN.replace("COORD X Y", "COORD A B"), "refused-ink-channels"),
        ("a.txt", "1 2", "refused-ink-suffix"),
    ],
)
def test_what_is_no_ink_is_refused_by_name(tmp_path: Path, name: str, text: str, key: str) -> None:
    assert _refusal(_written(tmp_path, name, text)) == key


def test_a_trace_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refused, match="refused-ink-long"):
        ink_xml.parse(b"<ink><trace>" + b"0 0," * 100_001 + b"</trace></ink>", "a.inkml")


def test_a_folder_is_read_in_the_order_of_its_names_and_an_empty_one_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == "refused-ink-folder"
    for name in ("b.json", "a.json"):
        ink_files.write(tmp_path / name, Ink.of([[(0, 0), (1, 1)]]), name)
    assert [sample.label for sample in ink_files.read(tmp_path)] == ["a.json", "b.json"]
    assert _refusal(tmp_path / "none.json") == "refused-ink-read"


def test_the_x_height_of_writing_is_found_where_the_pen_turns() -> None:
    """An n, an l and a g: only one letter is tall and one hangs below, most turns are at 0 and 40."""
    n = np.array([[0, 40], [0, 0], [0, 30], [10, 40], [20, 0]], float)
    tall = np.array([[30, 90], [30, 0]], float)
    g = np.array([[60, 40], [40, 40], [40, 0], [60, 0], [60, 40], [60, -40], [40, -30]], float)
    moves = ((n, 10), (tall, 10), (n, 50), (g, 80), (n, 120))
    found = lines([letter + np.array([x, 5.0]) for letter, x in moves])
    assert found.base == pytest.approx(5, abs=1)
    assert found.x_height == pytest.approx(40, rel=0.05)
