"""A run as text: what is saved, opened, copied and pasted.

A run file is TOML: the settings, what was done to the run (its journal) and, where there are at most 2,000 of them, the
person's own points.  The same text, compressed into one line that begins with ``wgan1:``, is what is shared in a chat.
A file of settings alone, or a preset's, can be opened too.  All that comes from outside is checked before it is used.
"""

from __future__ import annotations

import base64
import dataclasses
import tomllib
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from wgan_desktop.core.downloads import lasting
from wgan_desktop.core.files import write_whole
from wgan_desktop.core.journal import Action, Entry, Journal
from wgan_desktop.core.points import NAME, TRAVELLING, PointStore, content_name, keep
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.settings import FIELDS, LIVE, Complaint, Settings, SettingsError, to_toml, toml_value
from wgan_desktop.core.words import Said, reason_of

FORMAT = 1
LARGEST = 8_000_000  # bytes of a file, and of what a line unfolds to
TOO_LARGE = Said("a run file of at most {size} MB", size=LARGEST // 10**6)
PREFIX = "wgan1:"
_KEYS = {"format", "settings", "points", "journal", "title", "text", "rank"}  # the last three are a preset's
_LAST_UPDATE = 2**53

Point = tuple[float, float]


@dataclasses.dataclass(frozen=True)
class RunFile:
    """What a run file holds.

    Attributes
    ----------
    settings : Settings
        As the run began; own points are named by their content.
    journal : tuple of Entry
    points : tuple of (float, float)
        The person's own points, if they travel along.
    whole : bool
        A run, to be begun from its start; else settings alone, which a run may also take on as it goes.
    """

    settings: Settings
    journal: Journal = ()
    points: tuple[Point, ...] = ()
    whole: bool = True

    @classmethod
    def of(cls, settings: Settings, journal: Journal = (), store: PointStore | None = None) -> RunFile:
        """The file of a run, with its own points if it has at most 2,000.

        Raises
        ------
        ProblemError
            When the run's points are nowhere to be found.
        """
        if settings.problem != "points":
            path = lasting(settings.path) if settings.problem == "images" else ""
            return cls(settings.replace(points="", columns="", path=path), journal)
        settings, own = keep(settings, store)
        travelling = [(x, y) for x, y in own.points.tolist()] if len(own.points) <= TRAVELLING else []
        return cls(settings, journal, tuple(travelling))

    def keep_points(self, store: PointStore | None = None) -> None:
        """Keep the points that came along, so that the settings find them.

        Raises
        ------
        ProblemError
            When they cannot be written.
        """
        if self.points:
            (store or PointStore()).put(self.points)

    def to_text(self) -> str:
        """The file as TOML."""
        parts = [f"# A run of wgan-desktop\nformat = {FORMAT}\n", f"[settings]\n{to_toml(self.settings)}"]
        if self.points:
            rows = "".join(f"  [{x!r}, {y!r}],\n" for x, y in self.points)
            parts.append(f"[points]\nrows = [\n{rows}]\n")
        parts += [_entry_text(entry) for entry in self.journal]
        return "\n".join(parts)

    def to_string(self) -> str:
        """The file as one line of letters, digits, - and _."""
        packed = zlib.compress(self.to_text().encode(), 9)
        return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def from_text(cls, source: str | bytes, folder: Path | None = None, name: str = "") -> RunFile:
        """Read `to_text`'s text, `to_string`'s line, or settings alone.

        Parameters
        ----------
        source : str or bytes
        folder : Path, optional
            Where the text was found: a CSV file may then be named that lies in this folder or below it.  Without it
            own points are only named by their content.
        name : str
            The file's, for a complaint; without one it is told by how it begins.

        Raises
        ------
        SettingsError
            With everything that is wrong.
        """
        text = _decoded(source, name)
        return cls.from_string(text) if text.lstrip().startswith(PREFIX) else _parsed(text, folder, name)

    @classmethod
    def from_string(cls, source: str) -> RunFile:
        """Read `to_string`'s line; blanks and line breaks that a chat put in are left out.

        Raises
        ------
        SettingsError
            With everything that is wrong.
        """
        line = "".join(source.split()).strip("\"'`<>")
        shared = line.removeprefix(PREFIX)
        try:
            if not line.startswith(PREFIX) or len(line) > LARGEST:
                raise ValueError
            packed = base64.b64decode(shared + "=" * (-len(shared) % 4), altchars=b"-_", validate=True)
            unfolding = zlib.decompressobj()
            text = unfolding.decompress(packed, LARGEST)
            if not unfolding.eof:  # cut off, or a bomb
                raise ValueError
        except (ValueError, zlib.error):
            allowed = Said("a whole shared run, one line that begins with {prefix}", prefix=PREFIX)
            raise SettingsError([Complaint("text", line[:40], allowed)]) from None
        return _parsed(_decoded(text, ""))  # never another line: they would unfold to each other for ever


def save(path: Path, run: RunFile) -> None:
    """Write a run file, whole or not at all.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    write_whole(path, run.to_text().encode())


def read(path: Path) -> RunFile:
    """Read a run file and keep the points that came with it.

    Raises
    ------
    SettingsError
        When it cannot be read or used, with everything that is wrong.
    """
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise SettingsError.of_file(path.name, TOO_LARGE)
        if path.exists() and not path.is_file():
            raise SettingsError.of_file(str(path), Said("an ordinary file"))
        run = RunFile.from_text(path.read_bytes(), path.parent, str(path))
        run.keep_points()
    except (OSError, ProblemError) as error:
        allowed = Said("a file that can be read ({reason})", reason=reason_of(error))
        raise SettingsError.of_file(str(path), allowed) from None
    return run


def _entry_text(entry: Entry) -> str:
    detail = ", ".join(f"{toml_value(name)} = {toml_value(value)}" for name, value in entry.detail.items())
    place = f"step = {entry.step}\nupdate = {entry.update}\nupdates = {entry.updates}\n"
    return f"[[journal]]\n{place}action = {toml_value(entry.action)}\ndetail = {{ {detail} }}\n"


def _decoded(source: str | bytes, name: str) -> str:
    """The text, of at most so many bytes, without a byte order mark."""
    if len(source) > LARGEST:
        raise SettingsError.of_file(name or source[:20], TOO_LARGE)
    try:
        return (source.decode() if isinstance(source, bytes) else source).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise SettingsError.of_file(name or source[:20], Said("UTF-8 text"), foreign=True) from None


def _parsed(text: str, folder: Path | None = None, name: str = "") -> RunFile:
    """What TOML says."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of 5,000 digits and 1,000 brackets
        why = Said("valid TOML ({error})", error=str(error))
        raise SettingsError.of_file(name or text[:40], why, foreign=True) from None
    return _checked(data if "settings" in data or "format" in data else {"settings": data}, folder)


def _checked(data: Mapping[str, Any], folder: Path | None) -> RunFile:
    """What came from outside: each part adds its complaints, and all are told at once."""
    allowed = Said("one of {choices}", choices=", ".join(sorted(_KEYS)))
    complaints = [Complaint(key, "", allowed) for key in data if key not in _KEYS]
    if (other := data.get("format", FORMAT)) != FORMAT:
        complaints.append(Complaint("format", other, Said("{format}: another version wrote this file", format=FORMAT)))
    settings = _settings(data.get("settings", {}), folder, complaints)
    points = _points(data.get("points", {}), settings, complaints)
    journal = _journal(data.get("journal", []), complaints)
    if complaints:
        raise SettingsError(complaints)
    return RunFile(settings, journal, points, whole="format" in data)


def _settings(values: object, folder: Path | None, complaints: list[Complaint]) -> Settings:
    if not isinstance(values, dict):
        complaints.append(Complaint("settings", values, Said("a table of fields")))
        return Settings()
    try:
        settings = Settings.parse(values, typed=True)
    except SettingsError as error:
        complaints += error.complaints
        return Settings()
    if settings.path.startswith(("//", "\\\\")):  # to look there would tell another machine who looks
        complaints.append(Complaint("path", settings.path, Said("on this machine; choose the pictures yourself")))
    if not settings.points or NAME.fullmatch(settings.points):
        return settings
    if folder is not None:
        file = (folder / settings.points).resolve()
        if file.is_relative_to(folder.resolve()):
            return settings.replace(points=str(file))
    allowed = Said("the name of kept points, or a CSV file beside this file; choose the file itself to use another")
    complaints.append(Complaint("points", settings.points, allowed))
    return Settings()


def _points(table: object, settings: Settings, complaints: list[Complaint]) -> tuple[Point, ...]:
    rows = table.get("rows", []) if isinstance(table, dict) else None
    if rows == []:
        return ()
    try:
        if not isinstance(rows, list) or len(rows) > TRAVELLING:
            raise ProblemError("no rows")
        name = content_name(rows)
    except ProblemError:
        complaints.append(Complaint("points", rows, Said("at most {most} rows of two finite numbers", most=TRAVELLING)))
        return ()
    if not complaints and name != settings.points:
        allowed = Said('"{name}", the name of the points in this file', name=name)
        complaints.append(Complaint("points", settings.points, allowed))
    return tuple((float(x), float(y)) for x, y in rows)


def _journal(entries: object, complaints: list[Complaint]) -> Journal:
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        complaints.append(Complaint("journal", entries, Said("a list of entries")))
        return ()
    found: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        try:
            found.append(_entry(entry, found[-1].updates if found else 0))
        except SettingsError as error:
            complaints += error.complaints
        except (TypeError, ValueError) as error:
            complaints.append(Complaint(f"journal entry {number}", entry, str(error)))
    return tuple(found)


def _entry(values: object, earliest: int) -> Entry:
    """An entry of the journal, at a place where the run has made ``earliest`` updates or more.

    Raises
    ------
    TypeError, ValueError
        With what is allowed.
    """
    if not isinstance(values, dict) or values.keys() != {"step", "update", "updates", "action", "detail"}:
        raise TypeError(Said("a table of step, update, updates, action and detail"))
    places = [values[name] for name in ("step", "update", "updates")]
    if not all(type(place) is int and 0 <= place <= _LAST_UPDATE for place in places) or places[2] < earliest:
        raise ValueError(Said("at a place (step, update, updates) not before the last"))
    if values["action"] not in get_args(Action):
        raise ValueError(Said("of an action out of {actions}", actions=", ".join(get_args(Action))))
    detail = _applied(values["detail"]) if values["action"] == "apply" else _plain(values["detail"])
    return Entry(places[0], places[1], places[2], values["action"], detail)


def _plain(detail: object) -> dict[str, Any]:
    if not isinstance(detail, dict) or not all(isinstance(value, str | int | float) for value in detail.values()):
        raise TypeError(Said("with a detail of plain values"))
    return detail


def _applied(detail: object) -> dict[str, Any]:
    """The changed fields, each of which may change in a run."""
    changed = Settings.parse(_plain(detail))
    applied = {name: getattr(changed, name) for name in _plain(detail)}
    if fixed := [name for name in applied if FIELDS[name].effect != LIVE]:
        raise ValueError(Said("without a change of {field}, which needs a new run", field=fixed[0]))
    return applied
