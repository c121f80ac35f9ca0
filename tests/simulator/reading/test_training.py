"""Training on real ink: nobody who is examined is trained on, and an interruption loses nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.message import Refused
from simulator.reading import batches
from simulator.reading.batches import Mixer
from simulator.reading.corpus import HELD_OUT, WATCHED, Corpus, read
from simulator.reading.network import Shape
from simulator.reading.training import Recipe, Training
from simulator.reading.weights import written
from simulator.tasks.alphabet import decode
from simulator.tasks.pen_steps import PAUSE_STEPS
from tests.simulator.reading import corpora


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read(corpora.corpus(tmp_path_factory.mktemp("ink")))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.reading.training.MIX", dict.fromkeys(batches.MIX, 4))


def recipe(corpus: Corpus, minutes: float = 0.05) -> Recipe:
    return Recipe(Shape("coordinates", 8), minutes, 3, corpus.fingerprint())


def test_who_is_examined_is_never_trained_on(corpus: Corpus) -> None:
    people = corpus.contributors()
    assert people == {"training": ["anna", "bob"], "watched": ["aga"], "held_out": ["tos"]}
    assert not set(HELD_OUT) & set(WATCHED)


def test_the_fingerprint_is_that_of_the_split(corpus: Corpus) -> None:
    words = corpus.pools["training"]["words"]
    fewer = Corpus(
        {
            **corpus.pools,
            "training": {**corpus.pools["training"], "words": words.chosen(np.arange(len(words)) > 0)},
        }
    )
    assert corpus.fingerprint() != fewer.fingerprint()


def test_a_draw_holds_every_sort_and_says_what_it_shows(corpus: Corpus) -> None:
    mixer = Mixer(corpus.pools["training"], 0)
    drawn, again = (mixer.draw(5, 20) for _ in range(2))
    texts = [decode(target) for batch in drawn for target in batch.targets]
    assert len(texts) == sum(batches.MIX.values())
    assert any(" " in text for text in texts) and any(text.isdecimal() and len(text) > 1 for text in texts)
    for one, other in zip(drawn, again, strict=True):
        np.testing.assert_array_equal(one.steps, other.steps)
    assert all(len(decode(t)) == 1 for batch in mixer.draw(6, 1) for t in batch.targets)


def test_a_batch_is_padded_behind_its_pause(corpus: Corpus) -> None:
    for batch in Mixer(corpus.pools["training"], 0).draw(1, 20):
        for column, length in enumerate(batch.lengths):
            steps = batch.steps[:, column]
            # A touch that moves nowhere, but for the noise on every step.
            assert steps[0, 2:].tolist() == [1.0, 0.0] and np.abs(steps[0, :2]).max() < 0.5
            assert (steps[length : length + PAUSE_STEPS] == [0.0, 0.0, 0.0, 1.0]).all()
            assert not steps[length + PAUSE_STEPS :].any() and not steps[:length, 3].any()
            moves = np.hypot(*steps[:length, :2].T)[steps[:length, 2] == 0.0]
            assert not len(moves) or moves.max() < 1.6


def test_interrupted_and_resumed_it_goes_on_where_it_was(corpus: Corpus, tmp_path: Path) -> None:
    checkpoint = tmp_path / "weights.checkpoint"
    training = Training(corpus, recipe(corpus), checkpoint)
    going = training.run()
    reports = [next(going) for _ in range(2)]
    going.close()
    assert reports[-1].updates == training.updates > 0
    resumed = Training(corpus, recipe(corpus), checkpoint)
    assert resumed.resume()
    assert (resumed.updates, resumed.seconds) == (training.updates, training.seconds)
    for name, part in training.reader.tensors().items():
        np.testing.assert_array_equal(resumed.reader.tensors()[name], part)
    last = list(resumed.run())[-1]
    assert last.share == 1.0 and last.score is not None
    resumed.write(tmp_path / "weights.safetensors")
    weights, input = written(tmp_path / "weights.safetensors")
    assert (weights.sizes, input) == ((8, 4, 38), "coordinates")


def test_a_checkpoint_of_another_training_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    checkpoint = tmp_path / "weights.checkpoint"
    Training(corpus, recipe(corpus), checkpoint).save()
    with pytest.raises(Refused, match="recipe"):
        Training(corpus, replace(recipe(corpus), seed=4), checkpoint).resume()
    checkpoint.write_bytes(checkpoint.read_bytes()[:100])
    with pytest.raises(Refused, match="checkpoint"):
        Training(corpus, recipe(corpus), checkpoint).resume()


def test_what_holds_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read(tmp_path)
    rng = np.random.default_rng(0)
    for kind in ("words", "letters", "digits"):
        corpora.archive(tmp_path / f"ink_{kind}.npz", [("a", "tos")], rng)
    with pytest.raises(Refused, match="corpus"):
        read(tmp_path)


def test_what_has_learned_can_be_taught_on_with_part_of_it_left_out(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two updates taught it nothing yet: to such a reader every label looks wrong.
    monkeypatch.setattr("simulator.reading.network.MISLABELLED", 1e9)
    first = Training(corpus, recipe(corpus), tmp_path / "a.checkpoint")
    for _ in zip(range(2), first.run(), strict=False):
        pass
    told = replace(recipe(corpus), begin="abc", dropout=0.5)
    assert told.described()["dropout"] == "0.5" and "begin" not in recipe(corpus).described()
    second = Training(corpus, told, tmp_path / "b.checkpoint")
    second.begin_with(first.reader.tensors())
    before = second.reader.tensors()
    assert all(np.allclose(before[name], part) for name, part in first.reader.tensors().items())
    # Texts are as long as they come from the first draw on, and learning goes on from these weights.
    assert any(len(target) > 2 for batch in second._batches() for target in batch.targets)
    report = next(iter(second.run()))
    assert np.isfinite(report.loss) and second.updates > 0
    assert not np.array_equal(second.reader.tensors()["output_weights"], before["output_weights"])
    with pytest.raises(ValueError, match="not of this shape"):
        Training(corpus, replace(told, shape=Shape("coordinates", 9)), tmp_path / "c").begin_with(before)
