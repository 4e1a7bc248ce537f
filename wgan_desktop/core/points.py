"""A person's own points: read from a CSV file or drawn, kept under a name that follows from their content."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.files import data_folder, write_whole
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.projection import Projection
from wgan_desktop.core.tables import Table, check_columns, read_table
from wgan_desktop.core.words import Said, joined, reason_of

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


TRAVELLING = 2_000  # points at most that are written into a run file
NAME = re.compile(r"[0-9a-f]{16}")
_LARGEST_FILE = 1 << 26  # bytes of a kept file that are read


@dataclasses.dataclass(frozen=True)
class OwnPoints:
    """Points (n, 2) float64 in the units of the file, and ``said``: what was done to get them, in words."""

    points: Floats
    said: str

    @property
    def name(self) -> str:
        """The content hash: 16 hexadecimal digits."""
        return content_name(self.points)


def read_points(path: Path, columns: str = "") -> OwnPoints:
    """The points of a CSV file; ``columns`` names those to use (all that hold numbers if empty).

    One column becomes points (value, 0).  More than two are reduced to their two principal components: scores in the
    file's units, about the mean.

    Raises
    ------
    ProblemError
        When nothing in the file can be used.
    """
    table = read_table(path, columns)
    points, said = table.values, _read(table, path.name)
    if points.shape[1] == 1:
        points = np.column_stack([points, np.zeros(len(points))])
        said.append(Said("One column: the points lie on a line, at y = 0."))
    elif points.shape[1] > 2:
        plane = Projection.of(points)
        points = plane.points(points)
        said.append(
            Said(
                "{n} columns, reduced to two principal components: {share:.0%} of the variance.",
                n=len(table.names),
                share=plane.explained,
            )
        )
    return OwnPoints(points, joined(said))


def _read(table: Table, name: str) -> list[Said]:
    """What was read from the file of this name, in sentences."""
    count, usable = len(table.values), table.rows - table.skipped
    read = {"file": name, "columns": _columns(table)}
    one = Said("Read one point from {file} ({columns}).", **read)
    said = [one if count == 1 else Said("Read {n} points from {file} ({columns}).", n=count, **read)]
    said += table.left_out
    if count < usable:
        said.append(Said("They are a uniform sample of {n}.", n=usable))
    return said


def _columns(table: Table) -> str:
    shown = joined(table.names[:3], ", ")
    return Said("{names} and {n} more", names=shown, n=len(table.names) - 3) if len(table.names) > 3 else shown


def content_name(points: npt.ArrayLike) -> str:
    """The name under which points (n, 2) are kept: the start of the SHA-256 of their numbers."""
    values = _checked(points)
    return hashlib.sha256(values.astype("<f8").tobytes()).hexdigest()[:16]


def _checked(points: npt.ArrayLike) -> Floats:
    """(n, 2) float64, finite, in C order, without negative zeros and denormals.

    A thread that flushes denormals, as the trainer's does, reads and hashes the same numbers as any other.

    Raises
    ------
    ProblemError
        For anything else.
    """
    try:
        values = np.array(points, np.float64, order="C")
    except (TypeError, ValueError):
        values = np.empty(0)
    values[np.abs(values) < np.finfo(np.float64).smallest_normal] = 0.0
    if values.ndim != 2 or values.shape[1] != 2 or not len(values):
        raise ProblemError("There are no points to learn; draw some, or open a CSV file.")
    if not np.isfinite(values).all():
        raise ProblemError("Some of the points are not finite numbers; remove them and try again.")
    return values


class PointStore:
    """Points on disk, each set under its content's name.

    Parameters
    ----------
    folder : Path, optional
        Default: ``points`` in `files.data_folder`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = data_folder() / "points" if folder is None else folder

    def put(self, points: npt.ArrayLike, origin: Path | None = None) -> str:
        """Keep points (n, 2), and from which file they came, and return their name; whole or not at all.

        Raises
        ------
        ProblemError
            When they are no points, or cannot be written.
        """
        values = _checked(points)
        name = content_name(values)
        stream = io.BytesIO()
        np.save(stream, values, allow_pickle=False)
        try:
            if not self._file(name).exists():
                write_whole(self._file(name), stream.getvalue())
            if origin is not None:
                write_whole(self._file(name, ".origin"), str(origin.absolute()).encode())
        except OSError as error:
            raise ProblemError(
                    "The points cannot be kept in {folder} ({reason}); "
                    "let WGAN_DESKTOP_HOME name a folder that can be written.",
                    folder=str(self.folder), reason=reason_of(error),
                ) from None  # fmt: skip
        return name

    def get(self, name: str) -> Floats:
        """The points (n, 2) kept under ``name``.

        Raises
        ------
        ProblemError
            When there are none, or the file is not what was written.
        """
        if not NAME.fullmatch(name):
            raise ProblemError("“{name}” is not the name of kept points; open their CSV file.", name=name[:40])
        file = self._file(name)
        if not file.exists():
            raise ProblemError("The points {name} are not kept on this machine; open their CSV file.", name=name)
        try:
            if file.stat().st_size > _LARGEST_FILE:
                raise ValueError("too large")
            values = np.load(file, allow_pickle=False)
            if content_name(values) != name:
                raise ValueError("changed")
        except (OSError, ValueError, EOFError):
            raise ProblemError("The kept points {name} are damaged; open their CSV file again.", name=name) from None
        return np.asarray(values, np.float64)

    def origin(self, name: str) -> Path | None:
        """The file that the points of this name were read from; None where they were drawn, or nobody knows."""
        try:
            return Path(self._file(name, ".origin").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def _file(self, name: str, suffix: str = ".npy") -> Path:
        return self.folder / f"{name}{suffix}"


def load(settings: Settings, store: PointStore | None = None) -> OwnPoints:
    """The points that ``settings`` speak of: kept ones by name, else a CSV file.

    Where columns are chosen for kept points, the file that they came from is read again.

    Raises
    ------
    ProblemError
        When there are none, or no such columns.
    """
    source = settings.points.strip()
    if not source:
        raise ProblemError("No points were chosen; open a CSV file, or draw some.")
    if not NAME.fullmatch(source):
        return read_points(Path(source).expanduser(), settings.columns)
    kept = store or PointStore()
    if settings.columns.strip():
        origin = kept.origin(source)
        if origin is None:
            raise ProblemError("These points have no columns to choose from; leave Columns empty, or open a CSV file.")
        return read_points(origin, settings.columns)
    points = kept.get(source)
    return OwnPoints(points, Said("{n} kept points.", n=len(points)))


def keep(settings: Settings, store: PointStore | None = None) -> tuple[Settings, OwnPoints]:
    """Read the CSV file that ``settings`` name and keep its points: the settings then name them by content.

    A run that starts from these settings can be repeated though the file has changed or gone.

    Raises
    ------
    ProblemError
        When there are no points, or they cannot be kept.
    """
    own, kept, source = load(settings, store), store or PointStore(), settings.points.strip()
    origin = kept.origin(source) if NAME.fullmatch(source) else Path(source).expanduser()
    return settings.replace(problem="points", points=kept.put(own.points, origin), columns=""), own


def missing_columns(settings: Settings, columns: str) -> str:
    """Why these columns of the points in ``settings`` cannot be used, in a sentence; empty if they can.

    Only the file's first lines are read: it may be large, and somebody waits.
    """
    source = settings.points.strip()
    path = PointStore().origin(source) if NAME.fullmatch(source) else Path(source).expanduser()
    if not columns.strip() or path is None or settings.problem != "points":
        return ""
    try:
        check_columns(path, columns)
    except ProblemError as error:
        return str(error)
    return ""


def write_csv(path: Path, points: npt.ArrayLike) -> None:
    """Write points (n, 2) as a CSV file with the header ``x,y``; every number is read back as it was.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    rows = "".join(f"{x!r},{y!r}\n" for x, y in _checked(points).tolist())
    write_whole(path, f"x,y\n{rows}".encode())
