"""``wgan-desktop shot``: the very window a person would see, or the plate of a duel, as a PNG file."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from wgan_desktop.cli.duel_request import read_duel, without_duel
from wgan_desktop.cli.request import one_of, read, unwritable
from wgan_desktop.cli.window import begin
from wgan_desktop.cli.window_log import WindowLog
from wgan_desktop.core.settings import Complaint

STEPS = 300  # where nothing else is asked for: enough to see something happen


def run(arguments: argparse.Namespace) -> int:
    """Render; return the exit status.

    Raises
    ------
    SettingsError
        With everything that is wrong with the command line.
    """
    panels = arguments.panels.split(",") if arguments.panels else None
    size = re.fullmatch(r"(\d{3,4})x(\d{3,4})", arguments.size)
    complaints = _complaints(arguments, panels, size is not None)
    duel = None if arguments.duel is None else read_duel(arguments, complaints)
    request = read(arguments, [*complaints, *without_duel(arguments)]) if duel is None else duel.first
    assert size is not None
    width, height = int(size[1]), int(size[2])
    steps = request.numbers.setdefault("steps", STEPS)  # a stop condition: the picture is of exactly this step
    session = begin(request, arguments.host)
    try:
        from wgan_desktop.ui.application import WindowOptions, render_shot

        lineup = None if duel is None else duel.lineup
        options = WindowOptions(arguments.theme, arguments.lang, panels=panels, duel=lineup)
        with WindowLog(request) as log:
            render_shot(session, Path(arguments.out), (width, height), steps, options)
            status = log.finish(session)
    except (RuntimeError, TimeoutError, OSError, ImportError) as error:
        session.close()
        print(f"wgan-desktop: no picture was made: {error}", file=sys.stderr)
        return 1
    except BaseException:
        session.close()
        raise
    size_of = f"{width} x {height}" if duel is None else f"the plate of {arguments.duel[0]}, {width} wide"
    print(f"{arguments.out}: {size_of}, step {steps:,}")
    return status


def _complaints(arguments: argparse.Namespace, panels: list[str] | None, sized: bool) -> list[Complaint]:
    """What is wrong with the options that only this command has."""
    from wgan_desktop.ui.panels import PANELS

    found: list[Complaint] = []
    if not sized:
        found.append(Complaint("--size", arguments.size, "WIDTHxHEIGHT in pixels, such as 1600x900"))
    for panel in panels or ():
        one_of("--panels", panel, PANELS, found)
    if why := unwritable(Path(arguments.out)):
        found.append(Complaint("OUT.png", arguments.out, f"a file that can be written ({why})"))
    return found
