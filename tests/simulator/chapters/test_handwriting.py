"""Handwriting: ink read while it is written, what decided it, and learning to read."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.chapters import handwriting
from simulator.chapters.handwriting import Experiment, HandwritingContent, Settings
from simulator.commands import Hand, Set, Train, Undo
from simulator.message import Refused
from simulator.models.ctc import edit_distance
from simulator.session import Session, replay
from simulator.tasks import ink_files
from simulator.tasks.handwriting import STYLES, write
from simulator.tasks.ink import Ink


def ink(text: str = "neural", hand: str = "round", seed: int = 3) -> Ink:
    return write(text, STYLES[hand], np.random.default_rng(seed))


def rows(points: Ink) -> list[tuple[float, ...]]:
    assert points.seconds is not None
    return [
        (*at, second, 1.0) for at, second in zip(points.points.tolist(), points.seconds.tolist(), strict=True)
    ]


def strokes(points: Ink, chunk: int = 7) -> list[Hand]:
    """The commands of a pen that writes it."""
    made, whole = [], rows(points)
    borders = [*np.flatnonzero(points.stroke_start).tolist(), len(points)]
    for begin, end in pairwise(borders):
        for at in range(begin, end, chunk):
            part = "begin" if at == begin else ""
            made.append(Hand("stroke", tuple(whole[at : min(at + chunk, end)]), part, goes_on=at > begin))
        made.append(Hand("stroke", (), "end", goes_on=True))
    return made


def written(session: Session, points: Ink) -> list[HandwritingContent]:
    """Write on the session's page; what was shown after every chunk."""
    shown = []
    for command in strokes(points):
        session.apply(command)
        shown.append(session.snapshot().content)
    return shown


def pen(**settings: Any) -> Session:
    return Session("handwriting", Settings(source="pen", alphabet="letters", **settings))


def train(experiment: Experiment, updates: int) -> Experiment:
    for _ in range(updates):
        for _ in experiment.advance():
            pass
    return experiment


def fresh(**settings: Any) -> Experiment:
    return Experiment(Settings(network="fresh", hidden_units=8, batch=4, **settings))


# Reading.


def test_the_same_settings_give_the_same_numbers_and_nothing_can_be_written_to() -> None:
    one, other = (Experiment(Settings()).content() for _ in range(2))
    for name, part in one.trace.arrays().items():
        np.testing.assert_array_equal(part, other.trace.arrays()[name])
    for name, part in vars(one).items():
        if isinstance(part, np.ndarray):
            assert not part.flags.writeable, name


@pytest.mark.parametrize("hand", ["round", "printed", "careful"])
def test_the_shipped_network_reads_the_generators_hands(hand: Any) -> None:
    texts = ("neural", "memory", "handwriting")
    for text in texts:
        c = Experiment(Settings(source="typed", text=text, hand=hand, alphabet="letters")).content()
        said = c.text + c.provisional
        assert edit_distance(said, text) <= 0.35 * len(text), (text, said)


def test_a_pen_is_read_point_by_point_as_its_whole_ink_is() -> None:
    session = pen()
    shown = written(session, ink("memory"))
    session.apply(Hand("stroke", (), "rest", goes_on=True))
    live = session.snapshot().content
    whole = Experiment(Settings(source="pen", alphabet="letters"))
    whole.turn_to(session.timeline.experiment.page())  # type: ignore[attr-defined]
    again = whole.content()
    assert live.text == again.text and len(live.text) > 3
    np.testing.assert_array_equal(live.trace.cell, again.trace.cell)
    # What was decided was never taken back.
    for before, after in pairwise(shown):
        assert after.text.startswith(before.text)


def test_the_waiting_letter_shows_after_a_rest_and_is_withdrawn_when_writing_goes_on() -> None:
    session = pen()
    shown = written(session, ink("no"))
    assert all(not c.provisional for c in shown)
    session.apply(Hand("stroke", (), "rest", goes_on=True))
    rested = session.snapshot().content
    assert rested.provisional and len(rested.waiting) == len(rested.symbols)
    assert rested.text == shown[-1].text
    session.apply(Hand("stroke", ((3.5, 0.5, 9.0, 1.0),), "begin"))
    gone_on = session.snapshot().content
    assert not gone_on.provisional and gone_on.is_down
    assert gone_on.text.startswith(rested.text)


def test_every_step_knows_its_stroke_point_and_time() -> None:
    c = Experiment(Settings(source="typed", text="tie")).content()
    T = len(c.places)
    assert T == len(c.trace.cell) == len(c.probabilities) == len(c.reached)
    assert (np.diff(c.reached) >= 0).all() and c.reached[-1] < len(c.ink)
    assert c.stroke_start.sum() == len(c.ink.strokes()) == c.stroke[-1] + 1
    assert (np.diff(c.seconds) >= 0).all()
    np.testing.assert_allclose(c.probabilities.sum(axis=1), 1.0)
    for character in c.characters:
        assert character.first <= character.step - character.delay <= character.step == character.last
        assert c.symbols[int(c.probabilities[character.step].argmax())] == character.symbol


def test_a_pause_and_empty_paper_are_no_error() -> None:
    c = pen().snapshot().content
    assert (c.text, c.provisional, len(c.places), c.influence.chosen) == ("", "", 0, -1)
    assert c.verdict.key == "handwriting-verdict-nothing"


def test_cells_are_ranked_by_how_far_they_move_and_fall_back_when_a_character_is_printed() -> None:
    c = Experiment(Settings(alphabet="letters")).content()
    steps = np.array([one.step for one in c.characters if 0 < one.step < len(c.places) - 1])
    a, b = (np.tanh(c.trace.cell[steps + shift]) for shift in (-1, 1))
    moved = np.abs(b - a).mean(0)
    reset = np.maximum(1 - np.abs(b) / np.maximum(np.abs(a), 0.05), 0).mean(0)
    np.testing.assert_allclose(c.reset_index, reset, rtol=1e-4)
    assert c.ranked[0] == (moved * reset).argmax()
    picked = Experiment(Settings(order="picked", cells="3, 7", cells_shown=8)).content()
    assert picked.shown.tolist() == [2, 6]
    assert Experiment(Settings(order="index", cells_shown=2)).content().shown.tolist() == [0, 1]


def test_one_cells_gates_make_its_content() -> None:
    c = Experiment(Settings(cell=5)).content()
    write_, keep, candidate, _ = c.trace.gates_of(c.cell).astype(np.float64)
    cell = c.trace.cell[:, c.cell].astype(np.float64)
    np.testing.assert_allclose(cell[1:], keep[1:] * cell[:-1] + write_[1:] * candidate[1:], atol=1e-5)


def test_influence_ends_with_the_decision_and_looks_back_so_far() -> None:
    c = Experiment(Settings(alphabet="letters", character="clicked", chosen=3, look_back=15)).content()
    step = c.characters[2].step
    assert c.influence.chosen == 2
    assert not c.influence.strength[step + 1 :].any() and not c.influence.strength[: step - 14].any()
    assert c.influence.strength[c.influence.strongest] == c.influence.strength.max() > 0.0


def test_the_derivative_by_a_coordinate_is_what_moving_the_point_does() -> None:
    from simulator.models.ctc import log_softmax
    from simulator.reading.recognise import forward
    from simulator.tasks.pen_steps import pen_steps

    e = Experiment(Settings(look_back=500, character="clicked", chosen=2))
    c = e.content()
    step = c.characters[1].step
    symbol = c.symbols.index(c.characters[1].symbol)
    first = np.arange(len(c.places)) == 0

    def log_p(places: np.ndarray) -> float:
        steps = pen_steps(places, c.stroke_start, first).astype(np.float32)
        return float(log_softmax(forward(e._weights, steps[:, None]))[step, 0, symbol])

    t, small = max(c.influence.strongest, 1), 2e-3
    for axis in (0, 1):
        moved = [c.places.copy() for _ in range(2)]
        moved[0][t, axis] += small
        moved[1][t, axis] -= small
        slope = (log_p(moved[0]) - log_p(moved[1])) / (2 * small)
        assert c.trace.d_points[t, axis] == pytest.approx(slope, rel=0.05, abs=2e-3)


def test_live_changes_keep_the_network_and_other_readers_read_the_same_ink() -> None:
    e = Experiment(Settings())
    before = e.content()
    e.set_live(e.settings.with_(input="pictures", scene="inputs", alphabet="letters"))
    c = e.content()
    np.testing.assert_array_equal(c.places, before.places)
    assert c.pictures.shape == (len(c.places), 12, 12) and c.pictures.max() > 0.5
    assert c.other_text
    with pytest.raises(Refused):
        e.set_live(e.settings.with_(source="typed", text="Ünicode"))
    assert e.settings.source == "example"


# What is done by hand.


def test_strokes_are_undone_one_by_one_and_a_session_replays_to_the_same_numbers() -> None:
    session = pen()
    written(session, ink("hi"))
    whole = session.snapshot().content
    session.apply(Undo())
    fewer = session.snapshot().content
    assert len(fewer.ink.strokes()) == len(whole.ink.strokes()) - 1
    again = replay(session.journal.acts, "handwriting", Settings(source="pen", alphabet="letters"))
    np.testing.assert_array_equal(again.snapshot().content.trace.hidden, fewer.trace.hidden)


def test_what_no_pen_can_do_is_refused_and_the_page_stays() -> None:
    session = pen()
    written(session, ink("hi"))
    before = session.snapshot().content
    nan = float("nan")
    bad = [
        Hand("stroke", ((nan, 0.0, 0.0, 1.0),), "begin"),
        Hand("stroke", ((1e9, 0.0, 0.0, 1.0),), "begin"),
        Hand("stroke", ((0.0,),), "begin"),
        Hand("stroke", tuple((0.0, 0.0, 0.0, 1.0) for _ in range(100_000)), "begin"),
        Hand("stroke", (), "sideways"),
        Hand("teach", text="ü"),
        Hand("fly"),
    ]
    for command in bad:
        with pytest.raises(Refused):
            session.apply(command)
    after = session.snapshot().content
    np.testing.assert_array_equal(after.ink.points, before.ink.points)
    assert after.text == before.text


def test_an_opened_file_is_known_by_its_hash_and_survives_its_loss(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    ink_files.write(path, ink("ink"), "ink")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    session = pen()
    session.apply(Hand("open", text=f"{digest} {path}"))
    c = session.snapshot().content
    assert (c.source, c.source_name, c.label, c.samples) == ("file", "mine.json", "ink", 1)
    page = session.timeline.experiment.page()  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="changed"):
        session.apply(Hand("open", text=f"{'0' * 64} {path}"))
    path.unlink()
    with pytest.raises(Refused):
        session.apply(Hand("open", text=f"{digest} {path}"))
    other = Experiment(Settings(source="file"))
    other.turn_to(page)
    assert other.content().label == "ink"


# Learning.


def test_training_on_from_a_restored_state_gives_what_it_gave() -> None:
    e = train(fresh(), 2)
    state = {name: np.array(part) for name, part in e.state().items()}
    once = {name: np.array(part) for name, part in train(e, 2).state().items()}
    e.restore(state)
    assert e.update == 2
    again = train(e, 2).state()
    other = fresh()
    other.restore(state)
    for name, part in train(other, 2).state().items():
        np.testing.assert_array_equal(part, once[name])
        np.testing.assert_array_equal(part, again[name])


def test_a_fresh_network_learns_and_says_how_it_stands() -> None:
    session = Session("handwriting", Settings(network="fresh", hidden_units=16, batch=12))
    before = session.snapshot().content
    assert before.parameters < 12_000
    session.apply(Train(updates=40))
    session.run()
    learning = session.snapshot().content.learning
    assert learning.updates.tolist() == [1, 10, 20, 30, 40]
    assert learning.losses[-1] < 0.9 * learning.losses[0]
    # The noise that an untrained network prints is no spike.
    assert learning.errors[0] > 0.9 and not session.snapshot().progress.reached
    session.apply(Set({"example": "memory"}))
    assert session.snapshot().content.label == "memory"


def test_the_shipped_network_is_taught_ones_own_letter_and_nothing_else_trains_it() -> None:
    session = Session("handwriting", Settings(source="pen", scene="teach", batch=8, teaching_rate=0.002))
    refusal = session.timeline.experiment.untrainable()
    assert refusal is not None and refusal.key == "handwriting-untrainable-shipped"
    # Somebody whose r is a zigzag.
    odd = Ink.of([[(0, 0), (0.8, 1.0), (0.1, 0.9), (0.9, 0.0)]], [[0.0, 0.1, 0.2, 0.3]])
    for _ in range(2):
        written(session, odd)
        session.apply(Hand("teach", text="r"))
    untaught = session.snapshot().content.lesson
    assert untaught is not None and untaught.letters == ("r", "r")
    assert len(session.snapshot().content.ink) == 0
    session.apply(Train(updates=12))
    session.run()
    lesson = session.snapshot().content.lesson
    assert lesson is not None
    np.testing.assert_array_equal(lesson.before, untaught.before)
    assert (lesson.now > lesson.before).all()
    assert lesson.others_before > 0.8
    session.apply(Hand("unteach"))
    assert len(session.snapshot().content.lesson.letters) == 1


def test_what_is_saved_can_be_loaded_again() -> None:
    e = train(fresh(), 1)
    settings = e.settings
    again = Experiment.loaded(settings, e.tensors(), Path("mine.safetensors"))
    one, other = e.content(), again.content()
    np.testing.assert_allclose(one.trace.cell, other.trace.cell, atol=1e-6)
    with pytest.raises(Refused):
        Experiment.loaded(settings, {"output_weights": np.zeros((2, 2))}, Path("none.safetensors"))


def test_the_report_tells_what_was_read() -> None:
    report = Experiment(Settings(source="typed", text="ten", alphabet="letters")).report()
    assert report["label"] == "ten"
    assert len(report["delays"]) <= len(report["recognised"])
    assert handwriting.ORDER == 7
