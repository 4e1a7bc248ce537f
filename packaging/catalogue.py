"""What a catalogue of software shows of the program: its home page and pictures, where their address is known."""

from __future__ import annotations

import os
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

from project import ROOT, git

SCREENSHOTS = {
    "window.png": {
        "en": "The earth-mover flow, the curves and the gauges",
        "ru": "Поток перемещаемой земли, кривые и показатели",
    },
    "duel.png": {
        "en": "The duel: WGAN-GP finds all eight heaps, the first GAN runs from one to another",
        "ru": "Дуэль: WGAN-GP находит все восемь куч, первая GAN бегает от одной к другой",
    },
    "heaps.png": {
        "en": "Two heaps of earth to take hold of, their exact plan and the distances between them",
        "ru": "Две кучи земли, которые можно двигать, точный план переноса и расстояния между ними",
    },
}
"""Of the folder ``docs``, by file, with what is said of each."""


def links(environment: Mapping[str, str] = os.environ) -> str:
    """The home page and the screenshots for a catalogue of software; empty where no address of them is known."""
    if (known := address(environment)) is None:
        return ""
    home, commit = known
    lines = [f'  <url type="homepage">{home}</url>', "  <screenshots>"]
    for number, (name, captions) in enumerate(SCREENSHOTS.items()):
        lines.append("    <screenshot>" if number else '    <screenshot type="default">')
        lines += [
            f"      <caption>{captions['en']}</caption>",
            f'      <caption xml:lang="ru">{captions["ru"]}</caption>',
            f"      <image>{home}/raw/{commit}/docs/{name}</image>",
            "    </screenshot>",
        ]
    return "\n".join([*lines, "  </screenshots>", ""])


def address(environment: Mapping[str, str], folder: Path = ROOT) -> tuple[str, str] | None:
    """Where this source can be read, and its commit: as the release workflow says, else by https from ``origin``.

    None where neither is known, or ``origin`` has not got the commit: no address would then be true, and a catalogue
    takes none but web addresses (``appstreamcli`` refuses a picture's ``file://``).
    """
    if environment.get("GITHUB_REPOSITORY"):
        return f"{environment['GITHUB_SERVER_URL']}/{environment['GITHUB_REPOSITORY']}", environment["GITHUB_SHA"]
    origin = urllib.parse.urlsplit(git(folder, "remote", "get-url", "origin"))
    commit = git(folder, "rev-parse", "HEAD")
    there = git(folder, "for-each-ref", f"--contains={commit}", "refs/remotes/origin") if commit else ""
    if origin.scheme != "https" or not origin.hostname or not there:
        return None
    port = f":{origin.port}" if origin.port else ""  # and no name or password of whoever cloned it
    return f"https://{origin.hostname}{port}{origin.path.rstrip('/').removesuffix('.git')}", commit
