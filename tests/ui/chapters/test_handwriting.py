"""Handwriting's face: what is pointed at tells the truth, and what is written or opened is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from simulator.commands import Hand, Set, Undo
from simulator.experiment import Snapshot
from simulator.message import Refused
from simulator.session import Session
from simulator.tasks import ink_files
from tests.ui.desk import Desk
from tests.ui.diagrams.canvas import inked, pixels, svg
from tests.ui.diagrams.handwriting import pen_content
from ui import words
from ui.chapters import face, filed, handwriting, keyed, written
from ui.diagrams import layers
from ui.panels import keyboard
from ui.recording.pictures import scale_for
from ui.theme import theme
from ui.view import Card, Chunk, PenPoint, Target, View

FACE = face("handwriting")
RECT = QRectF(0, 0, 1016, 700)
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@cache
def _shown(given: tuple[tuple[str, Any], ...], acts: tuple[Any, ...]) -> Snapshot:
    from simulator.chapters.handwriting import Settings

    session = Session("handwriting", Settings.read(dict(given)))
    for act in acts:
        session.apply(act)
    return session.snapshot()


def snapshot(*acts: Any, **given: Any) -> Snapshot:
    """The chapter with these settings after these acts."""
    return _shown(tuple(sorted(given.items())), acts)


def strokes(text: str) -> tuple[Hand, ...]:
    """The commands of a pen that writes a text and rests."""
    ink, found = pen_content.ink(text), []
    for stroke in ink.strokes():
        points = tuple((float(x), float(y), k / 100, 1.0) for k, (x, y) in enumerate(stroke))
        found.append(Hand("stroke", points, "whole"))
    return (*found, Hand("stroke", text="rest", goes_on=True))


SHOWN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((), {"cell": 3, "show_outputs": True, "example": "two_words"}),
    ((), {"source": "pen"}),
    (strokes("on"), {"character": "clicked", "chosen": 1}),
    ((), {"source": "typed", "text": "a long line of many words 1997", "order": "index", "cells_shown": 256}),
    ((), {"scene": "training", "network": "fresh", "hidden_units": 8}),
    ((), {"scene": "inputs"}),
    ((), {"scene": "inputs", "input": "pictures"}),
    ((), {"scene": "teach"}),
    ((*strokes("r"), Hand("teach", text="r"), *strokes("g")), {"scene": "teach"}),
]


def draw(shown: Snapshot, view: View, rect: QRectF = RECT, name: str = "paper", ratio: float = 1.0) -> Any:
    def painted(painter: Any) -> None:
        FACE.paint(painter, rect, shown, view, theme(name))

    ground = theme(name)["bg"].name()
    return pixels(painted, int(rect.right()) + 1, int(rect.bottom()) + 1, ratio, ground)


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = FACE.card(target, shown, view)
    assert found is not None, target
    return found


def reachable(shown: Snapshot, view: View) -> list[Target]:
    """Every target, and of areas of many the ones at their corners and in their middle."""
    found = []
    for hit in FACE.hits(RECT, shown, view, theme("paper")):
        if hit.at is None:
            found.append(hit.target)
            continue
        box = hit.area.boundingRect()
        for x, y in product((0.001, 0.5, 0.999), repeat=2):
            found.append(hit.at(QPointF(box.x() + x * box.width(), box.y() + y * box.height())))
    return found


@pytest.mark.parametrize("how", SHOWN, ids=lambda how: str(how[1]))
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(how: Any, language: str) -> None:
    shown = snapshot(*how[0], **how[1])
    steps = FACE.clock(shown).steps
    for t in (0.0, steps / 2, float(steps)):
        view = View(t=t, language=language)
        for target in reachable(shown, view):
            told = card(target, shown, view)
            said = " ".join((told.title, *told.lines))
            assert told.title.strip()
            assert bool(HAN.search(said)) == (language == "zh"), (target, said)
            assert not re.search(r"[{}]|None|handwriting-", said + told.value), (target, told)


@pytest.mark.parametrize("how", SHOWN, ids=lambda how: str(how[1]))
def test_no_two_targets_are_the_same_and_every_clickable_one_asks_for_something(how: Any) -> None:
    shown = snapshot(*how[0], **how[1])
    files = filed(FACE)
    assert files is not None
    hits = FACE.hits(RECT, shown, View(t=5.0), theme("paper"))
    assert len({hit.target for hit in hits}) == len(hits)
    for hit in hits:
        target = hit.target if hit.at is None else hit.at(hit.area.boundingRect().center())
        asks = FACE.click(target, shown) is not None or files.filing(target) is not None
        assert asks or not hit.clickable, target


def test_what_another_scene_shows_has_no_card_in_this_one() -> None:
    shown = snapshot(scene="inputs")
    for target in (
        Target("character", (0,)),
        Target("cells", (3, 1)),
        Target("letter", (0,)),
        Target("plot", (1,)),
    ):
        assert FACE.card(target, shown, View(t=3.0)) is None
    assert FACE.card(Target("pattern", (1,)), shown, View()) is None


def test_a_card_of_a_cell_tells_what_it_held() -> None:
    shown = snapshot(cell=3)
    cell = int(shown.content.shown[1])
    told = card(Target("cells", (40, 1)), shown, View(t=60.0))
    held = np.tanh(float(shown.content.trace.cell[40, cell]))
    assert float(told.value.replace("−", "-")) == pytest.approx(held, abs=5e-4)
    assert f"Cell {cell + 1} at point 41" in told.title
    gate = card(Target("strip", (40, 2)), shown, View(t=60.0))
    assert float(gate.value) == pytest.approx(float(shown.content.trace.keep[40, 2]), abs=5e-4)


# The picture.


@pytest.mark.parametrize("how", SHOWN, ids=lambda how: str(how[1]))
def test_the_panels_stand_on_the_stage_apart_from_one_another(how: Any) -> None:
    found = FACE.panels(RECT, snapshot(*how[0], **how[1]), View())
    assert found and set(found) <= set(FACE.PANELS)
    for name, place in found.items():
        assert RECT.contains(place) and place.width() > 100 and place.height() > 50
        for other, beside in found.items():
            shared = place.intersected(beside)
            assert other == name or shared.width() * shared.height() < 1.0, (name, other)


@pytest.mark.parametrize("how", SHOWN, ids=lambda how: str(how[1]))
def test_the_picture_is_the_same_cached_direct_and_again(how: Any) -> None:
    shown = snapshot(*how[0], **how[1])
    steps = FACE.clock(shown).steps
    for t in (0.4 * steps, float(steps)):
        with layers.straight():
            direct = draw(shown, View(t=t), ratio=1.5)
        np.testing.assert_array_equal(draw(shown, View(t=t), ratio=1.5), direct)
        np.testing.assert_array_equal(draw(shown, View(t=t), ratio=1.5), direct)


@pytest.mark.parametrize("how", SHOWN, ids=lambda how: str(how[1]))
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_painted_outside_the_stage(how: Any, language: str) -> None:
    shown = snapshot(*how[0], **how[1])
    steps = FACE.clock(shown).steps
    for width, height, present in (
        (860, 520, False),
        (1028, 440, False),
        (1440, 722, True),
        (1016, 700, False),
    ):
        scale = scale_for(width, height) if not present else 1.0
        view = View(t=0.7 * steps, language=language, scale=scale, present=present)
        left, top, right, bottom = inked(draw(shown, view, QRectF(30, 20, width, height)))
        assert left >= 30 and top >= 20 and right <= 30 + width and bottom <= 20 + height, (width, height)


def test_a_vector_picture_is_a_picture_with_the_heat_map_as_its_only_image() -> None:
    shown = snapshot(cell=2)
    drawn = svg(lambda p: FACE.paint(p, RECT, shown, View(t=50.0), theme("paper")), 1016, 700)
    assert QSvgRenderer(QByteArray(drawn.encode())).isValid()
    assert 1 <= drawn.count("<image") <= 6  # the map, a picked cell's four strips, the scale of colours


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_caption_follows_the_pen(language: str) -> None:
    shown, steps = snapshot(), FACE.clock(snapshot()).steps
    said = [FACE.caption(shown, View(t=t, language=language)) for t in (3.0, 0.6 * steps, float(steps))]
    assert len(set(said)) == 3
    assert FACE.caption(snapshot(source="pen"), View(language=language)) not in said


def test_time_runs_at_the_pace_of_the_hand() -> None:
    shown = snapshot()
    clock, seconds = FACE.clock(shown), shown.content.ink.seconds
    assert clock.steps == len(shown.content.places)
    assert clock.steps * clock.step_seconds == pytest.approx(float(seconds[-1]), rel=0.01)


# The pen.


def test_a_chunk_of_the_pen_is_ink_in_x_heights_and_a_stroke_is_one_act() -> None:
    pen, shown = written(FACE), snapshot(source="pen")
    assert pen is not None
    r = handwriting._rows(RECT, shown, View())
    at = r.place("paper", np.array([3.0, 0.5]))
    point = PenPoint(at.x(), at.y(), 1.25, 0.5)
    first = pen.write(Chunk((point,), True, False), RECT, shown, View())
    later = pen.write(Chunk((), False, True), RECT, shown, View())
    dot = pen.write(Chunk((point,), True, True), RECT, shown, View())
    assert first == Hand("stroke", ((3.0, 0.5, 1.25, 0.5),), "begin")
    assert later == Hand("stroke", (), "end", goes_on=True)
    assert dot == Hand("stroke", first.points, "whole")
    assert pen.rest(snapshot(*strokes("on"))) == Hand("stroke", text="rest", goes_on=True)
    assert pen.rest(snapshot()) is None and pen.rest(shown) is None


def test_one_writes_on_the_sheet_of_a_live_pen_and_where_one_teaches() -> None:
    pen = written(FACE)
    assert pen is not None
    for given, writes in (
        ({"source": "pen"}, True),
        ({}, False),
        ({"source": "pen", "scene": "inputs"}, False),
        ({"scene": "teach"}, True),
    ):
        assert (pen.paper(RECT, snapshot(**given), View()) is not None) == writes, given


def test_ink_in_pieces_is_the_same_ink_as_in_one_piece() -> None:
    whole = strokes("on")
    pieces: list[Hand] = []
    for act in whole[:-1]:
        half = len(act.points) // 2
        pieces.append(Hand("stroke", act.points[:half], "begin"))
        pieces.append(Hand("stroke", act.points[half:], "end", goes_on=True))
    one, other = snapshot(*whole), snapshot(*pieces, whole[-1])
    np.testing.assert_array_equal(one.content.ink.points, other.content.ink.points)
    assert one.content.text == other.content.text and one.content.provisional == other.content.provisional
    np.testing.assert_array_equal(one.content.probabilities, other.content.probabilities)


def test_the_buttons_and_keys_do_what_they_say() -> None:
    live, keys = snapshot(*strokes("on")), keyed("handwriting")
    assert keys is not None
    assert FACE.click(Target("clear"), live) == Hand("clear") == keys.press("clear", live, View())
    assert FACE.click(Target("undo"), live) == Undo()
    assert FACE.click(Target("clear"), snapshot(source="pen")) is None
    assert FACE.click(Target("pen"), snapshot()) == Set({"source": "pen"})
    assert FACE.click(Target("character", (0,)), live) == Set({"character": "clicked", "chosen": 1})
    shown = snapshot(character="clicked", chosen=2)
    assert keys.press("next_character", shown, View()) == Set({"character": "clicked", "chosen": 3})
    assert FACE.click(Target("letter", (17,)), live) == Hand("teach", text="r")
    taken = {QKeySequence(key.sequence) for key in keyboard.KEYS.values()}
    own = keyboard.own("handwriting", keys.keys())
    assert not {QKeySequence(key.sequence) for key in own.values()} & taken
    for key in own.values():
        assert all(words.say(key.words, language) for language in words.LANGUAGES)


# Files.


def test_saved_ink_comes_back_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    files, shown = filed(FACE), snapshot(*strokes("on"))
    assert files is not None
    for name in ("mine.inkml", "mine.json"):
        files.save(tmp_path / name, shown)
        command = files.opened(tmp_path / name)
        assert isinstance(command, Hand) and command.text.endswith(f" {tmp_path / name}")
        back = snapshot(command)
        np.testing.assert_allclose(back.content.ink.points, shown.content.ink.points, atol=0.02)
        assert back.content.source == "file"
    (sample,) = ink_files.read(tmp_path / "mine.json")
    assert sample.label == shown.content.text.strip()
    assert files.opened(tmp_path) == Hand("open", text=f"- {tmp_path}")
    for shown_now, place in (
        (shown, tmp_path / "no folder" / "a.inkml"),
        (snapshot(source="pen"), tmp_path / "b.json"),
    ):
        with pytest.raises(Refused):
            files.save(place, shown_now)


# The window.


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    made = Desk(qtbot, "handwriting", **{"settings/handwriting": '{"source": "pen"}'}).ready()
    yield made
    assert made.bridge.stop()
    made.window.close()


def write(desk: Desk, text: str) -> None:
    """Lead the mouse along the generator's strokes."""
    stage = desk.window.stage
    r = handwriting._rows(stage.area, desk.bridge.shown, stage.view)
    for stroke in pen_content.ink(text).strokes():
        line = [QPoint(round(x), round(y)) for x, y in r.places("paper", stroke).tolist()]
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=line[0])
        for point in line[1:]:
            QTest.mouseMove(stage, point)
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=line[-1])


def test_a_word_written_with_the_mouse_is_read_undone_and_cleared(desk: Desk) -> None:
    write(desk, "no")
    desk.answered()
    content = desk.bridge.shown.content
    assert content.source == "pen" and len(content.characters) >= 1 and not desk.window.stage.wet
    assert len(content.ink) > 50 and not content.is_down
    assert desk.t == FACE.clock(desk.bridge.shown).steps  # what is written is what is looked at
    desk.until(lambda: bool(desk.bridge.shown.content.provisional or desk.bridge.shown.content.waiting.size))
    decided = desk.bridge.shown.content.text
    strokes_before = int(content.ink.stroke_start.sum())
    write(desk, "i")
    desk.answered()
    assert desk.bridge.shown.content.text.startswith(decided)  # what was decided stays decided
    assert not desk.bridge.shown.content.waiting.size
    for left in range(int(desk.bridge.shown.content.ink.stroke_start.sum()) - 1, strokes_before - 1, -1):
        desk.key("undo")
        desk.answered()
        assert int(desk.bridge.shown.content.ink.stroke_start.sum()) == left
    QTest.keySequence(desk.window.stage, QKeySequence("Ctrl+Backspace"))
    desk.answered()
    assert len(desk.bridge.shown.content.ink) == 0
    desk.key("undo")
    desk.answered()
    assert len(desk.bridge.shown.content.ink) > 50


def test_ink_is_saved_and_opened_in_dialogs_and_a_spoiled_file_leaves_the_sheet(
    desk: Desk, tmp_path: Path
) -> None:
    write(desk, "no")
    desk.answered()
    count, window = len(desk.bridge.shown.content.ink), desk.window

    def choose(keys: str, file: Path) -> None:
        window.activateWindow()
        desk.until(window.isActiveWindow)
        QTest.keySequence(window.stage, QKeySequence(keys))
        dialog = window.findChild(QFileDialog)
        assert dialog.isVisible() and dialog.windowTitle()
        dialog.fileSelected.emit(str(file))
        dialog.close()
        desk.until(lambda: window.findChild(QFileDialog) is None)

    mine, spoiled = tmp_path / "mine.inkml", tmp_path / "spoiled.inkml"
    choose("Ctrl+Shift+S", mine)
    assert window.banner.text == words.say("frame-file-saved", "en", path=str(mine))
    spoiled.write_bytes(mine.read_bytes()[:200])
    choose("Ctrl+I", spoiled)
    desk.until(lambda: "spoiled.inkml" in window.banner.text)
    assert len(desk.bridge.shown.content.ink) == count and desk.bridge.shown.content.source == "pen"
    choose("Ctrl+I", mine)
    desk.until(lambda: desk.bridge.shown.content.source == "file")
    assert desk.bridge.shown.content.source_name == "mine.inkml"
    choose("Ctrl+Shift+I", tmp_path / "nowhere")
    desk.until(lambda: "nowhere" in window.banner.text)
    assert desk.bridge.shown.content.source == "file"
