"""The history stays small and evenly spread however long a run is, and loses no end of it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.history import Entry, History


def _entry(update: int) -> Entry:
    return Entry(update, 1, math.nan if update == 0 else 1.0 / update, (), {"w": np.array([float(update)])})


def _history(updates: int, capacity: int = 64) -> History:
    history = History(_entry(0), capacity)
    for update in range(1, updates + 1):
        history.append(_entry(update))
    return history


@pytest.mark.parametrize("updates", [0, 1, 63, 64, 65, 1000, 12_345])
def test_it_is_bounded_and_keeps_the_first_and_the_newest(updates: int) -> None:
    history = _history(updates)
    assert len(history) <= 64
    assert history.first.update == 0
    assert history.newest.update == updates
    kept, losses = history.curve()
    assert list(kept) == sorted(set(kept))
    assert losses.shape == kept.shape


def test_what_is_kept_is_spread_evenly() -> None:
    kept, _ = _history(10_000).curve()
    gaps = np.diff(kept[:-1])
    assert len(set(gaps)) == 1
    assert len(kept) >= 32


def test_the_nearest_kept_entry_is_found_and_its_state_is_that_updates() -> None:
    history = _history(10_000)
    kept, _ = history.curve()
    for asked in (0, 1, 777, 5_000, 9_999, 20_000):
        found = history.nearest(asked)
        assert abs(found.update - asked) == min(abs(int(k) - asked) for k in kept)
        assert found.state["w"][0] == found.update


def test_cutting_forgets_the_future_and_a_copy_keeps_it() -> None:
    history = _history(50)
    branch = history.copy()
    history.cut(20)
    history.append(_entry(21))
    assert history.newest.update == 21
    assert branch.newest.update == 50


def test_a_thinned_history_still_grows_by_its_own_rule() -> None:
    history = _history(1000)
    history.thin(8)
    assert len(history) <= 8
    assert (history.first.update, history.newest.update) == (0, 1000)
    for update in range(1001, 1300):
        history.append(_entry(update))
    kept, _ = history.curve()
    assert len(set(np.diff(kept[:-1]))) == 1
    assert kept[-1] == 1299
