"""How a recurrent matrix may start, and how it is brought to a chosen spectral radius.

The spectral radius ρ of U is its largest |eigenvalue|. A matrix U is rescaled by U ρ / ρ(U), which
turns nothing: eigenvalues, and with them everything linear, are multiplied alike.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# In-connections of a sparse unit (Martens and Sutskever 2011; Sutskever et al. 2013, section 3.1).
IN_CONNECTIONS = 15


def gaussian(generator: np.random.Generator, units: int) -> Array:
    """Every weight from N(0, 1), (H, H)."""
    return generator.standard_normal((units, units))


def sparse(generator: np.random.Generator, units: int) -> Array:
    """Fifteen incoming weights a unit from N(0, 1), the others 0; all where there are fewer units."""
    matrix = np.zeros((units, units))
    for row in matrix:
        heard = generator.choice(units, min(IN_CONNECTIONS, units), replace=False)
        row[heard] = generator.standard_normal(heard.size)
    return matrix


def orthogonal(generator: np.random.Generator, units: int) -> Array:
    """A rotation, every direction equally likely (Mezzadri, Notices of the AMS 54, 2007), (H, H)."""
    q, r = np.linalg.qr(generator.standard_normal((units, units)))
    return np.asarray(q * np.sign(np.diag(r)))


def identity(_generator: np.random.Generator, units: int) -> Array:
    """Every unit hears itself only (Le, Jaitly and Hinton 2015, with rectified linear units), (H, H)."""
    return np.eye(units)


INITIALISATIONS: dict[str, Callable[[np.random.Generator, int], Array]] = {
    "gaussian": gaussian,
    "sparse": sparse,
    "orthogonal": orthogonal,
    "identity": identity,
}


def spectral_radius(matrix: Array) -> float:
    """The largest |eigenvalue| of `matrix` (H, H); NaN where the matrix is not finite."""
    if not np.isfinite(matrix).all():
        return float("nan")
    return float(np.abs(np.linalg.eigvals(matrix)).max())


def draw(generator: np.random.Generator, units: int, kind: str) -> Array:
    """A recurrent matrix (H, H) of that kind with spectral radius 1.

    A drawn matrix all of whose eigenvalues are 0, as a sparse one of a few units may be, cannot be
    scaled to any radius and is drawn again.
    """
    while True:
        matrix = INITIALISATIONS[kind](generator, units)
        radius = spectral_radius(matrix)
        if radius > 1e-9:
            return matrix / radius
