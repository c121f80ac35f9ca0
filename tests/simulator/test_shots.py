"""Shots of a storyboard: cut where a sentence begins, edited without touching their neighbours."""

from __future__ import annotations

import pytest

from simulator import shots
from simulator.commands import Set, Train
from simulator.directions import Camera, Caption, Go, Play, Title, Wait
from simulator.journal import Act, Doing
from simulator.storyboard import Storyboard


def board(*acts: tuple[Doing, float | None]) -> Storyboard:
    return Storyboard("adder", tuple(Act(doing, seconds=seconds) for doing, seconds in acts))


SHIPPED = board(
    (Title({"en": "Adder", "zh": "加法器"}), 4.0),
    (Go(0.0), None),
    (Caption({"en": "By hand.", "zh": "亲手。"}), None),
    (Camera("cube"), 1.0),
    (Play(4.0), 5.0),
    (Caption("It learns."), None),
    (Train(until="certified"), 9.0),
    (Caption(""), None),
    (Title("The end"), 3.0),
)
DEMONSTRATION = board(
    (Train(updates=500), 0.0),
    (Go(0.0), 2.0),
    (Train(updates=90), 4.0),
    (Wait(), 1.0),
    (Play(3.0), 2.0),
    (Go(3.0), 1.0),
)


def cut(given: Storyboard) -> list[tuple[int, int]]:
    return [(shot.start, shot.stop) for shot in shots.shots(given.acts)]


def test_a_title_and_a_caption_begin_a_shot_and_silence_alone_is_none() -> None:
    assert cut(SHIPPED) == [(0, 2), (2, 5), (5, 7), (7, 9)]
    said = [shots.caption(SHIPPED, shot, "zh") for shot in shots.shots(SHIPPED.acts)]
    assert said == ["加法器", "亲手。", "It learns.", "The end"]


def test_a_demonstration_is_cut_where_something_else_begins() -> None:
    assert cut(DEMONSTRATION) == [(0, 2), (2, 4), (4, 6)]
    assert [shots.seconds(DEMONSTRATION, shot) for shot in shots.shots(DEMONSTRATION.acts)] == [2, 5, 3]


def test_every_act_is_in_one_shot() -> None:
    for given in (
        SHIPPED,
        DEMONSTRATION,
        board((Go(1.0), None)),
        board((Go(1.0), 2.0), (Set({"seed": 1}), 0.0)),
    ):
        numbers = [number for shot in shots.shots(given.acts) for number in shot]
        assert numbers == list(range(len(given.acts)))
    assert shots.shots(()) == ()


def test_a_length_is_unknown_until_every_act_says_its_own() -> None:
    given = board((Play(), None), (Wait(), 1.0))
    (shot,) = shots.shots(given.acts)
    assert shots.seconds(given, shot) is None
    assert shots.seconds(shots.timed(given, (2.5, 1.0)), shot) == 3.5


def test_another_length_stretches_what_lasts_and_nothing_else() -> None:
    second = shots.shots(SHIPPED.acts)[1]
    made = shots.with_seconds(SHIPPED, second, 12.0)
    assert [made.acts[n].seconds for n in second] == [0.0, 2.0, 10.0]
    assert made.acts[5:] == SHIPPED.acts[5:] and made.acts[:2] == SHIPPED.acts[:2]
    (alone,) = shots.shots(board((Go(1.0), 0.0)).acts)
    assert shots.with_seconds(board((Go(1.0), 0.0)), alone, 3.0).acts[0].seconds == 3.0


@pytest.mark.parametrize("number", range(4))
def test_another_caption_is_said_in_its_language_and_its_shot_only(number: int) -> None:
    before = [shots.caption(SHIPPED, shot, "en") for shot in shots.shots(SHIPPED.acts)]
    made = shots.with_caption(SHIPPED, shots.shots(SHIPPED.acts)[number], "New.", "en")
    assert cut(made) == cut(SHIPPED)
    after = [shots.caption(made, shot, "en") for shot in shots.shots(made.acts)]
    assert after == [*before[:number], "New.", *before[number + 1 :]]
    assert shots.caption(made, shots.shots(made.acts)[0], "zh") == ("New." if number > 4 else "加法器")


@pytest.mark.parametrize("number", range(3))
def test_a_shot_without_a_caption_gets_one_of_its_own(number: int) -> None:
    made = shots.with_caption(DEMONSTRATION, shots.shots(DEMONSTRATION.acts)[number], "Here.", "en")
    found = shots.shots(made.acts)
    assert len(found) == 3
    said = ["Here." if n == number else "" for n in range(3)]
    assert [shots.caption(made, shot, "en") for shot in found] == said
    assert [shots.seconds(made, shot) for shot in found] == [2, 5, 3]
