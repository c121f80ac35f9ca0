"""Files are whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import safer
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from simulator.message import Message, Refused
from simulator.models.elman import Parameters

# A weight file of this program is some kilobytes; what is larger than this was not made by it.
LARGEST = 64 * 2**20


def write(path: Path, content: bytes) -> None:
    """Write a file whole; refuses, and leaves what was there, if it cannot be written."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
        with safer.open(path, "wb", temp_file=True) as file:
            file.write(content)
        # A temporary file is private; the file that was asked for is like any other.
        path.chmod(mode)
    except OSError as error:
        raise Refused(Message("refused-write", path=str(path), reason=error.strerror or str(error))) from None


def _umask() -> int:
    # The only way to read the mask is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask


def check_writable(path: Path, *suffixes: str) -> None:
    """Refuse a path that `write` would refuse, before any work is done for it."""
    if path.suffix.lower() not in suffixes:
        raise Refused(
            Message(
                "refused-suffix",
                path=str(path),
                allowed=", ".join(suffix or "DIRECTORY" for suffix in suffixes),
            )
        )
    folder = path.parent
    if not folder.is_dir():
        raise Refused(Message("refused-folder", path=str(path), folder=str(folder)))
    if path.is_dir() or not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise Refused(Message("refused-write", path=str(path), reason=os.strerror(errno.EACCES)))


def write_arrays(
    path: Path, arrays: Mapping[str, NDArray[np.float64]], settings: Mapping[str, object]
) -> None:
    """An NPZ of named arrays and `settings` as JSON text; nothing in it needs unpickling."""
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, settings=np.array(json.dumps(settings)), **dict(arrays))
    write(path, buffer.getvalue())


def write_tensors(
    path: Path,
    tensors: Mapping[str, NDArray[np.floating]],
    chapter: str,
    settings: Mapping[str, object],
    **told: str,
) -> None:
    """A safetensors file with the parameters under their names, chapter, settings and more as metadata."""
    whole = {name: np.ascontiguousarray(part) for name, part in tensors.items()}
    write(path, save(whole, metadata={"chapter": chapter, "settings": json.dumps(settings), **told}))


def read_tensors(path: Path, chapter: str) -> tuple[dict[str, NDArray[np.generic]], dict[str, object]]:
    """Parameters and settings of a chapter from a safetensors file; refuses what is not exactly that.

    Nothing in the file is executed: safetensors holds a JSON header and plain numbers. Whether names,
    shapes and numbers are the chapter's own is for the chapter to check (`numbers`, `elman_parameters`).
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # A pipe would be waited for, a device read without end.
            raise Refused(Message("refused-weights", path=str(path)))
        if status.st_size > LARGEST:
            raise Refused(Message("refused-weights-large", path=str(path), largest=LARGEST // 2**20))
        with safe_open(path, framework="np") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no iterator)
        settings = json.loads(metadata.get("settings", "{}"))
    except OSError as error:
        raise Refused(Message("refused-read", path=str(path), reason=error.strerror or str(error))) from None
    except (SafetensorError, ValueError, TypeError, RecursionError):
        raise Refused(Message("refused-weights", path=str(path))) from None
    if not isinstance(settings, dict):
        raise Refused(Message("refused-weights", path=str(path)))
    if metadata.get("chapter") != chapter:
        other = str(metadata.get("chapter", "none"))[:40]
        raise Refused(Message("refused-weights-chapter", path=str(path), chapter=chapter, value=other))
    return tensors, settings


def numbers(
    path: Path, tensors: Mapping[str, NDArray[np.generic]], shapes: Mapping[str, tuple[int, ...]]
) -> dict[str, NDArray[np.float64]]:
    """The tensors as float64, if they are exactly the named ones of these shapes and finite; else refuses."""
    if sorted(tensors) != sorted(shapes):
        raise Refused(Message("refused-weights-names", path=str(path), allowed=", ".join(shapes)))
    fits = all(tensors[name].shape == shape for name, shape in shapes.items())
    if fits and all(np.issubdtype(tensors[name].dtype, np.floating) for name in shapes):
        parts = {name: tensors[name].astype(np.float64) for name in shapes}
        if all(np.isfinite(part).all() for part in parts.values()):
            return parts
    raise Refused(Message("refused-weights-shapes", path=str(path)))


def elman_parameters(path: Path, tensors: Mapping[str, NDArray[np.generic]]) -> Parameters:
    """A plain recurrent network's parameters, of any size that fits together; else refuses."""
    names = list(Parameters.__dataclass_fields__)
    sizes = [tensors[name].shape if name in tensors else () for name in ("input_weights", "output_weights")]
    if sorted(tensors) == sorted(names) and any(len(size) != 2 for size in sizes):
        raise Refused(Message("refused-weights-shapes", path=str(path)))
    hidden, inputs, outputs = (*sizes[0], sizes[1][0]) if all(len(size) == 2 for size in sizes) else (0, 0, 0)
    shapes = ((hidden, inputs), (hidden, hidden), (hidden,), (hidden,), (outputs, hidden), (outputs,))
    return Parameters(**numbers(path, tensors, dict(zip(names, shapes, strict=True))))
