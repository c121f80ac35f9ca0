"""The copied lines: run, they make the same network and the same picture again."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator import files
from simulator.chapters import adder
from simulator.commands import Command, Load, Look, Rewind, Set, Train, Undo
from simulator.experiment import Snapshot
from simulator.session import Session
from ui import recipe
from ui.app import main


def done(*commands: Command, **settings: Any) -> Snapshot:
    session = Session("adder", adder.Settings(**settings))
    for command in commands:
        session.apply(command)
        session.run()
    return session.snapshot()


def again(shown: Snapshot) -> Snapshot:
    """What the notebook lines make, the last line's content included."""
    lines = recipe.notebook(shown).splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(lines[:-1]), names)
    assert eval(lines[-1], names) is not None
    made = names["session"].snapshot()
    assert isinstance(made, Snapshot)
    return made


def same(first: Snapshot, second: Snapshot) -> None:
    np.testing.assert_array_equal(first.content.parameters.flatten(), second.content.parameters.flatten())
    np.testing.assert_array_equal(first.content.trace.hidden, second.content.trace.hidden)
    assert first.content.verdict == second.content.verdict
    assert first.settings == second.settings


CASES: dict[str, tuple[tuple[Command, ...], dict[str, Any]]] = {
    "nothing done": ((), {}),
    "other settings": (
        (),
        {"hidden_units": 4, "squashing": "logistic", "restarts": False, "example": "random"},
    ),
    "trained": ((Train(updates=4),), {"seed": 7}),
    "trained in parts": ((Train(updates=2), Train(updates=3)), {}),
    "another sum meanwhile": ((Train(updates=2), Set({"example": "all_pairs"}), Train(updates=1)), {}),
    "settings changed on the way": (
        (
            Train(updates=2),
            Set({"batch": 4, "pull": 0.5}),
            Train(updates=2),
            Set({"batch": 32}),
            Train(updates=1),
        ),
        {},
    ),
    "an earlier update": ((Train(updates=6), Look(3)), {}),
    "on from an earlier update": ((Train(updates=6), Look(3), Set({"batch": 8}), Train(updates=2)), {}),
    "from the start again": ((Train(updates=6), Set({"batch": 8}), Rewind(), Train(updates=2)), {}),
    "undone": ((Train(updates=3), Set({"hidden_units": 2}), Train(updates=2), Undo(), Undo()), {}),
    "small steps": ((Train(updates=3), Set({"learning_rate": 0.3}), Train(updates=3)), {"optimiser": "adam"}),
    "a setting changed and not used yet": ((Train(updates=3), Set({"batch": 8})), {}),
}


@pytest.mark.parametrize("case", CASES)
def test_the_notebook_makes_it_again(case: str) -> None:
    commands, settings = CASES[case]
    shown = done(*commands, **settings)
    made = again(shown)
    np.testing.assert_array_equal(shown.content.parameters.flatten(), made.content.parameters.flatten())
    np.testing.assert_array_equal(shown.content.trace.hidden, made.content.trace.hidden)
    assert shown.content.verdict == made.content.verdict


def test_training_goes_on_alike_from_a_copied_state() -> None:
    commands, settings = CASES["settings changed on the way"]
    shown = done(*commands, **settings)
    more = again(shown)
    same(shown, more)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "with a space.safetensors"
    made = done(Train(updates=5), seed=3, squashing="logistic")
    files.write_tensors(path, vars(made.content.parameters), "adder", made.settings.values())
    return path


@pytest.mark.parametrize(
    "more",
    [(), (Train(updates=2),), (Set({"example": "all_pairs"}),), (Set({"batch": 8}), Train(updates=2))],
    ids=["loaded", "trained on", "another sum", "another batch"],
)
def test_a_file_that_was_loaded_is_loaded_again(weights: Path, more: tuple[Command, ...]) -> None:
    shown = done(Load(str(weights)), *more)
    made = again(shown)
    same(shown, made)


# The command.


def painted(command: str, tmp_path: Path) -> bytes:
    words = shlex.split(command)
    assert words[:3] == ["unrolled", "picture", "adder"]
    words[words.index("-o") + 1] = str(tmp_path / "made.png")
    with pytest.raises(SystemExit) as ended:
        main([*words[1:], "--size", "640x441"])
    assert not ended.value.code
    return (tmp_path / "made.png").read_bytes()


@pytest.mark.parametrize(
    ("commands", "settings"),
    [
        ((Train(updates=4),), {"seed": 7, "restarts": False, "show_cloud": False}),
        ((Set({"example": "typed", "first_number": "1 0", "second_number": "0b1_1"}),), {"pull": 0.25}),
        ((Train(updates=6), Look(3)), {"timing": "as_clocked"}),
    ],
)
def test_the_command_paints_the_same_picture(
    qapp: Any, tmp_path: Path, commands: tuple[Command, ...], settings: dict[str, Any]
) -> None:
    from ui.recording import pictures

    shown = done(*commands, **settings)
    command = recipe.command_line(shown, 4.25)
    assert command is not None
    expected = pictures.picture(shown, ".png", (640, 441), "paper", "en", 4.25)
    assert painted(command, tmp_path) == expected


def test_the_command_of_a_loaded_file_paints_the_same_picture(
    qapp: Any, tmp_path: Path, weights: Path
) -> None:
    from ui.recording import pictures

    shown = done(Load(str(weights)), Set({"example": "all_pairs"}))
    command = recipe.command_line(shown, 3.0)
    assert command is not None
    expected = pictures.picture(shown, ".png", (640, 441), "paper", "en", 3.0)
    assert painted(command, tmp_path) == expected


def test_there_is_no_command_where_one_could_not_say_it() -> None:
    shown = done(Train(updates=2), Set({"batch": 4}), Train(updates=2))
    assert recipe.command_line(shown, 0.0) is None
