"""Files of a person: where they are kept, and how they are written whole or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from pathlib import Path

from wgan_desktop.core.words import Said, said_by


def data_folder() -> Path:
    """Where a person's own data are kept: where WGAN_DESKTOP_HOME says, or in the system's own place."""
    return _folder("data")


def settings_folder() -> Path:
    """Where the product remembers: in the same folder, or in the system's own place for settings."""
    return _folder("config")


def log_folder() -> Path:
    r"""Where is kept what happened: below the same folder, or in the system's own place for logs.

    That is ``~/.local/state/wgan-desktop/log``, ``~/Library/Logs/wgan-desktop`` or
    ``%LOCALAPPDATA%\wgan-desktop\Logs``.
    """
    return _folder("log", "log")


def cache_folder() -> Path:
    """Where is kept what can be made again: below the same folder, or in the system's own place for such things."""
    return _folder("cache", "cache")


def _folder(kind: str, below: str = "") -> Path:
    if home := os.environ.get("WGAN_DESKTOP_HOME"):
        return Path(home) / below
    import platformdirs

    found: Path = getattr(platformdirs, f"user_{kind}_path")("wgan-desktop", appauthor=False)
    return found


CAUSES = {
    errno.ENOENT: Said("It is not there any more."),
    errno.ENOTDIR: Said("A part of its path is no folder."),
    errno.EEXIST: Said("A part of its path is no folder."),
    errno.EISDIR: Said("It is a folder."),
    errno.EACCES: Said("This user may not use it."),
    errno.EPERM: Said("This user may not use it."),
    errno.EROFS: Said("It can only be read."),
    errno.ENOSPC: Said("The disk is full."),
}


def cause(error: OSError) -> Said:
    """Why a file cannot be used or written, in a sentence; of a rare cause in the system's own words."""
    said = said_by(error) if error.strerror is None else Said("{reason}.", reason=error.strerror)
    return CAUSES.get(error.errno or 0) or said


def write_whole(path: Path, *data: bytes) -> None:
    """Write ``data``, joined, under ``path``; whatever happens, either the old file or the new one is there, whole.

    Raises
    ------
    OSError
        When it cannot be written; nothing is left behind.
    """
    path = path.resolve()  # a link stays a link
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, Said("it is not an ordinary file"), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{uuid.uuid4().hex}.new")
    try:
        with new.open("xb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
