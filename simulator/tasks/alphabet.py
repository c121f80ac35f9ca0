"""The symbols a reader of handwriting prints, and which of them may come up.

Output 0 is the *blank* of connectionist temporal classification: nothing new is printed here.
"""

from __future__ import annotations

import string
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

Alphabet: TypeAlias = Literal["all", "letters", "digits"]
ALPHABETS: tuple[Alphabet, ...] = get_args(Alphabet)

BLANK = 0
# What each output means, the blank first.
SYMBOLS = ("", *string.ascii_lowercase, *string.digits, " ")
_NUMBERS = {symbol: number for number, symbol in enumerate(SYMBOLS) if symbol}


def encode(text: str) -> list[int]:
    """The outputs that spell a text; symbols that are not in the alphabet are left out."""
    return [_NUMBERS[symbol] for symbol in text if symbol in _NUMBERS]


def decode(numbers: list[int]) -> str:
    """The text that outputs spell."""
    return "".join(SYMBOLS[number] for number in numbers)


def allowed(alphabet: Alphabet) -> NDArray[np.bool_]:
    """Which outputs may come up, (O,): the blank always does, and the space where there may be words."""
    those = {"all": string.ascii_lowercase + string.digits + " ", "digits": string.digits + " "}
    kept = those.get(alphabet, string.ascii_lowercase + " ")
    return np.array([not symbol or symbol in kept for symbol in SYMBOLS])
