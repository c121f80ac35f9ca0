"""`unrolled record`: a film of a chapter or a storyboard, and one sentence for what cannot be one."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from simulator import storyboard
from ui import storyboards
from ui.app import main
from ui.recording.script import Script

BOARD = """version = 1
chapter = "adder"
[[act]]
do = "go"
t = 0
[[act]]
do = "play"
to = 2
seconds = 0.5
"""

pytestmark = pytest.mark.usefixtures("qapp")


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["record", *arguments])
    return int(ended.value.code or 0)


def test_a_storyboard_becomes_a_film(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text(BOARD)
    film = tmp_path / "film.mp4"
    options = ("--size", "320x180", "--fps", "10", "--language", "zh", "--theme", "night")
    assert status(str(tmp_path / "board.toml"), "-o", str(film), *options, "--captions", "none") == 0
    with av.open(str(film)) as made:
        assert sum(1 for _ in made.decode(video=0)) == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("poker", "-o", "x.mp4"), "There is no chapter “poker”"),
        (("none.toml", "-o", "x.mp4"), "none.toml cannot be read"),
        (("board.toml", "-o", "x.avi"), "an ending this program does not write"),
        (("board.toml", "-o", "nowhere/x.mp4"), "there is no folder"),
        (("board.toml", "-o", "x.mp4", "--size", "0x0"), "--size “0x0” is not a size"),
        (("board.toml", "-o", "x.mp4", "--size", "321x180"), "an even width and height"),
        (("board.toml", "-o", "x.mp4", "--fps", "0"), "--fps"),
        (("bad.toml", "-o", "x.mp4"), "bad.toml, line 5: There is no step 99 here"),
    ],
)
def test_what_cannot_be_a_film_is_said_in_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("board.toml").write_text(BOARD)
    Path("bad.toml").write_text('version = 1\nchapter = "adder"\n\n\n[[act]]\ndo = "go"\nt = 99\n')
    assert status(*arguments) == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.toml", "board.toml"]


@pytest.mark.parametrize("name", storyboards.names())
def test_a_shipped_storyboard_is_a_film_of_about_a_minute_in_both_languages(name: str) -> None:
    board = storyboard.read(storyboards.FOLDER / f"{name}.toml")
    english = Script(board, 30, "paper", "en").shots()
    assert 30 <= english[-1].end <= 150
    captions = {shot.caption for shot in english if shot.caption}
    chinese = {shot.caption for shot in Script(board, 30, "paper", "zh").shots() if shot.caption}
    assert len(captions) >= 4 and len(captions) == len(chinese) and not captions & chinese
