"""The network's picture tells the weights and the values of the moment, and each can be pointed at."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.adder import AdderContent
from simulator.models.elman import Parameters
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import pixels, svg
from ui.diagrams import arrows
from ui.diagrams.adder import network
from ui.diagrams.adder.network_layout import layout_of
from ui.diagrams.layers import straight
from ui.theme import theme
from ui.view import Target, View

pytestmark = pytest.mark.usefixtures("qapp")

RECT = QRectF(5, 3, 190, 260)
SIZES = [(190, 260, 1.0, False), (130, 180, 1.0, False), (456, 624, 2.4, False), (263, 280, 1.0, True)]


def _content(hidden: int = 3, squashing: str = "tanh", trained: bool = True) -> AdderContent:
    content: AdderContent = snapshot(hidden=hidden, squashing=squashing, trained=trained).content
    return content


def _paint(content: AdderContent, view: View, rect: QRectF = RECT, look: str = "paper") -> NDArray[np.uint8]:
    width, height = int(rect.right()) + 5, int(rect.bottom()) + 5
    return pixels(lambda p: network.paint(p, rect, content, view, theme(look)), width, height)


def _targets(content: AdderContent, view: View) -> dict[Target, object]:
    return {hit.target: hit.area for hit in network.hits(RECT, content, view, theme("paper"))}


@pytest.mark.parametrize("hidden", [2, 3, 4, 6])
def test_every_unit_and_every_weight_can_be_pointed_at(hidden: int) -> None:
    expected = {Target("input", (i,)) for i in range(2)}
    expected |= {Target("hidden", (i,)) for i in range(hidden)} | {Target("output", (0,))}
    expected |= {Target("input_weight", (i, j)) for i in range(hidden) for j in range(2)}
    expected |= {Target("recurrent_weight", at) for at in product(range(hidden), repeat=2)}
    expected |= {Target("output_weight", (0, i)) for i in range(hidden)}
    assert set(_targets(_content(hidden), View())) == expected


@pytest.mark.parametrize("hidden", [2, 3, 4, 6])
@pytest.mark.parametrize(("width", "height", "scale", "present"), SIZES)
def test_each_weight_has_a_line_of_its_own(
    hidden: int, width: float, height: float, scale: float, present: bool
) -> None:
    layout = layout_of(0.0, 0.0, width, height, hidden, scale, present)
    shares = np.linspace(0.1, 0.9, 17)
    recurrent = np.array(
        [
            [arrows.along(path, share).toTuple() for share in shares]
            for target, path in layout.links.items()
            if target.kind == "recurrent_weight"
        ]
    )  # (H·H, 17, 2)
    for a, b in combinations(recurrent, 2):
        # Somewhere on its way each is far from all of the other, by more than a line's width.
        apart = np.linalg.norm(a[:, None] - b[None], axis=2)
        assert min(apart.min(axis=0).max(), apart.min(axis=1).max()) > 5.0 * scale


@pytest.mark.parametrize("hidden", [2, 3, 4, 6])
@pytest.mark.parametrize(("width", "height", "scale", "present"), SIZES)
def test_units_stay_apart_and_everything_stays_inside(
    hidden: int, width: float, height: float, scale: float, present: bool
) -> None:
    layout = layout_of(0.0, 0.0, width, height, hidden, scale, present)
    for a, b in combinations([*layout.hidden, layout.output], 2):
        way = a - b
        assert way.x() ** 2 + way.y() ** 2 > (2 * layout.radius) ** 2
    room = QRectF(0, 0, width, height)
    for path in layout.links.values():
        assert room.contains(path.boundingRect().adjusted(-1, -1, 1, 1))
    for centre in (*layout.hidden, layout.output):
        reach = QPointF(layout.radius, layout.radius)
        assert room.contains(QRectF(centre - reach, centre + reach))


def test_a_forward_link_passes_no_unit_on_its_way() -> None:
    for hidden in (2, 3, 4, 6):
        layout = layout_of(5.0, 3.0, 190.0, 260.0, hidden, 1.0, False)
        for target, path in layout.links.items():
            if target.kind == "recurrent_weight":
                continue
            own = target.index[0] if target.kind == "input_weight" else target.index[1]
            for k, centre in enumerate(layout.hidden):
                if k != own:
                    distances = [arrows.along(path, share / 40) - centre for share in range(41)]
                    assert min(d.x() ** 2 + d.y() ** 2 for d in distances) > layout.radius**2


def test_the_pointer_finds_what_is_drawn() -> None:
    content = _content()
    layout = layout_of(5.0, 3.0, 190.0, 260.0, 3, 1.0, False)
    hits = network.hits(RECT, content, View(), theme("paper"))

    def topmost(at: QPointF) -> Target:
        return next(hit.target for hit in reversed(hits) if hit.area.contains(at))

    for i, centre in enumerate(layout.hidden):
        assert topmost(centre) == Target("hidden", (i,))
    assert topmost(layout.output) == Target("output", (0,))
    for target, path in layout.links.items():
        area = next(hit.area for hit in hits if hit.target == target)
        assert all(area.contains(arrows.along(path, share)) for share in (0.3, 0.5, 0.7))


def test_before_the_first_column_there_is_the_learned_state_and_nothing_else() -> None:
    content = _content()
    start = network.moment(content, View(t=0.0))
    assert start.from_start and start.inputs is None and start.output is None
    np.testing.assert_array_equal(start.after, content.parameters.initial_state)


def test_at_every_column_the_units_hold_what_the_trace_says() -> None:
    content = _content()
    for column in range(1, 11):
        now = network.moment(content, View(t=float(column)))
        np.testing.assert_array_equal(now.inputs, content.trace.inputs[column - 1])
        np.testing.assert_array_equal(now.after, content.trace.hidden[column - 1])
        assert now.output == content.trace.outputs[column - 1, 0]


def test_a_step_under_way_shows_its_input_at_once_and_its_values_after_travelling() -> None:
    content = _content()
    early, late = (network.moment(content, View(t=t)) for t in (4.3, 4.98))
    np.testing.assert_array_equal(early.inputs, content.trace.inputs[4])
    assert early.blend == 0.0 and 0.0 < early.travel < 1.0
    assert late.travel == 1.0 and late.blend == 1.0 and late.output_blend > 0.9
    still = network.moment(content, View(t=4.3, reduced_motion=True))
    np.testing.assert_array_equal(still.inputs, content.trace.inputs[3])


def test_a_frame_just_before_a_column_is_the_frame_of_the_column() -> None:
    content = _content()
    before, at = (_paint(content, View(t=t)).astype(int) for t in (5 - 1e-7, 5.0))
    assert np.abs(before - at).max() <= 2


def test_sign_and_size_of_a_weight_can_be_seen() -> None:
    content = _content()
    p = content.parameters
    weights = np.zeros((1, 3))

    def blue_and_orange(weight: float) -> tuple[int, int]:
        row = weights.copy()
        row[0, 1] = weight
        changed = replace(content, parameters=_only_output(p, row))
        image = _paint(changed, View(t=0.0))[40:98, 90:110, :3].astype(int)
        blue, red = image[..., 0], image[..., 2]
        return int((blue - red > 60).sum()), int((red - blue > 60).sum())

    strong, weak, negative = (blue_and_orange(w) for w in (3.0, 0.05, -3.0))
    assert strong[0] > 2 * weak[0] and strong[1] == 0
    assert negative[1] > 0 and negative[0] == 0
    # A dashed line leaves gaps.
    assert negative[1] < strong[0]


def _only_output(p: Parameters, row: NDArray[np.float64]) -> Parameters:
    # One large weight elsewhere fixes the scale of widths.
    inputs = np.zeros_like(p.input_weights)
    inputs[0, 0] = 3.0
    return replace(p, input_weights=inputs, recurrent_weights=np.zeros((3, 3)), output_weights=row)


def test_hovering_a_weight_prints_its_number_and_changes_nothing_without_it() -> None:
    content = _content()
    plain = _paint(content, View(t=4.0))
    lit = _paint(content, View(t=4.0, hover=Target("recurrent_weight", (2, 0))))
    assert (plain != lit).any()
    assert (_paint(content, View(t=4.0)) == plain).all()


def test_a_hidden_cell_of_the_strip_lights_its_unit() -> None:
    content = _content()
    own = _paint(content, View(t=4.0, hover=Target("hidden", (2,))))
    assert (_paint(content, View(t=4.0, hover=Target("hidden", (0, 2)))) == own).all()


@pytest.mark.parametrize("look", ["paper", "night"])
def test_the_same_snapshot_and_view_give_the_same_pixels(look: str) -> None:
    content = _content(6)
    view = View(t=3.4, language="zh", hover=Target("hidden", (1,)))
    first = _paint(content, view, look=look)
    _paint(_content(3), View(t=1.0), look=look)
    with straight():
        again = _paint(content, view, look=look)
    assert (first == again).all()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_weights_past_any_use_are_still_painted(bad: float) -> None:
    content = _content()
    p = content.parameters
    spoiled = replace(p, recurrent_weights=np.full((3, 3), bad), initial_state=np.full(3, bad))
    changed = replace(content, parameters=spoiled)
    for t in (0.0, 0.5, 0.9, 3.0):
        _paint(changed, View(t=t))


def test_the_svg_has_no_bitmap_and_no_font() -> None:
    text = svg(lambda p: network.paint(p, RECT, _content(), View(t=4.0), theme("paper")), 200, 270)
    assert "<image" not in text and "<text" not in text


def test_clocked_every_link_takes_one_tick() -> None:
    content = _content()
    trace, columns = content.trace, len(content.trace.hidden)
    for tick in range(columns + 3):
        now = network.moment(content, View(t=float(tick)), clocked=True)
        shown = trace.inputs[tick - 1] if 1 <= tick <= columns else None
        assert (now.inputs is None) == (shown is None)
        assert shown is None or list(now.inputs) == list(shown)
        held = min(max(tick - 1, 0), columns)
        assert now.from_start == (held == 0)
        if held:
            assert list(now.before) == list(trace.hidden[held - 1])
        said = min(max(tick - 2, 0), columns)
        assert now.output == (float(trace.outputs[said - 1, 0]) if said else None)
