"""``wgan-desktop train``: a run without a window, or a duel of a few, in this process and thread."""

from __future__ import annotations

import argparse

from wgan_desktop.cli.duel_request import read_duel, without_duel
from wgan_desktop.cli.request import read
from wgan_desktop.cli.signals import Interrupts


def run(arguments: argparse.Namespace) -> int:
    """Train as the command line asks; return the exit status.

    Raises
    ------
    SettingsError
        With everything that is wrong with the command line.
    """
    with Interrupts() as interrupts:
        if arguments.duel is not None:
            duel = read_duel(arguments)
            from wgan_desktop.cli.duel import train as train_duel

            return train_duel(duel, interrupts)
        request = read(arguments, without_duel(arguments))
        from wgan_desktop.cli.headless import train  # loads torch: bad input is answered without

        return train(request, interrupts)
