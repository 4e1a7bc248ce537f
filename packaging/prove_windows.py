"""Runs the Windows installer under wine, with a stand-in for the program: what the installer does by itself.

Needs makensis, wine and, for wine, Xvfb.  What is inside a real one needs a real Windows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import icons
import windows
from project import IDENTIFIER, NAME, TITLE, prove, require

CLASSES = (r"Software\Classes\.wgan", rf"Software\Classes\{IDENTIFIER}.run")
LISTED = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
PATIENCE = 60.0  # seconds for an uninstaller, which goes on from a copy of itself


def main() -> int:
    """Prove each in turn; 1 at the first that does not hold."""
    require("makensis", "wine", "Xvfb")
    with tempfile.TemporaryDirectory() as folder, screen():
        proof = Proof(Path(folder))
        return prove((proof.install, proof.upgrade, proof.uninstall, proof.uninstall_with_settings))


@contextmanager
def screen() -> Iterator[None]:
    """A screen for wine, which wants one even where nothing is shown."""
    from linux import display

    with display() as shown:
        os.environ.update(shown)
        yield


class Proof:
    """A Windows of its own in a folder, and two versions of a program."""

    def __init__(self, folder: Path) -> None:
        self._prefix = folder / "wine"
        icons.write(folder)
        self._old = self._setup(folder, "old", ["_internal/old.dll", "_internal/a folder/stale.dll"])
        self._new = self._setup(folder, "new", ["_internal/new.dll", "_internal/$dollar.dll"])
        users = self._prefix / "drive_c" / "users"
        self._wine("wineboot", "--init")
        (user,) = (each for each in users.iterdir() if each.name != "Public")
        self.local = user / "AppData" / "Local"
        self.home = self.local / "Programs" / NAME
        self.link = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{TITLE}.lnk"
        self.settings = self.local / NAME / "window.ini"

    def install(self) -> None:
        """Silent installation: files, shortcut, association."""
        self._wine(str(self._old), "/S")
        assert (self.home / "_internal" / "a folder" / "stale.dll").is_file(), self._files()
        assert self.link.is_file()
        assert [key for key in CLASSES if self._registered(key)] == list(CLASSES)

    def upgrade(self) -> None:
        """Upgrade: the new files are there, the stale ones and their folders are gone."""
        foreign = self.home / "_internal" / "mine.txt"
        foreign.write_text("not installed by us")
        self._wine(str(self._new), "/S")
        self._await((self.home / "_internal" / "new.dll").is_file)
        expected = {f"{NAME}.exe", f"{NAME}-window.exe", "uninstall.exe"}
        expected |= {"_internal/new.dll", "_internal/$dollar.dll", "_internal/mine.txt"}
        assert self._files() == expected, self._files()
        assert not (self.home / "_internal" / "a folder").exists()
        foreign.unlink()

    def uninstall(self) -> None:
        """Silent removal: nothing is left but the settings."""
        self._remember()
        self._wine(str(self.home / "uninstall.exe"), "/S")
        self._await(lambda: not self.home.exists())
        self._nothing_left()
        assert self.settings.is_file()

    def uninstall_with_settings(self) -> None:
        """Removal with the settings, where that is asked for."""
        self._wine(str(self._new), "/S")
        self._wine(str(self.home / "uninstall.exe"), "/S", "/SETTINGS")
        self._await(lambda: not self.home.exists() and not self.settings.parent.exists())
        self._nothing_left()
        assert not self.settings.parent.exists()

    def _setup(self, folder: Path, version: str, files: Iterable[str]) -> Path:
        bundle = folder / version
        for name in (f"{NAME}.exe", f"{NAME}-window.exe", *files):
            (bundle / name).parent.mkdir(parents=True, exist_ok=True)
            (bundle / name).write_text(version)
        return windows.compiled(bundle, folder / f"{NAME}-{version}-setup.exe", folder / "icon.ico")

    def _remember(self) -> None:
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.write_text("[General]")

    def _wine(self, *command: str) -> str:
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}  # no questions about what it lacks
        environment = os.environ | quiet | {"WINEPREFIX": str(self._prefix)}
        done = subprocess.run(
            ["wine", *command], capture_output=True, text=True, timeout=180, env=environment, check=False
        )
        assert done.returncode == 0, (command, done.returncode, done.stderr[-500:])
        return done.stdout

    def _registered(self, key: str) -> bool:
        try:
            self._wine("reg", "query", rf"HKCU\{key}")
        except AssertionError:
            return False
        return True

    def _files(self) -> set[str]:
        return {path.relative_to(self.home).as_posix() for path in self.home.rglob("*") if path.is_file()}

    def _nothing_left(self) -> None:
        assert not self.home.exists(), self._files()
        assert not self.link.exists()
        assert not [key for key in (*CLASSES, LISTED) if self._registered(key)]

    def _await(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not ready() and time.monotonic() < end:
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
