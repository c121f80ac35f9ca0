"""What handwriting's stage shows. T steps, C cells (both layers), K symbols with the blank 0, I inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.message import Message
from simulator.reading.trace import ReadingTrace
from simulator.tasks.ink import Ink, Truths


@dataclass(frozen=True)
class Character:
    """A decided character; steps count from 0.

    `step` is where it was printed; `first` and `last` bound the steps since the character before, which
    its ink lies in; `delay` is for how many steps it had been the likeliest symbol, blank aside, before
    it was printed: a hard one waits longer. `probability` is its share of the output at `step`.
    """

    symbol: str
    step: int
    first: int
    last: int
    delay: int
    probability: float


@dataclass(frozen=True)
class Influence:
    """How the chosen character's log-probability, where it was printed, hangs on the ink.

    `chosen` is its index in `characters`, −1 where none is printed yet. `strength` (T,) is the norm of
    the derivative by a step's (dx, dy), or by its picture; 0 after the decision and before the look-back.
    `strongest` is the step with the largest, −1 where there is none.
    """

    chosen: int
    strength: Floats
    strongest: int


@dataclass(frozen=True)
class Learning:
    """Training since update 0, N kept rows on the ink that is shown and on fresh synthetic ink.

    `blank` is the share of steps at which the blank is likeliest, `printed` how many characters come
    out, `errors` character errors on fixed synthetic texts (a share; may pass 1).
    """

    updates: Integers
    losses: Floats
    blank: Floats
    printed: Floats
    errors: Floats


@dataclass(frozen=True)
class Lesson:
    """What a person taught: the samples of each letter, and how likely it was read before and now.

    `before` and `now` (N,) are each sample's probability of its letter among all single symbols;
    `read_before` and `read_now` what was read. `others_before` and `others_now` are shares right of fixed
    synthetic letters: what has been forgotten. "Now" is after `update` updates.
    """

    letters: tuple[str, ...]
    inks: tuple[Ink, ...]
    before: Floats
    now: Floats
    read_before: tuple[str, ...]
    read_now: tuple[str, ...]
    others_before: float
    others_now: float
    update: int = 0


@dataclass(frozen=True)
class Card:
    """What a shipped reader can do on contributors it was not trained on; shares. From the model card."""

    input: str
    parameters: int
    letters: float
    digits: float
    letters_all: float
    digits_all: float
    word_errors: float
    microseconds: float


@dataclass(frozen=True)
class HandwritingContent:
    """What the stage shows."""

    source: str  # pen, example, typed or file
    source_name: str  # the example's or the typed text, the file's name; "" for the pen
    label: str  # what the ink says where that is known, else ""
    ink: Ink  # as written, x-heights on the paper
    is_down: bool  # the last stroke of a live pen has not ended
    places: Floats  # (T, 2) where on the paper each step's point lies
    stroke_start: Truths  # (T,) steps that are moves of a lifted pen
    stroke: Integers  # (T,) number of its stroke, from 0
    reached: Integers  # (T,) index of the point of `ink` that had to be there for the step
    seconds: Floats  # (T,) when that point was written; 100 points a second where nobody knows
    symbols: tuple[str, ...]  # (K,)
    probabilities: NDArray[Any]  # (T, K)
    characters: tuple[Character, ...]
    text: str  # what has been decided
    provisional: str  # what the waiting letter would be if the pen stayed away, "" where nothing waits
    waiting: Floats  # (K,) probabilities that decide it, empty (0,) while the pen goes on
    trace: ReadingTrace
    reset_index: Floats  # (C,) how far a cell falls back to 0 when a character is printed, 0 to 1
    ranked: Integers  # (C,) cells by mean |change of tanh c| at characters × reset index, the first most
    shown: Integers  # (S,) cells to show, in this order
    cell: int  # the cell whose gates are shown, −1 for none
    influence: Influence
    pictures: Floats  # (T, 12, 12) what a reader of pictures sees; (0, 12, 12) where nobody looks
    other_text: str  # what the reader with the other input says, in the scene that compares them
    learning: Learning
    lesson: Lesson | None
    cards: tuple[Card, ...]
    samples: int  # of the opened file
    network: str  # shipped or fresh
    parameters: int
    verdict: Message  # one sentence about what was checked
