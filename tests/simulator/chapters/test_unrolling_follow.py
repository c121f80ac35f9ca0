"""One weight and its shares: they are the trace's contributions and sum to its gradient."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chapters._unrolling_follow import locate
from simulator.message import Refused
from tests.simulator.chapters.unrolling_cases import experiment, train

SIZES = (12, 2, 3)


@pytest.mark.parametrize(
    ("text", "name", "array", "index"),
    [
        ("u22", "u22", "recurrent_weights", (1, 1)),
        (" U31 ", "u31", "recurrent_weights", (2, 0)),
        ("u12,3", "u12,3", "recurrent_weights", (11, 2)),
        ("u1,2", "u12", "recurrent_weights", (0, 1)),
        ("w_12_2", "w12,2", "input_weights", (11, 1)),
        ("b12", "b12", "hidden_bias", (11,)),
        ("h1", "h1", "initial_state", (0,)),
        ("v31", "v31", "output_weights", (2, 0)),
        ("c3", "c3", "output_bias", (2,)),
    ],
)
def test_a_weight_is_found_by_the_name_on_the_stage(
    text: str, name: str, array: str, index: tuple[int, ...]
) -> None:
    place = locate(text, SIZES, False)
    assert (place.name, place.array, place.index) == (name, array, index)
    assert locate(place.name, SIZES, False) == place


@pytest.mark.parametrize(
    "text", ["", "u", "u1", "u111", "u0,1", "u13,1", "w13", "b13", "h0", "v41", "c4", "z11"]
)
def test_what_is_no_weight_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(Refused) as refused:
        locate(text, SIZES, False)
    allowed = refused.value.message.values["allowed"]
    assert allowed == "u11…u12,12; w11…w12,2; b1…b12; h1…h12; v11…v3,12; c1…c3"


def test_a_selection_of_units_and_a_network_without_inputs_have_fewer_weights() -> None:
    for text in ("v11", "c1", "w11"):
        with pytest.raises(Refused):
            locate(text, (4, 0, 4), True)


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("name", ["u31", "w41", "b2", "h5", "v13", "c1"])
def test_the_shares_of_the_steps_sum_to_the_gradient(name: str, tied: bool) -> None:
    trained = train(experiment(follow=name, tied=tied, steps=12), 4)
    content = trained.content()
    followed, shown = content.followed, content.trace
    assert followed.shares.shape == followed.copies.shape == followed.change.shape == (12,)
    assert followed.gradient != 0.0
    assert followed.shares.sum() == pytest.approx(followed.gradient, rel=1e-10)
    whole = shown.d_initial_state if name == "h5" else getattr(shown, f"d_{followed.array}").sum(0)
    assert whole[followed.index] == pytest.approx(followed.gradient, rel=1e-10)
    if name != "h5":
        own = getattr(shown, f"d_{followed.array}")[(slice(None), *followed.index)]
        np.testing.assert_allclose(followed.shares, own, rtol=1e-12)
        assert np.ptp(followed.copies) == 0.0 if tied else np.ptp(followed.copies) > 0.0
        gathered = [content.gathered(followed.array, t)[followed.index] for t in range(1, 14)]
        np.testing.assert_allclose(gathered[:12], np.cumsum(own[::-1])[::-1], rtol=1e-9, atol=1e-15)
        assert gathered[12] == 0.0
    assert followed.learned and followed.change.any()


def test_the_gradient_of_the_initial_state_is_there_when_the_way_back_has_come_to_its_end() -> None:
    content = train(experiment(), 3).content()
    assert not content.gathered("initial_state", 1).any()
    assert (content.gathered("initial_state", 0) == content.trace.d_initial_state).all()


def test_a_fixed_initial_state_can_be_followed_but_is_not_learned() -> None:
    followed = train(experiment(follow="h1", start="half"), 3).content().followed
    assert followed.value == 0.5 and followed.gradient != 0.0
    assert not followed.learned and not followed.change.any()
