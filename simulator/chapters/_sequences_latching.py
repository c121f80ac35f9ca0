"""Training a small recurrent network to carry independent bits past noise.

What makes it easy is measured, not obvious: every unit begins by hearing itself and no other (recurrent
weights the identity: Le, Jaitly and Hinton, "A simple way to initialize recurrent networks of rectified
linear units", 2015), the bits come in along directions at right angles, and while it learns the network is
asked at every step, not only at the last. It ends with a unit for each bit that feeds itself strongly
enough to have two resting places.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.models import elman, initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.tasks import bits
from simulator.tasks.bits import Bits
from simulator.training.adam import Adam
from simulator.training.losses import cross_entropy
from simulator.training.sequence_problem import Worked

Array = NDArray[np.float64]

TANH = SQUASHINGS["tanh"]
BATCH, RATE, CLIP = 64, 0.03, 1.0
_WEIGHTS, _BATCHES, _EXAMINATION = range(140, 143)


def first(seed: int, units: int, lines: int) -> Parameters:
    """Before training: U = 1, W with columns (or rows) at right angles, V from N(0, 0.3²)."""
    generator = np.random.default_rng((seed, _WEIGHTS))
    turned = initialisation.orthogonal(generator, max(units, lines))
    return Parameters(
        input_weights=turned[:units, :lines].copy(),
        recurrent_weights=np.eye(units),
        hidden_bias=np.zeros(units),
        initial_state=np.zeros(units),
        output_weights=0.3 * generator.standard_normal((lines, units)),
        output_bias=np.zeros(lines),
    )


def gradient(parameters: Parameters, batch: Bits) -> tuple[float, Array]:
    """Cross-entropy of all bits together, nats, the mean over steps and sequences, and its gradient (P,)."""
    p = parameters
    there = elman.forward(p, TANH, batch.inputs)
    wanted = np.broadcast_to(((batch.asked + 1.0) / 2.0)[:, None], there.logits.shape)
    point = cross_entropy(there.logits, wanted)
    counted = batch.inputs.shape[0] * batch.inputs.shape[1]
    slope = elman.backward(p, TANH, batch.inputs, there, point.d_logits / counted)
    slope.initial_state[:] = 0.0
    return float(point.losses.sum() / counted), slope.flatten()


def right(parameters: Parameters, batch: Bits) -> NDArray[np.bool_]:
    """Which bits are right when they are asked for, (B, b)."""
    logits = elman.forward(parameters, TANH, batch.inputs).logits[:, -1]
    return np.asarray((logits > 0.0) == (batch.asked > 0.0))


class Latching:
    """One network of so many tanh units for so many bits, and its training."""

    def __init__(self, seed: int, units: int, lines: int) -> None:
        self.sizes, self._seed = (units, lines, lines), seed
        self.vector = first(seed, units, lines).flatten()
        self.optimiser = Adam(self.vector.size, RATE)
        self.updates = 0
        self.loss = float("nan")

    @property
    def network(self) -> Parameters:
        """The weights, views of one vector."""
        return Parameters.unflatten(self.vector, self.sizes)

    @property
    def parameters(self) -> int:
        """Learned numbers: the start is not one of them."""
        return self.vector.size - self.sizes[0]

    @np.errstate(all="ignore")
    def advance(self, learning_rate: float = RATE) -> None:
        """One update of Adam on a fresh batch of 64, the gradient's norm clipped at 1.

        Of ten networks of 8 units for 8 bits a rate of 0.03 gets all there within 1,500 updates, one of 0.01
        three: at the small rate some units settle on a mixture of two bits.
        """
        batch = bits.draw(np.random.default_rng((self._seed, _BATCHES, self.updates)), BATCH, self.sizes[1])
        self.loss, slope = gradient(self.network, batch)
        norm = float(np.linalg.norm(slope))
        self.optimiser.learning_rate = learning_rate
        clipped = slope * (CLIP / norm) if norm > CLIP else slope
        self.vector = self.optimiser.update(Worked(self.loss, clipped), self.vector)[0]
        self.updates += 1

    def examined(self, size: int) -> NDArray[np.bool_]:
        """Which bits of so many fresh sequences are right, (size, b)."""
        return right(self.network, examination(self._seed, self.updates, size, self.sizes[1]))


def examination(seed: int, update: int, size: int, lines: int) -> Bits:
    """Fresh sequences to be examined on after so many updates; no training ever sees them."""
    return bits.draw(np.random.default_rng((seed, _EXAMINATION, update)), size, lines)
