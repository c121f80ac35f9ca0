"""The memory profile of every model is the derivative it is said to be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.chapters._sequences_model import Data, Model
from simulator.models.emissions import Categorical
from tests.simulator.chapters import sequences_cases as cases

LAGS, AT = 12, 40


def differences(model: Model, data: Data, lags: int, steps: int) -> np.ndarray:
    """The same profile by changing one value at a time and reading the whole series again, (lags,)."""
    small, at = 1e-5, np.array([AT])
    found = np.zeros(lags)
    for k in range(lags):
        change = np.zeros((data.values.shape[1],) * 2)
        for d in range(len(change)):
            guesses = []
            for sign in (1.0, -1.0):
                values = data.values.copy()
                values[AT - k, d] += sign * small
                read = model.read(replace(data, values=values))
                guesses.append(model.forecast(read, at, steps)[0][0, -1])
            change[:, d] = (guesses[0] - guesses[1]) / (2.0 * small)
        found[k] = np.sqrt((change**2).sum())
    return found


@pytest.mark.parametrize("name", cases.NAMES)
@pytest.mark.parametrize(("channels", "steps", "gaps"), [(1, 1, ()), (2, 1, ()), (1, 4, ()), (1, 1, (36,))])
def test_it_is_what_changing_the_past_changes(
    name: str, channels: int, steps: int, gaps: tuple[int, ...]
) -> None:
    data = cases.numbers(channels, gaps=gaps)
    model = cases.fitted(data)[name]
    profile = model.memory(model.read(data), np.array([AT]), LAGS, steps)[0]
    expected = differences(model, data, LAGS, steps)
    assert profile.max() > 1e-3
    assert np.abs(profile - expected).max() <= 1e-6 * max(1.0, expected.max())


@pytest.mark.parametrize("name", ["feed_forward", "recurrent"])
def test_it_is_that_for_letters(name: str) -> None:
    data = cases.letters()
    model = cases.fitted(data)[name]
    profile = model.memory(model.read(data), np.array([AT]), LAGS, 1)[0]
    assert np.abs(profile - differences(model, data, LAGS, 1)).max() <= 1e-6


def test_of_letters_a_belief_hears_more_or_less_of_a_letter() -> None:
    """A letter is one of K; how much the belief would change with a little more of another is computed."""
    from simulator.chapters._sequences_markov import HiddenMarkov

    data = cases.letters()
    model = cases.fitted(data)["hidden_markov"]
    assert isinstance(model, HiddenMarkov)
    p, small = model.shown(), 1e-6
    assert isinstance(p.emission, Categorical)
    profile = model.memory(model.read(data), np.array([AT]), 5, 1)[0]
    for k in range(5):
        change = np.zeros((4, 4))
        for d in range(4):
            guesses = []
            for sign in (1.0, -1.0):
                values = data.values.copy()
                values[AT - k, d] += sign * small
                belief = p.start
                for x in values[: AT + 1]:
                    product = belief * (p.emission.table @ x)
                    belief = product / product.sum() @ p.transition
                guesses.append(belief @ p.emission.table)
            change[:, d] = (guesses[0] - guesses[1]) / (2.0 * small)
        assert np.isclose(profile[k], np.sqrt((change**2).sum()), rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("name", ["autoregressive", "feed_forward"])
@pytest.mark.parametrize("steps", [1, 3])
def test_beyond_a_window_there_is_exactly_nothing(name: str, steps: int) -> None:
    data = cases.numbers(1)
    model = cases.fitted(data)[name]
    profile = model.memory(model.read(data), np.array([AT]), LAGS, steps)[0]
    assert np.all(profile[:3] > 0.0) and np.all(profile[3:] == 0.0)
    assert model.window() == 3


def test_a_belief_that_is_next_to_sure_gives_no_nonsense() -> None:
    from simulator.chapters._sequences_markov import HiddenMarkov
    from simulator.models.emissions import Gaussian
    from simulator.models.hidden_markov import Parameters

    data = cases.numbers(1)
    model = HiddenMarkov(data, 2)
    bells = Gaussian(np.array([[-1.0], [1.0]]), np.full((2, 1), 1e-4))
    stays = np.array([[1.0 - 1e-200, 1e-200], [1e-200, 1.0]])
    model.network = Parameters(np.array([1.0, 0.0]), stays, bells)
    profile = model.memory(model.read(data), np.arange(60), 40, 1)
    assert np.isfinite(profile).all()
