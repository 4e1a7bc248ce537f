#!/usr/bin/env python3
"""From a fresh checkout to a window, or to tests, in one command; the standard library is all it needs.

    python3 dev.py app [ARGUMENT ...]      open the window (any argument of wgan-desktop)
    python3 dev.py test [ARGUMENT ...]     run the tests (any argument of pytest)
    python3 dev.py check                   lint, format, types and import contracts
    python3 dev.py installer               build, try and measure the installers of this system

The first run makes .venv; one that is broken, was made for another Python or from an older pyproject.toml is mended.
``--cpu`` or ``--cuda`` chooses PyTorch's build; else a machine without an NVIDIA driver gets the CPU's.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import itertools
import json
import os
import platform
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "made-by-dev.json"
TESTS = ("-m", "pytest", "-n", "auto", "--dist", "loadfile")  # every processor takes its share of the files
PROGRAMS = {"app": ("-m", "wgan_desktop"), "test": TESTS, "installer": ("packaging/build.py",)}
USED = "hypothesis, ot, PIL.Image, pyqtgraph, pytest, pytestqt, scipy.optimize, scipy.stats, torch, xdist"
TORCH_INDEX = "https://download.pytorch.org/whl/"
CUDA_BUILD = "cu130"  # the stable one of torch 2.13, with builds for Windows; on Linux pip finds it by itself

# What Qt loads, by the Debian package that holds it: always; and for a window, where this variable names a display.
LIBRARIES = {
    "": {
        "libegl1": "libEGL.so.1",
        "libgl1": "libGL.so.1",
        "libglib2.0-0": "libglib-2.0.so.0",
        "libdbus-1-3": "libdbus-1.so.3",
        "libfontconfig1": "libfontconfig.so.1",
        "libxkbcommon0": "libxkbcommon.so.0",
    },
    "DISPLAY": {
        "libxcb-cursor0": "libxcb-cursor.so.0",
        "libxcb-icccm4": "libxcb-icccm.so.4",
        "libxcb-keysyms1": "libxcb-keysyms.so.1",
        "libxcb-shape0": "libxcb-shape.so.0",
        "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    },
    "WAYLAND_DISPLAY": {"libwayland-cursor0": "libwayland-cursor.so.0"},
}


class CannotGoOnError(Exception):
    """Why there is no going on, in one sentence that says what to do."""


def main(arguments: list[str]) -> int:
    """Make the environment ready and hand over to the program asked for; the exit status."""
    try:
        if sys.version_info < (3, 11):
            raise CannotGoOnError(f"Python 3.11 or newer is needed, and this is {platform.python_version()}.")
        command, build, rest = read(arguments)
        install_packages()
        make_ready(build)
    except CannotGoOnError as why:
        print(f"dev.py: {why}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    if command == "check":
        return check()
    if command != "app":
        os.chdir(ROOT)
    return hand_over(*PROGRAMS[command], *rest)


def read(arguments: list[str]) -> tuple[str, str | None, list[str]]:
    """(command, PyTorch's build where one is chosen, what is left for the command)."""
    if not arguments or arguments[0] not in ("check", *PROGRAMS):
        raise CannotGoOnError("say what to do: python3 dev.py app|test|check|installer [--cpu|--cuda] [ARGUMENT ...]")
    command, *rest = arguments
    build = rest.pop(0).removeprefix("--") if rest and rest[0] in ("--cpu", "--cuda") else None
    return command, build, rest


def hand_over(*arguments: str) -> int:
    """Become the environment's Python with these arguments; on Windows, which cannot, run it and wait."""
    command = [str(PYTHON), *arguments]
    if not WINDOWS:
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.call(command)


def check() -> int:
    """Run every check of the code, also after one has failed; 0 when all is well."""
    checks = {
        "lint": ["-m", "ruff", "check"],
        "format": ["-m", "ruff", "format", "--check"],
        "types": ["-m", "mypy"],
        "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    }
    failed = False
    for name, arguments in checks.items():
        print(f"-- {name}", flush=True)
        failed |= subprocess.call([str(PYTHON), *arguments], cwd=ROOT) != 0
    return failed


# The environment


def make_ready(build: str | None) -> None:
    """Make, mend or leave alone .venv, so that it holds what pyproject.toml asks for."""
    stamp = read_stamp()
    build = build or stamp.get("torch") or default_build()
    made = {"torch": build, "made_from": fingerprint()}
    lacks = set(stamp.get("holds", ["everything"])) - packages()
    if made.items() <= stamp.items() and not lacks:
        return
    if not os.access(ROOT, os.W_OK):
        raise CannotGoOnError(f"{ROOT} cannot be written: copy the checkout to a folder of your own and start there.")
    print("Setting up .venv (the first time this takes a few minutes) ...", flush=True)
    try:
        if lacks or not works():
            make_environment()
        elif stamp["torch"] != build:
            pip("uninstall", "--yes", "torch")
        install(build)
        STAMP.write_text(json.dumps({**made, "holds": sorted(packages())}), encoding="utf-8")
    except OSError as why:
        raise CannotGoOnError(f"{VENV} cannot be set up: {why}.") from why


def read_stamp() -> dict[str, Any]:
    """What the last run left behind; empty where it did not finish or the environment's Python is gone or none."""
    with contextlib.suppress(OSError, ValueError):
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return stamp if type(stamp) is dict and os.access(PYTHON, os.X_OK) and (VENV / "pyvenv.cfg").is_file() else {}
    return {}


def fingerprint() -> str:
    """What an environment is made from: pyproject.toml, this Python, this machine's kind and this place."""
    place = f"{ROOT} {platform.python_version()} {platform.machine()}"
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + place.encode()).hexdigest()


def packages() -> set[str]:
    """The names of what is installed; what somebody adds by hand does no harm, what is gone does."""
    site = VENV / ("Lib" if WINDOWS else f"lib/python3.{sys.version_info.minor}") / "site-packages"
    return {each.name for each in site.glob("*")} - {"__pycache__"}


def works() -> bool:
    """Whether .venv has a Python of this version, and pip."""
    probe = "import pip, platform; print(platform.python_version())"
    try:
        result = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return result.returncode == 0 and result.stdout.strip() == platform.python_version()


def make_environment() -> None:
    """Make .venv anew with the Python that runs this file (or the one that made the environment it runs in)."""
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOnError("this Python lacks venv: install one that has it (Debian: apt-get install python3-venv).")
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.call([base, "-m", "venv", "--clear", str(VENV)]):
        raise CannotGoOnError(f"{base} -m venv failed, see above: mend that, or remove {VENV} and start again.")


def install(build: str) -> None:
    """Install PyTorch in the chosen build, and all the rest: after it, where it comes from an index of its own."""
    torch, apart, project = [torch_requirement()], torch_arguments(build), ["-e", f"{ROOT}[dev]"]
    for wanted in [torch + apart, project] if apart else [torch + project]:
        if not pip("install", "--no-compile", *wanted):
            raise CannotGoOnError("pip could not install everything, see above; start again when that is mended.")
    compile_used()


def compile_used() -> None:
    """Keep the bytecode of what is used: pip would compile all 20,000 files, of which most are never imported."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.call([str(PYTHON), "-c", f"import {USED}"], env={**environment, "QT_QPA_PLATFORM": "offscreen"})


def pip(*arguments: str) -> bool:
    """Run the environment's pip; whether it succeeded."""
    quiet = [] if sys.stdout.isatty() else ["-qq"]
    options = ["--disable-pip-version-check", "--no-input", *quiet]
    return subprocess.call([str(PYTHON), "-m", "pip", *options, *arguments]) == 0


# PyTorch's build


def default_build() -> str:
    """The build that suits this machine: ``cuda`` with an NVIDIA driver, else ``cpu``."""
    return "cuda" if loads("nvcuda.dll" if WINDOWS else "libcuda.so.1") else "cpu"


def torch_requirement() -> str:
    """pyproject.toml's line about torch."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return next(str(line) for line in project["dependencies"] if line.startswith("torch"))


def torch_arguments(build: str) -> list[str]:
    """Where pip has to look for this build; nowhere special where the ordinary index holds it.

    The ordinary index has the CUDA build for Linux, the CPU build for Windows and the Metal build for macOS.
    """
    if sys.platform == "darwin" or (build == "cuda") != WINDOWS:
        return []
    index = TORCH_INDEX + (CUDA_BUILD if build == "cuda" else "cpu")
    if answers(index + "/torch/"):
        return ["--index-url", index]
    print(f"{index} does not answer: taking the build of PyTorch that pip finds.", flush=True)
    return []


def answers(url: str, seconds: float = 4) -> bool:
    """Whether something can be had at this address now; a name server that is silent does not hold us up."""
    found: list[bool] = []

    def ask() -> None:
        from urllib.request import urlopen

        with contextlib.suppress(OSError, ValueError), urlopen(url, timeout=seconds) as reply:
            found.append(reply.status == 200)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    return found == [True]


# System libraries


def loads(library: str) -> bool:
    """Whether the system's loader finds this library and all that it needs."""
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def missing_packages() -> dict[str, str]:
    """What this system lacks, by Debian package: the libraries without which Qt aborts the process, and venv."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = [libraries.items() for display, libraries in LIBRARIES.items() if not display or os.environ.get(display)]
    missing = {package: library for package, library in itertools.chain(*needed) if not loads(library)}
    importlib.invalidate_caches()
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing["python3-venv"] = "Python's venv"
    return missing


def install_packages() -> None:
    """Install what is missing where this is Debian or Ubuntu and we may; else say what to install and stop."""
    if not (missing := missing_packages()):
        return
    if shutil.which("apt-get") is None:
        raise CannotGoOnError(f"this system lacks {', '.join(missing.values())}: install them and start again.")
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    rights = administrator()
    if rights is None:
        raise CannotGoOnError(f"system packages are missing. Run this and start again: sudo {' '.join(line)}")
    print(f"Installing {', '.join(missing)} ...", flush=True)
    for step in (["apt-get", "update"], line):
        quietly = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", *step]
        subprocess.call(quietly, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if still := missing_packages():
        raise CannotGoOnError(f"{', '.join(still)} could not be installed, see above: mend that and start again.")


def administrator() -> list[str] | None:
    """What to write before a command to run it as root without being asked for a password; None where that fails."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    return ["sudo", "-n"] if sudo else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
