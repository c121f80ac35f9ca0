"""Files are whole or not there, and like any other file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import numpy as np
import pytest

from simulator import files
from simulator.message import Refused


def test_a_new_file_has_the_modes_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    new, other = tmp_path / "new", tmp_path / "other"
    other.touch()
    files.write(new, b"1")
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    other.chmod(0o640)
    files.write(other, b"2")
    assert stat.S_IMODE(other.stat().st_mode) == 0o640
    assert other.read_bytes() == b"2"


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"kept")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(Refused):
        files.write(target, b"lost")
    assert target.read_bytes() == b"kept"
    assert list(tmp_path.iterdir()) == [target]


def test_arrays_come_back_without_unpickling(tmp_path: Path) -> None:
    path = tmp_path / "trace.npz"
    files.write_arrays(path, {"hidden": np.arange(6.0).reshape(2, 3)}, {"seed": 3})
    with np.load(path, allow_pickle=False) as found:
        assert found["hidden"].tolist() == [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]
        assert str(found["settings"]) == '{"seed": 3}'


@pytest.mark.parametrize("name", ["a.txt", "none/a.npz", "folder.npz"])
def test_a_path_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.npz").mkdir()
    with pytest.raises(Refused):
        files.check_writable(tmp_path / name, ".npz")
