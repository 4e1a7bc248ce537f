"""What the doctor looks at.  Each check stands alone and says what to do about what it finds."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from multiprocessing.connection import Connection
from typing import Literal

from wgan_desktop.core.version import own_version
from wgan_desktop.core.words import reason_of
from wgan_desktop.ui.displays import without_display

QT = "PySide6-Essentials"
PACKAGES = ("torch", QT, "pyqtgraph", "numpy", "scipy", "POT", "contourpy", "Pillow", "safetensors", "platformdirs")
PATIENCE = 30.0  # seconds for Qt to start
FROZEN = getattr(sys, "frozen", False)


@dataclasses.dataclass(frozen=True)
class Finding:
    """What a check found.

    Attributes
    ----------
    name, value : str
        What was looked at, and what was seen.
    level : {"good", "note", "bad"}
        ``bad``: the app cannot run so.
    remedy : str
        What changes it: one command or one sentence.
    """

    name: str
    value: str
    level: Literal["good", "note", "bad"] = "good"
    remedy: str = ""


def system() -> Iterator[Finding]:
    """Python and the machine."""
    new = sys.version_info >= (3, 11)
    yield Finding(
        "Python", platform.python_version(), "good" if new else "bad", "" if new else "Use Python 3.11 or newer."
    )
    yield Finding("system", f"{platform.platform()}, {os.cpu_count()} processors")


def packages() -> Iterator[Finding]:
    """The versions of the app and of what it is made of."""
    yield Finding("wgan-desktop", own_version())
    for name in PACKAGES:
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            if not FROZEN:  # a bundle brings the code without the record of it
                yield Finding(name, "not installed", "bad", f"python -m pip install {name}")


def known_faults() -> Iterator[Finding]:
    """Versions that do not go together."""
    try:
        fault = fatal_qt(metadata.version(QT), sys.version_info[:2])
    except metadata.PackageNotFoundError:
        fault = ""
    remedy = f'python -m pip install "{QT}<6.12"' if fault else ""
    yield Finding("known faults", fault or "none of these versions", "bad" if fault else "good", remedy)


def fatal_qt(qt: str, python: tuple[int, int]) -> str:
    """Why this PySide6 cannot be used with this Python; empty when it can.

    PySide6 6.12 drops a reference to None at every call that returns nothing, and before Python 3.12 None can be freed.
    """
    if tuple(int(part) for part in qt.split(".")[:2]) >= (6, 12) and python < (3, 12):
        return f"PySide6 {qt} aborts within seconds on Python {python[0]}.{python[1]}"
    return ""


def device() -> Iterator[Finding]:
    """PyTorch, where it computes, and why not on the GPU."""
    import torch

    from wgan_desktop.core.devices import choose

    best = choose("auto")
    said = f"{best.label} ({best.name}). {best.note}".strip()
    yield Finding("device", said, "note" if best.remedy else "good", best.remedy)
    spins = os.environ.get("OMP_WAIT_POLICY", "").upper() != "PASSIVE"
    remedy = "Unset OMP_WAIT_POLICY: threads that spin starve the window." if spins else ""
    yield Finding("waiting threads", "spin" if spins else "sleep", "note" if spins else "good", remedy)
    yield Finding("threads", f"{torch.get_num_threads()} possible; a run uses as many as its setting “threads” says")


def screen() -> Iterator[Finding]:
    """Qt, its fonts and a display to show the window on."""
    said = _qt_in_a_child()
    if said is None:
        yield Finding("Qt", "does not start", "bad", "QT_DEBUG_PLUGINS=1 tells which system library it misses.")
    elif isinstance(said, str):
        yield Finding("Qt", f"does not load: {said}", "bad", "Install the system library that is named.")
    else:
        version, shown_on, fonts = said
        yield Finding("Qt", version)
        remedy = "" if shown_on else f"The window cannot open: {without_display()}"
        yield Finding("display", shown_on or "none", "note" if remedy else "good", remedy)
        remedy = "" if fonts else "Install a font, such as the package fonts-dejavu-core."
        yield Finding("fonts", f"{fonts} families", "good" if fonts else "bad", remedy)


def _qt_in_a_child() -> tuple[str, str, int] | str | None:
    """What `_ask_qt` answers from a process of its own; None when that dies: Qt aborts where it cannot start."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_ask_qt, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    answer: tuple[str, str, int] | str | None = None
    try:
        answer = ours.recv() if ours.poll(PATIENCE) else None
    except EOFError:
        pass
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()
    return answer


def _ask_qt(answer: Connection) -> None:
    """Send Qt's version, the display that it shows windows on (or "") and the number of fonts; or what it misses."""
    try:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QFontDatabase

        from wgan_desktop.ui.application import application
    except ImportError as error:
        answer.send(str(error))
        return
    found = application()
    shown_on = found.platformName() if found is not None else ""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found = found or application()  # kept: fonts need one
    answer.send((qVersion(), shown_on, len(QFontDatabase.families())))


def folders() -> Iterator[Finding]:
    """Where settings, data and logs are kept: each is written to."""
    from wgan_desktop.core.files import data_folder, log_folder, settings_folder

    for name, folder in {"settings": settings_folder(), "data": data_folder(), "logs": log_folder()}.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"0")
            yield Finding(name, f"{folder} (can be written)")
        except OSError as error:
            remedy = "Let WGAN_DESKTOP_HOME name a folder that can be written."
            yield Finding(name, f"{folder} ({reason_of(error)})", "note", remedy)


def crash_logs() -> Iterator[Finding]:
    """What is written down of crashes."""
    from wgan_desktop.core.files import log_folder
    from wgan_desktop.run.crashes import reports

    found = reports(log_folder())
    remedy = "Send it along when you report the crash; it may be deleted." if found else ""
    yield Finding("crash log", ", ".join(map(str, found)) or "none", "note" if found else "good", remedy)


CHECKS = (system, packages, known_faults, device, screen, folders, crash_logs)
