"""What a file that was opened or dropped turns out to be, where its name does not tell."""

from __future__ import annotations

from pathlib import Path

from wgan_desktop.core import runfile
from wgan_desktop.core.pictures import known_kinds
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.runfile import RunFile
from wgan_desktop.core.settings import SettingsError

RUNS = (".wgan", ".toml")  # what runs and settings are called


def run_of(path: Path) -> RunFile:
    """The run or the settings of a file.

    Raises
    ------
    SettingsError
        With everything that is wrong with it.
    ProblemError
        With all that can be opened, when it is neither nor called so.
    """
    try:
        return runfile.read(path)
    except SettingsError as error:
        if not error.foreign or path.suffix.lower() in RUNS:  # it is settings, or is called so
            raise
        raise ProblemError(
            "It is of no kind that is known here. What can be opened or dropped: a run (.wgan), settings (TOML), a "
            "table of points (CSV, TSV or TXT), and pictures: {known}.",
            known=known_kinds(),
        ) from None
