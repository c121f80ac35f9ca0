"""A person's own file: what is made of it, and in which sentence it is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.message import Refused
from simulator.tasks import own_file, own_series
from simulator.tasks.own_file import Preview

WAVE = [f"{np.sin(t / 3):.3f}" for t in range(60)]


def written(folder: Path, content: str | bytes, name: str = "own.csv") -> str:
    """A file with that in it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def refused(file: str, column: str = "", digest: str = "") -> tuple[str, dict[str, object]]:
    """The key and the values of the sentence in which a file is refused."""
    with pytest.raises(Refused) as refusal:
        own_series.read(file, column, digest)
    return refusal.value.message.key, dict(refusal.value.message.values)


def table(*columns: list[str], head: str = "day,wind", separator: str = ",") -> str:
    """A table of columns under a head."""
    return "\n".join((head, *(separator.join(row) for row in zip(*columns, strict=True)))) + "\n"


DAYS = [f"2020-01-{t % 28 + 1}" for t in range(60)]


def test_a_column_is_read_by_its_name_and_the_first_of_numbers_without(tmp_path: Path) -> None:
    file = written(tmp_path, table(DAYS, WAVE))
    named, first = own_series.read(file, "wind", ""), own_series.read(file, "", "")
    assert np.allclose(named.values[:, 0], [float(one) for one in WAVE])
    assert np.array_equal(named.values, first.values) and first.channels == ("wind",)
    assert not named.missing.any() and not named.notes


@pytest.mark.parametrize(
    ("separator", "head"), [(";", "day;wind"), ("\t", "day\twind"), ("|", "day|wind"), (",", '"day","wind"')]
)
def test_other_separators_are_found(tmp_path: Path, separator: str, head: str) -> None:
    file = written(tmp_path, table(DAYS, WAVE, head=head, separator=separator))
    assert own_series.read(file, "wind", "").values[5, 0] == float(WAVE[5])


def test_with_semicolons_a_comma_is_a_decimal_point(tmp_path: Path) -> None:
    commas = [one.replace(".", ",") for one in WAVE]
    file = written(tmp_path, table(DAYS, commas, head="day;wind", separator=";"))
    assert own_series.read(file, "wind", "").values[7, 0] == float(WAVE[7])


def test_a_column_without_a_head_has_a_number_for_a_name(tmp_path: Path) -> None:
    file = written(tmp_path, "\n".join(WAVE), "plain.txt")
    assert own_series.read(file, "1", "").steps == 60


def test_marks_of_the_encoding_and_utf_16_are_understood(tmp_path: Path) -> None:
    text = table(DAYS, WAVE, head="day,wind °")
    for content in (text.encode("utf-8-sig"), text.encode("utf-16")):
        assert own_series.read(written(tmp_path, content), "wind °", "").steps == 60


def test_gaps_are_filled_from_the_past_marked_and_reported(tmp_path: Path) -> None:
    values = WAVE.copy()
    values[0], values[10], values[11], values[40] = "", "NA", "?", "-"
    series = own_series.read(written(tmp_path, table(DAYS, values)), "wind", "")
    assert np.flatnonzero(series.missing).tolist() == [0, 10, 11, 40]
    # Never by the next value: a model that is to guess it would have seen it.
    assert series.values[10, 0] == series.values[11, 0] == series.values[9, 0]
    assert series.values[40, 0] == series.values[39, 0] and series.values[0, 0] == series.values[1, 0]
    (note,) = series.notes
    assert note.key == "sequences-note-gaps" and note.values == {"gaps": 4, "rows": 60}


def test_of_a_long_file_the_last_values_are_used_and_it_says_which(tmp_path: Path) -> None:
    rows = 250_000
    file = written(tmp_path, "value\n" + "\n".join(str(t % 97) for t in range(rows)))
    series = own_series.read(file, "value", "")
    assert series.steps == own_series.LONGEST and series.times[-1] == rows
    assert series.values[-1, 0] == (rows - 1) % 97
    (note,) = series.notes
    assert note.key == "sequences-note-last-rows" and note.values["rows"] == rows


def test_text_among_numbers_is_refused_with_its_row(tmp_path: Path) -> None:
    values = WAVE.copy()
    values[20] = "strong"
    key, said = refused(written(tmp_path, table(DAYS, values)), "wind")
    assert key == "refused-sequences-cell"
    assert said["row"] == 21 and said["value"] == "strong" and said["column"] == "wind"


@pytest.mark.parametrize("cell", ["inf", "1e999", "-inf"])
def test_what_is_not_finite_is_no_number(tmp_path: Path, cell: str) -> None:
    values = WAVE.copy()
    values[3] = cell
    assert refused(written(tmp_path, table(DAYS, values)), "wind")[0] == "refused-sequences-cell"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("wind\n3.5\n", "refused-sequences-few"),
        ("wind\n" + "4\n" * 80, "refused-sequences-constant"),
        ("day,wind\n" + "1,\n" * 80 + "".join(f"1,{t}\n" for t in range(50)), "refused-sequences-gaps"),
        ("", "refused-sequences-file-empty"),
        ("  \n\n", "refused-sequences-file-empty"),
        ("day,wind\na,b\nc,d\n", "refused-sequences-no-numbers"),
        ("wind\nstürmisch\n".encode("latin-1"), "refused-sequences-encoding"),
        (b"wind\n1\n\x00\x00\n", "refused-sequences-encoding"),
        (bytes(range(256)), "refused-sequences-encoding"),
    ],
)
def test_what_says_nothing_is_refused(tmp_path: Path, content: str | bytes, key: str) -> None:
    column = "wind" if key in ("refused-sequences-gaps",) else ""
    assert refused(written(tmp_path, content), column)[0] == key


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    key, said = refused(written(tmp_path, table(DAYS, WAVE)), "rain")
    assert key == "refused-sequences-column" and said["allowed"] == "day, wind"


def test_a_file_that_changed_since_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, table(DAYS, WAVE))
    digest = own_file.preview(Path(file)).sha256
    assert own_series.read(file, "wind", digest).steps == 60
    written(tmp_path, table(DAYS, WAVE[::-1]))
    assert refused(file, "wind", digest)[0] == "refused-sequences-file-changed"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused("")[0] == "refused-sequences-no-file"
    for name in (str(tmp_path), str(tmp_path / "nowhere.csv"), "a\0b"):
        assert refused(name)[0] == "refused-read"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_file, "LARGEST", 0)
    assert refused(written(tmp_path, table(DAYS, WAVE)))[0] == "refused-sequences-file-large"


def test_a_text_is_read_letter_by_letter(tmp_path: Path) -> None:
    file = written(tmp_path, "The sea comes in, and the sea goes out.\n" * 10, "own.txt")
    series = own_series.read(file, "", "")
    assert series.letters is not None and series.steps == 399
    assert "".join(series.symbols[k] for k in series.letters[:7]) == "the sea"
    assert refused(file, "wind")[0] == "refused-sequences-no-columns"
    assert refused(written(tmp_path, "too short", "short.txt"))[0] == "refused-sequences-text-short"


def test_a_preview_tells_what_there_is(tmp_path: Path) -> None:
    values = WAVE.copy()
    values[2] = ""
    seen = own_file.preview(Path(written(tmp_path, table(DAYS, values))))
    assert isinstance(seen, Preview) and seen.kind == "table" and seen.columns == ("day", "wind")
    assert seen.numeric == (False, True) and seen.missing == (0, 1)
    assert len(seen.rows) == 8 and seen.rows[2] == ("2020-01-3", "")
    assert seen.count == 60 and seen.is_whole and seen.encoding == "utf-8" and len(seen.sha256) == 64


def test_a_preview_of_a_long_table_looks_at_its_beginning(tmp_path: Path) -> None:
    file = written(tmp_path, "value\n" + "\n".join(str(t) for t in range(5_000)) + "\n")
    seen = own_file.preview(Path(file))
    assert not seen.is_whole and seen.count == 5_000 and seen.numeric == (True,)


def test_a_preview_of_a_text_counts_its_letters(tmp_path: Path) -> None:
    seen = own_file.preview(Path(written(tmp_path, "It was a dark night.", "story.txt")))
    assert seen.kind == "text" and seen.count == 20 and seen.columns == ()
