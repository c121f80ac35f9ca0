"""What a sequence costs: CPU seconds to read it, measured when there is nothing else to do.

A window is a window wherever it stands: all steps are computed at once. A recurrent state needs the one
before it. The means of a Kalman filter and the beliefs of the forward algorithm do too, but one is linear
and the other forgets, so both are cut into blocks (`linear_scan`, `belief_sweep`).
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._sequences_bench import Bench
from simulator.chapters._sequences_content import Cost
from simulator.chapters._sequences_markov import HiddenMarkov
from simulator.chapters._sequences_pictures import markov

LENGTHS = (50, 100, 200, 400, 800, 1_600)
_TIMES = 3


class Meter:
    """Measures once; what was measured stays, so that a picture does not change while it is looked at."""

    def __init__(self) -> None:
        self._seconds: dict[str, Floats] = {}

    def measuring(self, bench: Bench) -> Iterator[None]:
        """Read the series, repeated to each length, with each model; a model and a length a slice."""
        data = bench.prepared.data
        for name, model in bench.models.items():
            if name in self._seconds:
                continue
            found = np.empty(len(LENGTHS))
            for n, length in enumerate(LENGTHS):
                values, missing = (
                    np.resize(part, (length, *part.shape[1:])) for part in (data.values, data.missing)
                )
                longer = replace(data, values=values, missing=missing, split=min(data.split, length - 1))
                times = []
                for _ in range(_TIMES):
                    began = time.thread_time()
                    with np.errstate(all="ignore"):
                        model.read(longer)
                    times.append(time.thread_time() - began)
                    yield
                found[n] = statistics.median(times)
            self._seconds[name] = found

    def cost(self, bench: Bench) -> Cost:
        """What is known of it so far: NaN where nothing was measured yet."""
        names = tuple(bench.models)
        unknown = np.full(len(LENGTHS), math.nan)
        hidden = bench.models["hidden_markov"]
        assert isinstance(hidden, HiddenMarkov)
        N, lengths = hidden.network.states, np.array(LENGTHS)
        return Cost(
            names=names,
            parameters=frozen(np.array([bench.models[name].parameters for name in names])),
            lengths=frozen(lengths),
            seconds=frozen(np.stack([self._seconds.get(name, unknown) for name in names])),
            parallel=tuple(bool(bench.models[name].window()) for name in names),
            states=N,
            trellis=frozen(N * N * lengths.astype(float)),
            paths_log10=frozen(lengths * math.log10(N)),
            markov=markov(hidden, bench.prepared),
        )
