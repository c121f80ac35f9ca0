"""Files of ink: read whichever of the formats it is, written as InkML or JSON.

    read(Path("words.npz"))              labelled samples of many writers
    read(Path("a01-000u-01.xml"))        a line of the IAM-OnDB
    write(Path("mine.inkml"), ink)

| suffix | what |
|---|---|
| .npz | arrays `labels writers offsets points stroke_start`: hundredths of an x-height, y up |
| .inkml | W3C InkML |
| .xml | the IAM-OnDB's strokes, or InkML |
| .json | `{"ink": 1, "label": …, "strokes": [[[x, y(, seconds)], …], …]}` in x-heights, y up |
| .dat .unp .upn | UNIPEN |
"""

from __future__ import annotations

import itertools
import json
import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from simulator import files
from simulator.message import Message, Refused
from simulator.tasks import ink_xml, unipen
from simulator.tasks.ink import Ink

SUFFIXES = (".npz", ".inkml", ".xml", ".json", ".dat", ".unp", ".upn")
WRITTEN = (".inkml", ".json")
# Bytes of a text file of ink, and of an archive of many.
LARGEST, LARGEST_ARCHIVE = 64 * 2**20, 512 * 2**20


@dataclass(frozen=True)
class Sample:
    """One ink, what it says ("" where nobody told) and who wrote it ("" likewise)."""

    label: str
    writer: str
    ink: Ink


def read(path: Path) -> list[Sample]:
    """All samples of a file, or of every file of ink in a folder and below, in the order of their names.

    Refused, in a sentence that names the file: what cannot be read, is too large, is cut short, or is
    none of the formats; a folder in which there is no ink.
    """
    if path.is_dir():
        inside = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in SUFFIXES]
        if not inside:
            raise Refused(Message("refused-ink-folder", path=str(path), allowed=", ".join(SUFFIXES)))
        return [sample for file in inside for sample in read(file)]
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(Message("refused-ink-suffix", path=str(path), allowed=", ".join(SUFFIXES)))
    if suffix == ".npz":
        return list(archive(path))
    try:
        if suffix in (".inkml", ".xml"):
            label, ink = ink_xml.parse(_bytes(path), str(path))
            return [Sample(label, "", ink)]
        if suffix == ".json":
            return [_from_json(_bytes(path), path)]
        return [Sample(label, path.stem, ink) for label, ink in unipen.read(path)]
    except Refused as refusal:
        raise _of_file(refusal, path) from None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(Message("refused-ink-large", path=str(path), most=LARGEST // 2**20))
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            Message("refused-ink-read", path=str(path), reason=error.strerror or str(error))
        ) from None


def _of_file(refusal: Refused, path: Path) -> Refused:
    """What is wrong with the ink itself, with the file it stands in."""
    message = refusal.message
    return refusal if "path" in message.values else Refused(message, (str(path), 1))


# Archives of many samples.


def archive(path: Path) -> Iterator[Sample]:
    """The samples of an .npz, one after another; nothing in it is unpickled."""
    labels, writers, offsets, points, starts = arrays(path)
    for number, (begin, end) in enumerate(itertools.pairwise(offsets)):
        ink = Ink.at(points[begin:end] / 100.0, starts[begin:end])
        yield Sample(str(labels[number]), str(writers[number]), ink)


def arrays(path: Path) -> tuple[Any, Any, Any, Any, Any]:
    """The arrays of an .npz, checked against each other: labels (N,), writers (N,), offsets (N+1,),
    points (M, 2) in hundredths of an x-height, y up, and stroke_start (M,)."""
    names = ("labels", "writers", "offsets", "points", "stroke_start")
    try:
        if path.stat().st_size > LARGEST_ARCHIVE:
            raise Refused(Message("refused-ink-large", path=str(path), most=LARGEST_ARCHIVE // 2**20))
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            labels, writers, offsets, points, starts = (found[name] for name in names)
    except OSError as error:
        raise Refused(
            Message("refused-ink-read", path=str(path), reason=error.strerror or str(error))
        ) from None
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile, TypeError, AttributeError):
        raise Refused(Message("refused-ink-archive", path=str(path), allowed=", ".join(names))) from None
    fits = (
        labels.shape == writers.shape == (len(offsets) - 1,)
        and labels.dtype.kind == writers.dtype.kind == "U"
        and offsets.dtype.kind in "iu"
        and points.ndim == 2
        and points.shape[1] == 2
        and points.dtype.kind in "iuf"
        and starts.shape == points.shape[:1]
        and (len(offsets) == 1 or (offsets[0] >= 0 and offsets[-1] <= len(points)))
        and bool((np.diff(offsets.astype(np.int64)) > 0).all())
    )
    if not fits:
        raise Refused(Message("refused-ink-archive", path=str(path), allowed=", ".join(names)))
    return labels, writers, offsets.astype(np.int64), points, starts


# JSON.


def _from_json(text: bytes, path: Path) -> Sample:
    try:
        told = json.loads(text)
        if told["ink"] != 1 or not isinstance(told.get("label", ""), str):
            raise ValueError
        rows = [[[float(number) for number in point] for point in stroke] for stroke in told["strokes"]]
        width = {len(point) for stroke in rows for point in stroke}
        if not width <= {2} and not width <= {3}:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise Refused(Message("refused-ink-json", path=str(path))) from None
    strokes = [[point[:2] for point in stroke] for stroke in rows if stroke]
    times = [[point[2] for point in stroke] for stroke in rows if stroke] if width == {3} else None
    if not all(math.isfinite(number) for stroke in rows for point in stroke for number in point):
        raise Refused(Message("refused-ink-json", path=str(path)))
    return Sample(told.get("label", ""), "", Ink.of(strokes, times))


def _as_json(ink: Ink, label: str) -> bytes:
    table = ink.points if ink.seconds is None else np.column_stack([ink.points, ink.seconds])
    strokes = np.split(table, np.flatnonzero(ink.stroke_start)[1:]) if len(ink) else []
    told = {"ink": 1, "label": label, "strokes": [stroke.tolist() for stroke in strokes]}
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def write(path: Path, ink: Ink, label: str = "") -> None:
    """Write ink as .inkml or .json, whole; refuses an ink without a point and any other suffix."""
    files.check_writable(path, *WRITTEN)
    if not len(ink):
        raise Refused(Message("refused-ink-empty"))
    made = ink_xml.inkml(ink, label) if path.suffix.lower() == ".inkml" else _as_json(ink, label)
    files.write(path, made)
