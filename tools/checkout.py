"""Makes a checkout ready, once, and hands over to what is asked for: all that ``dev.py`` does.

The standard library is all it needs.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import importlib.util
import json
import os
import platform
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tools.libraries import CannotGoOnError, install_missing, loads

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "made-by-dev.json"
TESTS = ("-m", "pytest", "-n", "auto", "--dist", "loadfile")  # every processor takes its share of the files
PROGRAMS = {
    "app": ("-m", "wgan_desktop"),
    "test": TESTS,
    "installer": ("packaging/build.py",),
    "prove": ("packaging/prove.py",),
}
USED = "hypothesis, ot, PIL.Image, pyqtgraph, pytest, pytestqt, scipy.optimize, scipy.stats, torch, xdist"
LOOKED_AT = ("*", "*/*", "numpy/*/*", "torch/lib/*", "PySide6/Qt/*/*")  # of what is installed, at each start
TORCH_INDEX = "https://download.pytorch.org/whl/"
CUDA_BUILD = "cu130"  # the stable one of torch 2.13, with builds for Windows; on Linux pip finds it by itself


def main(arguments: list[str]) -> int:
    """Make the environment ready and hand over to the program asked for; the exit status."""
    try:
        command, build, rest = read(arguments)
        install_missing(venv=not os.path.exists(PYTHON))  # noqa: PTH110 - it raises nothing
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
        commands = "app|test|check|installer|prove"
        raise CannotGoOnError(f"say what to do: python3 dev.py {commands} [--cpu|--cuda] [ARGUMENT ...]")
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
    if made.items() <= stamp.items() and not lacks and works():
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
    """What the last run left behind; empty where it did not finish."""
    with contextlib.suppress(OSError, ValueError):
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return stamp if type(stamp) is dict else {}
    return {}


def fingerprint() -> str:
    """What an environment is made from: pyproject.toml, this Python, this machine's kind and this place."""
    place = f"{ROOT} {platform.python_version()} {platform.machine()}"
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + place.encode()).hexdigest()


def packages() -> set[str]:
    """What is installed, and what is in it; what somebody adds by hand does no harm, what is gone does."""
    site = str(VENV / ("Lib" if WINDOWS else f"lib/python3.{sys.version_info.minor}") / "site-packages")
    found = [name for pattern in LOOKED_AT for name in glob.glob(pattern, root_dir=site)]  # noqa: PTH207 - quick
    return {name.replace(os.sep, "/") for name in found if not name.endswith("__pycache__")}


def works() -> bool:
    """Whether .venv is one, and has a Python that starts and is of this version."""
    probe = [str(PYTHON), "-I", "-S", "-c", "import sys; print(*sys.version_info)"]
    try:
        result = subprocess.run(probe, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return result.stdout.split() == [str(part) for part in sys.version_info] and (VENV / "pyvenv.cfg").is_file()


def make_environment() -> None:
    """Make .venv anew with the Python that runs this file (or the one that made the environment it runs in)."""
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOnError("this Python lacks venv: install one that has it (Debian: apt-get install python3-venv).")
    if os.path.lexists(VENV) and not VENV.is_dir():
        raise CannotGoOnError(f"{VENV} is no folder: remove it and start again.")
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run([base, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        why = " ".join((made.stderr or made.stdout).split()[-40:])
        raise CannotGoOnError(f"{base} -m venv failed ({why}): mend that, or remove {VENV} and start again.")


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
