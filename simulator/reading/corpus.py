"""The shared handwriting as pools of samples, split by contributor.

    corpus = read(Path("ink"))
    corpus.pools["training"]["letters"]

The folder holds `ink_words.npz`, `ink_letters.npz` and `ink_digits.npz`: labels, writers
(`contributor/…`), points in hundredths of an x-height. Whoever is to be examined is never trained on:
the split is by contributor and was made before the first training, from names and counts alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Integers
from simulator.message import Message, Refused
from simulator.tasks import ink_files

Part: TypeAlias = Literal["training", "watched", "held_out"]
Kind: TypeAlias = Literal["words", "letters", "digits"]
KINDS: tuple[Kind, ...] = ("words", "letters", "digits")

# Contributors never trained on: `held_out` gives the published figures, `watched` is looked at while
# a training runs. Everybody else is trained on.
HELD_OUT = ("art", "ape", "ceb", "huj", "kar", "lou", "tos", "uqb")
WATCHED = ("aga", "apd")


@dataclass(frozen=True)
class Pool:
    """N samples: labels and writers (N,), and their points one after another.

    Sample i is rows offsets[i] : offsets[i + 1] of `points` (M, 2) float32, in x-heights, and of
    `starts` (M,); `lengths` (N,) are the sizes in points.
    """

    labels: NDArray[np.str_]
    writers: NDArray[np.str_]
    offsets: Integers
    points: NDArray[np.float32]
    starts: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def contributors(self) -> NDArray[np.str_]:
        """The part of `writers` before the slash, (N,)."""
        return np.array([writer.split("/")[0] for writer in self.writers], np.str_)

    def sample(self, number: int) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Points (n, 2) and stroke starts (n,)."""
        rows = slice(self.offsets[number], self.offsets[number + 1])
        return self.points[rows], self.starts[rows]

    def chosen(self, mask: NDArray[np.bool_]) -> Pool:
        """The samples where `mask` (N,) holds."""
        sizes = np.diff(self.offsets)
        rows = np.repeat(mask, sizes)
        offsets = np.append(0, np.cumsum(sizes[mask])).astype(np.int64)
        return Pool(self.labels[mask], self.writers[mask], offsets, self.points[rows], self.starts[rows])


@dataclass(frozen=True)
class Corpus:
    """Pools by part and kind."""

    pools: dict[Part, dict[Kind, Pool]]

    def contributors(self) -> dict[Part, list[str]]:
        """Who is in which part."""
        return {
            part: sorted({name for pool in kinds.values() for name in pool.contributors.tolist()})
            for part, kinds in self.pools.items()
        }

    def fingerprint(self) -> str:
        """SHA-256 of who is in which part and of how many samples that is: the split, made checkable."""
        sizes = {
            part: {kind: len(pool) for kind, pool in kinds.items()} for part, kinds in self.pools.items()
        }
        return hashlib.sha256(repr((self.contributors(), sizes)).encode()).hexdigest()


def read(folder: Path) -> Corpus:
    """The corpus in a folder; refuses what is not there or is not such a file."""
    parts: dict[Part, dict[Kind, Pool]] = {"training": {}, "watched": {}, "held_out": {}}
    for kind in KINDS:
        pool = read_pool(folder / f"ink_{kind}.npz")
        names = pool.contributors
        held_out, watched = np.isin(names, HELD_OUT), np.isin(names, WATCHED)
        parts["held_out"][kind] = pool.chosen(held_out)
        parts["watched"][kind] = pool.chosen(watched)
        parts["training"][kind] = pool.chosen(~held_out & ~watched)
    if not all(len(pool) for pool in parts["training"].values()):
        raise Refused(Message("refused-ink-corpus", path=str(folder)))
    return Corpus(parts)


def read_pool(path: Path) -> Pool:
    """One file of samples; refuses, naming it, what is none."""
    labels, writers, offsets, points, starts = ink_files.arrays(path)
    starts = starts.astype(np.bool_)
    starts[offsets[:-1]] = True
    return Pool(labels, writers, offsets, points.astype(np.float32) / np.float32(100.0), starts)
