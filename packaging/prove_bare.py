"""Runs the two commands in a bare Debian, with nothing prepared but Python itself.

    sudo python3 packaging/prove_bare.py [--quick] [--bind FOLDER ...]

Needs root and debootstrap.  The checkout lies there in a folder with a space and Cyrillic letters in its name.  How the
packages are reached from here (pip's settings in the environment and in /etc, folders of wheels) is how they are there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from project import ROOT, prove, require
from trying import BUSY, judge, slowdown

SUITE = "bookworm"  # its Python is the oldest that is supported
PLACE = "srv/мой дом/wgan desktop"
SET_UP = 60.0  # seconds that setting up may take, beyond the tests' own time
LATER = 0.5  # seconds that dev.py may add to a later start
SMALL = "tests/test_environment.py"
DEV = ("python3", "dev.py")


def main(arguments: Sequence[str]) -> int:
    """Prove each in turn; 1 at the first that does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="run one file of the tests instead of all")
    parser.add_argument("--bind", action="append", default=[], metavar="FOLDER", help="show it in the root, too")
    asked = parser.parse_args(arguments)
    require("debootstrap")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        root = stack.enter_context(bare_root(Path(folder) / "root", [*asked.bind, *named_folders()]))
        proof = Proof(root)
        steps = [proof.no_rights, proof.read_only, proof.first_run, proof.later_run, proof.window, proof.broken]
        steps += [] if asked.quick else [proof.every_test]
        return prove(steps)


@contextmanager
def debian(root: Path, packages: Sequence[str], shown: Sequence[str]) -> Iterator[None]:
    """The least Debian with these packages, in which folders of this system are shown."""
    included = ["--include=" + ",".join(packages)] if packages else []
    command = ["debootstrap", "--variant=minbase", *included, SUITE, str(root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for name in ("resolv.conf", "pip.conf"):  # how the network, and the packages on it, are reached from here
        if Path("/etc", name).exists():
            shutil.copyfile(Path("/etc", name), root / "etc" / name)
    with ExitStack() as stack:
        for folder in ("/proc", "/dev", *shown):
            stack.enter_context(bound(Path(folder), root / folder.lstrip("/")))
        yield


@contextmanager
def bare_root(root: Path, shown: Sequence[str]) -> Iterator[Path]:
    """A Debian with Python and no more, and this checkout in it."""
    with debian(root, ("python3-minimal", "python3", "ca-certificates"), shown):
        copy_checkout(root / PLACE)
        yield root


def pip_settings() -> dict[str, str]:
    """What the environment tells pip, and the libraries it asks, about where packages are."""
    return {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_"))}


def named_folders() -> set[str]:
    """The folders of this system that `pip_settings` name, or that hold a file that they name."""
    paths = {Path(word) for value in pip_settings().values() for word in value.split() if word.startswith("/")}
    return {str(path if path.is_dir() else path.parent) for path in paths if path.exists()}


def copy_checkout(place: Path) -> None:
    """Copy what is in the repository, as it is here."""
    place.mkdir(parents=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, files.decode().split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place / name)


@contextmanager
def bound(source: Path, target: Path) -> Iterator[None]:
    """A folder of this system, seen at another place for a while."""
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "--bind", str(source), str(target)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(target)], check=True)


def within(
    root: Path, place: str, command: Sequence[str], user: str = "root", **changed: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of a root, in an environment of its own; what came of it."""
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": place, "LANG": "C.UTF-8"} | changed
    there = ["chroot", f"--userspec={user}", str(root), "sh", "-c", f"cd '{place}' && exec \"$@\"", "sh"]
    return subprocess.run(
        [*there, *command], capture_output=True, text=True, check=False, env=clean, stdin=subprocess.DEVNULL
    )


class Proof:
    """What is tried in a root, in this order."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._first, self._slowdown = 0.0, 1.0

    def _run(self, *command: str, user: str = "root") -> tuple[subprocess.CompletedProcess[str], float]:
        """Run a command in the checkout there; what it said, and the seconds it took."""
        began = time.monotonic()
        done = within(self._root, f"/{PLACE}", command, user, **pip_settings())
        return done, time.monotonic() - began

    def _good(self, *arguments: str) -> tuple[str, float]:
        done, seconds = self._run(*DEV, *arguments)
        assert done.returncode == 0, f"dev.py {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout, seconds

    def no_rights(self) -> str:
        """Who may not install is told the one line to run."""
        done, _ = self._run(*DEV, "app", user="nobody")
        said = done.stderr.strip()
        assert done.returncode == 2, f"{done.returncode}: {done.stdout}{said}"
        assert said.count("\n") == 0, said
        assert "sudo apt-get install" in said, said
        return ""

    def read_only(self) -> str:
        """A checkout that cannot be written is said to be so."""
        place = self._root / PLACE
        with bound(place, place):
            subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
            done, _ = self._run(*DEV, "test", SMALL)
        said = done.stderr.strip().splitlines()[-1:]
        assert done.returncode == 2, f"{done.returncode}: {done.stderr}"
        assert "cannot be written" in "".join(said), said
        return ""

    def first_run(self) -> str:
        """The first run of a test sets everything up."""
        before, slow = os.times(), slowdown()
        _, self._first = self._good("test", SMALL)
        after = os.times()
        busy = after.children_user + after.children_system - before.children_user - before.children_system
        self._slowdown = max(slow, slowdown())
        slowed = f"on a machine slowed down {self._slowdown:.2f} times"
        return f"{self._first:.1f} s, {busy:.0f} s of a processor's time, {slowed}"

    def later_run(self) -> str:
        """A later run starts at once."""
        _, later = self._good("test", SMALL)
        set_up = self._first - later
        said = f"setting up took {set_up:.1f} s, of {SET_UP:.0f} allowed"
        assert set_up <= SET_UP or self._slowdown >= BUSY, said
        return f"{later:.1f} s: {said}{'' if set_up <= SET_UP else ': MISSED, on a machine that is slowed down'}"

    def window(self) -> str:
        """The window opens, trains and closes."""
        done, first = self._run(*DEV, "app", "--smoke-test")
        judge(done.returncode, done.stdout, done.stderr)
        _, again = self._good("app", "--smoke-test")
        added = statistics.median(self._added() for _ in range(5))
        assert added <= LATER, f"dev.py adds {added:.2f} s to a start, of {LATER} allowed"
        return f"{first:.1f} s, again {again:.1f} s; dev.py adds {added:.2f} s to a start"

    def _added(self) -> float:
        """How much longer a start by dev.py takes."""
        _, by_hand = self._run(".venv/bin/python", "-m", "wgan_desktop", "--version")
        _, by_dev = self._good("app", "--version")
        return by_dev - by_hand

    def broken(self) -> str:
        """An environment whose Python is gone is made anew."""
        python = self._root / PLACE / ".venv" / "bin" / "python"
        python.unlink()
        python.write_text("no program")
        python.chmod(0o755)
        said, seconds = self._good("app", "--version")
        assert "Setting up" in said, said
        return f"{seconds:.1f} s"

    def every_test(self) -> str:
        """Every test passes."""
        said, seconds = self._good("test", "-q")
        return f"{said.strip().splitlines()[-1]} ({seconds:.0f} s)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
