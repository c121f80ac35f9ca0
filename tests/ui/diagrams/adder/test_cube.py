"""The cube: a true projection, labels that never cover each other, and a path that is what happened."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from simulator.chapters.adder import AdderContent
from simulator.experiment import Snapshot
from tests.ui.diagrams.adder.adder_content import snapshot
from tests.ui.diagrams.canvas import pixels, svg
from ui.diagrams.adder import cube, placement, projection, trajectory
from ui.diagrams.adder.cube_room import Room, room_of
from ui.diagrams.layers import straight
from ui.theme import theme
from ui.view import Camera, Target, View

pytestmark = pytest.mark.usefixtures("qapp")

RECT = QRectF(4, 2, 420, 330)
CAMERAS = [Camera(a, e, True) for a, e in product((0.1, 0.62, 2.0, 3.6, 5.5), (-0.4, 0.36, 1.2))]


def _paint(shown: Snapshot, view: View, rect: QRectF = RECT, look: str = "paper") -> NDArray[np.uint8]:
    width, height = int(rect.right()) + 4, int(rect.bottom()) + 4
    return pixels(lambda p: cube.paint(p, rect, shown, view, theme(look)), width, height)


def _room(shown: Snapshot, view: View, rect: QRectF = RECT) -> Room:
    return room_of(shown.content, rect, view)


# Projection.


@pytest.mark.parametrize("camera", CAMERAS)
def test_the_camera_is_a_rotation(camera: Camera) -> None:
    turned = projection.rotation(camera)
    np.testing.assert_allclose(turned @ turned.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(turned) == pytest.approx(1.0)


@pytest.mark.parametrize("camera", CAMERAS)
def test_the_third_axis_points_up_and_what_is_nearer_is_larger(camera: Camera) -> None:
    seen = projection.fitted(camera, 0, 0, 300, 300)
    low, high = seen([[0.0, 0.0, -0.5], [0.0, 0.0, 0.5]])
    assert high[1] < low[1] and high[0] == pytest.approx(low[0])
    near, far = 0.5 * seen.axes[2], -0.5 * seen.axes[2]
    sideways = 0.1 * seen.axes[0]
    widths = [seen(p + sideways)[0] - seen(p - sideways)[0] for p in (near, far)]
    assert widths[0] > widths[1]
    assert seen(near)[2] > seen(far)[2]


@pytest.mark.parametrize("camera", CAMERAS)
def test_hidden_edges_meet_in_the_farthest_corner(camera: Camera) -> None:
    seen = projection.fitted(camera, 0, 0, 300, 300)
    hidden = seen.hidden_edges()
    far = int(np.argmin(seen(projection.CORNERS)[:, 2]))
    # Seen nearly level, the edges between two faces turned away may be more than the three.
    assert {edge for edge in projection.EDGES if far in edge} & hidden
    assert all((a, b) in projection.EDGES for a, b in hidden)
    near = int(np.argmax(seen(projection.CORNERS)[:, 2]))
    assert not any(near in edge for edge in hidden)


@pytest.mark.parametrize("camera", CAMERAS)
def test_the_whole_cube_is_inside_its_room_and_does_not_grow_while_it_turns(camera: Camera) -> None:
    seen = projection.fitted(camera, 10, 20, 240, 260)
    corners = seen(projection.CORNERS)
    assert (corners[:, :2] >= (10 - 1e-6, 20 - 1e-6)).all()
    assert (corners[:, :2] <= (250 + 1e-6, 280 + 1e-6)).all()
    other = projection.fitted(replace(camera, azimuth=camera.azimuth + 1.0), 10, 20, 240, 260)
    assert other.half == seen.half


def test_slopes_are_the_derivative_of_the_projection() -> None:
    seen = projection.fitted(CAMERAS[4], 0, 0, 300, 300)
    point, steps = np.array([[0.3, -0.6, 0.8]]), np.eye(3)
    by_hand = np.stack([(seen(point[0] + 1e-6 * s) - seen(point[0] - 1e-6 * s))[:2] / 2e-6 for s in steps])
    np.testing.assert_allclose(seen.slopes(point, steps)[0], by_hand, rtol=1e-5, atol=1e-4)


def test_two_units_are_seen_as_a_flat_square() -> None:
    room = _room(snapshot(hidden=2), View())
    assert not room.solid
    a, b, c = room.seen([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])[:, :2]
    assert b[1] == a[1] and c[0] == a[0]
    assert b[0] - a[0] == pytest.approx(a[1] - c[1])


def test_the_chosen_azimuth_sets_clusters_apart_where_the_usual_one_hides_one_behind_another() -> None:
    usual = Camera()
    behind = projection.rotation(usual)[2] * 0.9
    centres, states = np.stack((behind, -behind)), np.array([0, 1])
    chosen = projection.separating(centres, states, usual)
    gaps = [
        float(np.linalg.norm(np.diff(projection.fitted(c, 0, 0, 3, 3)(centres)[:, :2], axis=0)))
        for c in (usual, chosen)
    ]
    assert gaps[1] > gaps[0] + 0.3
    assert chosen.elevation == usual.elevation
    content: AdderContent = snapshot().content
    turned = Camera(1.0, 0.2, chosen=True)
    assert cube.seen_from(content, View(camera=turned)) == turned


def test_dragging_to_the_right_carries_the_near_side_to_the_right() -> None:
    camera = Camera()
    near = projection.rotation(camera)[2]
    for delta, axis in ((QPointF(20, 0), 0), (QPointF(0, 20), 1)):
        turned = cube.turn(camera, delta, RECT)
        before, after = (projection.fitted(c, 0, 0, 300, 300)(near) for c in (camera, turned))
        moved = after - before
        assert turned.chosen and moved[axis] > 1.0


# Labels.


def _shows() -> list[tuple[str, Snapshot]]:
    kinds = [(3, "tanh"), (3, "logistic"), (4, "tanh"), (6, "logistic"), (2, "tanh")]
    shown = [(f"{h} {s}", snapshot(hidden=h, squashing=s)) for h, s in kinds]
    return [*shown, ("long", snapshot(columns=64)), ("six", _with_patterns(6)), ("nine", _with_patterns(9))]


def _with_patterns(count: int) -> Snapshot:
    """A snapshot with so many named patterns, some of them close together."""
    taken = snapshot()
    rng = np.random.default_rng(count)
    centres = np.tanh(rng.normal(0, 1.4, (count, 3)))
    centres[1] = centres[0] * 0.93
    content = replace(taken.content, centres=centres, centre_states=np.arange(count) % 4)
    return replace(taken, content=content)


@pytest.mark.parametrize(("width", "height"), [(420, 330), (304, 305), (300, 200), (308, 172)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_tags_never_cover_each_other_or_leave_the_rectangle(width: int, height: int, language: str) -> None:
    rect = QRectF(4, 2, width, height)
    for name, shown in _shows():
        for camera in (Camera(), *CAMERAS[::3]):
            room = _room(shown, View(camera=camera, language=language), rect)
            boxes = [tag.box for tag in room.tags]
            boxes += [room.start_name] if room.start_name is not None else []
            for a, b in combinations(boxes, 2):
                assert not a.intersects(b), (name, camera)
            assert all(rect.contains(box) for box in boxes), (name, camera)


@pytest.mark.parametrize(("width", "height"), [(420, 330), (340, 190), (300, 200)])
def test_the_names_of_the_axes_stand_apart_inside_the_rectangle_beside_the_tags(
    width: int, height: int
) -> None:
    rect = QRectF(4, 2, width, height)
    for hidden, language, camera in product((3, 6), ("en", "zh"), (Camera(), *CAMERAS)):
        room = _room(snapshot(hidden=hidden), View(camera=camera, language=language), rect)
        names = [name.where for name in room.axis_names]
        assert all(rect.contains(box) for box in names), (hidden, language, camera)
        others = [tag.box for tag in room.tags]
        for a, b in [*combinations(names, 2), *product(names, others)]:
            assert not a.intersects(b), (hidden, language, camera)


@pytest.mark.parametrize(("width", "height"), [(420, 330), (340, 190), (300, 200)])
def test_the_ring_of_the_current_point_is_whole_wherever_it_stands(width: int, height: int) -> None:
    rect = QRectF(4, 2, width, height)
    ring = 12 + 2.4 / 2
    for camera in (Camera(), *CAMERAS):
        room = _room(snapshot(), View(camera=camera), rect)
        corners = room.seen(projection.CORNERS)[:, :2]
        assert (corners >= (rect.left() + ring, rect.top() + ring)).all()
        assert (corners <= (rect.right() - ring, rect.bottom() - ring)).all()


def test_every_pattern_is_named_and_many_of_one_state_share_a_tag() -> None:
    room = _room(_with_patterns(6), View())
    assert sorted(k for tag in room.tags for k in tag.patterns) == list(range(6))
    assert all(len(tag.patterns) == 1 for tag in room.tags)
    room = _room(_with_patterns(9), View())
    assert [tag.state for tag in room.tags] == [0, 1, 2, 3]
    assert all("2" in tag.lines[2] or "3" in tag.lines[2] for tag in room.tags)


def test_tags_lie_beside_the_cloud_not_on_it() -> None:
    for _, shown in _shows()[:4]:
        room = _room(shown, View())
        for tag in room.tags:
            if tag.lines:
                inside = [tag.box.contains(QPointF(x, y)) for x, y in room.dots.tolist()]
                assert not any(inside)


def test_an_untrained_network_has_no_tags() -> None:
    assert _room(snapshot(trained=False), View()).tags == ()


def test_a_label_takes_the_free_place_next_to_its_point() -> None:
    ground = placement.Ground(0, 0, 200, 100, 5)
    ground.cover(0, 0, 100, 100, 50.0)
    (place,) = placement.place(ground, [placement.Label(100, 50, 40, 20, 6, 8)])
    assert place is not None and 100 <= place.x <= 115 and abs(place.y + 10 - 50) < 10
    assert not place.covers


def test_a_label_without_room_is_left_out() -> None:
    ground = placement.Ground(0, 0, 50, 20, 5)
    label = placement.Label(25, 10, 40, 15, 2, 4)
    places = placement.place(ground, [label, label])
    assert sum(place is None for place in places) == 1


# What is drawn.


@pytest.mark.parametrize("t", [1.0, 3.2, 3.7, 5.0])
@pytest.mark.parametrize("hover", [None, Target("path", (2,)), Target("pattern", (1,))])
def test_moves_at_rest_are_the_same_from_a_layer_and_drawn_anew(t: float, hover: Target | None) -> None:
    shown, view = snapshot(), View(t=t, hover=hover)
    for before in (2.3, 4.9, t):
        _paint(shown, replace(view, t=before))
    first = _paint(shown, view)
    with straight():
        assert (first == _paint(shown, view)).all()


def test_of_8000_points_one_remains_in_each_cell_the_nearest() -> None:
    shown = snapshot(trained=False, hidden=6, squashing="logistic")
    room = _room(shown, View())
    cells = np.floor(room.dots / 2.0).astype(int)
    assert len(np.unique(cells, axis=0)) == len(cells)
    everything = room.seen(shown.content.axes.project(shown.content.cloud))
    occupied = np.unique(np.floor(everything[:, :2] / 2.0).astype(int), axis=0)
    assert len(occupied) == len(cells)


def test_certified_boxes_hold_the_points_of_their_state() -> None:
    shown = snapshot()
    content = shown.content
    assert len(content.boxes)
    for camera in (Camera(), *CAMERAS[::4]):
        room = _room(shown, View(camera=camera))
        for outline, state in zip(room.outlines, content.box_states, strict=True):
            sides = np.roll(outline, -1, axis=0) - outline
            for dot in room.dots[room.dot_states == state]:
                if len(content.boxes) > 4:
                    break
                off = dot - outline
                turn = sides[:, 0] * off[:, 1] - sides[:, 1] * off[:, 0]
                long = np.hypot(sides[:, 0], sides[:, 1]) + 1e-9
                assert (turn / long).min() > -0.5 or (turn / long).max() < 0.5


@pytest.mark.parametrize("switch", ["show_cloud", "show_boxes", "show_path"])
def test_every_switch_takes_something_away(switch: str) -> None:
    shown = snapshot()
    without = replace(shown, settings=shown.settings.with_(**{switch: False}))
    assert (_paint(shown, View(t=5.0)) != _paint(without, View(t=5.0))).any()


def test_the_path_goes_through_the_activities_of_the_trace() -> None:
    shown = snapshot()
    room = _room(shown, View())
    expected = room.seen(shown.content.axes.project(shown.content.trace.hidden))[:, :2]
    np.testing.assert_allclose(room.points[1:], expected)
    np.testing.assert_allclose(room.moves[:, 3], expected)
    np.testing.assert_allclose(room.moves[1:, 0], expected[:-1])


def test_there_and_back_are_two_lines_and_staying_is_a_loop() -> None:
    points = np.array([[50.0, 50.0], [150.0, 50.0], [50.0, 50.0], [51.0, 50.0]])
    moves = trajectory.moves(points, (100.0, 100.0), QRectF(0, 0, 200, 200), 1.0)
    ways = [trajectory.path(move) for move in moves]
    assert all(way is not None for way in ways)
    middles = [way.pointAtPercent(0.5) for way in ways if way is not None]
    assert abs(middles[0].y() - middles[1].y()) > 10
    assert (middles[2] - QPointF(50, 50)).manhattanLength() > 15


def test_a_long_path_shows_its_last_moves_only() -> None:
    shown = snapshot(columns=64)
    hits = cube.hits(RECT, shown, View(t=40.0), theme("paper"))
    steps = [hit.target.index[0] for hit in hits if hit.target.kind == "path"]
    assert steps == list(range(40 - cube.MOVES_SHOWN + 1, 41))


def test_a_start_outside_the_picture_stands_at_its_border_and_says_which_way() -> None:
    taken = snapshot()
    p = replace(taken.content.parameters, initial_state=np.array([0.0, 0.0, 9.0]))
    shown = replace(taken, content=replace(taken.content, parameters=p))
    room = _room(shown, View())
    assert room.beyond is not None and room.beyond.y() < -0.9
    assert RECT.contains(QPointF(*room.points[0].tolist()))
    assert _room(taken, View()).beyond is None


def test_the_pointer_finds_what_is_drawn() -> None:
    shown = snapshot()
    hits = cube.hits(RECT, shown, View(t=4.0), theme("paper"))
    room = _room(shown, View())
    assert hits[0].target == Target("cube") and hits[0].draggable
    assert not hits[0].area.contains(QPointF(0, 0))
    by_target = {hit.target: hit.area for hit in hits}
    for k, (x, y) in enumerate(room.centres.tolist()):
        assert by_target[Target("pattern", (k,))].contains(QPointF(x, y))
    for tag in room.tags:
        assert by_target[Target("pattern", tag.patterns[:1])].contains(tag.box.center())
    assert by_target[Target("start")].contains(QPointF(*room.points[0].tolist()))
    for step in range(1, 5):
        way = trajectory.path(room.moves[step - 1])
        assert way is not None and by_target[Target("path", (step,))].contains(way.pointAtPercent(0.5))


def test_a_square_is_not_turned() -> None:
    assert not any(hit.draggable for hit in cube.hits(RECT, snapshot(hidden=2), View(), theme("paper")))


# Purity.


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize("hidden", [2, 3, 6])
def test_the_same_snapshot_and_view_give_the_same_pixels(look: str, hidden: int) -> None:
    shown = snapshot(hidden=hidden)
    view = View(t=3.4, language="zh", hover=Target("start"))
    first = _paint(shown, view, look=look)
    _paint(snapshot(trained=False), View(t=1.0), look=look)
    with straight():
        again = _paint(shown, view, look=look)
    assert (first == again).all()


def test_only_the_moving_part_depends_on_t() -> None:
    shown = snapshot()
    room = _room(shown, View(t=1.0))
    assert room is _room(shown, View(t=7.3, hover=Target("start")))
    assert (_paint(shown, View(t=1.0)) != _paint(shown, View(t=7.3))).any()


def test_an_exploded_network_is_still_painted() -> None:
    taken = snapshot()
    content = taken.content
    p = replace(content.parameters, initial_state=np.full(3, np.inf))
    lost = replace(content.trace, hidden=np.full_like(content.trace.hidden, np.nan))
    cloud = np.full_like(content.cloud, np.nan)
    gone = replace(content, parameters=p, trace=lost, cloud=cloud, centres=content.centres * np.nan)
    shown = replace(taken, content=gone)
    for t in (0.0, 0.5, 4.0):
        _paint(shown, View(t=t))
    assert cube.hits(RECT, shown, View(t=4.0), theme("paper"))[0].target == Target("cube")


def test_the_svg_is_small_and_has_no_bitmap() -> None:
    shown = snapshot(trained=False, hidden=6, squashing="logistic")
    text = svg(lambda p: cube.paint(p, RECT, shown, View(t=4.0), theme("paper")), 430, 340)
    assert "<image" not in text and "<text" not in text
    assert len(shown.content.cloud) == 8000 and len(text) < 400_000
