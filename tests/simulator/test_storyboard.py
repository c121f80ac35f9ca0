"""Storyboards: what is written is read back, and what is wrong is told with its line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator import storyboard
from simulator.chapters import adder
from simulator.commands import Carry, Hand, Load, Look, Note, Open, Redo, Reset, Rewind, Set, Train, Undo
from simulator.directions import (
    Camera,
    Caption,
    Erase,
    Go,
    Highlight,
    Play,
    Stroke,
    Theme,
    Title,
    Wait,
    in_language,
)
from simulator.journal import Act
from simulator.message import Refused
from simulator.session import Session, replay
from simulator.storyboard import Storyboard

HEAD = 'version = 1\nchapter = "adder"\n'

DOINGS = (
    Open("adder", {"seed": 4}),
    Set({"seed": 3, "squashing": "logistic", "pull": 0.25, "restarts": False}),
    Train(updates=30),
    Train(until="certified"),
    Look(7),
    Hand("stroke", ((0.5, 1.0, 0.25), (0.75, -0.5, 0.5)), "begin"),
    Hand("stroke", (), "rest", goes_on=True),
    Rewind(),
    Load("a b.safetensors"),
    Carry("memory_cell"),
    Reset(),
    Undo(),
    Redo(),
    Go(3.5, "backward"),
    Play(),
    Play(4.0, "forward", 2.0),
    Highlight("state", (3, 1)),
    Highlight(),
    Caption({"en": 'Two "words"\nin two lines', "zh": "两行"}),
    Caption(""),
    Title("Adder", {"en": "a line"}),
    Camera("cube"),
    Camera(),
    Theme("night"),
    Stroke(((0.25, 0.5), (0.3, 1.0))),
    Erase(),
    Wait(),
)


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        storyboard.parse(text, "film.toml")
    return caught.value


def test_what_is_written_is_read_back() -> None:
    acts = tuple(Act(doing, 2.0 * k, k, 1.5) for k, doing in enumerate(DOINGS))
    board = Storyboard("adder", acts, {"seed": 3}, {"en": "A film", "zh": "影片"}, "Unrolled 0.1")
    again = storyboard.parse(storyboard.text(board), "film.toml")
    assert [act.doing for act in again.acts] == list(DOINGS)
    assert (again.chapter, again.settings, again.title) == (board.chapter, board.settings, board.title)
    assert (again.made_with, again.seed) == ("Unrolled 0.1", 3)
    assert [(act.seconds, act.at) for act in again.acts] == [(1.5, 2.0 * k) for k in range(len(acts))]
    # Looking back has an update of its own, so its stamp has no room.
    stamps = [None if isinstance(act.doing, Look) else act.update for act in acts]
    assert [act.update for act in again.acts] == stamps


def test_an_act_appended_to_a_file_is_an_act_of_it(tmp_path: Path) -> None:
    file = tmp_path / "session.toml"
    storyboard.write(file, Storyboard("adder", (Act(Train(updates=2)),)))
    with file.open("a") as journal:
        journal.write("\n" + storyboard.act_text(Act(Set({"seed": 5}), at=1.0, update=2)))
    read = storyboard.read(file)
    assert [act.doing for act in read.acts] == [Train(updates=2), Set({"seed": 5})]
    assert read.acts[1].line > read.acts[0].line > 0
    assert read.path == str(file)


@pytest.mark.parametrize(
    ("text", "key", "line", "name"),
    [
        ('chapter = "adder"\nact = []\n', "refused-board-value", 1, "version"),
        ('version = 2\nchapter = "adder"\nact = []\n', "refused-board-value", 1, "version"),
        ("version = 1\nact = []\n", "refused-board-missing", 1, "chapter"),
        ("version = 1\nchapter = 3\nact = []\n", "refused-board-kind", 2, "chapter"),
        (HEAD + "\ncolour = 1\n", "refused-board-key", 4, "colour"),
        (HEAD + "act = 3\n", "refused-board-kind", 3, "act"),
        (HEAD + '[[act]]\ndo = "fly"\n', "refused-board-value", 4, "do"),
        (HEAD + "[[act]]\nt = 3\n", "refused-board-missing", 3, "do"),
        (HEAD + '[[act]]\ndo = "go"\n', "refused-board-missing", 3, "t"),
        (HEAD + '[[act]]\ndo = "wait"\n[[act]]\ndo = "go"\n\nt = "x"\n', "refused-board-kind", 8, "t"),
        (HEAD + '[[act]]\ndo = "go"\nt = nan\n', "refused-board-kind", 5, "t"),
        (HEAD + '[[act]]\ndo = "go"\nt = 1\nspeed = 2\n', "refused-board-key", 6, "speed"),
        (HEAD + '[[act]]\ndo = "train"\nupdates = 1.5\n', "refused-board-kind", 5, "updates"),
        (HEAD + '[[act]]\ndo = "theme"\nname = "pink"\n', "refused-board-kind", 5, "name"),
        (HEAD + '[[act]]\ndo = "wait"\nseconds = -1\n', "refused-board-kind", 5, "seconds"),
        (HEAD + '[[act]]\ndo = "wait"\nseconds = inf\n', "refused-board-kind", 5, "seconds"),
        (HEAD + '[[act]]\ndo = "wait"\nseconds = true\n', "refused-board-kind", 5, "seconds"),
        (HEAD + '[[act]]\ndo = "set"\n[act.values]\nseed = [1]\n', "refused-board-kind", 5, "values"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_key(text: str, key: str, line: int, name: str) -> None:
    message = refusal(text).message
    assert (message.key, message.values["line"], message.values["key"]) == (key, line, name)
    assert message.values["path"] == "film.toml"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('version = 1\nchapter = "poker"\nact = []\n', 2),
        (HEAD + "act = []\n\n[settings]\nhidden_units = 5\n", 5),
        (HEAD + "act = []\n\n[settings]\ncolour = 5\n", 5),
    ],
)
def test_a_chapter_or_setting_there_is_not_is_refused_at_its_line(text: str, line: int) -> None:
    assert refusal(text).place == ("film.toml", line)


def test_what_is_no_text_or_no_toml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    for content, key in ((b"\xff\xfe", "refused-board-text"), (b"a = = 1", "refused-board-toml")):
        file.write_bytes(content)
        with pytest.raises(Refused) as caught:
            storyboard.read(file)
        assert caught.value.message.key == key
    with pytest.raises(Refused) as caught:
        storyboard.read(tmp_path / "none.toml")
    assert caught.value.message.key == "refused-board-read"
    deep = "a = " + "[" * 5000
    assert refusal(deep).message.key == "refused-board-toml"


def test_words_in_another_language_than_there_is_are_the_first_there_are() -> None:
    assert in_language("one", "zh") == "one"
    assert in_language({"en": "one", "zh": "一"}, "zh") == "一"
    assert in_language({"en": "one"}, "zh") == "one"
    assert in_language({}, "zh") == ""


def test_a_recorded_session_replays_to_the_same_bits_from_its_file(tmp_path: Path) -> None:
    session = Session("adder", adder.Settings(seed=4))
    for command in (
        Train(updates=5),
        Note(Go(3.0)),
        Set({"batch": 8}),
        Train(updates=3),
        Look(4),
        Train(updates=2),
        Undo(),
    ):
        session.apply(command)
        session.run()
    storyboard.write(tmp_path / "s.toml", storyboard.recorded(session))
    board = storyboard.read(tmp_path / "s.toml")
    assert board.settings == {"seed": 4} and board.made_with == storyboard.made_with()
    assert Go(3.0) in [act.doing for act in board.acts]
    again = replay(board.acts, board.chapter, adder.Settings.read(dict(board.settings)))
    assert storyboard.digest(again) == board.numbers == storyboard.digest(session)
    assert again.timeline.shown.update == session.timeline.shown.update == 4
    again.apply(Train(updates=8))
    again.run()
    assert storyboard.digest(again) != board.numbers
