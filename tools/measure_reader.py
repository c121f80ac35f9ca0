"""The figures of the shipped readers of handwriting, and the model card that tells them.

    python tools/measure_reader.py INK [coordinates|pictures]

INK is the folder with ink_words.npz, ink_letters.npz and ink_digits.npz. Reads what contributors wrote
who were never trained on, with both readers of assets/weights or with the one that is named, and writes
handwriting.json and handwriting.md there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from safetensors import safe_open

from simulator import numerics
from simulator.reading.corpus import HELD_OUT, WATCHED, Corpus, Pool, read
from simulator.reading.pen_reader import PenReader
from simulator.reading.recognise import Recognised, Score, recognise, score
from simulator.reading.weights import Input, path, shipped
from simulator.tasks.alphabet import Alphabet
from simulator.tasks.handwriting import STYLES, write
from simulator.tasks.ink import Ink
from simulator.tasks.ink_files import Sample

INPUTS: tuple[Input, ...] = ("coordinates", "pictures")
SIZES = (0.75, 1.3)
# Strokes a letter up to which a word counts as joined.
JOINED = 0.7
TEMPLATE = Path(__file__).with_name("handwriting_card.md")


def samples(pool: Pool, size: float = 1.0) -> Iterator[Sample]:
    """A pool's inks, `size` times as large."""
    for at in range(len(pool)):
        points, starts = pool.sample(at)
        yield Sample(str(pool.labels[at]), str(pool.writers[at]), Ink.at(points * size, starts))


def scored(input: Input, pool: Pool, alphabet: Alphabet, size: float = 1.0) -> tuple[list[Recognised], Score]:
    """What was read, and how well."""
    found = list(recognise(samples(pool, size), shipped(input), input, alphabet))
    return found, score(found)


def measured(input: Input, corpus: Corpus) -> dict[str, float]:
    """Every figure of one reader on the contributors held out."""
    pools = corpus.pools["held_out"]
    letters, digits, words = pools["letters"], pools["digits"], pools["words"]
    found, whole = scored(input, words, "letters")
    strokes = np.add.reduceat(words.starts, words.offsets[:-1])
    joined = strokes / np.char.str_len(words.labels) <= JOINED
    parts = {
        name: score([one for one, holds in zip(found, which, strict=True) if holds])
        for name, which in (("joined", joined), ("printed", ~joined))
    }
    figures: dict[str, float] = {
        "letters": _exact(scored(input, letters, "letters")[1]),
        "digits": _exact(scored(input, digits, "digits")[1]),
        "letters_all": _exact(scored(input, letters, "all")[1]),
        "digits_all": _exact(scored(input, digits, "all")[1]),
        "word_errors": _errors(whole),
        "joined_word_errors": _errors(parts["joined"]),
        "printed_word_errors": _errors(parts["printed"]),
        "word_errors_all": _errors(scored(input, words, "all")[1]),
        "words_exact": _exact(whole),
        "delay": float(np.mean([delay for one in found for delay in one.delays])),
        "microseconds": microseconds(input),
    }
    for size in SIZES:
        figures[f"letters_{size}"] = _exact(scored(input, letters, "letters", size)[1])
        figures[f"digits_{size}"] = _exact(scored(input, digits, "digits", size)[1])
        figures[f"word_errors_{size}"] = _errors(scored(input, words, "letters", size)[1])
    for name in sorted(set(words.contributors)):
        one = score([f for f, who in zip(found, words.contributors, strict=True) if who == name])
        figures[f"word_errors of {name}"] = _errors(one)
    for kind, pool, alphabet in (("letters", letters, "letters"), ("digits", digits, "digits")):
        own: Alphabet = "letters" if alphabet == "letters" else "digits"
        for name in sorted(set(pool.contributors)):
            figures[f"{kind} of {name}"] = _exact(
                scored(input, pool.chosen(pool.contributors == name), own)[1]
            )
    return {name: round(figure, 4) for name, figure in figures.items()}


def microseconds(input: Input) -> float:
    """CPU of one streamed point, the median over a line of ink, in µs."""
    ink = write("the memory of a moving pen", STYLES["round"], np.random.default_rng(1))
    reader, times = PenReader(shipped(input), input, "letters"), []
    for (x, y), starts in zip(ink.points.tolist(), ink.stroke_start.tolist(), strict=True):
        began = time.thread_time_ns()
        steps = 1
        if starts:
            reader.touch(x, y)
        else:
            steps = reader.move(x, y)
        if steps:
            times.append((time.thread_time_ns() - began) / steps / 1_000.0)
    return float(np.median(times))


def _exact(found: Score) -> float:
    return found.exact if found.exact is not None else float("nan")


def _errors(found: Score) -> float:
    return found.character_error_rate if found.character_error_rate is not None else float("nan")


def card(figures: dict[Input, dict[str, float]], corpus: Corpus) -> str:
    """The model card: the template with its figures filled in."""
    lines = {
        name: " | ".join(f"{100 * figures[one][name]:.1f} %" for one in INPUTS) for name in figures[INPUTS[0]]
    }
    sizes = {
        f"{part} {kind}": f"{len(pool):,}"
        for part, kinds in corpus.pools.items()
        for kind, pool in kinds.items()
    }
    people = {f"{part} people": ", ".join(names) for part, names in corpus.contributors().items()}
    told = (
        lines
        | sizes
        | people
        | {
            "fingerprint": corpus.fingerprint(),
            "updates": " and ".join(_updates(one) for one in INPUTS),
            "weights": " | ".join(f"{shipped(one).count:,}" for one in INPUTS),
            "bytes": " | ".join(f"{path(one).stat().st_size:,}" for one in INPUTS),
            "microseconds": " | ".join(f"{figures[one]['microseconds']:.0f} µs" for one in INPUTS),
            "delay": " | ".join(f"{figures[one]['delay']:.1f} steps" for one in INPUTS),
        }
    )
    text = TEMPLATE.read_text("utf-8")
    for name, value in told.items():
        text = text.replace("{" + name + "}", value)
    return text


def _updates(input: Input) -> str:
    """How many updates a reader's training made, from its file's header."""
    with safe_open(path(input), framework="np") as file:
        recipe = json.loads((file.metadata() or {}).get("recipe", "{}"))
    stages = recipe if isinstance(recipe, list) else [recipe]
    return " + ".join(f"{int(stage.get('updates', 0)):,}" for stage in stages)


def main() -> None:
    """Measure, and write both files."""
    numerics.prepare()
    corpus = read(Path(sys.argv[1]))
    assert not set(HELD_OUT + WATCHED) & set(corpus.contributors()["training"])
    named = [input for input in INPUTS if input in sys.argv[2:]] or INPUTS
    folder = path("coordinates").parent
    file = folder / "handwriting.json"
    figures = json.loads(file.read_text("utf-8")) if file.exists() else {}
    figures |= {input: measured(input, corpus) for input in named}
    file.write_text(json.dumps({input: figures[input] for input in INPUTS}, indent=2) + "\n", "utf-8")
    (folder / "handwriting.md").write_text(card(figures, corpus), "utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
