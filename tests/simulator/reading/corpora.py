"""A small corpus of the generator's ink, in the format of the shared files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simulator.tasks.handwriting import DIGITS, LETTERS, varied, word, write

# Contributors: two to train on, one watched, one held out.
PEOPLE = ("anna", "bob", "aga", "tos")


def corpus(folder: Path, each: int = 12) -> Path:
    """ink_words.npz, ink_letters.npz and ink_digits.npz of four contributors; returns the folder."""
    rng = np.random.default_rng(5)
    for kind in ("words", "letters", "digits"):
        made = [(_text(rng, kind, at), who) for who in PEOPLE for at in range(max(each, 26))]
        archive(folder / f"ink_{kind}.npz", made, rng)
    return folder


def archive(path: Path, texts: list[tuple[str, str]], rng: np.random.Generator) -> Path:
    """One file of texts, each written in a hand by lot."""
    inks = [write(text, varied(rng), rng) for text, _ in texts]
    sizes = [len(ink) for ink in inks]
    np.savez(
        path,
        labels=np.array([text for text, _ in texts]),
        writers=np.array([f"{who}/1" for _, who in texts]),
        offsets=np.append(0, np.cumsum(sizes)).astype(np.int64),
        points=np.concatenate([np.round(100 * ink.points) for ink in inks]).astype(np.int16),
        stroke_start=np.concatenate([ink.stroke_start for ink in inks]).astype(np.uint8),
    )
    return path


def _text(rng: np.random.Generator, kind: str, at: int) -> str:
    if kind == "words":
        return word(rng, 6)
    return (LETTERS if kind == "letters" else DIGITS)[at % (26 if kind == "letters" else 10)]
