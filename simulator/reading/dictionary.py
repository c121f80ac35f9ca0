"""A dictionary of one's own choosing: every word read becomes the most probable word in it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.models.ctc import log_probability
from simulator.tasks.alphabet import SYMBOLS, decode, encode

# Words that are weighed for one that was read, bytes of a file, and the symbol between words.
_WEIGHED, _LARGEST, _SPACE = 24, 16 * 2**20, SYMBOLS.index(" ")


class Dictionary:
    """N words; which of them may be meant is told by the symbols in them and by their length."""

    def __init__(self, words: list[str]) -> None:
        self._words = [encode(word) for word in words]
        self._counts = np.zeros((len(words), len(SYMBOLS)), np.int16)
        for row, word in enumerate(self._words):
            np.add.at(self._counts[row], word, 1)

    @classmethod
    def read(cls, path: Path) -> Dictionary:
        """A text file of words, one a line; words with other symbols than a–z and 0–9 are left out."""
        try:
            if path.stat().st_size > _LARGEST:
                raise Refused(Message("refused-dictionary", path=str(path)))
            lines = path.read_text("utf-8").split()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused(Message("refused-ink-read", path=str(path), reason=reason)) from None
        except UnicodeDecodeError:
            raise Refused(Message("refused-dictionary", path=str(path))) from None
        words = sorted({line.lower() for line in lines if len(encode(line.lower())) == len(line)})
        if not words:
            raise Refused(Message("refused-dictionary", path=str(path)))
        return cls(words)

    def best(self, log_p: Floats, symbols: list[int], steps: list[int]) -> str:
        """The most probable words for what was read; `log_p` (T, K) is cut where a space was printed."""
        words: list[list[int]] = [[]]
        ends: list[int] = []
        for symbol, step in zip(symbols, steps, strict=True):
            if symbol == _SPACE:
                ends.append(step)
                words.append([])
            else:
                words[-1].append(symbol)
        cuts = [0, *ends, len(log_p)]
        parts = [log_p[begin:end] for begin, end in pairwise(cuts)]
        return " ".join(self._word(part, word) for part, word in zip(parts, words, strict=True))

    def _word(self, log_p: Floats, read: list[int]) -> str:
        if not read:
            return ""
        counts = np.bincount(read, minlength=len(SYMBOLS))
        apart = np.abs(self._counts - counts).sum(axis=1)
        near = np.argsort(apart, kind="stable")[:_WEIGHED]
        return decode(max((self._words[at] for at in near), key=lambda word: log_probability(log_p, word)))
