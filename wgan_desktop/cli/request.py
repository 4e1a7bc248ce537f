"""What the command line asks for, read and checked as a whole: every problem is told at once, and nothing starts."""

from __future__ import annotations

import argparse
import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wgan_desktop.cli.arguments import HOSTS, NUMBERS, THEMES, unknown_options
from wgan_desktop.core.devices import DEVICES
from wgan_desktop.core.fields import FieldError
from wgan_desktop.core.journal import Journal
from wgan_desktop.core.runfile import read as read_run
from wgan_desktop.core.settings import Complaint, Settings, SettingsError
from wgan_desktop.core.words import nearest
from wgan_desktop.ui.i18n import languages

TABLES = (".csv", ".tsv", ".txt")  # what ends so is a person's own points
ENOUGH = 1000  # steps, where nothing says how many


@dataclasses.dataclass(frozen=True)
class Request:
    """A run as the command line asks for it.

    Attributes
    ----------
    settings : Settings
    journal : Journal
        Of a saved run: what is replayed.
    device : str
        A key of ``DEVICES``.
    numbers : dict
        Those of ``NUMBERS`` that were given.
    log, samples_out : Path or None
    averaged : bool
        The samples are the averaged generator's.
    unusable : bool
        All that is skipped of the data is printed.
    progress : bool or None
        None: on a terminal.
    """

    settings: Settings
    journal: Journal
    device: str
    numbers: dict[str, Any]
    log: Path | None
    samples_out: Path | None
    averaged: bool
    unusable: bool
    progress: bool | None

    def number(self, name: str) -> Any:
        """An option of ``NUMBERS``, or its default."""
        return self.numbers.get(name, NUMBERS[name].default)

    @property
    def stopping(self) -> Settings:
        """The settings; ``--steps``, where it was given, is where they stop."""
        return self.settings.replace(stop_steps=self.numbers.get("steps", self.settings.stop_steps))

    @property
    def steps(self) -> int | None:
        """How many steps to make; None where only time, W1 or the user ends the run."""
        if "steps" in self.numbers:
            return int(self.numbers["steps"])
        s = self.settings
        if s.stop_steps or s.stop_seconds or s.stop_w1:
            return s.stop_steps or None
        return max(s.lr_decay or ENOUGH, *(entry.step for entry in self.journal), 0)


def read(
    arguments: argparse.Namespace, more: Iterable[Complaint] = (), source: tuple[Settings, Journal] | None = None
) -> Request:  # fmt: skip
    """Read the options that every run takes.

    Parameters
    ----------
    more : iterable of Complaint
        What was found to be wrong with the options that only one command has.
    source : tuple of Settings and Journal, optional
        What the run begins with, where that is not what the options name.

    Raises
    ------
    SettingsError
        With everything that is wrong.
    """
    complaints = [*unknown_options(arguments), *more]
    base, journal = source or _source(arguments, complaints)
    settings = _changed(base, arguments, complaints)
    numbers = _numbers(arguments, complaints)
    device = one_of("--device", arguments.device, DEVICES, complaints)
    for option, known in (("lang", languages()), ("theme", THEMES), ("host", HOSTS)):
        if (value := getattr(arguments, option, None)) is not None:
            one_of(f"--{option}", value, known, complaints)
    log, samples_out = (_output(name, getattr(arguments, name), complaints) for name in ("log", "samples_out"))
    complaints += _same_files(arguments)
    averaged = getattr(arguments, "averaged", False)
    if averaged and not settings.ema_decay:
        complaints.append(Complaint("--averaged", "", "used with --set ema_decay=0.999 or another above 0"))
    if complaints:
        raise SettingsError(complaints)
    unusable = getattr(arguments, "list_unusable", False)
    return Request(settings, journal, device, numbers, log, samples_out, averaged, unusable, arguments.progress)


def _source(arguments: argparse.Namespace, complaints: list[Complaint]) -> tuple[Settings, Journal]:
    """The settings to begin with, and the journal of a saved run.

    Without any, ``train`` begins with the defaults and a window with the opening preset.
    """
    from wgan_desktop.core.presets import presets

    known = presets()
    file = getattr(arguments, "file", None)
    if file is not None and (arguments.settings or arguments.preset):
        complaints.append(Complaint("FILE", file, "the only source: without --settings and --preset"))
    elif file is not None or arguments.settings is not None:
        return opened(Path(file or arguments.settings), known["opening"].settings, complaints)
    name = arguments.preset or ("opening" if hasattr(arguments, "theme") else "")
    if name and one_of("--preset", name, known, complaints) in known:
        return known[name].settings, ()
    return Settings(), ()


def opened(path: Path, base: Settings, complaints: list[Complaint]) -> tuple[Settings, Journal]:
    """What a file holds; a table of points, or pictures, are learnt with the settings ``base``."""
    from wgan_desktop.core.pictures import chosen, holds_pictures
    from wgan_desktop.core.problems import turned_to

    try:
        if holds_pictures(path):
            return turned_to(base, "images", **chosen(path)), ()
        if path.suffix.lower() in TABLES:
            return _own_points(base, str(path)), ()
        run = read_run(path)
        return run.settings, run.journal
    except SettingsError as error:
        complaints.extend(error.complaints)
        return Settings(), ()


def _own_points(base: Settings, file: str) -> Settings:
    """``base`` on the points of a CSV file."""
    from wgan_desktop.core.points import keep
    from wgan_desktop.core.problems import ProblemError

    try:
        return keep(base.replace(problem="points", points=file))[0]
    except ProblemError as error:
        raise SettingsError([Complaint("file", file, f"a table of points ({error})")]) from None


def _changed(base: Settings, arguments: argparse.Namespace, complaints: list[Complaint]) -> Settings:
    """``base`` with every ``--set``, and ``--seed``."""
    values: dict[str, str] = {}
    for item in arguments.set:
        name, equals, value = item.partition("=")
        if equals:
            values[name.strip()] = value.strip()
        else:
            complaints.append(Complaint("--set", item, "FIELD=VALUE"))
    if arguments.seed is not None:
        values["seed"] = arguments.seed
    try:
        return base.replace(**values)
    except SettingsError as error:
        complaints.extend(error.complaints)
    return base


def _numbers(arguments: argparse.Namespace, complaints: list[Complaint]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in NUMBERS.items():
        value = getattr(arguments, name, None)
        if value is None:
            continue
        try:
            found[name] = field.parse(value)
        except FieldError as error:
            complaints.append(Complaint(field.label, value, str(error)))
    return found


def one_of(option: str, value: str, names: Iterable[str], complaints: list[Complaint]) -> str:
    """``value``, complained of if it is not one of ``names``."""
    known = list(names)
    if value not in known:
        complaints.append(Complaint(option, value, "one of " + ", ".join(known), nearest(value, known)))
    return value


def _output(name: str, value: str | None, complaints: list[Complaint]) -> Path | None:
    """A file that is going to be written; whether it can be is found out now and not after the run."""
    if value is None:
        return None
    path = Path(value)
    if why := unwritable(path):
        complaints.append(Complaint(f"--{name.replace('_', '-')}", value, f"a file that can be written ({why})"))
    return path


def _same_files(arguments: argparse.Namespace) -> list[Complaint]:
    """Complaints of an output that would replace another file of the same command."""
    seen: dict[Path, str] = {}
    found: list[Complaint] = []
    for option in ("file", "settings", "log", "samples_out"):
        if value := getattr(arguments, option, None):
            other = seen.setdefault(Path(value).resolve(), option)
            if other != option:
                found.append(Complaint(f"--{option.replace('_', '-')}", value, f"another file than that of {other}"))
    return found


def unwritable(path: Path) -> str:
    """Why ``path`` cannot become a file; empty if it can."""
    try:
        if path.is_dir():
            return "it is a folder"
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}"
        target = path if path.exists() else path.parent
        return "" if os.access(target, os.W_OK) else f"no permission to write to {target}"
    except (OSError, ValueError) as error:  # a name too long, a null character
        return str(error)
