"""Reading a table of numbers from a text file, whatever program wrote it.

The file is read once, piece by piece, so that ten million rows need no more memory than a few: of more rows than are
wanted a uniform sample is kept.  What cannot be read as a row of numbers is skipped and counted.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import dataclasses
import io
import itertools
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.columns import chosen, unusable
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.sampling import Sample
from wgan_desktop.core.words import Said, reason_of

ROWS = 100_000  # kept at most
CELLS = 5_000_000  # kept at most: of wide tables fewer rows
LARGEST = 1e100  # a larger number is no measurement, and its square would overflow
HEAD, PIECE = 1 << 16, 1 << 22  # bytes that the layout is read from, and bytes read at a time
LONGEST = 1 << 24  # bytes of a line: a longer one is no table
MISSING = {"nan", "na", "n/a", "null", "none", "inf", "-inf", "-", "?"}  # what stands for a number, and is no name
DELIMITERS = ("\t", ";", ",", "|", " ")  # the first of equals wins


@dataclasses.dataclass(frozen=True)
class Table:
    """The numbers of a text file.

    Attributes
    ----------
    names : tuple of str
        Of the columns used; `Said` "column 3" where the file gives none.
    values : (n, k) float64
        Finite numbers, in the order of the file.
    rows, skipped : int
        Rows that were not empty, and how many of them had no number in a column used.
    """

    names: tuple[str, ...]
    values: Floats
    rows: int
    skipped: int

    @property
    def left_out(self) -> list[Said]:
        """How many rows were skipped and why, in a sentence; none where all could be used."""
        if not self.skipped:
            return []
        rows, n = self.rows, self.skipped
        if n == 1:
            return [Said("One of its {rows} rows was skipped: a cell is empty, no number or too large.", rows=rows)]
        return [Said("{n} of its {rows} rows were skipped: a cell is empty, no number or too large.", n=n, rows=rows)]


@dataclasses.dataclass(frozen=True)
class Layout:
    """How a file is written: its delimiter, its decimal mark, and its columns' names and whether each holds numbers."""

    delimiter: str
    decimal: str
    names: tuple[str, ...]
    has_header: bool
    numeric: tuple[bool, ...]


def read_table(path: Path, columns: str = "") -> Table:
    """The numbers of a CSV file.

    Parameters
    ----------
    path : Path
    columns : str
        Names (or numbers, from 1) of the columns to use, separated by commas; all that hold numbers if empty.

    Raises
    ------
    ProblemError
        When there is no such file, or nothing in it can be used.
    """
    with _told(path), path.open("rb") as file:
        return _read(file, path.name, columns)


def number_columns(path: Path) -> tuple[str, ...]:
    """The columns of a CSV file that hold numbers, by name; raises ProblemError without any."""
    with _told(path), path.open("rb") as file:
        layout, used = _head(file, path.name, "")
    return tuple(layout.names[place] for place in used)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What cannot be read is said in a sentence: ProblemError."""
    try:
        if path.is_dir():
            raise ProblemError("{path} is a folder; choose a CSV file.", path=str(path))
        if path.exists() and not path.is_file():  # a pipe would block, a device would never end
            raise ProblemError("{path} is not an ordinary file; choose a CSV file.", path=str(path))
        yield
    except ProblemError:
        raise
    except FileNotFoundError:
        raise ProblemError("There is no file {path}; choose another.", path=str(path)) from None
    except UnicodeDecodeError:
        raise ProblemError("{name} is not UTF-8 text; save it as CSV in UTF-8 and try again.", name=path.name) from None
    except (OSError, ValueError, csv.Error) as error:
        raise ProblemError(
            "{name} cannot be read ({reason}); choose another file.", name=path.name, reason=reason_of(error)
        ) from None


def check_columns(path: Path, columns: str) -> None:
    """Complain of ``columns`` as `read_table` would, of the first lines alone."""
    with _told(path), path.open("rb") as file:
        _head(file, path.name, columns)


def _head(file: io.BufferedReader, name: str, columns: str) -> tuple[Layout, list[int]]:
    """How the file is written, and the places of the columns to use."""
    head = file.read(HEAD)
    layout = _layout(_whole_lines(_decoder(head).decode(head), len(head) < HEAD))
    if not layout.names:
        raise ProblemError("{name} is empty; choose a file with a row of numbers for each point.", name=name)
    return layout, chosen(layout, columns, name)


def _read(file: io.BufferedReader, name: str, columns: str) -> Table:
    layout, used = _head(file, name, columns)
    sample, rows, skipped, large = Sample(min(ROWS, CELLS // len(used))), 0, 0, 0
    file.seek(0)
    lines = _lines(file, name)
    if layout.has_header:
        next(line for line in lines if line.strip())
    for piece in iter(lambda: list(itertools.islice(lines, 50_000)), []):
        values = _numbers(piece, layout, used)
        usable = (np.abs(values) < LARGEST).all(axis=1)  # false for NaN too
        rows, skipped = rows + len(values), skipped + int((~usable).sum())
        large += int((np.abs(values) >= LARGEST).any(axis=1).sum())
        sample.put(values[usable])
    if not len(sample.values):
        raise unusable(layout, used, name, LARGEST if large else None)
    return Table(tuple(layout.names[i] for i in used), sample.values, rows, skipped)


def _decoder(start: bytes) -> codecs.IncrementalDecoder:
    """Of a file that starts so: UTF-8, unless a byte order mark says UTF-16, which spreadsheets call Unicode text."""
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return codecs.getincrementaldecoder("utf-16" if marked else "utf-8-sig")()


def _whole_lines(text: str, complete: bool) -> list[str]:
    """The lines that are not blank, without a last one that was cut."""
    lines = text.splitlines()
    return [line for line in (lines if complete or len(lines) < 2 else lines[:-1]) if line.strip()]


def _lines(file: io.BufferedReader, name: str) -> Iterator[str]:
    """The lines of a file, decoded piece by piece."""
    piece, rest = file.read(PIECE), ""
    decoder = _decoder(piece)
    while piece:
        text = rest + decoder.decode(piece)
        cut = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1  # a last \r may be half of \r\n
        yield from text[:cut].splitlines()
        rest = text[cut:]
        if len(rest) > LONGEST:
            raise ProblemError(
                "{name} has a line of more than {size} MB: it is no table; choose another file.",
                name=name,
                size=LONGEST >> 20,
            )
        piece = file.read(PIECE)
    yield from (rest + decoder.decode(b"", final=True)).splitlines()


# The layout


def _layout(lines: Sequence[str]) -> Layout:
    """Guess how a file is written, from its first lines."""
    if not lines:
        return Layout(",", ".", (), has_header=False, numeric=())
    delimiter = _delimiter(lines)
    rows = _split(lines, delimiter)
    width = _width(rows)
    decimal = _decimal(rows)
    columns = list(zip(*[(row + [""] * width)[:width] for row in rows], strict=True))
    numeric = tuple(_numeric(column[1:], decimal) for column in columns)
    has_header = _has_header([column for column, below in zip(columns, numeric, strict=True) if below], decimal)
    if not has_header:
        numeric = tuple(_numeric(column, decimal) for column in columns)
    names = [column[0].strip().lstrip("# ") if has_header else "" for column in columns]
    called = tuple(name or Said("column {number}", number=str(place)) for place, name in enumerate(names, 1))
    return Layout(delimiter, decimal, called, has_header, numeric)


def _delimiter(lines: Sequence[str]) -> str:
    """The mark that splits the lines into the best table."""
    splits = {mark: _split(lines, mark) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: _tabular(splits[mark]))
    if _tabular(splits[best]) == 0 or (best == "," and _is_halved(splits[","])):
        return ";"  # one column: a comma in it is a decimal one
    return best


def _has_header(columns: Sequence[Sequence[str]], decimal: str) -> bool:
    """Whether over the columns of numbers stand words alone: a row with a number is one of the data, however bad."""
    above = [column[0].strip().lower() for column in columns if column[0].strip()]
    return bool(above) and not any(cell in MISSING or _is_number(cell, decimal) for cell in above)


def _split(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    if delimiter == " ":
        return [line.split() for line in lines]
    return list(csv.reader(lines, delimiter=delimiter))


def _is_halved(rows: list[list[str]]) -> bool:
    """Whether the comma that split these rows is a decimal one: one name above pairs of whole numbers and decimals."""
    pairs = [row for row in rows[1:] if len(row) == 2]
    decimals = [row[1].strip() for row in pairs if row[1].strip().isdecimal() and "." not in row[0]]
    long = sum(len(digits) > 1 for digits in decimals)
    return len(rows[0]) == 1 and 0 < len(decimals) == len(pairs) and 2 * long >= len(pairs)


def _width(rows: list[list[str]]) -> int:
    """How many cells most rows have."""
    lengths = [len(row) for row in rows]
    return max(set(lengths), key=lengths.count)


def _tabular(rows: list[list[str]]) -> float:
    """How much split lines look like a table of more than one column: the share of cells in place that are numbers."""
    width = _width(rows)
    if width < 2:
        return 0.0
    decimal = "," if any("," in cell for row in rows for cell in row) else "."
    cells = [cell for row in rows if len(row) == width for cell in row]
    numbers = sum(_is_number(cell, decimal) for cell in cells)
    return (1e-6 + numbers / len(cells)) * len(cells) / sum(map(len, rows))


def _decimal(rows: list[list[str]]) -> str:
    """The mark with which more cells are numbers."""
    counts = {mark: sum(_is_number(cell, mark) for row in rows for cell in row) for mark in ".,"}
    return "," if counts[","] > counts["."] else "."


def _numeric(column: Sequence[str], decimal: str) -> bool:
    """Whether at least half of a column's cells are numbers."""
    return bool(column) and 2 * sum(_is_number(cell, decimal) for cell in column) >= len(column)


def _number(cell: str, decimal: str) -> float:
    """A cell's number, NaN if it holds none."""
    try:
        return float(cell.replace(",", ".") if decimal == "," else cell) if "_" not in cell else np.nan
    except ValueError:
        return np.nan


def _is_number(cell: str, decimal: str) -> bool:
    return math.isfinite(_number(cell, decimal))


# The numbers


def _numbers(lines: list[str], layout: Layout, used: list[int]) -> Floats:
    """The cells of the used columns, (n, k), NaN where a cell is no number; blank lines are left out."""
    if layout.decimal == layout.delimiter == ",":  # in quotes
        return np.array([_row(row, used, ",") for row in _split(lines, ",") if row]).reshape(-1, len(used))
    if layout.decimal == ",":
        lines = [line.replace(",", ".") for line in lines]
    lines = [line for line in lines if line and not line.isspace()]
    if not lines:
        return np.empty((0, len(used)))
    mark = None if layout.delimiter == " " else layout.delimiter
    try:
        return np.loadtxt(lines, delimiter=mark, usecols=used, ndmin=2, comments=None, quotechar='"')
    except ValueError:  # a cell somewhere is no number: the slow way, cell by cell
        return np.array([_row(row, used, ".") for row in _split(lines, layout.delimiter)])


def _row(cells: list[str], used: list[int], decimal: str) -> list[float]:
    return [_number(cells[i], decimal) if i < len(cells) else np.nan for i in used]
