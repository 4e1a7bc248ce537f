"""The composition root: reads which command is meant and puts together what serves it."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgan_desktop.cli.arguments import COMMANDS, parser, unknown_options
from wgan_desktop.core.settings import SettingsError

if TYPE_CHECKING:
    from wgan_desktop.run.child import Spare

LAUNCHED = time.perf_counter()


def run(arguments: Sequence[str]) -> int:
    """Serve a command line (without the program's name) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # None in a windowed program
            stream.reconfigure(errors="replace")
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    found, unknown = parser(command).parse_known_args(arguments[1:] if command else arguments)
    found.unknown = unknown  # complained of with everything else
    try:
        if unknown and (command not in ("", "train", "shot") or getattr(found, "smoke_test", False)):
            raise SettingsError(unknown_options(found))  # the others complain of all that is wrong with the run, too
        return _serve(command, found)
    except SettingsError as error:
        _complain(error)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _complain(error: SettingsError) -> None:
    """Say everything that is wrong with a command line."""
    heading = "1 problem" if len(error.complaints) == 1 else f"{len(error.complaints)} problems"
    print(f"wgan-desktop: {heading}; nothing was started.", file=sys.stderr)
    print("".join(f"  {complaint}\n" for complaint in error.complaints), end="", file=sys.stderr)


def _serve(command: str, arguments: argparse.Namespace) -> int:
    """Run a command; nothing that another one needs is imported."""
    if not command:
        return _show(arguments)
    module = importlib.import_module(f"wgan_desktop.cli.{'listing' if command == 'list' else command}")
    status: int = module.run(arguments)
    return status


def _show(arguments: argparse.Namespace) -> int:
    """The window; its trainer's child begins to load before anything else does, but for the wish to stop."""
    from wgan_desktop.cli.signals import Interrupts

    with contextlib.ExitStack() as stack:
        if arguments.smoke_test:
            spare = stack.enter_context(_spare(arguments))
            from wgan_desktop.cli import smoke

            return smoke.run(arguments.smoke_test, spare)
        interrupts = stack.enter_context(Interrupts())
        spare = stack.enter_context(_spare(arguments))
        from wgan_desktop.cli import window

        return window.run(arguments, LAUNCHED, interrupts, spare)


def _spare(arguments: argparse.Namespace) -> contextlib.closing[Spare]:
    """A child that loads the trainer already, where it will train in one."""
    from wgan_desktop.run.child import TRAINING, Child, Spare
    from wgan_desktop.run.kinds import choose_kind

    apart = choose_kind(arguments.host, arguments.device) == "process"
    return contextlib.closing(Spare(Child(TRAINING) if apart else None))
