"""The adder's two further scenes: what answers to the pointer tells the truth, clicks do what they say."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from simulator.automata.adder import two_adders
from simulator.chapters import adder
from simulator.commands import Set, Train
from simulator.experiment import Snapshot
from simulator.session import Session
from tests.simulator.chapters.test_adder_two_sums import side_by_side
from tests.ui.diagrams.adder.adder_content import progress
from ui import words
from ui.chapters import face
from ui.diagrams.adder import growth_plots, rival_news, shares
from ui.diagrams.layers import straight
from ui.equations import number
from ui.theme import theme
from ui.view import Card, Target, View

ADDER = face("adder")
RECT = QRectF(0, 0, 1016, 700)
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _application(qapp: Any) -> None:
    pass


@cache
def two(trained: bool = True, **changes: Any) -> Snapshot:
    """Two exact adders side by side, or the untrained network."""
    settings = adder.Settings.read({"scene": "two_sums", **changes})
    experiment = adder.Experiment(settings, side_by_side(str(settings.squashing)) if trained else None)
    made = progress(100 if trained else 0)
    return Snapshot("adder", settings, 0, made, experiment.content(), 1, 0)


@cache
def rival(updates: int = 250, **changes: Any) -> Snapshot:
    """Both networks after so many updates on numbers of four columns."""
    settings = adder.Settings.read({"scene": "rival", "trained_columns": 4, "layer_units": 32, **changes})
    session = Session("adder", settings)
    session.apply(Train(updates=updates))
    session.run()
    return session.snapshot()


SHOWN = [
    (two, {}),
    (two, {"trained": False}),
    (two, {"lower_half": "in_general"}),
    (two, {"columns": 64, "example": "random"}),
    (two, {"example": "all_pairs", "squashing": "tanh"}),
    (rival, {}),
    (rival, {"updates": 0}),
    (rival, {"test": "shifted"}),
    (rival, {"test": "swapped", "hidden_units": 6, "squashing": "logistic"}),
    (rival, {"tested_columns": 16}),
]


def card(target: Target, shown: Snapshot, view: View) -> Card:
    found = ADDER.card(target, shown, view)
    assert found is not None, target
    return found


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("make", "how"), SHOWN, ids=str)
def test_everything_that_answers_to_the_pointer_has_a_card_in_this_language(
    make: Any, how: dict[str, Any], language: str
) -> None:
    shown = make(**how)
    last = ADDER.clock(shown).steps
    for t in (0.0, 1.0, 1.5, float(last)):
        view = View(t=t, language=language)
        hits = ADDER.hits(RECT, shown, view, theme("paper"))
        assert len({hit.target for hit in hits}) == len(hits)
        for hit in hits:
            told = card(hit.target, shown, view)
            said = " ".join((told.title, *told.lines))
            assert bool(HAN.search(said)) == (language == "zh"), (hit.target, said)
            assert not re.search(r"[{}]|None|nan|adder-", said + told.value), (hit.target, told)
            assert (ADDER.click(hit.target, shown) is not None) == hit.clickable, hit.target


def test_the_cards_of_two_sums_give_the_numbers_of_the_trace() -> None:
    shown, view = two(), View(t=6.0)
    content = shown.content
    for unit in range(6):
        told = card(Target("hidden", (5, unit)), shown, view)
        assert told.value == number(content.trace.hidden[5, unit])
        assert card(Target("hidden", (6, unit)), shown, view).value == ""
    for s, example in enumerate(content.examples):
        assert card(Target("two_digit", (s, 5)), shown, view).value == str(example.total[5])
        assert card(Target("two_digit", (s, 6)), shown, view).value == ""


def test_the_counts_in_the_cells_are_the_machines_arrows() -> None:
    shown = two()
    here = int(shown.content.walk[4])
    ways = np.bincount(two_adders().transitions[here], minlength=16)
    assert ways.sum() == 16
    for state in range(16):
        lines = card(Target("pair", (state,)), shown, View(t=4.0)).lines
        assert lines[0] == words.say("adder-two-card-pair-ways", "en", count=int(ways[state]), of=16)


def test_the_sentence_about_the_units_is_what_was_measured() -> None:
    content = two().content
    said = shares.sentence(content, "en")
    assert said == words.say("adder-two-split", "en", first=3, second=3, neither=0, between=0.0)
    assert shares.sentence(two(trained=False).content, "en") == words.say("adder-two-not-yet", "en")
    # The units of the first sum stand first.
    sides = content.units.sides[shares.order(content)]
    assert sides.tolist() == [0, 0, 0, 1, 1, 1]


def test_a_click_on_any_bit_turns_over_that_bit_alone() -> None:
    shown = two()
    before = [np.array(row) for pair in shown.content.examples for row in (pair.first, pair.second)]
    for row, place in product(range(4), (0, 9)):
        command = ADDER.click(Target("two_bit", (row, place)), shown)
        assert isinstance(command, Set)
        session = Session("adder", shown.settings)
        session.apply(command)
        pairs = session.snapshot().content.examples
        after = [row_ for pair in pairs for row_ in (pair.first, pair.second)]
        for number_, (old, new) in enumerate(zip(before, after, strict=True)):
            expected = old.copy()
            if number_ == row:
                expected[place] ^= 1
            assert np.array_equal(new, expected)


def test_a_click_on_a_wrong_answer_works_it_through() -> None:
    shown = rival(tested_columns=6)
    wrong = int(np.flatnonzero(~shown.content.right[1])[7])
    session = Session("adder", shown.settings)
    session.apply(ADDER.click(Target("answer", (wrong,)), shown))
    content = session.snapshot().content
    assert content.chosen == wrong
    session.apply(ADDER.click(Target("tested", (11,)), session.snapshot()))
    assert session.snapshot().content.first.shape[1] == 11
    assert session.snapshot().settings.values()["answer"] == 0


def test_the_square_under_the_pointer_is_the_answer_it_shows() -> None:
    shown, view = rival(), View()
    hit = next(h for h in ADDER.hits(RECT, shown, view, theme("paper")) if h.target.kind == "answer")
    assert hit.at is not None
    box = hit.area.boundingRect()
    assert hit.at(box.topLeft()) == Target("answer", (0,))
    assert hit.at(box.bottomRight()).index[0] <= shown.content.right.shape[1] - 1
    seen = {
        hit.at(box.topLeft() + (box.bottomRight() - box.topLeft()) * share).index[0]
        for share in (0.2, 0.5, 0.8)
    }
    assert len(seen) == 3


def test_the_news_are_the_measures() -> None:
    shown = rival()
    content = shown.content
    beyond = rival_news.percent(float(content.measures.exact[1, 4]))
    said, other = rival_news.sentences(content, "en")
    assert f"{beyond:g} % at 5" in said
    assert ("certified" in other and "no certificate" not in other) == content.proved
    figures = dict(ADDER.figures(shown, "en"))
    assert figures[words.say("adder-rival-figure-beyond", "en")] == f"{beyond:.1f} %"


def test_a_tab_goes_to_its_scene_and_s_comes_round() -> None:
    shown = two()
    for index, scene in enumerate(("single", "rival", "two_sums")):
        assert ADDER.click(Target("scene", (index,)), shown) == Set({"scene": scene})


def test_tables_are_counted() -> None:
    found = two().content.growth
    assert growth_plots.table(found, "streams")[1] == (2, 16, 6, 36)
    assert (20, 2**20, 400) in growth_plots.table(found, "units")


@pytest.mark.parametrize("make", [two, rival])
def test_the_invitation_is_for_untrained_networks_only_and_stands_on_the_stage(make: Any) -> None:
    untrained = make(trained=False) if make is two else make(updates=0)
    where = ADDER.invitation(RECT, untrained, View())
    assert where is not None and RECT.contains(where)
    assert ADDER.invitation(RECT, make(), View()) is None


def test_captions_say_what_is_known_and_no_more() -> None:
    view = View()
    assert ADDER.caption(two(), view) == words.say("adder-two-caption-split", "en")
    assert ADDER.caption(two(trained=False), view) == words.say("adder-two-caption-untrained", "en")
    general = ADDER.caption(two(lower_half="in_general"), view)
    assert general == words.say("adder-two-caption-general", "en")
    assert "longer than any" in ADDER.caption(rival(updates=0), view)


def test_panels_lie_on_the_stage_under_their_tabs() -> None:
    for make, how in SHOWN:
        shown = make(**how)
        found = ADDER.panels(RECT, shown, View())
        assert set(found) <= set(ADDER.PANELS)
        assert all(RECT.contains(panel) and panel.top() >= 38 for panel in found.values())


# Pictures.


def picture(shown: Snapshot, view: View, look: str, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme(look)["bg"])
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        ADDER.paint(painter, QRectF(0, 0, width, height), shown, view, theme(look))
    finally:
        painter.end()
    return image


@pytest.mark.parametrize(("make", "how"), SHOWN, ids=str)
def test_a_kept_picture_is_the_one_painted_anew(make: Any, how: dict[str, Any]) -> None:
    shown = make(**how)
    for view, look in ((View(t=2.0), "paper"), (View(t=2.4, language="zh"), "night")):
        with straight():
            anew = picture(shown, view, look, 1016, 700)
        picture(shown, view, look, 1016, 700)
        assert picture(shown, view, look, 1016, 700) == anew


@pytest.mark.parametrize(("make", "how"), SHOWN[:1] + SHOWN[5:6], ids=str)
def test_nothing_reaches_beyond_the_stage_at_any_size(make: Any, how: dict[str, Any]) -> None:
    shown = make(**how)
    sizes = (
        (1028, 560, 1.0, False),
        (1496, 880, 1.0, False),
        (1440, 720, 1.0, True),
        (2438, 1680, 2.4, False),
    )
    for (width, height, scale, present), language in product(sizes, words.LANGUAGES):
        view = View(t=3.0, language=language, scale=scale, present=present)
        wide = QImage(width + 80, height + 80, QImage.Format.Format_RGB32)
        wide.fill(Qt.GlobalColor.red)
        painter = QPainter(wide)
        try:
            ADDER.paint(painter, QRectF(40, 40, width, height), shown, view, theme("paper"))
        finally:
            painter.end()
        rims = (wide.copy(0, 0, width + 80, 39), wide.copy(0, height + 41, width + 80, 39))
        rims += (wide.copy(0, 0, 39, height + 80), wide.copy(width + 41, 0, 39, height + 80))
        for rim in rims:
            plain = QImage(rim.size(), rim.format())
            plain.fill(Qt.GlobalColor.red)
            assert rim == plain
