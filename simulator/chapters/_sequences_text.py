"""Reading and writing letter by letter: what each model of the ladder believes comes next."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from simulator.arrays import frozen
from simulator.chapters._sequences_content import Reader, Text
from simulator.chapters._sequences_model import Model
from simulator.chapters._sequences_series import Prepared
from simulator.chapters._sequences_settings import Settings
from simulator.message import Message
from simulator.tasks import letters

# Letters that are written after the prompt, and of the text's beginning that is shown.
WRITTEN, _SHOWN = 60, 200
_DICE = 130


def reading(
    models: dict[str, Model], bits: dict[str, float], prepared: Prepared, settings: Settings
) -> Generator[None, None, Text]:
    """Every model reads the prompt and writes on, in slices; `bits` a letter, by model, on held-out text."""
    series = prepared.series
    assert series.letters is not None
    prompt = letters.typed(settings.prompt)
    known, left_out = letters.read(prompt, series.symbols)
    eye = np.eye(len(series.symbols))
    readers = []
    for n, (name, model) in enumerate(models.items()):
        walk = model.walk()
        beliefs, states = [walk.belief()], []
        for letter in known:
            walk.push(eye[letter])
            beliefs.append(walk.belief())
            states.append(walk.hidden)
        yield
        generator, written = np.random.default_rng((settings.sample, n, _DICE)), []
        for _ in range(WRITTEN):
            belief = walk.belief()
            total = belief.sum()
            if not (np.isfinite(total) and total > 0.0):
                break  # numbers past any use write nothing
            written.append(int(generator.choice(len(belief), p=belief / total)))
            walk.push(eye[written[-1]])
        readers.append(
            Reader(
                name=name,
                belief=frozen(np.stack(beliefs)),
                hidden=frozen(np.array(states) if states else np.zeros((0, walk.hidden.size))),
                written="".join(series.symbols[k] for k in written),
                bits=bits[name],
                parameters=model.parameters,
            )
        )
        yield
    own = bool(settings.own_text) or prepared.name == "file"
    return Text(
        symbols=series.symbols,
        prompt="".join(series.symbols[k] for k in known),
        left_out=left_out,
        letters=frozen(known),
        readers=tuple(readers),
        characters=series.steps,
        held_out=series.steps - prepared.data.split,
        sample="".join(series.symbols[k] for k in series.letters[:_SHOWN]),
        source=Message("sequences-text-own" if own else "sequences-text-shipped"),
    )
