"""A text as a series of letters."""

from __future__ import annotations

from collections import Counter

import numpy as np

from simulator.message import Message, Refused
from simulator.tasks.series import DATA, Letters, Series

# More letters than this, and the rarest are read as one; fewer, and there is nothing to guess.
MOST, FEWEST = 48, 2
# Letters of a text that are used, from its beginning, and the fewest that are enough.
LONGEST, SHORTEST = 6_000, 200
OTHER = "□"


def shipped() -> str:
    """The small story that comes with the program."""
    return (DATA / "shore.txt").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Small letters, and one space for every stretch of white space."""
    return " ".join(text.lower().split())


def typed(text: str) -> str:
    """What is being typed: the same, but a space at its end may be the beginning of the next word."""
    return plain(text) + (" " if text[-1:].isspace() and text.strip() else "")


def read(text: str, alphabet: tuple[str, ...]) -> tuple[Letters, str]:
    """`text` as indices into `alphabet`, and the letters it does not have, which are left out."""
    places = {symbol: n for n, symbol in enumerate(alphabet)}
    known = [places[symbol] for symbol in text if symbol in places]
    left = "".join(dict.fromkeys(symbol for symbol in text if symbol not in places))
    return np.array(known, np.int64), left


def series(text: str) -> Series:
    """A text as a series, its letters one-hot; refuses what is too short or has one letter only."""
    whole = plain(text)
    used, notes = whole[:LONGEST], []
    if len(whole) < SHORTEST:
        raise Refused(Message("refused-sequences-text-short", letters=len(whole), minimum=SHORTEST))
    if len(whole) > LONGEST:
        notes.append(Message("sequences-note-text-cut", letters=len(whole), used=LONGEST))
    counts = Counter(used)
    if len(counts) < FEWEST:
        raise Refused(Message("refused-sequences-text-one-letter"))
    common = [symbol for symbol, _ in counts.most_common()]
    kept = set(common)
    if len(common) > MOST:
        kept = set(common[: MOST - 1])
        notes.append(Message("sequences-note-text-rare", letters=len(common), kept=MOST - 1, other=OTHER))
        used = "".join(symbol if symbol in kept else OTHER for symbol in used)
        kept.add(OTHER)
    alphabet = tuple(sorted(kept))
    letters, _ = read(used, alphabet)
    T, K = len(letters), len(alphabet)
    return Series(
        values=np.eye(K)[letters],
        times=np.arange(1.0, T + 1.0),
        channels=alphabet,
        missing=np.zeros(T, np.bool_),
        truth=np.zeros((0, K)),
        symbols=alphabet,
        letters=letters,
        notes=tuple(notes),
    )
