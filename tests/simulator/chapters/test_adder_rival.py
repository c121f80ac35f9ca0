"""The fixed-length rival: right inside its length, lost one column beyond; both networks asked alike."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters import _adder_rival as rivals
from simulator.chapters import adder
from simulator.chapters._adder_rival_content import alike
from simulator.models.squashing import SQUASHINGS
from tests.simulator.chapters.test_adder import train
from tests.ui.diagrams.adder.adder_content import exact

QUICK = {"scene": "rival", "trained_columns": 4, "layer_units": 64}


@pytest.fixture(scope="module")
def learned() -> adder.Experiment:
    experiment = adder.Experiment(adder.Settings.read(QUICK))
    while "both_learned" not in experiment.reached() and experiment.update < 2_000:
        train(experiment, 1)
    return experiment


def test_the_rival_is_right_inside_its_length_and_on_a_quarter_one_column_beyond(
    learned: adder.Experiment,
) -> None:
    recurrent, rival = learned.report()
    assert [recurrent["network"], rival["network"]] == ["recurrent", "feed_forward"]
    assert rival["columns"] == list(range(1, 17))
    assert min(rival["exact"][:4]) >= 0.99
    # A quarter of all pairs has no 1 in the new column: the others it cannot have learned.
    assert rival["exact"][4] == pytest.approx(0.25, abs=0.05)
    assert rival["shifted"] == pytest.approx(0.25, abs=0.05)
    assert max(rival["exact"][9:]) < 0.01
    assert recurrent["exact"] == [1.0] * 16
    assert recurrent["shifted"] == recurrent["swapped"] == 1.0
    assert recurrent["certified"]
    assert (recurrent["parameters"], rival["trained_columns"]) == (25, 4)


def test_the_recurrent_network_stops_when_it_is_proved_and_the_rival_goes_on(
    learned: adder.Experiment,
) -> None:
    content = learned.content()
    assert isinstance(content, adder.RivalContent)
    assert content.proved and content.updates[0] < content.updates[1] == learned.update


def test_both_learn_from_the_same_whole_numbers() -> None:
    first, second = rivals.Rival(adder.Settings.read(QUICK)).examples()
    inputs, targets = rivals.encoded(first, second)
    columns = rivals.column_by_column(first, second)
    for row in range(5):
        numbers = [sum(int(bit) << k for k, bit in enumerate(digits[row])) for digits in (first, second)]
        total = sum(int(bit) << k for k, bit in enumerate(targets[row]))
        assert total == sum(numbers)
        assert inputs[row].sum() == columns[row].sum()
    assert columns.shape == (128, 5, 2)


def test_untrained_columns_keep_their_first_weights(learned: adder.Experiment) -> None:
    first = adder.Experiment(learned.settings).tensors()["rival_layer_1_weights"]
    now = learned.tensors()["rival_layer_1_weights"]
    changed = (first != now).any(0)
    assert changed.tolist() == ([True] * 4 + [False] * 12) * 2


def test_every_wrong_answer_can_be_worked_through_in_both(learned: adder.Experiment) -> None:
    content = learned.content()
    assert isinstance(content, adder.RivalContent)
    learned.set_live(learned.settings.with_(tested_columns=5))
    content = learned.content()
    assert isinstance(content, adder.RivalContent)
    wrong = np.flatnonzero(~content.right[1])
    assert content.chosen == wrong[0]
    learned.set_live(learned.settings.with_(answer=int(wrong[1]) + 1))
    shown = learned.content()
    assert isinstance(shown, adder.RivalContent)
    assert shown.chosen == wrong[1]
    said = (shown.outputs > 0.5).astype(int)
    assert np.array_equal(said, shown.digits[1, shown.chosen])
    assert not np.array_equal(said[: shown.example.columns], shown.example.total)
    # The other network is right on the very same sum, digit by digit.
    assert np.array_equal((shown.trace.outputs[:, 0] > 0.5).astype(int), shown.example.total)
    learned.set_live(learned.settings.with_(answer=0, tested_columns=9))


def test_short_numbers_are_all_asked_and_long_ones_the_same_each_time() -> None:
    first, second = rivals.questions(2)
    pairs = {tuple(row) for row in np.concatenate((first, second), axis=1).tolist()}
    assert len(pairs) == len(first) == 16
    assert rivals.questions(9) is rivals.questions(9)
    assert len(rivals.questions(9)[0]) == rivals.PAIRS


def test_an_exact_network_is_exact_and_a_digit_that_is_no_number_is_wrong() -> None:
    pairs = rivals.questions(12)
    digits = rivals.recurrent_answers(exact(3, "tanh"), SQUASHINGS["tanh"], *pairs)
    assert rivals.right(digits, *pairs).all()
    assert (rivals.said(np.array([np.nan, 2.0, -2.0])) == [-1, 1, 0]).all()
    digits[0, 3] = -1
    assert not rivals.right(digits, *pairs)[0]


def test_columns_with_the_same_weights_are_alike_and_others_are_not() -> None:
    rng = np.random.default_rng(0)
    pair = rng.standard_normal((50, 2, 1))
    assert alike(np.repeat(pair, 16, axis=2).reshape(50, 32), 8) == pytest.approx(1.0)
    assert alike(rng.standard_normal((50, 32)), 8) < 0.2


def test_training_on_from_a_restored_state_gives_what_it_gave() -> None:
    settings = adder.Settings.read(QUICK)
    first = train(adder.Experiment(settings), 3)
    kept = first.state()
    train(first, 3)
    again = adder.Experiment(settings)
    again.restore(kept)
    train(again, 3)
    for name, part in first.state().items():
        assert np.array_equal(part, again.state()[name], equal_nan=True), name


def test_nothing_in_the_content_can_be_written_to(learned: adder.Experiment) -> None:
    content = learned.content()
    arrays = [part for part in vars(content).values() if isinstance(part, np.ndarray)]
    assert len(arrays) > 8
    assert not any(part.flags.writeable for part in arrays)
