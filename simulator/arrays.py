"""Read-only copies: the arrays that may cross from one thread to another."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
A = TypeVar("A", bound=np.generic)


def frozen(array: NDArray[A]) -> NDArray[A]:
    """A read-only copy: what crosses to another thread can no longer change under anybody."""
    copy = np.array(array)
    copy.flags.writeable = False
    return copy


def frozen_parts(whole: Any) -> dict[str, NDArray[Any]]:
    """Read-only copies of every array of a dataclass, by name."""
    return {name: frozen(part) for name, part in vars(whole).items()}
