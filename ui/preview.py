"""What is in a file before it is taken: names and first rows of its columns, a sentence about each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FilePreview:
    """`columns` and their first `rows` as texts, `usable` which can be taken, `notes` one sentence each.

    A file that cannot be read, or has nothing to take, has a `refusal` instead.
    """

    name: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    usable: tuple[bool, ...] = ()
    notes: tuple[str, ...] = ()
    refusal: str = ""
