"""The chapter's networks: drawn from the seed, rescaled to any spectral radius, and what they hear."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._gradients_settings import Settings
from simulator.models import initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS, Squashing
from simulator.tasks import held_sign
from simulator.trace import RecurrentTrace, trace
from simulator.training.losses import cross_entropy_error

INPUTS, OUTPUTS = 2, 1
# Random draws of different kinds never share a stream.
WEIGHTS, SHOWN, EXAMPLES, FRESH = range(4)


def draw(settings: Settings) -> Parameters:
    """The network of the seed at spectral radius 1.

    U from the chosen initialisation, W from N(0, strength²), V from N(0, 1) / √H, every unit at rest
    at the start. Each unit hears how far the others are from their rest: b = bias − U · rest.
    """
    rng = np.random.default_rng((settings.seed, WEIGHTS))
    H, rest = settings.hidden_units, SQUASHINGS[settings.squashing].rest
    U = initialisation.draw(rng, H, settings.initialisation)
    return Parameters(
        input_weights=settings.input_strength * rng.standard_normal((H, INPUTS)),
        recurrent_weights=U,
        hidden_bias=settings.bias - rest * U.sum(axis=1),
        initial_state=np.full(H, rest),
        output_weights=rng.standard_normal((OUTPUTS, H)) / np.sqrt(H),
        output_bias=np.zeros(OUTPUTS),
    )


def rescaled(parameters: Parameters, factor: float, squashing: Squashing) -> Parameters:
    """The same network with U · factor; a unit goes on hearing how far the others are from rest."""
    U, b = parameters.recurrent_weights, parameters.hidden_bias
    return Parameters(
        input_weights=parameters.input_weights,
        recurrent_weights=factor * U,
        hidden_bias=b - (factor - 1.0) * squashing.rest * U.sum(axis=1),
        initial_state=parameters.initial_state,
        output_weights=parameters.output_weights,
        output_bias=parameters.output_bias,
    )


def shown_sequence(settings: Settings) -> tuple[Floats, Floats]:
    """The sequence of the stage: inputs (T, I) and targets (T, O)."""
    rng = np.random.default_rng((settings.seed, SHOWN))
    inputs, targets = held_sign.batch(rng, 1, settings.steps)
    return inputs[0], targets[0]


def mask(settings: Settings) -> Floats:
    """Which steps have a loss, (T, 1): the last or every."""
    counts = np.full((settings.steps, 1), float(settings.loss_at == "every"))
    counts[-1] = 1.0
    return counts


def run(parameters: Parameters, settings: Settings) -> RecurrentTrace:
    """That network on the shown sequence."""
    inputs, targets = shown_sequence(settings)
    counts = mask(settings)
    done = trace(parameters, SQUASHINGS[settings.squashing], inputs, targets, counts)
    with np.errstate(all="ignore"):
        errors = counts * cross_entropy_error(done.logits, targets)
    return replace(done, d_logits=frozen(errors))
