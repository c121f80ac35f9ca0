"""What a reader can do with samples it has not seen: single symbols right, errors in words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.models.ctc import edit_distance, greedy, single
from simulator.reading.batches import Draft, batched
from simulator.reading.corpus import Kind, Pool
from simulator.reading.network import Reader, answers
from simulator.tasks.alphabet import Alphabet

# No more samples of a kind than this are looked at while a training runs.
MOST = 1_200


@dataclass(frozen=True)
class Score:
    """Shares of single letters and digits that are right (best path, best single symbol), errors in words."""

    letters: float
    letters_single: float
    digits: float
    digits_single: float
    word_errors: float

    def __str__(self) -> str:
        return (
            f"letters {self.letters:.4f} ({self.letters_single:.4f} as single) digits {self.digits:.4f} "
            f"({self.digits_single:.4f}) words CER {self.word_errors:.4f}"
        )


def scores(reader: Reader, pools: dict[Kind, Pool], most: int = MOST) -> Score:
    """Figures with each kind's own alphabet named."""
    found = {kind: _read(reader, pool, kind, most) for kind, pool in pools.items()}
    return Score(*found["letters"][1:], *found["digits"][1:], found["words"][0])


def _read(reader: Reader, pool: Pool, kind: Kind, most: int) -> tuple[float, float, float]:
    """Character errors, and the share right by the best path and by the best single symbol; NaN of none."""
    if not len(pool):
        return (float("nan"),) * 3
    chosen = np.linspace(0, len(pool) - 1, min(most, len(pool))).astype(np.int64)
    own: Alphabet = "digits" if kind == "digits" else "letters"
    drafts = []
    for at in chosen.tolist():
        points, starts = pool.sample(at)
        drafts.append(Draft(points.astype(np.float64), starts, str(pool.labels[at]), own))
    wrong = characters = right = right_single = 0
    for batch in batched(drafts):
        for row, target in zip(answers(reader, batch), batch.targets, strict=True):
            said = greedy(row)[0]
            wrong += edit_distance(said, target)
            characters += len(target)
            right += said == target
            right_single += [int(single(row)[1:].argmax()) + 1] == target
    return wrong / characters, right / len(drafts), right_single / len(drafts)
