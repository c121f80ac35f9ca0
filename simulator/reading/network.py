"""The reader that training works on: two layers of memory cells in torch, and what it is taught by.

Warm-up: on single symbols, the cross-entropy of the symbol at the first step of the pause, and half of
the blank's at every step before. Then CTC. From scratch CTC stays for thousands of updates where every
output is blank; after some seconds of warm-up it does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.reading.batches import Batch
from simulator.reading.weights import Input
from simulator.tasks.alphabet import BLANK, SYMBOLS, allowed
from simulator.tasks.pen_pictures import PICTURE, pictures
from simulator.tasks.pen_steps import CHANNELS, PAUSE_STEPS

# Loss of a symbol, in nats, past which its sample is taken for one with a wrong label and left out.
MISLABELLED = 4.0
_NEVER = -1e4


@dataclass(frozen=True)
class Shape:
    """What a reader hears and how many cells its two layers have each."""

    input: Input
    hidden_units: int

    @property
    def channels(self) -> int:
        """Inputs a step."""
        return len(CHANNELS) if self.input == "coordinates" else PICTURE


class Reader(torch.nn.Module):
    """Steps (T, B, I) to logits (T, B, O)."""

    def __init__(self, shape: Shape, seed: int, dropout: float = 0.0) -> None:
        super().__init__()
        # A share of what each layer says is left out while it learns (Zaremba, Sutskever & Vinyals 2014).
        self.shape, self._dropout = shape, dropout
        torch.manual_seed(seed)
        H = shape.hidden_units
        self.lstm = torch.nn.LSTM(shape.channels, H, num_layers=2, dropout=dropout)
        self.output = torch.nn.Linear(H, len(SYMBOLS))
        with torch.no_grad():
            for layer in (0, 1):
                first, second = (getattr(self.lstm, f"bias_{side}_l{layer}") for side in ("ih", "hh"))
                first.zero_()
                second.zero_()
                first[H : 2 * H] = 1.0  # the keep gates' bias
                second.requires_grad_(False)

    def forward(self, steps: torch.Tensor) -> torch.Tensor:
        """Logits (T, B, O)."""
        hidden, _ = self.lstm(steps)
        hidden = torch.nn.functional.dropout(hidden, self._dropout, self.training)
        logits: torch.Tensor = self.output(hidden)
        return logits

    def heard(self, batch: Batch) -> torch.Tensor:
        """What this reader is told of a batch, (T, B, I)."""
        if self.shape.input == "coordinates":
            return torch.from_numpy(batch.steps)
        return torch.from_numpy(pictures(batch.points, batch.steps, batch.lengths))

    def take(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        """Weights by the names they are saved under; refuses, by a ValueError, what does not fit."""
        own: dict[str, torch.Tensor] = {f"lstm.{n}": part for n, part in self.lstm.named_parameters()}
        own |= {"output_weights": self.output.weight, "output_bias": self.output.bias}
        sizes = {name: tuple(part.shape) for name, part in own.items()}
        if sizes != {name: part.shape for name, part in tensors.items()}:
            raise ValueError("these weights are not of this shape")
        with torch.no_grad():
            for name, part in own.items():
                part.copy_(torch.from_numpy(np.asarray(tensors[name], np.float32)))

    def tensors(self) -> dict[str, Floats]:
        """Every weight by the name it is saved under."""
        own = {name: part.detach().numpy().astype(np.float64) for name, part in self.lstm.named_parameters()}
        out = {"output_weights": self.output.weight, "output_bias": self.output.bias}
        return {f"lstm.{name}": part for name, part in own.items()} | {
            name: part.detach().numpy().astype(np.float64) for name, part in out.items()
        }


def log_p(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Log-probabilities (T, B, O) in which only each sample's own alphabet comes up."""
    masks = np.array([allowed(alphabet) for alphabet in batch.alphabets])
    kept = logits.masked_fill(~torch.from_numpy(masks), _NEVER)
    return kept.log_softmax(dim=2)


def warm_up_loss(log_p: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Loss of single symbols before CTC begins."""
    lengths, columns = torch.from_numpy(batch.lengths), torch.arange(len(batch.lengths))
    symbols = torch.tensor([target[0] for target in batch.targets])
    said = -log_p[lengths, columns, symbols]
    written = torch.arange(log_p.shape[0])[:, None] < lengths
    blank = -(log_p[:, :, BLANK] * written).sum(0) / lengths
    return (said + 0.5 * blank).mean()


def ctc_loss(log_p: torch.Tensor, batch: Batch, *, strict: bool) -> torch.Tensor:
    """CTC's loss a symbol; `strict` leaves out samples that look mislabelled."""
    sizes = torch.tensor([len(target) for target in batch.targets])
    losses = torch.nn.functional.ctc_loss(
        log_p,
        torch.tensor([symbol for target in batch.targets for symbol in target]),
        torch.from_numpy(batch.lengths + PAUSE_STEPS),
        sizes,
        blank=BLANK,
        reduction="none",
        zero_infinity=True,
    )
    if strict:
        losses = losses * (losses.detach() < MISLABELLED * sizes)
    return losses.sum() / sizes.sum()


def answers(reader: Reader, batch: Batch) -> list[NDArray[np.float64]]:
    """Log-probabilities of each sample up to the end of its pause, (T_i, O) each."""
    with torch.no_grad():
        rows = log_p(reader(reader.heard(batch)), batch).numpy().astype(np.float64)
    return [rows[: length + PAUSE_STEPS, column] for column, length in enumerate(batch.lengths)]
