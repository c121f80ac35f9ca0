"""What stands before the room is a function of the acts that have been done."""

from __future__ import annotations

from simulator.commands import Open, Train
from simulator.directions import Camera, Caption, Erase, Go, Highlight, Play, Stroke, Theme, Title
from ui.playhead import Clock
from ui.standing import Standing, after
from ui.view import Target

THERE, RETURNING = Clock(5), Clock(5, returns=True)
LINE = ((0.1, 0.2), (0.3, 0.4))


def test_each_act_holds_until_another_of_its_kind() -> None:
    assert after([]) == Standing()
    acts = [Caption("one"), Camera("cube"), Highlight("state", (2,)), Theme("night"), Stroke(LINE)]
    now = after([*acts, Train(updates=3)])
    assert now == Standing(
        caption="one", panel="cube", highlight=Target("state", (2,)), theme="night", strokes=(LINE,)
    )
    now = after([*acts, Caption(""), Camera(), Highlight(), Erase()])
    assert now == Standing(caption="", theme="night")


def test_a_title_stands_only_after_its_own_act() -> None:
    title = Title("Adder", "a line")
    assert after([title]).title == ("Adder", "a line")
    assert after([title, Caption("on")]).title is None


def test_the_playhead_stands_where_it_was_put_or_at_the_end_of_its_pass() -> None:
    assert after([]).position(THERE) == 5
    assert after([Go(2.5)]).position(THERE) == 2.5
    assert after([Go(2, "backward")]).position(RETURNING) == 8
    assert after([Go(0), Play()]).position(RETURNING) == 5
    assert after([Go(0), Play(3.0)]).position(THERE) == 3
    assert after([Play(None, "backward")]).position(RETURNING) == 10
    assert after([Play(None, "backward")]).position(THERE) == 5  # there is no way back


def test_another_chapter_is_seen_whole_with_nothing_drawn_on_it() -> None:
    now = after([Caption("stays"), Camera("cube"), Stroke(LINE), Go(1), Open("unrolling")])
    assert now == Standing(caption="stays")
