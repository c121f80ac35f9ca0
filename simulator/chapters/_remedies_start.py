"""How a racer's plain tanh network may start.

`uniform` is the usual U(±1/√H). The others are those of Sutskever, Martens, Dahl and Hinton (ICML 2013): a
recurrent matrix that neither loses nor blows up what goes round, and small weights in and out. `sparse` has
fifteen in-connections a unit and a chosen spectral radius, `orthogonal` is a rotation, whose radius is 1.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np

from simulator.chapters._remedies_settings import Settings
from simulator.models import initialisation
from simulator.models.elman import Parameters

Kind: TypeAlias = Literal["uniform", "sparse", "orthogonal"]
KINDS: tuple[Kind, ...] = ("uniform", "sparse", "orthogonal")

# Standard deviation of the weights in and out.
SMALL = 0.1
# From this many steps on the rule prefers a rotation: an error that turns is still there after a hundred.
LONG = 100
# Up to so many steps the rate of momentum is taken as it is.
SHORT = 50


def chosen(settings: Settings) -> Kind:
    """The start of momentum and Hessian-Free."""
    if settings.initialisation == "by_steps":
        return "orthogonal" if settings.steps >= LONG else "sparse"
    return settings.initialisation


def momentum_rate(settings: Settings) -> float:
    """The rate of momentum for these steps: as it is set up to 50, and then smaller with the square of T.

    A state that is remembered twice as long makes walls that are steeper in the same measure; at T = 100 the
    rate that is right for 50 steps throws the network out of every valley it finds.
    """
    return settings.momentum_rate * min(1.0, SHORT / settings.steps) ** 2


def draw(rng: np.random.Generator, kind: Kind, sizes: tuple[int, int, int], radius: float) -> Parameters:
    """A network of sizes (H, I, O) before training; biases and the initial state are 0."""
    H, I, O = sizes
    nothing = np.zeros(H), np.zeros(H)
    if kind == "uniform":
        reach = 1.0 / np.sqrt(H)
        parts = [rng.uniform(-reach, reach, shape) for shape in ((H, I), (H, H), (O, H))]
        return Parameters(parts[0], parts[1], *nothing, parts[2], np.zeros(O))
    recurrent = initialisation.draw(rng, H, kind) * (radius if kind == "sparse" else 1.0)
    return Parameters(
        SMALL * rng.standard_normal((H, I)),
        recurrent,
        *nothing,
        SMALL * rng.standard_normal((O, H)),
        np.zeros(O),
    )
