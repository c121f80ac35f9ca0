"""The film's figures: faster than real time, memory that does not grow, the same bytes, a small GIF."""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from simulator.directions import Play
from simulator.journal import Act
from simulator.storyboard import Storyboard
from ui import storyboards
from ui.bench import Row, at_least, at_most
from ui.recording import pictures
from ui.recording.encoder import Film
from ui.recording.film import Manner, render
from ui.recording.script import Script

# Nodes and edges of the adder's stage in lecturers' usual tools: automaton, network and cells.
_NODES, _EDGES, _FRAMES = 120, 60, 90


def rows(_minutes: float) -> Iterator[Row]:
    """Every figure."""
    pictures.application()
    with tempfile.TemporaryDirectory() as folder:
        yield from _rows(Path(folder))


def _rows(folder: Path) -> Iterator[Row]:
    board = storyboards.shipped("adder")
    again = folder / "b.mp4"
    # Memory first: the process remembers its largest moment only.
    _speed(_playing(10.0), again, (1920, 1080), 30)
    short = _memory()
    _speed(_playing(80.0), again, (1920, 1080), 30)
    yield at_most("film: peak MB of a film eight times as long", _memory(), short, 1.05)
    films = [folder / name for name in ("one.mp4", "two.mp4")]
    # As a person makes them: each by a process of its own, start-up included.
    seconds = min([_command(film) for film in films])
    length = Script(board, 60, "paper", "en").shots()[-1].end
    yield at_least("film: seconds of 1080p60 a second of work", length / seconds, 1.0, 1.0)
    same = films[0].read_bytes() == films[1].read_bytes()
    yield at_least("film: two renderings are the same bytes", float(same), 1.0, 1.0)
    play = _playing(10.0)
    yield at_least("film: seconds of 4K60 a second of work", _speed(play, again, (3840, 2160), 60), 1.0, 0.35)
    if importlib.util.find_spec("matplotlib") is not None:
        ours = _speed(_playing(_FRAMES / 30), again, (1920, 1080), 30)
        yield at_least(
            "film: frames a second against FuncAnimation", 30 * ours, _func_animation(folder / "m.mp4"), 5.0
        )
    gif = folder / "a.gif"
    _speed(_first(board, 10.0), gif, (960, 540), 15)
    yield at_most("film: MB of ten seconds of GIF at 960×540", gif.stat().st_size / 1e6, 8.0, 1.0)


def _command(path: Path) -> float:
    """Seconds by the wall clock of `unrolled record adder` at 1080p60."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "ui", "record", "adder", "-o", str(path)], check=True)
    return time.perf_counter() - began


def _speed(board: Storyboard, path: Path, size: tuple[int, int], fps: int) -> float:
    began, frames = time.perf_counter(), 0
    for made in render(board, path, Manner(size, fps, "paper", "en", "burned")):
        frames = made.frames
    return frames / fps / (time.perf_counter() - began)


def _playing(seconds: float) -> Storyboard:
    board = storyboards.shipped("adder")
    return msgspec.structs.replace(board, acts=(Act(Play(), seconds=seconds),))


def _first(board: Storyboard, seconds: float) -> Storyboard:
    """The acts of the first seconds after the title card."""
    kept, length = [], 0.0
    for act in board.acts[1:]:
        kept.append(act)
        length += act.seconds or 0.0
        if length >= seconds:
            break
    return msgspec.structs.replace(board, acts=tuple(kept))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _func_animation(path: Path) -> float:
    """Frames a second of matplotlib drawing as many nodes and edges, with the same encoder."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.animation import AbstractMovieWriter, FuncAnimation

    figure = pyplot.figure(figsize=(19.2, 10.8), dpi=100)
    canvas: Any = figure.canvas
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    rng = np.random.default_rng(0)
    places = rng.random((_NODES, 2))
    ends = rng.integers(0, _NODES, (_EDGES, 2))
    lines = [axes.plot(*places[pair].T)[0] for pair in ends]
    nodes = axes.scatter(places[:, 0], places[:, 1], c=rng.random(_NODES), s=300)
    texts = [axes.text(x, y, "0.00") for x, y in places]

    def draw(frame: int) -> list[Any]:
        values = rng.random(_NODES)
        nodes.set_array(values)
        for text, value in zip(texts, values, strict=True):
            text.set_text(f"{value:.2f}")
        for line in lines:
            line.set_linewidth(1 + frame % 3)
        return [*lines, nodes, *texts]

    film = Film(path, (1920, 1080), Fraction(30))

    class Writer(AbstractMovieWriter):
        """Hands matplotlib's pictures to the encoder that ours go to, so that only drawing differs."""

        def setup(self, fig: Any, outfile: Any, dpi: Any = None) -> None:
            film.__enter__()

        def grab_frame(self, **_: Any) -> None:
            canvas.draw()
            pixels = np.asarray(canvas.buffer_rgba())
            image = film.frame()
            np.frombuffer(image.bits(), np.uint8).reshape(pixels.shape)[:] = pixels[..., [2, 1, 0, 3]]
            film.keep()

        def finish(self) -> None:
            film.__exit__(None, None, None)

    animation = FuncAnimation(figure, draw, frames=_FRAMES, blit=False)
    began = time.perf_counter()
    animation.save(path, writer=Writer(fps=30), dpi=100)
    seconds = time.perf_counter() - began
    pyplot.close(figure)
    return _FRAMES / seconds
