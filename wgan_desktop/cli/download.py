"""``wgan-desktop download``: a set of pictures from the network, because somebody asks for it."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from wgan_desktop.cli.progress import Progress as Line
from wgan_desktop.cli.request import one_of
from wgan_desktop.cli.signals import Interrupts
from wgan_desktop.core import downloads
from wgan_desktop.core.downloads import Offer
from wgan_desktop.core.settings import Complaint, SettingsError
from wgan_desktop.run.download import Download, Progress

BEAT = 0.1  # seconds between two looks
MB = 1e6


def run(arguments: argparse.Namespace) -> int:
    """Download; return 0 when everything is there, 1 when it failed, or the signal's status.

    Raises
    ------
    SettingsError
        When there is no such set of pictures.
    """
    complaints: list[Complaint] = []
    name = one_of("download", arguments.what, downloads.OFFERS, complaints)
    if complaints:
        raise SettingsError(complaints)
    offer = downloads.OFFERS[name]
    folder = Path(arguments.to).expanduser() if arguments.to else offer.place
    said = f"{offer.label}: {offer.size / MB:.1f} MB, {offer.licence} ({offer.source}); it goes to {folder}"
    print(said, file=sys.stderr)
    with Interrupts() as interrupts:
        end = _watched(Download(offer, folder), interrupts)
    if end.state == "done":
        print(_ready(offer, folder))
        return 0
    if end.state == "cancelled":
        print("Left; the same command goes on from here.", file=sys.stderr)
        return interrupts.status
    print(f"wgan-desktop: {end.why}", file=sys.stderr)
    return 1


def _watched(download: Download, interrupts: Interrupts) -> Progress:
    line = Line(None, None)
    download.start()
    while not (now := download.progress).over:
        line.say(f"{now.done / MB:.1f} of {now.size / MB:.1f} MB  {now.host}")
        if interrupts:
            download.cancel()
        download.join(BEAT)
    line.say("")
    return now


def _ready(offer: Offer, folder: Path) -> str:
    path = shlex.quote(offer.name if folder == offer.place else str(folder))
    command = f"wgan-desktop train --preset digits --set problem=images --set pixels={offer.pixels} --set path={path}"
    return f"{offer.label} is in {folder}. To learn it:\n  {command}"
