"""Windows: an NSIS installer for one user.  Its script names every file, so that it removes just what it installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import project
import trying
from project import BUILD, HERE, NAME, ROOT

PATIENCE = 60.0  # seconds for an uninstaller, which goes on from a copy of itself


def build_installer(bundle: Path) -> Path:
    """Installer for Windows."""
    path = project.artefact("-setup.exe")
    return compiled(bundle, path, BUILD / "made" / "icons" / "icon.ico")


def compiled(bundle: Path, out: Path, icon: Path) -> Path:
    """Compile the installer of a bundle; a warning is an error."""
    BUILD.mkdir(parents=True, exist_ok=True)
    text = script(bundle, out, icon)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        file = Path(folder) / "installer.nsi"
        file.write_text(text, encoding="utf-8-sig")
        level = "/" if project.system() == "windows" else "-"
        subprocess.run([makensis(), f"{level}WX", f"{level}V2", str(file)], check=True)
    return out


def makensis() -> str:
    """NSIS's compiler; its own installer does not put it on the path.

    Raises
    ------
    NotWorkingError
        Where there is none.
    """
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else None)
    if found is None:
        raise trying.NotWorkingError("NSIS is missing: install it from https://nsis.sourceforge.io and start again")
    return found


def script(bundle: Path, out: Path, icon: Path) -> str:
    """The installer's script, with every file of the bundle."""
    files = sorted(path for path in bundle.rglob("*") if path.is_file())
    folders = sorted({path.parent for path in files} | {each for path in files for each in inside(path, bundle)})
    lines: list[str] = []
    for folder in folders:
        lines.append(f'  SetOutPath "{place(folder, bundle)}"')
        lines += [f'  File "{path}"' for path in files if path.parent == folder]
    remove = [f'  Delete "{place(path, bundle)}"' for path in files]
    remove += [f'  RMDir "{place(folder, bundle)}"' for folder in reversed(folders) if folder != bundle]
    words = {"OUT": str(out), "ICON": str(icon), "LICENCE": str(ROOT / "LICENSE")}
    words |= {"FILES": "\n".join(lines), "REMOVE": "\n".join(remove)}
    return project.filled(HERE / "templates" / "installer.nsi", **words)


def inside(path: Path, bundle: Path) -> list[Path]:
    """The folders between a file and the bundle, that one excepted."""
    return [parent for parent in path.parents if parent.is_relative_to(bundle) and parent != bundle]


def place(path: Path, bundle: Path) -> str:
    """Where a file or folder of the bundle is installed."""
    parts = [part.replace("$", "$$") for part in path.relative_to(bundle).parts]  # else a variable begins there
    return "\\".join(["$INSTDIR", *parts])


INSTALLERS = (build_installer,)


def try_installers(setup: Path) -> dict[str, float]:
    """Install silently, start what was installed, install over it, remove it, see that nothing is left."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "Program"
        for _ in ("first", "again"):
            subprocess.run(f'"{setup}" /S /D={home}', check=True)
        report = Path(folder) / "report.json"
        subprocess.run([str(home / f"{NAME}-window.exe"), "--smoke-test", str(report)], check=True)
        trying.judge(0, report.read_text(encoding="utf-8"), "")
        times = trying.timed([home / f"{NAME}.exe"])
        subprocess.run([str(home / "uninstall.exe"), "/S"], check=True)
        end = time.monotonic() + PATIENCE
        while home.exists() and time.monotonic() < end:
            time.sleep(0.2)
        left = [*home.rglob("*")] if home.exists() else []
        if left or registered():
            raise trying.NotWorkingError(f"left behind after the removal: {left[:8] or 'entries of the registry'}")
    return {f"installed, {name}": value for name, value in times.items()}


def registered() -> bool:
    """Whether Windows still lists the program."""
    if sys.platform == "win32":
        import winreg

        key = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
        with contextlib.suppress(OSError):
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, key).Close()
            return True
    return False
