"""Ctrl-C is answered from the first moment on, also in the middle of loading a library."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import ui
from ui import interrupts

ROOT = Path(ui.__file__).parent.parent

# Sends itself a signal while a module is being looked for.
INTERRUPTED_AT = """
import os, signal, sys

class Sent:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), getattr(signal, sys.argv[2]))

sys.meta_path.insert(0, Sent())
from ui.app import main
main(sys.argv[3:])
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("ui.cli", ("chapters",)),
        ("numpy", ("run", "adder", "--updates", "0")),
        ("PySide6.QtSvg", ("picture", "adder", "-o", "made.png")),
        ("PySide6.QtCore", ("record", "adder", "-o", "made.gif")),
    ],
)
def test_a_signal_while_loading_ends_the_program_without_a_word(
    tmp_path: Path, module: str, arguments: tuple[str, ...], name: str
) -> None:
    command = [sys.executable, "-c", INTERRUPTED_AT, module, name, *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
    assert not list(tmp_path.iterdir())


def test_a_signal_at_work_is_an_exception_that_work_can_tidy_up_after() -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        interrupts.listen()
        with interrupts.loading():
            pass
        for each in before:
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(each)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
