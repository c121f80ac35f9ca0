"""Every act there is can be told in both languages."""

from __future__ import annotations

import pytest

from simulator import storyboard
from simulator.commands import Pace, Pause, Set
from tests.simulator.test_storyboard import DOINGS
from ui import acts, words


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_act_has_words_of_its_own(language: str) -> None:
    told = {}
    for doing in (*DOINGS, Pause(), Pace(2.0)):
        told[str(doing.__struct_config__.tag)] = acts.tell(doing, "adder", language)
    assert set(told) == set(storyboard._KINDS)
    assert all(told.values()) and len(set(told.values())) == len(told)


def test_a_setting_goes_by_its_name_in_the_chapter() -> None:
    told = acts.tell(Set({"squashing": "logistic"}), "adder", "en")
    assert words.say("setting-squashing", "en") in told
    assert words.choice("adder", "squashing", "logistic", "en") in told
