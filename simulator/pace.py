"""A demonstration as a film: every act lasts as long as it did, but nobody waits for a training.

A journal says when each act was done. From one act to the next the picture stood still, or the
playhead ran; only a training is noted when it ends, so what went before it was the waiting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from simulator.commands import Train
from simulator.directions import Go, Play, Theme, Wait
from simulator.journal import Act
from simulator.storyboard import Storyboard

# What is left of the waiting for a training, seconds.
SILENCE = 4.0
# So few updates are made by hand: they are seen at once, and nobody waited for them.
BY_HAND = 1
# What is shorter is no stretch of film, seconds.
_MOMENT = 0.01


class Span(NamedTuple):
    """A recorded stretch of a session, in its own seconds; between two of them recording was paused."""

    start: float
    end: float


def film(board: Storyboard, spans: Sequence[Span], silence: float = SILENCE) -> Storyboard:
    """The film of what was done in `spans` of a recorded session.

    What was done before is done again in no time, for the film has to begin with the same numbers;
    what was done in a pause is, too.
    """
    begin = spans[0].start if spans else 0.0
    before = [act for act in board.acts if _at(act) < begin and not isinstance(act.doing, Theme)]
    after = [act for act in board.acts if _at(act) >= begin]
    acts = [*(_lasting(act, 0.0) for act in _in_sight(before)), *_paced(_in_sight(after), spans, silence)]
    return Storyboard(board.chapter, tuple(acts), dict(board.settings), board.title)


def recorded(spans: Sequence[Span], at: float) -> float:
    """Seconds that were recorded until a time of the session."""
    return sum(min(max(at, span.start), span.end) - span.start for span in spans)


def _in_sight(acts: Sequence[Act]) -> list[Act]:
    """The acts as they were seen: what is learned while the playhead runs is shown when it rests."""
    seen: list[Act] = []
    waiting: list[Act] = []
    running = False
    for act in acts:
        if running and isinstance(act.doing, Train):
            waiting.append(act)
            continue
        seen.append(_resting(seen, act) if isinstance(act.doing, Go) else act)
        running = isinstance(act.doing, Play)
        if not running:
            # It takes no time of its own: the time was the playhead's.
            seen += (msgspec.structs.replace(late, at=act.at) for late in waiting)
            waiting.clear()
    return seen + waiting


def _resting(seen: list[Act], rest: Act) -> Act:
    """The place where the playhead came to rest is what it was playing to."""
    if seen and isinstance(seen[-1].doing, Play) and isinstance(rest.doing, Go):
        way = Play(rest.doing.t, rest.doing.direction, seen[-1].doing.speed)
        seen[-1] = msgspec.structs.replace(seen[-1], doing=way)
    return rest


def _paced(acts: Sequence[Act], spans: Sequence[Span], silence: float) -> Iterator[Act]:
    times = [recorded(spans, _at(act)) for act in acts]
    times.append(sum(span.end - span.start for span in spans))
    waited = [
        isinstance(act.doing, Train) and (act.doing.updates or 0) > BY_HAND and act.seconds is None
        for act in acts
    ]
    if times[0] > _MOMENT and not (waited and waited[0]):
        yield Act(Wait(), seconds=times[0])
    for number, act in enumerate(acts):
        since = times[number] - (times[number - 1] if number else 0.0)
        until = times[number + 1] - times[number]
        if number + 1 < len(acts) and waited[number + 1]:
            until = 0.0  # the waiting, which is the training's
        if isinstance(act.doing, Train):
            yield _lasting(act, min(since, silence) if waited[number] else 0.0)
            if until > _MOMENT:
                yield Act(Wait(), seconds=until)
        else:
            yield _lasting(act, until)


def _lasting(act: Act, seconds: float) -> Act:
    return Act(act.doing, update=act.update, seconds=round(seconds, 3), line=0)


def _at(act: Act) -> float:
    return 0.0 if act.at is None else act.at
