"""The network of a combination: its sizes, what of it is learned, its first weights, its examination."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats, Integers
from simulator.chapters._unrolling_content import Success
from simulator.chapters._unrolling_settings import Table
from simulator.message import Message, Refused
from simulator.models import elman, initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.tasks.sequences import Sequences, Task, Truths
from simulator.training.losses import ReadOut, point_loss

# What a name in a file ends with where every step has its own copy of the weight.
_COPIES = "_copies"
# Numbers of one slice of an examination (sequences × steps).
_SLICE = 8_000
# Gain of the first recurrent weights, at which a pattern neither grows nor dies: somewhat above the
# inverse of the slope at rest where units saturate (logistic units have slope ¼ there).
_GAINS = {"tanh": 1.2, "logistic": 4.8, "linear": 1.0, "relu": 1.0}


@dataclass(frozen=True)
class Network:
    """What does not change while a network is trained. H hidden units, I inputs, O outputs."""

    sizes: tuple[int, int, int]  # (H, I, O)
    read_out: ReadOut
    selected: Integers  # (O,) the hidden units that are outputs; empty where outputs are units of their own
    learns_start: bool
    stays: bool  # whether the task asks that a pattern stays
    indifferent: float  # the input that says nothing

    @property
    def selection(self) -> bool:
        """Whether the outputs are hidden units."""
        return len(self.selected) > 0

    def draw(self, rng: np.random.Generator, squashing: Squashing, start: str) -> Parameters:
        """First weights: orthogonal recurrent ones, so that nothing grows or dies on the way back.

        A random turn (Saxe, McClelland and Ganguli, ICLR 2014), or the identity where a pattern has to
        stay (Le, Jaitly and Hinton 2015). Input weights N(0, 1), output weights N(0, 1/H).
        """
        H, I, O = self.sizes
        gain = _GAINS[squashing.name]
        turn = initialisation.orthogonal(rng, H)
        recurrent = gain * (np.eye(H) if self.stays else turn)
        inward = gain * rng.standard_normal((H, I))
        rest = {"zero": 0.0, "half": 0.5, "learned": squashing.rest}[start]
        return Parameters(
            input_weights=inward,
            recurrent_weights=recurrent,
            # A unit at rest stays at rest: z = W x + U h + b = 0.
            hidden_bias=-recurrent @ np.full(H, squashing.rest) - inward @ np.full(I, self.indifferent),
            initial_state=np.full(H, rest),
            output_weights=(
                np.eye(H)[self.selected] if self.selection else rng.standard_normal((O, H)) / np.sqrt(H)
            ),
            output_bias=np.zeros(O),
        )

    def learned(self, given: Truths) -> Parameters:
        """1 for every parameter that is learned, 0 for the others; `given` (H,) units start as told."""
        H, I, O = self.sizes
        outputs = 0.0 if self.selection else 1.0
        return Parameters(
            input_weights=np.ones((H, I)),
            recurrent_weights=np.ones((H, H)),
            hidden_bias=np.ones(H),
            initial_state=(~given).astype(np.float64) * self.learns_start,
            output_weights=np.full((O, H), outputs),
            output_bias=np.full(O, outputs),
        )

    @np.errstate(all="ignore")
    def answers(self, logits: Floats) -> Floats:
        """Outputs y = g(V h + c) of the same shape."""
        return point_loss(self.read_out, "squared")(logits, np.zeros_like(logits)).outputs

    def read(self, path: Path, tensors: Mapping[str, NDArray[Any]], steps: int) -> Parameters:
        """Weights that `written` gave, with a copy for each of `steps` or without; refuses others."""
        H, I, O = self.sizes
        shapes: dict[str, tuple[int, ...]] = {
            "input_weights": (H, I),
            "recurrent_weights": (H, H),
            "hidden_bias": (H,),
            "initial_state": (H,),
            "output_weights": (O, H),
            "output_bias": (O,),
        }
        untied = any(name.endswith(_COPIES) for name in tensors)
        copies = {n + _COPIES: (steps, *shape) for n, shape in shapes.items() if n != "initial_state"}
        found = files.numbers(path, tensors, shapes | (copies if untied else {}))
        return Parameters(**{name: found.get(name + _COPIES, found[name]) for name in shapes})


def written(parameters: Parameters) -> dict[str, Floats]:
    """The weights by name; copies, where there are any, beside their means."""
    tensors = dict(vars(parameters.tied()))
    if parameters.copies is not None:
        tensors |= {n + _COPIES: part for n, part in vars(parameters).items() if n != "initial_state"}
    return tensors


def network(settings: Table, task: Task) -> Network:
    """The network that the settings and their task ask for."""
    H, O = int(settings.hidden_units), task.outputs
    on_all = settings.target_mode != "subset_chosen_steps"
    selected = np.zeros(0, np.int64)
    if on_all:
        selected = np.arange(H)
    elif settings.read_out == "units":
        if O > H:
            raise Refused(Message("refused-unrolling-units", task=task.name, units=H, minimum=O))
        selected = np.arange(H - O, H)
    return Network(
        sizes=(H, task.inputs, O),
        read_out="logistic" if settings.read_out == "logistic" and not on_all else "identity",
        selected=selected,
        learns_start=settings.start == "learned" and settings.input_mode != "initial_all",
        stays=task.stays,
        indifferent=task.indifferent,
    )


def drift(parameters: Parameters) -> float:
    """The largest distance between two copies of one weight."""
    if parameters.copies is None:
        return 0.0
    with np.errstate(all="ignore"):
        return max(
            float(np.ptp(part, axis=0).max(initial=0.0))
            for name, part in vars(parameters).items()
            if name != "initial_state"
        )


def examine(
    task: Task, held: Sequences, here: Network, parameters: Parameters, squashing: Squashing
) -> Generator[None, None, Success]:
    """Hold the task's examination `held`, in slices. Untied, the last step's copy goes on past T."""
    B, longest, _ = held.inputs.shape
    hidden, wrong = held.states(parameters.initial_state), 0
    stride = max(1, _SLICE // B)
    outputs = np.empty_like(held.targets)
    for first in range(0, longest, stride):
        last = min(first + stride, longest)
        part = elman.forward(parameters.between(first, last), squashing, held.inputs[:, first:last], hidden)
        outputs[:, first:last], hidden = here.answers(part.logits), part.hidden[:, -1]
        yield
    wrong = int(task.wrong(held, outputs).sum())
    asked = int((held.mask > 0.0).sum())
    return Success(
        task=task.name,
        wrong=wrong,
        asked=asked,
        sequences=B,
        steps=longest,
        beyond=longest - task.steps,
        solved=wrong == 0,
        message=Message(
            f"unrolling-success-{task.name}", wrong=wrong, asked=asked, sequences=B, steps=longest
        ),
    )
