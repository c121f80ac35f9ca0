"""Remedies: four ways past the vanishing gradient, and plain descent, on one bench.

    from simulator.chapters import remedies
    experiment = remedies.Experiment(remedies.Settings(task="order", steps=50))

Long Short-Term Memory (Hochreiter and Schmidhuber 1997), Hessian-Free optimisation (Martens and
Sutskever 2011), echo state networks (Jaeger 2001), good initialisation with momentum (Sutskever,
Martens, Dahl and Hinton 2013).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._remedies_content import Curve, Racer, RemediesContent, Row, Work
from simulator.chapters._remedies_content import RemediesContent as RemediesContent
from simulator.chapters._remedies_settings import NAMES
from simulator.chapters._remedies_settings import Settings as Settings
from simulator.chapters._remedies_trace import RemediesTrace
from simulator.experiment import State
from simulator.message import Message

ORDER = 5


class Experiment:
    """The bench."""

    MILESTONES = ("solved", "finished")
    budget = 100_000
    start = 1
    update = 0
    loss = float("nan")
    exploded = False

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def advance(self) -> Iterator[None]:
        """One round."""
        self.update += 1
        yield

    def reached(self) -> tuple[str, ...]:
        return ()

    def untrainable(self) -> Message | None:
        return None

    def state(self) -> State:
        return {"update": np.array(self.update)}

    def restore(self, state: State) -> None:
        self.update = int(state["update"])

    def set_live(self, settings: Settings) -> None:
        self.settings = settings

    def prepare(self) -> Iterator[None]:
        yield

    def content(self) -> RemediesContent:
        s, none = self.settings, frozen(np.zeros(0))
        curve = Curve(frozen(np.zeros(0, np.int64)), none, none, none, none)
        line = frozen(np.linspace(-12.0, -1.0, s.steps))
        nothing = Message("remedies-verdict-waiting")
        rows = tuple(
            Row(
                name=name,
                takes_part=s.races(name),
                racers=(Racer(name, s.seed, "waiting", Work(0, 0.0, 0.0), None, np.nan, np.nan, -1, curve),),
                budget=17_500,
                rule=Message(f"remedies-rule-{name.replace('_', '-')}"),
                verdict=nothing,
                gradient_start=line,
                gradient_now=line,
                gradient_verdict=nothing,
            )
            for name in NAMES
        )
        return RemediesContent(
            scene=s.scene,
            task=s.task,
            steps=s.steps,
            seeds=(s.seed,),
            rows=rows,
            chance_loss=float(np.log(4.0)),
            chance_error=0.75,
            unit="nats",
            rules=(),
            summary=nothing,
            trace=RemediesTrace(()),
        )

    def tensors(self) -> dict[str, Floats]:
        return {}

    @classmethod
    def loaded(cls, settings: Any, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        return cls(settings)

    def arrays(self) -> dict[str, Floats]:
        return {}

    def report(self) -> list[dict[str, Any]]:
        return []
