"""Runs the .deb in a bare Debian that has no Python, under a real X server.

    sudo python3 packaging/prove_deb.py [DEB]

Needs root, debootstrap, xvfb and the package that ``dev.py installer`` built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import linux
import project
import trying
from project import IDENTIFIER, NAME, prove, require
from prove_bare import debian, within

USER, HOME = "nobody", "/srv/мой дом"
SOCKETS = "/tmp/.X11-unix"  # noqa: S108 - where X servers have theirs
REMEMBERS = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "proc", "dev", "tmp", "etc/ld.so.cache")
"""What a system remembers of a package that came and went."""


def main(arguments: Sequence[str]) -> int:
    """Prove each in turn; 1 at the first that does not hold."""
    require("debootstrap", "Xvfb")
    deb = Path(arguments[0]) if arguments else project.artefact(".deb")
    with tempfile.TemporaryDirectory() as folder, linux.display() as shown:
        root = Path(folder) / "root"
        with debian(root, (), [SOCKETS]):
            proof = Proof(root, deb, shown)
            return prove((proof.install, proof.start, proof.train, proof.purge))


class Proof:
    """What is tried in a root, in this order."""

    def __init__(self, root: Path, deb: Path, shown: dict[str, str]) -> None:
        self._root, self._shown = root, shown
        self._before = self._files()
        shutil.copyfile(deb, root / "tmp" / "the.deb")
        home = root / HOME.lstrip("/")
        home.mkdir(parents=True)
        shutil.chown(home, USER)

    def install(self) -> str:
        """Install the package with what it depends on."""
        assert not self._python(), self._python()
        self._run("apt-get", "update")
        self._run("apt-get", "install", "-y", "--no-install-recommends", "/tmp/the.deb")  # noqa: S108
        assert not self._python(), self._python()
        return f"{len(self._files() - self._before)} files, none of Python's programs among them"

    def start(self) -> str:
        """Start the window under an X server, as somebody who is not the administrator."""
        assert self._shown, "there is no Xvfb to show it on"
        done = self._run(NAME, "--smoke-test", user=USER, **self._shown)
        report = trying.judge(done.returncode, done.stdout, done.stderr)
        return f"{report['steps']} steps, {report['colours']} colours on {self._shown['DISPLAY']}"

    def train(self) -> str:
        """Train without a window."""
        command = [NAME, "train", "--preset", "opening", "--steps", "200", "--no-progress", "--log", "run.jsonl"]
        self._run(*command, user=USER)
        lines = (self._root / HOME.lstrip("/") / "run.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 201, len(lines)
        return f"{len(lines) - 1} steps"

    def purge(self) -> str:
        """Purge it, and what had come with it: nothing is left."""
        self._run("dpkg", "--purge", NAME)
        ours = sorted(path for path in self._files() if NAME in path or IDENTIFIER in path)
        assert not ours, ours
        self._run("apt-get", "autoremove", "--purge", "-y")
        left = sorted(path for path in self._files() - self._before if not path.startswith(HOME.lstrip("/")))
        assert not left, left
        return ""

    def _run(self, *command: str, user: str = "root", **changed: str) -> subprocess.CompletedProcess[str]:
        """Run a command there; it must end well."""
        done = within(self._root, HOME, command, user, DEBIAN_FRONTEND="noninteractive", **changed)
        assert done.returncode == 0, (
            f"{' '.join(command)}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
        return done

    def _python(self) -> list[str]:
        """The programs there that are a Python."""
        return sorted(path.name for path in (self._root / "usr" / "bin").glob("python*"))

    def _files(self) -> set[str]:
        """Every file there but those in which a system remembers."""
        found: set[str] = set()
        for folder, folders, names in os.walk(self._root):
            inside = Path(folder).relative_to(self._root)
            folders[:] = [name for name in folders if str(inside / name) not in REMEMBERS]
            found |= {str(inside / name) for name in names}
        return found - set(REMEMBERS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
