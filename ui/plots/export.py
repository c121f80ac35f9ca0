"""One array as CSV text, so that it reads back to the last digit."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def csv_text(name: str, axes: Sequence[str], values: NDArray[Any]) -> str:
    """One line an element: its index along each axis (time steps count from 1) and the value.

    A two-dimensional array is a table instead: one line an index of the first axis, one column an
    index of the second.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    if values.ndim == 2:
        rows.writerow([axes[0], *(f"{name}_{column + 1}" for column in range(values.shape[1]))])
        for number, line in enumerate(values):
            rows.writerow([number + 1, *(_exact(value) for value in line)])
    else:
        rows.writerow([*axes, name])
        for index in np.ndindex(values.shape):
            rows.writerow([*(number + 1 for number in index), _exact(values[index])])
    return text.getvalue()


def _exact(value: Any) -> str:
    return repr(value.item() if hasattr(value, "item") else value)
