"""Settings are data: read from text, refused in words, changed without side effects."""

from __future__ import annotations

import subprocess
import sys
from typing import Annotated, Literal

import pytest

from simulator import settings as table
from simulator.message import Refused
from simulator.settings import manner


class Sample(table.Settings, frozen=True):
    shape: Literal["tanh", "logistic"] = "tanh"
    units: Literal[2, 3, 6] = 3
    rate: Annotated[float, manner(minimum=1e-3, maximum=10.0, live=True, scale="log", unit="per update")] = (
        0.1
    )
    batch: Annotated[int, manner(minimum=1, maximum=64)] = 32
    shown: bool = True
    text: Annotated[str, manner(longest=5)] = ""


def test_the_table_keeps_order_defaults_ranges_and_choices_as_written() -> None:
    rows = Sample.table()
    assert [row.name for row in rows] == ["shape", "units", "rate", "batch", "shown", "text"]
    assert [row.kind for row in rows] == ["choice", "choice", "number", "integer", "switch", "text"]
    assert Sample.setting("shape").choices == ("tanh", "logistic")
    rate = Sample.setting("rate")
    assert (rate.minimum, rate.maximum, rate.default, rate.live, rate.unit) == (
        1e-3,
        10.0,
        0.1,
        True,
        "per update",
    )


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("shape", "logistic", "logistic"),
        ("units", "6", 6),
        ("rate", " 2e-2 ", 0.02),
        ("rate", 1, 1.0),
        ("batch", "64", 64),
        ("shown", "off", False),
        ("shown", "true", True),
        ("text", " a b ", " a b "),
    ],
)
def test_values_arrive_as_text_or_as_themselves(name: str, text: object, value: object) -> None:
    read = Sample.setting(name).read(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("shape", "relu"),
        ("shape", 3),
        ("units", "4"),
        ("units", "three"),
        ("units", True),
        ("rate", "0"),
        ("rate", "nan"),
        ("rate", "inf"),
        ("rate", float("nan")),
        ("rate", True),
        ("rate", "fast"),
        ("batch", "1.5"),
        ("batch", 65),
        ("shown", "maybe"),
        ("shown", 2),
        ("text", "longer"),
    ],
)
def test_what_is_not_allowed_is_refused_and_says_what_is(name: str, given: object) -> None:
    with pytest.raises(Refused) as refusal:
        Sample.setting(name).read(given)
    message = refusal.value.message
    assert message.key == f"refused-{Sample.setting(name).kind}"
    assert message.values["setting"] == name


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(Refused) as refusal:
        Sample.read({"colour": "1"})
    assert "batch" in str(refusal.value.message.values["allowed"])


def test_a_change_makes_a_copy_and_only_what_changed_is_told() -> None:
    first = Sample()
    second = first.with_(rate="0.2", shape="logistic")
    assert first == Sample()
    assert second.changed() == {"rate": 0.2, "shape": "logistic"}
    assert Sample.read(second.values()) == second


def test_a_chapters_place_is_known_without_loading_it() -> None:
    code = (
        "import sys; from simulator import chapters; names = chapters.names();"
        "assert not [n for n in names if f'simulator.chapters.{n}' in sys.modules];"
        "assert [chapters.order(n) for n in names] == [chapters.chapter(n).ORDER for n in names]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
