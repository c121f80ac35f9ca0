"""How the two networks of the ladder are trained: Adam, clipped, with weights that fade a little.

A series of a few hundred steps is soon learned by heart; that every update takes rate · fading of each
weight away (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019) keeps the guesses about
what was not fitted from getting worse while those about the fitted part get better.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.training.adam import Adam
from simulator.training.losses import exploded
from simulator.training.sequence_problem import Worked

# The largest norm of a gradient that is taken as it is; the share of a weight that fades, per rate.
CLIP = 1.0
FADING = {"numbers": 0.3, "letters": 1.0}
# Training has as good as settled when so many updates lower the mean loss by less than this share of the
# loss it began with: what is left to learn is small against what was learned.
_STRETCH, _GAIN = 50, 0.02


class Descent:
    """A vector of parameters (P,) and what training remembers."""

    def __init__(self, vector: Floats, letters: bool) -> None:
        self.vector, self._fading = vector, FADING["letters" if letters else "numbers"]
        self._optimiser = Adam(vector.size, 0.0)
        self.losses: list[float] = []

    def step(self, loss: float, slope: Floats, learning_rate: float) -> None:
        """One update down a gradient (P,)."""
        with np.errstate(all="ignore"):
            norm = float(np.linalg.norm(slope))
            self._optimiser.learning_rate = learning_rate
            clipped = slope * (CLIP / norm) if norm > CLIP else slope
            moved = self._optimiser.update(Worked(loss, clipped), self.vector)[0]
            self.vector = moved - learning_rate * self._fading * self.vector
        self.losses.append(loss)

    @property
    def updates(self) -> int:
        """Updates made."""
        return len(self.losses)

    @property
    def settled(self) -> bool:
        """Whether fifty updates lowered the mean loss by less than a fiftieth of what it was at first."""
        if len(self.losses) < 2 * _STRETCH:
            return False
        before = float(np.mean(self.losses[-2 * _STRETCH : -_STRETCH]))
        return before - float(np.mean(self.losses[-_STRETCH:])) < _GAIN * self.losses[0]

    @property
    def diverged(self) -> bool:
        """Whether loss or weights are past any use."""
        return bool(self.losses) and exploded(self.losses[-1], self.vector)

    def state(self) -> dict[str, NDArray[Any]]:
        """Everything needed to go on, copied."""
        optimiser = {f"optimiser_{name}": part for name, part in self._optimiser.state().items()}
        return {"vector": self.vector.copy(), "losses": np.array(self.losses), **optimiser}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a state that `state` gave."""
        self.vector = np.array(state["vector"])
        self.losses = [float(loss) for loss in state["losses"]]
        names = [name for name in state if name.startswith("optimiser_")]
        self._optimiser.restore({name.removeprefix("optimiser_"): state[name] for name in names})
