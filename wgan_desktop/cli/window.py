"""The window: the trainer is started first, and only then is Qt imported."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from wgan_desktop.cli.duel_request import read_duel, without_duel
from wgan_desktop.cli.request import Request, one_of, read
from wgan_desktop.cli.window_log import WindowLog
from wgan_desktop.core.files import log_folder
from wgan_desktop.core.settings import Complaint
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.run.session import Session

if TYPE_CHECKING:
    from wgan_desktop.cli.signals import Interrupts
    from wgan_desktop.core.duels import Lineup
    from wgan_desktop.run.child import Spare
    from wgan_desktop.ui.main_window import MainWindow

NOT_IN_A_DUEL = {
    "FILE": "left out: --duel names its runs itself (a file may be one of them)",
    "--lesson": "left out: a lesson begins its own runs",
    "--log": "left out: the window logs one run (train --duel logs each)",
    "--samples-out": "left out: the window writes samples of one run (train --duel of each)",
}


def run(arguments: argparse.Namespace, launched: float, interrupts: Interrupts, spare: Spare | None = None) -> int:
    """Show the window until it is closed; return the exit status.

    Parameters
    ----------
    launched : float
        When the program was, by ``time.perf_counter``: what ``--quit-after`` counts from.
    interrupts : Interrupts
        Heard since then: one that comes before there is a window closes it once there is.
    spare : Spare, optional
        Of a child that loads the trainer already.

    Raises
    ------
    SettingsError
        With everything that is wrong with the command line.
    """
    complaints = _complaints(arguments)
    duel = None if arguments.duel is None else read_duel(arguments, complaints, endless=True)
    request = read(arguments, complaints) if duel is None else duel.first
    with Crashes(log_folder()) as crashes, WindowLog(request) as log:
        if crashes.safe and request.device == "auto":
            request = dataclasses.replace(request, device="cpu")

        def shown(window: MainWindow) -> None:
            log.follow(window.bridge)
            if interrupts:  # one that came before the window could hear it
                window.close()

        leave_at = launched + request.numbers["quit_after"] if "quit_after" in request.numbers else None
        session = begin(request, arguments.host, spare)
        status = show(
            session, shown, arguments.theme, arguments.lang, leave_at, crashes,
            lesson=arguments.lesson, welcome=_unasked(arguments), duel=None if duel is None else duel.lineup,
        )  # fmt: skip
        if status == 0:
            status = log.finish(session)
    return status


def begin(request: Request, host: Literal["auto", "thread", "process"], spare: Spare | None = None) -> Session:
    """The session that a command line asks for, started; ``--steps`` is where it stops."""
    session = Session(request.stopping, host=host, device=request.device, journal=request.journal, spare=spare)
    session.start(measuring=False)
    return session


def show(
    session: Session,
    shown: Callable[[MainWindow], object],
    theme: str | None = None,
    language: str | None = None,
    leave_at: float | None = None,
    crashes: Crashes | None = None,
    *,
    lesson: str | None = None,
    welcome: bool = False,
    duel: Lineup | None = None,
) -> int:
    """Show a started session in the window until that is closed, and close it; return the exit status."""
    try:
        from wgan_desktop.ui.application import WindowOptions, run_window

        left = None if leave_at is None else max(0.0, leave_at - time.perf_counter())
        options = WindowOptions(
            theme, language, quit_after=left, lesson=lesson, welcome=welcome, shown=shown, crashes=crashes, duel=duel
        )
        return run_window(session, options)
    except ImportError as error:
        session.close()
        print(f"wgan-desktop: Qt does not load ({error}); wgan-desktop doctor says more.", file=sys.stderr)
        return 2
    except BaseException:
        session.close()
        raise


def _complaints(arguments: argparse.Namespace) -> list[Complaint]:
    """What is wrong with the options that only this command has."""
    found: list[Complaint] = []
    if arguments.lesson is not None:
        from wgan_desktop.core.lesson_files import names

        one_of("--lesson", arguments.lesson, names(), found)
    if arguments.duel is None:
        return found + without_duel(arguments)
    for option, allowed in NOT_IN_A_DUEL.items():
        if value := getattr(arguments, option.lower().strip("-").replace("-", "_")):
            found.append(Complaint(option, value, allowed))
    return found


def _unasked(arguments: argparse.Namespace) -> bool:
    """Whether the command line asks for nothing in particular: then a person may be shown what there is."""
    names = ("file", "settings", "preset", "steps", "log", "quit_after", "duel")
    asked = [getattr(arguments, name) for name in names]
    return not arguments.set and all(each is None for each in asked)
