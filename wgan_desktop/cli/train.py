"""``wgan-desktop train``: a run without a window, in this process and thread."""

from __future__ import annotations

import argparse

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
        request = read(arguments)
        from wgan_desktop.cli.headless import train  # loads torch: bad input is answered without

        return train(request, interrupts)
