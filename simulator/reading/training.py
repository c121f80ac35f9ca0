"""Training a reader of real ink for a number of minutes: a schedule, checkpoints, and what it can do.

Time is what the schedule is made of, because minutes are what a person gives it: warm-up, single
symbols, then longer and longer texts, while the rate of Adam follows a cosine down to nothing. A
checkpoint is written every half minute and holds everything; going on from one, the schedule goes on
where it was.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from simulator import files
from simulator.message import Message, Refused
from simulator.reading.batches import MIX, Batch, Mixer
from simulator.reading.corpus import Corpus
from simulator.reading.network import Reader, Shape, ctc_loss, log_p, warm_up_loss
from simulator.reading.scores import Score, scores
from simulator.reading.weights import Input

# Seconds of warm-up and of single symbols, by input, but in a short training no more than these shares of
# it; then texts grow for a share of the time.
STAGES: dict[Input, tuple[float, float]] = {"coordinates": (25.0, 70.0), "pictures": (60.0, 180.0)}
MOST_WARM_UP, MOST_SINGLES, GROWING = 0.15, 0.3, 0.15
LONGEST_TEXT = 20
PEAK_RATE, CLIP, KEPT_MEAN = 4e-3, 1.0, 0.998
# Weights that have learned already begin at this part of the rate.
BEGUN_RATE = 0.5
CHECKPOINT_SECONDS, WATCH_SECONDS = 30.0, 150.0


@dataclass(frozen=True)
class Recipe:
    """What decides a training, but for the machine's speed."""

    shape: Shape
    minutes: float
    seed: int
    fingerprint: str
    # The digest of the weights it begins with; "" for new ones.
    begin: str = ""
    # The share of what each layer says that is left out while it learns.
    dropout: float = 0.0

    def described(self) -> dict[str, str]:
        """As text, for a file's header."""
        shape = {name: str(value) for name, value in asdict(self.shape).items()}
        told = shape | {"minutes": f"{self.minutes:g}", "seed": str(self.seed), "split": self.fingerprint}
        further = {"begin": self.begin, "dropout": f"{self.dropout:g}" if self.dropout else ""}
        return told | {name: value for name, value in further.items() if value}


@dataclass(frozen=True)
class Report:
    """How a training stands: share of the time done, updates, mean loss, and figures when just measured."""

    share: float
    updates: int
    loss: float
    score: Score | None


class Training:
    """One training; `run` goes on until its minutes are over."""

    def __init__(self, corpus: Corpus, recipe: Recipe, checkpoint: Path) -> None:
        self._corpus, self._recipe, self._checkpoint = corpus, recipe, checkpoint
        self.reader = Reader(recipe.shape, recipe.seed, recipe.dropout)
        self._mean = Reader(recipe.shape, recipe.seed)
        self._weights = [part for part in self.reader.parameters() if part.requires_grad]
        self._means = [part for part in self._mean.parameters() if part.requires_grad]
        self._first = [torch.zeros_like(part) for part in self._weights]
        self._second = [torch.zeros_like(part) for part in self._weights]
        self._mixer = Mixer(corpus.pools["training"], recipe.seed)
        self.updates, self._draws, self.seconds = 0, 0, 0.0
        # Whether no update is under way: an interruption may come at any place.
        self._whole = True

    @property
    def share(self) -> float:
        """How much of the time is over, 0 to 1."""
        return min(self.seconds / (60.0 * self._recipe.minutes), 1.0)

    @property
    def _warm_up(self) -> float:
        """The share of the time at which CTC begins."""
        if self._recipe.begin:
            return 0.0
        seconds = STAGES[self._recipe.shape.input][0]
        return min(seconds / (60.0 * self._recipe.minutes), MOST_WARM_UP)

    @property
    def _singles(self) -> float:
        """The share of the time at which texts begin to grow."""
        if self._recipe.begin:
            return 0.0
        seconds = STAGES[self._recipe.shape.input][1]
        return min(seconds / (60.0 * self._recipe.minutes), MOST_SINGLES)

    @property
    def _growing(self) -> float:
        """The share of the time in which texts grow."""
        return 0.0 if self._recipe.begin else GROWING

    def begin_with(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        """Begin with weights by the names they are saved under, and with none of the stages before texts."""
        with torch.no_grad():
            for reader in (self.reader, self._mean):
                reader.take(tensors)

    def run(self) -> Iterator[Report]:
        """Train to the end; says how it stands after every draw. What ends it early keeps a checkpoint."""
        saved = watched = self.seconds
        try:
            while self.share < 1.0:
                losses = [self._learn_for(batch) for batch in self._batches()]
                self._draws += 1
                score = None
                if self.seconds - watched > WATCH_SECONDS or self.share >= 1.0:
                    score, watched = scores(self._mean, self._corpus.pools["watched"]), self.seconds
                if self.seconds - saved > CHECKPOINT_SECONDS:
                    self.save()
                    saved = self.seconds
                yield Report(self.share, self.updates, float(np.mean(losses)), score)
        finally:
            if self._whole:
                self.save()

    def _batches(self) -> list[Batch]:
        grown = (self.share - self._singles) / self._growing if self._growing else 1.0
        longest = 1 if grown < 0.0 else 2 + int(grown * 8) if grown < 1.0 else LONGEST_TEXT
        return self._mixer.draw(self._draws, longest, MIX)

    def _learn_for(self, batch: Batch) -> float:
        began = time.monotonic()
        loss = self._learn(batch)
        self.seconds += time.monotonic() - began
        return loss

    def _learn(self, batch: Batch) -> float:
        """One update; returns the loss."""
        out = log_p(self.reader(self.reader.heard(batch)), batch)
        if self.share < self._warm_up:
            loss = warm_up_loss(out, batch)
        else:
            loss = ctc_loss(out, batch, strict=self.share >= self._singles + self._growing)
        gradient = torch.autograd.grad(loss, self._weights)
        value = float(loss.detach())
        if math.isfinite(value):
            self._adam(gradient)
        return value

    @torch.no_grad()
    def _adam(self, gradient: tuple[torch.Tensor, ...]) -> None:
        """Adam with a clipped gradient, and the running mean of the weights."""
        self._whole = False
        self.updates += 1
        norm = math.sqrt(sum(float((part * part).sum()) for part in gradient))
        factor = min(1.0, CLIP / (norm + 1e-6))
        begun = min(1.0, self.updates / 200)
        peak = PEAK_RATE * (BEGUN_RATE if self._recipe.begin else 1.0)
        rate = peak * begun * (0.5 + 0.5 * math.cos(math.pi * self.share)) + 1e-6
        early = 1.0 - 0.9**self.updates, 1.0 - 0.999**self.updates
        kept = min(KEPT_MEAN, self.updates / (self.updates + 10.0))
        for weight, mean, first, second, part in zip(
            self._weights, self._means, self._first, self._second, gradient, strict=True
        ):
            part = part * factor
            first.mul_(0.9).add_(part, alpha=0.1)
            second.mul_(0.999).addcmul_(part, part, value=0.001)
            weight.addcdiv_(first / early[0], (second / early[1]).sqrt().add_(1e-8), value=-rate)
            mean.lerp_(weight, 1.0 - kept)
        self._whole = True

    def _groups(self) -> dict[str, list[torch.Tensor]]:
        """Every array that training changes, in groups of one shape after another."""
        return {
            "weight": [*self._weights],
            "mean": [*self._means],
            "first": self._first,
            "second": self._second,
        }

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        parts = {
            f"{name}.{at}": part.detach().numpy()
            for name, group in self._groups().items()
            for at, part in enumerate(group)
        }
        parts["counts"] = np.array([self.updates, self._draws, self.seconds])
        files.write(self._checkpoint, save(parts, metadata=self._recipe.described()))

    def write(self, path: Path) -> None:
        """Write the weights, a running mean over the last updates, in half precision."""
        halves = {name: part.astype(np.float16) for name, part in self._mean.tensors().items()}
        told = {"input": self._recipe.shape.input}
        recipe = json.dumps(self._recipe.described() | {"updates": str(self.updates)})
        files.write_tensors(path, halves, "handwriting", told, recipe=recipe)

    def resume(self) -> bool:
        """Go on from the checkpoint if there is one of this very recipe; refuses one of another."""
        if not self._checkpoint.exists():
            return False
        parts = read_checkpoint(self._checkpoint, self._recipe)
        with torch.no_grad():
            for name, group in self._groups().items():
                for at, part in enumerate(group):
                    part.copy_(torch.from_numpy(parts[f"{name}.{at}"].copy()))
        counts = parts["counts"]
        self.updates, self._draws, self.seconds = int(counts[0]), int(counts[1]), float(counts[2])
        return True


def read_checkpoint(path: Path, recipe: Recipe) -> dict[str, NDArray[Any]]:
    """The arrays of a checkpoint."""
    from safetensors import safe_open

    try:
        with safe_open(path, framework="np") as file:
            metadata = file.metadata() or {}
        parts = load(path.read_bytes())
    except (OSError, SafetensorError):
        raise Refused(Message("refused-reader-checkpoint", path=str(path))) from None
    if metadata != recipe.described():
        raise Refused(Message("refused-checkpoint-recipe", path=str(path)))
    return parts
