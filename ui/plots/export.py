"""Arrays to files: CSV for one, NPZ for all; a file is whole or not there."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray


def write_csv(file: Path, name: str, axes: Sequence[str], values: NDArray[Any]) -> None:
    """One line an element: its index along each axis (time steps count from 1) and the value.

    A two-dimensional array is a table instead: one line an index of the first axis, one column an
    index of the second. Numbers are written so that they read back exactly. Raises OSError.
    """

    def write(stream: IO[str]) -> None:
        rows = csv.writer(stream, lineterminator="\n")
        if values.ndim == 2:
            rows.writerow([axes[0], *(f"{name}_{column + 1}" for column in range(values.shape[1]))])
            for number, line in enumerate(values):
                rows.writerow([number + 1, *(_exact(value) for value in line)])
            return
        rows.writerow([*axes, name])
        for index in np.ndindex(values.shape):
            rows.writerow([*(number + 1 for number in index), _exact(values[index])])

    _whole(file, "w", write)


def write_npz(file: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Every array by its name, compressed. Raises OSError."""
    _whole(file, "wb", lambda stream: np.savez_compressed(stream, **dict(arrays)))


def _exact(value: Any) -> str:
    return repr(value.item() if hasattr(value, "item") else value)


def _whole(file: Path, mode: str, write: Callable[[IO[Any]], None]) -> None:
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with open(handle, mode, **text) as stream:  # type: ignore[call-overload]
            write(stream)
        # A temporary file is private; the file that was asked for is like any other.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise
