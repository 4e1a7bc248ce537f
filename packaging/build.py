"""Build, try and measure what this system can: the bundle, then its installers.

    python3 dev.py installer [--bundle-only]

Stops at the first thing that is not as it should be, in one sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import project
import pruning
import trying

UNPACKED, PACKED = 600 * project.MB, 180 * project.MB
TOOLS = project.BUILD / "tools"
MADE = project.BUILD / "made"


def main(arguments: list[str]) -> int:
    """Build all of it; the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py installer", description="Build, try and measure this system's installers."
    )
    parser.add_argument("--bundle-only", action="store_true", help="build and try the bundle, make no installer of it")
    parser.add_argument("--keep-bundle", action="store_true", help="take the bundle that is there")
    asked = parser.parse_args(arguments)
    summary: dict[str, float | str] = {"version": project.VERSION, "system": f"{project.system()} {project.machine()}"}
    try:
        bundle = project.DIST / project.NAME
        if not asked.keep_bundle:
            with told("bundle"):
                bundle = build_bundle()
        summary["bundle MB"] = round(within(bundle, UNPACKED) / project.MB, 1)
        with told("smoke test of the bundle"):
            summary |= trying.timed([program_of(bundle)])
        if not asked.bundle_only:
            summary |= installers(bundle)
    except (trying.NotWorkingError, TooLargeError, subprocess.CalledProcessError) as why:
        print(f"dev.py installer: {why}", file=sys.stderr)
        return 1
    verdicts, wrong = trying.judged(summary)
    summary |= verdicts
    print("\n".join(line(name, value) for name, value in summary.items()))
    (project.DIST / "summary.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    for sentence in wrong:
        print(f"dev.py installer: {sentence}", file=sys.stderr)
    return 1 if wrong else 0


def line(name: str, value: float | str) -> str:
    """A line of the summary: seconds with three decimals."""
    seconds = isinstance(value, float) and not name.endswith("MB")
    return f"{name:<42}{value:.3f}" if seconds else f"{name:<42}{value}"


def installers(bundle: Path) -> dict[str, float | str]:
    """Build every installer of this system, try each, and write the checksums; what was measured."""
    module = importlib.import_module(project.system())
    measured: dict[str, float | str] = {}
    made: list[Path] = []
    for build in module.INSTALLERS:
        with told(build.__doc__.partition(".")[0]):
            path: Path = build(bundle)
        made.append(path)
        measured[f"{path.name} MB"] = round(within(path, PACKED) / project.MB, 1)
    with told("install, try, remove"):
        measured |= module.try_installers(*made)
    if project.system() == "linux":
        import appdir
        import catalogue

        measured["screenshots"] = "named" if catalogue.links() else "not named: no web address has this commit"
        with told(f"{appdir.build.__doc__} Started by its own script."):
            appdir.attempt(appdir.build(bundle))
    write_checksums(made)
    return measured


class TooLargeError(Exception):
    """What has outgrown its budget."""


def within(path: Path, budget: int) -> int:
    """The size of a file, or of all files in a folder, each counted once.

    Raises
    ------
    TooLargeError
        Beyond the budget; names what weighs most.
    """
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    sizes = {each: each.stat().st_size for each in files}
    total = sum(sizes.values())
    if total > budget:
        most = sorted(sizes, key=sizes.__getitem__, reverse=True)[:8]
        named = ", ".join(f"{each.name} {sizes[each] / project.MB:.0f}" for each in most)
        raise TooLargeError(
            f"{path.name} has {total / project.MB:.0f} MB, of {budget / project.MB:.0f} allowed: {named}"
        )
    return total


def build_bundle() -> Path:
    """Build the folder that is shipped, and return it."""
    shutil.rmtree(project.DIST, ignore_errors=True)
    make_parts()
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", str(project.HERE / "wgan_desktop.spec"), "--noconfirm", "--clean",
            "--log-level", "WARN", "--distpath", str(project.DIST), "--workpath", str(project.BUILD / "work"),
        ],
        check=True,
        env=os.environ | {"PYTHONPATH": tools(), "PYTHONHASHSEED": "1"},
    )  # fmt: skip
    bundle = project.DIST / project.NAME
    if project.system() == "linux":
        strip(bundle)
    return bundle


def make_parts() -> None:
    """Make what goes into the bundle and is in no checkout: the icons, the list of what it must have, its version."""
    import icons

    icons.write(MADE / "icons")
    sys.path.insert(0, str(project.ROOT))
    from wgan_desktop.cli.inventory import inventory

    (MADE / "inventory.json").write_text(json.dumps(inventory()), encoding="utf-8")
    if project.system() == "windows":
        numbers = ", ".join(project.numeric().split("."))
        text = project.filled(project.HERE / "templates" / "version.txt", NUMBERS=numbers)
        (MADE / "version.txt").write_text(text, encoding="utf-8")


def tools() -> str:
    """The folder of what only builds, filled when it is not there: it is no part of what is bundled."""
    asked = project.PROJECT["optional-dependencies"]["installer"]
    stamp = TOOLS / "asked.json"
    if not stamp.is_file() or json.loads(stamp.read_text(encoding="utf-8")) != asked:
        shutil.rmtree(TOOLS, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", str(TOOLS), *asked], check=True)
        stamp.write_text(json.dumps(asked), encoding="utf-8")
    return str(TOOLS)


def strip(bundle: Path) -> None:
    """Take the symbols out of the few large libraries that stand it."""
    for path in bundle.rglob("*.so*"):
        if not path.is_symlink() and pruning.is_stripped(path.name):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def program_of(bundle: Path) -> Path:
    """The program that a terminal starts."""
    return bundle / (f"{project.NAME}.exe" if project.system() == "windows" else project.NAME)


def write_checksums(files: list[Path]) -> None:
    """Write SHA256SUMS beside the installers."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (project.DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"-- {what}", flush=True)
    began = time.monotonic()
    yield
    print(f"   {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
