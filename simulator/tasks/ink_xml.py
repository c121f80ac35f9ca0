"""Ink in XML: InkML (W3C recommendation of 2011) and the stroke files of the IAM-OnDB.

Read with a parser that knows no entities, no document types and no network. Of InkML the traces are
read, with the channels X, Y and T their format names, absolute values, first (') and second (")
differences, and the label in an annotation of type `truth`; a file of the program's own says in
annotations how tall its x is, and comes back as it was.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

import numpy as np
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from simulator.arrays import Floats
from simulator.message import Message, Refused
from simulator.tasks.ink import MOST_POINTS, Ink
from simulator.tasks.ink_scale import Lines, standing, upright

_NAMESPACE = "http://www.w3.org/2003/InkML"
# Units a point is written in: thousandths of an x-height, and milliseconds.
_UNIT = 1000.0


def parse(text: bytes, path: str) -> tuple[str, Ink]:
    """Label ("" without one) and ink of either format; refuses what is neither, naming the file."""
    try:
        root = fromstring(text, forbid_dtd=True)
    except DefusedXmlException:
        raise Refused(Message("refused-ink-hostile", path=path)) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise Refused(Message("refused-ink-xml", path=path)) from None
    kind = _name(root)
    if kind == "ink":
        return _inkml(root, path)
    if kind == "WhiteboardCaptureSession":
        return "", _whiteboard(root, path)
    raise Refused(Message("refused-ink-kind", path=path))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: Element, name: str) -> Iterable[Element]:
    return (element for element in root.iter() if _name(element) == name)


# The IAM-OnDB: <Stroke><Point x= y= time=/></Stroke>, y down, seconds.


def _whiteboard(root: Element, path: str) -> Ink:
    strokes, seconds = [], []
    for stroke in _all(root, "Stroke"):
        rows = [[_number(p.get(key), path) for key in ("x", "y", "time")] for p in _all(stroke, "Point")]
        if rows:
            table = np.array(rows)
            strokes.append(table[:, :2] * (1.0, -1.0))
            seconds.append(table[:, 2])
    return upright(strokes, _from_zero(seconds))


# InkML.


def _inkml(root: Element, path: str) -> tuple[str, Ink]:
    told = {(a.get("type") or "").lower(): (a.text or "").strip() for a in root if _name(a) == "annotation"}
    channels = _channels(root)
    strokes, seconds = [], []
    for trace in _all(root, "trace"):
        if (trace.get("type") or "penDown") != "penDown":
            continue
        table = _trace(trace.text or "", len(channels), path)
        if not len(table):
            continue
        column = {name: table[:, place] * sign for place, (name, sign) in enumerate(channels)}
        if "X" not in column or "Y" not in column:
            raise Refused(Message("refused-ink-channels", path=path))
        strokes.append(np.column_stack([column["X"], -column["Y"]]))
        if "T" in column:
            seconds.append(column["T"] / 1000.0)
    times = _from_zero(seconds) if len(seconds) == len(strokes) and seconds else None
    label = told.get("truth", told.get("label", ""))
    if "unrolledxheight" in told:
        x_height = _number(told["unrolledxheight"], path)
        if not x_height > 0.0:
            raise Refused(Message("refused-ink-number", path=path, value=told["unrolledxheight"][:40]))
        return label, standing(strokes, Lines(0.0, x_height), times)
    return label, upright(strokes, times)


def _channels(root: Element) -> list[tuple[str, float]]:
    """The names of the numbers of a point, and −1 where one grows against the usual direction."""
    for layout in _all(root, "traceFormat"):
        found = [
            ((c.get("name") or "").upper(), -1.0 if c.get("orientation") == "-ve" else 1.0)
            for c in _all(layout, "channel")
        ]
        if found:
            return found
    return [("X", 1.0), ("Y", 1.0)]


_VALUE = re.compile(r"\s*([!'\"]?)\s*(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|#[0-9a-fA-F]+|[TF*?])")


def _trace(text: str, width: int, path: str) -> Floats:
    """The points (n, width) of one trace, its differences summed."""
    points = [part for part in text.split(",") if part.strip()]
    if len(points) > MOST_POINTS:
        raise Refused(Message("refused-ink-long", value=len(points), most=MOST_POINTS))
    table = np.zeros((len(points), width))
    order = [0] * width  # what a number is: 0 a value, 1 a difference, 2 a difference of differences
    value, speed = [0.0] * width, [0.0] * width
    for row, point in enumerate(points):
        place = 0
        for channel in range(width):
            found = _VALUE.match(point, place)
            if found is None:
                if channel >= 2:
                    break  # channels that come and go may be left out at the end
                raise Refused(Message("refused-ink-number", path=path, value=point.strip()[:40]))
            place = found.end()
            mark, word = found.groups()
            if mark:
                order[channel] = "!'\"".index(mark)
            given = _value(word)
            if word == "*":  # the same as before
                given = (value[channel], speed[channel], 0.0)[order[channel]]
            if order[channel] == 0:
                value[channel], speed[channel] = given, given - value[channel]
            else:
                speed[channel] = given + (speed[channel] if order[channel] == 2 else 0.0)
                value[channel] += speed[channel]
            table[row, channel] = value[channel]
    return table


def _value(word: str) -> float:
    if word.startswith("#"):
        return float(int(word[1:], 16))
    return {"T": 1.0, "F": 0.0, "*": 0.0, "?": 0.0}[word] if word in "TF*?" else float(word)


def _number(word: str | None, path: str) -> float:
    try:
        number = float(word or "")
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Refused(Message("refused-ink-number", path=path, value=(word or "")[:40]))
    return number


def _from_zero(seconds: list[Floats]) -> list[Floats] | None:
    """Times from the first point on; None without any, or where they do not grow."""
    if not seconds:
        return None
    every = np.concatenate(seconds)
    if (np.diff(every) < 0.0).any():
        return None
    return [part - every[0] for part in seconds]


def inkml(ink: Ink, label: str = "") -> bytes:
    """An InkML document of the ink: channels X, Y (down, as the standard has it) and T where known."""
    root = Element("ink", xmlns=_NAMESPACE)
    layout = SubElement(root, "traceFormat")
    names = ("X", "Y") if ink.seconds is None else ("X", "Y", "T")
    for name in names:
        SubElement(layout, "channel", name=name, type="decimal")
    for kind, text in (("truth", label), ("unrolledXHeight", f"{_UNIT:g}")):
        if text:
            SubElement(root, "annotation", type=kind).text = text
    table: Any = ink.points * (_UNIT, -_UNIT)
    if ink.seconds is not None:
        table = np.column_stack([table, ink.seconds * 1000.0])
    for stroke in np.split(table, np.flatnonzero(ink.stroke_start)[1:]) if len(ink) else []:
        text = ", ".join(" ".join(np.format_float_positional(v, trim="-") for v in row) for row in stroke)
        SubElement(root, "trace").text = text
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root) + b"\n"
