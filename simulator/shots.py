"""The shots of a storyboard: the acts that belong to one sentence, its length and its caption."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from simulator.commands import Carry, Open, Set, Train
from simulator.directions import Camera, Caption, Play, Title, Wait, Words, in_language
from simulator.journal import Act
from simulator.storyboard import Storyboard

# What lasts even where the storyboard does not say how long.
_LASTING = (Train, Title, Camera, Wait, Play)
# What begins a shot where no caption tells the shots apart.
_BEGINNING = (Train, Play, Open, Carry, Set)


def shots(acts: Sequence[Act]) -> tuple[range, ...]:
    """The acts of each shot, in order; a shot lasts, so what takes no time belongs to what follows.

    A title or a caption begins a shot; without captions a training, a play, another chapter or
    another setting does.
    """
    starts, captioned, lasts = [0], False, False
    for number, act in enumerate(acts):
        told = isinstance(act.doing, Title | Caption)
        new = told or (isinstance(act.doing, _BEGINNING) and _lasts(act) and not captioned)
        if new and lasts:
            starts.append(number)
            captioned = lasts = False
        captioned = (captioned or told) and not _is_silence(act)
        lasts = lasts or _lasts(act)
    if not lasts and len(starts) > 1:
        starts.pop()
    ends = [*starts[1:], len(acts)]
    return tuple(range(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _lasts(act: Act) -> bool:
    return isinstance(act.doing, _LASTING) if act.seconds is None else act.seconds > 0


def _is_silence(act: Act) -> bool:
    return isinstance(act.doing, Caption) and act.doing.text == ""


def caption(board: Storyboard, shot: range, language: str) -> str:
    """What stands below the shot, or on it if it is a card; "" for nothing."""
    for act in reversed([board.acts[number] for number in range(shot.stop)]):
        if isinstance(act.doing, Title) and act in board.acts[shot.start : shot.stop]:
            return in_language(act.doing.title, language)
        if isinstance(act.doing, Caption):
            return in_language(act.doing.text, language)
    return ""


def seconds(board: Storyboard, shot: range) -> float | None:
    """How long the shot lasts; None where an act of it does not say."""
    acts = [board.acts[number] for number in shot]
    if any(act.seconds is None and _lasts(act) for act in acts):
        return None
    return sum(act.seconds or 0.0 for act in acts)


def timed(board: Storyboard, lengths: Sequence[float]) -> Storyboard:
    """The same with the length of every act said."""
    acts = (
        msgspec.structs.replace(act, seconds=length) for act, length in zip(board.acts, lengths, strict=True)
    )
    return msgspec.structs.replace(board, acts=tuple(acts))


def with_seconds(board: Storyboard, shot: range, length: float) -> Storyboard:
    """The shot made so long: what lasts in it is stretched alike."""
    acts = list(board.acts)
    now = sum(acts[number].seconds or 0.0 for number in shot)
    for number in shot:
        share = (acts[number].seconds or 0.0) * length / now if now else 0.0
        acts[number] = msgspec.structs.replace(acts[number], seconds=round(share, 3))
    if not now:
        acts[shot.stop - 1] = msgspec.structs.replace(acts[shot.stop - 1], seconds=length)
    return msgspec.structs.replace(board, acts=tuple(acts))


def with_caption(board: Storyboard, shot: range, text: str, language: str) -> Storyboard:
    """The shot with another sentence in a language; the shots round it keep theirs."""
    acts = list(board.acts)
    for number in reversed(shot):
        doing = acts[number].doing
        if isinstance(doing, Title):
            title = Title(_said(doing.title, text, language), doing.line)
            acts[number] = msgspec.structs.replace(acts[number], doing=title)
            return msgspec.structs.replace(board, acts=tuple(acts))
        if isinstance(doing, Caption):
            said = Caption(_said(doing.text, text, language))
            acts[number] = msgspec.structs.replace(acts[number], doing=said)
            return msgspec.structs.replace(board, acts=tuple(acts))
    after = board.acts[shot.stop].doing if shot.stop < len(acts) else None
    if after is not None and not isinstance(after, Title | Caption):
        # A caption stays until the next: what stood below the next shot stands there again.
        old = next((a.doing for a in reversed(acts[: shot.start]) if isinstance(a.doing, Caption)), None)
        acts.insert(shot.stop, Act(old or Caption(""), seconds=0.0))
    acts.insert(shot.start, Act(Caption(text), seconds=0.0))
    return msgspec.structs.replace(board, acts=tuple(acts))


def _said(words: Words, text: str, language: str) -> Words:
    return text if isinstance(words, str) else {**words, language: text}
