"""Frames into a file: MP4, WebM, GIF or a folder of PNG pictures.

The file is written beside its place and moved there when it is whole, so an interrupted film leaves
nothing. Encoding runs in a thread of its own behind a handful of buffers; what goes wrong there is
raised where frames are handed in.
"""

from __future__ import annotations

import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from simulator.message import Message, Refused

SUFFIXES = (".mp4", ".webm", ".gif", "")
# Frames that may be painted ahead of the encoder.
BUFFERS = 4
# ISO/IEC 23091-2: BT.709 for primaries, transfer and matrix.
_BT709 = 1

Pixels = NDArray[np.uint8]


class Mark(NamedTuple):
    """A chapter mark of the film: its name and where it begins, seconds."""

    name: str
    start: float


class Target(Protocol):
    """Where frames end up."""

    def add(self, frame: Pixels) -> None:
        """The next frame, (height, width, 4) bytes blue, green, red, unused."""

    def close(self) -> None:
        """No more frames."""


class Film:
    """A context: `frame()` lends a picture to paint on, `keep()` hands it in, leaving it whole moves it."""

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        fps: Fraction,
        marks: Sequence[Mark] = (),
        length: float = 0.0,
    ) -> None:
        self._path, self._size, self._fps, self._marks, self._length = path, size, fps, marks, length
        self._free: queue.SimpleQueue[Pixels] = queue.SimpleQueue()
        self._full: queue.SimpleQueue[Pixels | None] = queue.SimpleQueue()
        self._failure: BaseException | None = None
        self._lent: Pixels | None = None
        self._thread = threading.Thread(target=self._encode, name="encoder")

    def __enter__(self) -> Film:
        width, height = self._size
        for _ in range(BUFFERS):
            self._free.put(np.zeros((height, width, 4), np.uint8))
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=f".{self._path.name}-", dir=self._path.parent))
        except OSError as error:
            raise _refused(self._path, error) from None
        self._whole = self._folder / (self._path.name if self._path.suffix else "frames")
        self._thread.start()
        return self

    def frame(self) -> QImage:
        """A picture to paint the next frame on."""
        self._check()
        self._lent = self._free.get()
        height, width, _ = self._lent.shape
        return QImage(self._lent.data, width, height, 4 * width, QImage.Format.Format_RGB32)

    def keep(self) -> None:
        """Hand the painted picture in."""
        assert self._lent is not None
        self._full.put(self._lent)
        self._lent = None
        self._check()

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        self._full.put(None)
        self._thread.join()
        try:
            if kind is None:
                self._check()
                self._move()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _check(self) -> None:
        if self._failure is not None:
            error = self._failure
            raise _refused(self._path, error) if isinstance(error, OSError | av.FFmpegError) else error

    def _move(self) -> None:
        try:
            if self._path.suffix == "" and self._path.is_dir():
                for file in sorted(self._whole.iterdir()):
                    os.replace(file, self._path / file.name)
            else:
                os.replace(self._whole, self._path)
        except OSError as error:
            raise _refused(self._path, error) from None

    # In the thread.

    def _encode(self) -> None:
        try:
            target = self._target()
            try:
                while (pixels := self._full.get()) is not None:
                    target.add(pixels)
                    self._free.put(pixels)
            finally:
                target.close()
        except BaseException as error:
            self._failure = error
            # Whoever paints must not wait for a buffer that never comes back.
            for _ in range(BUFFERS):
                self._free.put(np.zeros((self._size[1], self._size[0], 4), np.uint8))

    def _target(self) -> Target:
        makers: dict[str, Callable[[], Target]] = {
            "": lambda: _Pictures(self._whole),
            ".gif": lambda: _Gif(self._whole, self._size, self._fps),
        }
        suffix = self._path.suffix.lower()
        make = makers.get(suffix)
        return (
            make() if make else _Video(self._whole, suffix, self._size, self._fps, self._marks, self._length)
        )


def _refused(path: Path, error: BaseException) -> Refused:
    reason = getattr(error, "strerror", None) or str(error)
    return Refused(Message("refused-write", path=str(path), reason=reason))


def _opened(path: Path, codec: str, options: dict[str, str], fps: Fraction) -> tuple[Any, Any]:
    """A file and its one stream of pictures, fps a second.

    Bit-exact: no date and no version in the file, so that the same film is the same bytes.
    """
    file = av.open(str(path), "w", options={"fflags": "+bitexact"})
    stream = file.add_stream(codec, rate=fps, options=options)
    stream.time_base = 1 / fps
    return file, stream


class _Video:
    """H.264 in MP4 or VP9 in WebM, 4:2:0, colours converted to and tagged as BT.709."""

    def __init__(
        self,
        path: Path,
        suffix: str,
        size: tuple[int, int],
        fps: Fraction,
        marks: Sequence[Mark],
        length: float,
    ) -> None:
        codec, options = _CODECS[suffix]
        self._file, self._stream = _opened(path, codec, options, fps)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "yuv420p"
        context = self._stream.codec_context
        context.time_base = 1 / fps
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = ColorRange.MPEG
        context.bit_rate = 0
        if marks and suffix == ".mp4":
            ends = [mark.start for mark in marks[1:]] + [length]
            self._file.set_chapters(
                [
                    {
                        "id": number,
                        "start": round(mark.start * 1000),
                        "end": round(end * 1000),
                        "time_base": Fraction(1, 1000),
                        "metadata": {"title": mark.name},
                    }
                    for number, (mark, end) in enumerate(zip(marks, ends, strict=True))
                ]
            )
        self._number, self._step = 0, 1 / fps

    def add(self, frame: Pixels) -> None:
        """Convert and encode."""
        rgb = av.VideoFrame.from_numpy_buffer(frame, "bgra")
        picture = rgb.reformat(
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        picture.pts, picture.time_base = self._number, self._step
        self._number += 1
        self._file.mux(self._stream.encode(picture))

    def close(self) -> None:
        """Flush and finish the file."""
        try:
            self._file.mux(self._stream.encode(None))
        finally:
            self._file.close()


_CODECS = {
    ".mp4": ("libx264", {"preset": "veryfast", "crf": "18"}),
    ".webm": ("libvpx-vp9", {"crf": "30", "deadline": "realtime", "cpu-used": "6", "row-mt": "1"}),
}


class _Gif:
    """An animated GIF: a palette for every picture; one that stays is stored once, for as long as it stays.

    FFmpeg's way to store only the rectangle that changed is not for palettes that change: it keeps the
    numbers of the colours round it, which are other colours then.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: Fraction) -> None:
        self._file, self._stream = _opened(path, "gif", {}, fps)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "pal8"
        self._graph = av.filter.Graph()
        source = self._graph.add_buffer(
            width=size[0], height=size[1], format=av.VideoFormat("bgra"), time_base=1 / fps
        )
        split = self._graph.add("split")
        palette = self._graph.add("palettegen", "stats_mode=single")
        use = self._graph.add("paletteuse", "new=1:dither=none")
        sink = self._graph.add("buffersink")
        source.link_to(split)
        split.link_to(palette, 0, 0)
        split.link_to(use, 1, 0)
        palette.link_to(use, 0, 1)
        use.link_to(sink)
        self._graph.configure()
        self._number, self._step = 0, 1 / fps
        self._last = np.zeros(0, np.uint8)
        self._stored = 0

    def add(self, frame: Pixels) -> None:
        """Choose 256 colours, unless nothing changed."""
        if not np.array_equal(frame, self._last):
            self._last = frame.copy()
            self._store()
        self._number += 1

    def _store(self) -> None:
        picture = av.VideoFrame.from_numpy_buffer(self._last, "bgra")
        picture.pts, picture.time_base = self._number, self._step
        self._graph.push(picture)
        self._stored = self._number + 1
        self._drain()

    def _drain(self) -> None:
        while True:
            try:
                made = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            self._file.mux(self._stream.encode(made))

    def close(self) -> None:
        """Flush the filters, then the file."""
        try:
            if self._stored < self._number:
                # The last picture says how long the film is.
                self._number -= 1
                self._store()
            self._graph.push(None)
            self._drain()
            self._file.mux(self._stream.encode(None))
        finally:
            self._file.close()


class _Pictures:
    """frame-000001.png and so on, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0
        folder.mkdir()

    def add(self, frame: Pixels) -> None:
        """Write one picture."""
        self._number += 1
        height, width, _ = frame.shape
        image = QImage(frame.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        file = self._folder / f"frame-{self._number:06d}.png"
        if not image.save(str(file), "PNG"):  # type: ignore[call-overload]
            raise OSError(28, "the picture cannot be written", str(file))

    def close(self) -> None:
        """Every picture is whole already."""
