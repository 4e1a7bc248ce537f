"""Proves what is shipped, proof by proof, each in a process of its own, and sums up.

    sudo python3 dev.py prove [--quick] [PROOF ...]

Needs root and, with all proofs, half an hour.  One that fails does not keep the others from being tried.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import project

PROOFS = {
    "installers": "build.py",
    "windows": "prove_windows.py",
    "deb": "prove_deb.py",
    "bare": "prove_bare.py",
}
NEEDED = ("apt-get", "debootstrap", "makensis", "strip", "wine", "Xvfb", "zstd")
TOLD = ("ok: ", "failed: ")


@dataclass(frozen=True)
class Outcome:
    """What came of a proof: whether it holds, its seconds, and what it told."""

    proof: str
    holds: bool
    seconds: float
    told: list[str]

    def __str__(self) -> str:
        heading = f"{self.proof:<12}{'ok' if self.holds else 'FAILED':<8}{self.seconds:.0f} s"
        return "\n".join([heading, *(f"    {line}" for line in self.told)])


def main(arguments: Sequence[str]) -> int:
    """Try the proofs asked for; 1 where one does not hold."""
    parser = argparse.ArgumentParser(prog="dev.py prove", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="run one file of the tests in the bare system, not all")
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=f"{', '.join(PROOFS)}; all where none is named")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.proofs) - set(PROOFS):
        parser.error(f"no such proof: {', '.join(sorted(unknown))}; there are {', '.join(PROOFS)}")
    if not hasattr(os, "geteuid") or os.geteuid():
        parser.error("the proofs install and remove packages: run them as root on a Debian that may be changed")
    project.require(*NEEDED)
    outcomes = [attempt(proof, quick=asked.quick) for proof in asked.proofs or PROOFS]
    print("\n-- summary", *outcomes, sep="\n")
    project.DIST.mkdir(exist_ok=True)
    text = json.dumps([asdict(outcome) for outcome in outcomes], indent=1, ensure_ascii=False)
    (project.DIST / "proofs.json").write_text(text + "\n", encoding="utf-8")
    hand_back()
    return int(not all(outcome.holds for outcome in outcomes))


def attempt(proof: str, *, quick: bool) -> Outcome:
    """Run one proof, show what it says, and keep what counts."""
    print(f"\n-- {proof}", flush=True)
    options = ["--quick"] if quick and proof == "bare" else []
    command = [sys.executable, "-u", str(project.HERE / PROOFS[proof]), *options]
    began = time.monotonic()
    told: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            told += [line.rstrip()] if line.startswith(TOLD) else []
    if proof == "installers" and process.returncode == 0:
        measured = json.loads((project.DIST / "summary.json").read_text(encoding="utf-8"))
        told = [f"{name}: {value}" for name, value in measured.items()]
    return Outcome(proof, process.returncode == 0, round(time.monotonic() - began, 1), told)


def hand_back() -> None:
    """Give what was built to whom sudo acted for."""
    user = os.environ.get("SUDO_UID")
    made = [str(path) for path in (project.DIST, project.BUILD.parent, project.ROOT / ".venv") if path.exists()]
    if user:
        subprocess.run(["chown", "-R", f"{user}:{os.environ['SUDO_GID']}", *made], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
