"""Sequences: what must a model remember to guess what comes next?

    from simulator.chapters import sequences
    experiment = sequences.Experiment(sequences.Settings(data="radar"))
    experiment.content().ladder

The ladder that the lecture climbs before it reaches recurrent networks: autoregressive, feed-forward,
linear dynamical system, hidden Markov model, recurrent network, all on one series.
"""

from __future__ import annotations

from simulator.chapters._sequences_content import SequencesContent as SequencesContent
from simulator.chapters._sequences_settings import Settings as Settings

ORDER = 1


class Experiment:
    """Five models on one series."""

    MILESTONES = ("settled",)
    budget = 300
    start = 1

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
