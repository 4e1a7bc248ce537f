"""Which columns of a table are used, by name or number."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, joined, nearest

if TYPE_CHECKING:
    from wgan_desktop.core.tables import Layout

COLUMNS = 1_000  # used at most


def listed(layout: Layout, used: Sequence[int]) -> str:
    """The names of these columns, the first five."""
    names = [layout.names[i] for i in used[:5]]
    shown = joined(names, ", ")
    return Said("{names} and {n} more", names=shown, n=len(used) - 5) if len(used) > 5 else shown


def chosen(layout: Layout, columns: str, name: str) -> list[int]:
    """The places of the columns to use."""
    if not columns.strip():
        used = [i for i, numeric in enumerate(layout.numeric) if numeric]
        if not used:
            raise ProblemError(
                "{name} has no column of numbers; choose a file with a row of numbers for each point.", name=name
            )
    else:
        (wanted,) = csv.reader([columns], skipinitialspace=True)
        used = list(dict.fromkeys(_place(layout, column.strip(), name) for column in wanted if column.strip()))
    if not 1 <= len(used) <= COLUMNS:
        raise ProblemError(
            "{name} has {count} columns to use, and at most {most} can be; choose some by name.",
            name=name,
            count=len(used),
            most=COLUMNS,
        )
    return used


def _place(layout: Layout, column: str, name: str) -> int:
    """Where the column of this name, or number, is."""
    if column in layout.names:
        return layout.names.index(column)
    number = column if layout.has_header else column.rpartition(" ")[2]  # “column 3”, in whichever language
    if number.isdecimal() and 1 <= int(number[:9]) <= len(layout.names):
        return int(number) - 1
    said = {"name": name, "column": column[:60]}
    if near := nearest(column, layout.names, cutoff=0.4):
        raise ProblemError("{name} has no column “{column}”; did you mean “{near}”?", near=near, **said)
    columns = listed(layout, range(len(layout.names)))
    raise ProblemError("{name} has no column “{column}”; it has {columns}.", columns=columns, **said)


def unusable(layout: Layout, used: Sequence[int], name: str, most: float | None) -> ProblemError:
    """Why no row of these columns can be used: where ``most`` is given, some numbers are as large as that or larger."""
    said = {"name": name, "columns": listed(layout, used)}
    if most is None:
        return ProblemError("{name} has no row with numbers in all of {columns}; choose other columns by name.", **said)
    return ProblemError(
        "{name} has in every row of {columns} a number that is missing or too large to reckon with ({most:g} or more); "
        "write them in a larger unit, or choose other columns by name.",
        most=most,
        **said,
    )
