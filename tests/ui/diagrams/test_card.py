"""Hover cards: whole, inside the stage, beside the pointer; every target of the chapter has one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.automata.adder import binary_adder
from simulator.experiment import Snapshot
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import inked, pixels
from ui import words
from ui.chapters import _adder_cards as cards
from ui.diagrams import card as painter_of_cards
from ui.diagrams.adder import strip
from ui.theme import theme
from ui.view import Card, Target, View

pytestmark = pytest.mark.usefixtures("qapp")

BOUNDS = QRectF(0, 0, 700, 420)
LONG = Card(
    "Hidden unit h₂, column 5", "−0.79", ("h₂ = tanh(0.81·1 − 2.10·0 + 0.33·0.79 − 1.72·0.51) = −0.79",) * 3
)


@pytest.mark.parametrize("anchor", [(5, 5), (695, 5), (5, 415), (695, 415), (350, 210), (350, 400), (0, 210)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_keeps_inside_and_off_the_pointer(anchor: tuple[float, float], scale: float) -> None:
    view = View(scale=scale)
    bounds, pointer = QRectF(0, 0, 700 * scale, 420 * scale), QPointF(*anchor) * scale
    area = painter_of_cards.place(bounds, pointer, LONG, view)
    assert bounds.contains(area) and not area.contains(pointer)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("look", ["paper", "night"])
def test_all_its_words_lie_on_its_surface(language: str, look: str) -> None:
    card = cards.card(Target("hidden", (4, 1)), snapshot(hidden=6), View(t=5, language=language))
    assert card is not None
    area = painter_of_cards.place(BOUNDS, QPointF(200, 100), card, View())
    sheet = pixels(
        lambda p: painter_of_cards.paint(p, BOUNDS, QPointF(200, 100), card, View(), theme(look)),
        700,
        420,
        ground=theme(look)["bg"].name(),
    )
    left, top, right, bottom = inked(sheet)
    # A pixel more on each side is the smoothed outline's.
    assert left >= area.left() - 1 and top >= area.top() - 1
    assert right <= area.right() + 1 and bottom <= area.bottom() + 1


def _targets(shown: Snapshot) -> list[Target]:
    units = shown.content.parameters.sizes[0]
    named = [hit.target for hit in strip.hits(QRectF(0, 0, 700, 300), shown, View(), theme("paper"))]
    named += [Target("input", (i,)) for i in range(2)] + [Target("hidden", (i,)) for i in range(units)]
    named += [
        Target("output", (0,)),
        Target("start"),
        Target("verdict"),
        Target("path", (0,)),
        Target("path", (3,)),
    ]
    named += [Target("input_weight", (i, j)) for i in range(units) for j in range(2)]
    named += [Target("recurrent_weight", (i, j)) for i in range(units) for j in range(units)]
    named += [Target("output_weight", (0, i)) for i in range(units)]
    named += [Target("state", (s,)) for s in range(4)]
    named += [Target("transition", arrow[:2]) for arrow in binary_adder().arrows()]
    return named + [Target("pattern", (k,)) for k in range(len(shown.content.centres))]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("timing", ["by_column", "as_clocked"])
@pytest.mark.parametrize(
    ("hidden", "squashing", "trained"), [(3, "tanh", True), (6, "logistic", True), (2, "tanh", False)]
)
def test_every_target_has_a_card_at_every_moment(
    language: str, timing: str, hidden: int, squashing: str, trained: bool
) -> None:
    shown = snapshot(hidden=hidden, squashing=squashing, trained=trained, timing=timing)
    for t in (0, 1, 4.5, 10, 12):
        for target in _targets(shown):
            card = cards.card(target, shown, View(t=t, language=language))
            assert card is not None and card.title, target
    assert cards.card(Target("nothing of this chapter"), shown, View()) is None


def test_a_units_card_has_this_steps_numbers() -> None:
    shown = snapshot(trained=False)
    card = cards.card(Target("hidden", (1,)), shown, View(t=5))
    in_strip = cards.card(Target("hidden", (4, 1)), shown, View(t=5))
    assert card is not None and card == in_strip
    assert card.lines[0].startswith("h₂ = tanh(") and card.lines[0].endswith(card.value)
    assert card != cards.card(Target("hidden", (1,)), shown, View(t=6))


def test_what_is_not_reached_yet_is_not_told() -> None:
    for kind, index in (
        ("hidden", (7, 0)),
        ("output", (7, 0)),
        ("digit", (7,)),
        ("automaton", (7,)),
        ("target", (7,)),
    ):
        card = cards.card(Target(kind, index), snapshot(), View(t=5))
        assert card is not None and card.value == "" and card.lines == ("not reached yet",)


def test_a_wrong_digit_says_which_is_right() -> None:
    shown = snapshot(trained=False)
    totals, outputs = shown.content.example.total, shown.content.trace.outputs[:, 0]
    column = next(k for k in range(10) if (outputs[k] > 0.5) != totals[k])
    card = cards.card(Target("digit", (column,)), shown, View(t=10))
    assert card is not None and f"The right digit is {totals[column]}" in card.lines[0]


def test_the_cards_sentences_are_in_both_catalogues() -> None:
    keys = {key for key in words.keys("en") if key.startswith(("adder-card-", "adder-strip-", "verdict-"))}
    assert len(keys) > 50
    assert keys == {
        key for key in words.keys("zh") if key.startswith(("adder-card-", "adder-strip-", "verdict-"))
    }
