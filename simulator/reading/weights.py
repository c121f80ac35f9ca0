"""A reader's weights by torch's own names, and the shipped ones.

    torch.nn.LSTM(4, 128, num_layers=2).load_state_dict({n.removeprefix("lstm."): w for n, w in … })

A file holds half precision, which is enough: a reader's figures are those of its file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats
from simulator.models.ink_reader import LAYERS, Singles, Weights
from simulator.tasks.alphabet import SYMBOLS
from simulator.tasks.pen_pictures import PICTURE
from simulator.tasks.pen_steps import CHANNELS

Input: TypeAlias = Literal["coordinates", "pictures"]

_LARGEST = float(np.finfo(np.float32).max)
_FOLDER = Path(__file__).parent.parent.parent / "assets" / "weights"
_RESULTS = _FOLDER / "handwriting.json"
_FILES: dict[Input, str] = {
    "coordinates": "handwriting.safetensors",
    "pictures": "handwriting_pictures.safetensors",
}


def channels(input: Input) -> int:
    """Numbers a step."""
    return len(CHANNELS) if input == "coordinates" else PICTURE


def path(input: Input) -> Path:
    """Where the shipped weights of that input are."""
    return _FOLDER / _FILES[input]


@cache
def shipped(input: Input) -> Weights:
    """The weights that come with the program."""
    return written(path(input))[0]


@cache
def results() -> dict[str, dict[str, float]]:
    """What the shipped readers can do on contributors they were not trained on, by input and name."""
    measured: dict[str, dict[str, float]] = json.loads(_RESULTS.read_text("utf-8"))
    return measured


def written(path: Path) -> tuple[Weights, Input]:
    """The weights in a file, and the input they are for; refuses what is no reader."""
    tensors, _ = files.read_tensors(path, "handwriting")
    hears = tensors["lstm.weight_ih_l0"].shape[-1] if "lstm.weight_ih_l0" in tensors else 0
    hidden_units = tensors["output_weights"].shape[-1] if "output_weights" in tensors else 0
    input: Input = "pictures" if hears == PICTURE else "coordinates"
    return from_tensors(tensors, (hidden_units, channels(input), len(SYMBOLS)), path), input


def shapes(sizes: tuple[int, int, int]) -> dict[str, tuple[int, ...]]:
    """Name and shape of every tensor of a file: torch's own, and the read-out."""
    H, I, K = sizes
    named: dict[str, tuple[int, ...]] = {}
    for layer in LAYERS:
        named[f"lstm.weight_ih_l{layer}"] = (4 * H, H if layer else I)
        named[f"lstm.weight_hh_l{layer}"] = (4 * H, H)
        named[f"lstm.bias_ih_l{layer}"] = named[f"lstm.bias_hh_l{layer}"] = (4 * H,)
    return named | {"output_weights": (K, H), "output_bias": (K,)}


def from_tensors(tensors: Mapping[str, NDArray[Any]], sizes: tuple[int, int, int], path: Path) -> Weights:
    """The weights in a file's tensors; refuses, naming the file, what does not fit together."""
    exact = files.numbers(path, tensors, shapes(sizes))
    # What is too large for float32 is as large as that can be: it shows what such weights do.
    named = {name: np.clip(part, -_LARGEST, _LARGEST).astype(np.float32) for name, part in exact.items()}

    def pair(side: str) -> tuple[Singles, Singles]:
        first, second = (named[f"lstm.{side}_l{layer}"] for layer in LAYERS)
        return first, second

    biases = [first + second for first, second in zip(pair("bias_ih"), pair("bias_hh"), strict=True)]
    return Weights(
        pair("weight_ih"),
        pair("weight_hh"),
        (biases[0], biases[1]),
        named["output_weights"],
        named["output_bias"],
    )


def to_tensors(weights: Weights) -> dict[str, Floats]:
    """Every tensor by its saved name; torch's second bias is 0."""
    tensors: dict[str, Floats] = {}
    for layer in LAYERS:
        tensors[f"lstm.weight_ih_l{layer}"] = weights.input_weights[layer].astype(np.float64)
        tensors[f"lstm.weight_hh_l{layer}"] = weights.recurrent_weights[layer].astype(np.float64)
        tensors[f"lstm.bias_ih_l{layer}"] = weights.biases[layer].astype(np.float64)
        tensors[f"lstm.bias_hh_l{layer}"] = np.zeros(len(weights.biases[layer]))
    tensors["output_weights"] = weights.output_weights.astype(np.float64)
    return tensors | {"output_bias": weights.output_bias.astype(np.float64)}
