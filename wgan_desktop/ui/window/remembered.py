"""What the window remembers from one start to the next: its layout, theme, size, language and recent files."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from wgan_desktop.core.files import settings_folder
from wgan_desktop.core.words import Said

FORMAT = 1
RECENT = 8

T = TypeVar("T", int, float, str)


class Remembered:
    """A file that may be damaged: then the defaults hold, the bad file is kept aside and ``message`` says so once.

    Parameters
    ----------
    folder : Path, optional
        Default: the user's own.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or settings_folder()) / "window.ini"
        self.message = ""
        self._settings = self._opened()
        if not self._sane():
            self.set_aside()

    def get(self, name: str, default: T) -> T:
        """The value remembered under ``name``, of the kind of ``default``; that when there is none that fits."""
        kind, text = type(default), str(self._settings.value(name, default))
        try:
            return kind(text)
        except ValueError:
            return default

    def put(self, name: str, value: float | str) -> None:
        """Remember a value; Qt may write it to disk at any time, and nothing may follow."""
        self._settings.setValue("format", FORMAT)
        self._settings.setValue(name, value)

    @property
    def recent(self) -> list[Path]:
        """The files and folders opened and saved last, the newest first, that are still there."""
        listed = str(self.get("recent", "")).split("\n")
        return [Path(line) for line in listed if line and Path(line).exists()]

    def add_recent(self, path: Path) -> None:
        """Remember a file."""
        others = [known for known in self.recent if known != path]
        self.put("recent", "\n".join(map(str, [path, *others][:RECENT])))

    def bytes(self, name: str) -> QByteArray | None:
        """What was remembered with `put_bytes`, or None; a copy that does not match its checksum is damaged."""
        text = str(self.get(name, ""))
        if not text:
            return None
        checksum, _, encoded = text.partition(":")
        if hashlib.sha256(encoded.encode()).hexdigest() != checksum:
            self.set_aside()
            return None
        return QByteArray.fromBase64(encoded.encode())

    def put_bytes(self, name: str, value: QByteArray) -> None:
        """Remember a layout, with its checksum."""
        encoded = bytes(value.toBase64().data()).decode()
        self.put(name, f"{hashlib.sha256(encoded.encode()).hexdigest()}:{encoded}")

    def set_aside(self) -> None:
        """Keep the damaged file beside the new one, and begin with the defaults."""
        aside = self.path.with_suffix(".bad.ini")
        del self._settings  # else it writes what it has read back to the file
        with contextlib.suppress(OSError):
            self.path.replace(aside)
        self._settings = self._opened()
        self.message = Said("The remembered layout could not be read; it is kept as {file}.", file=aside.name)

    def save(self) -> None:
        """Write to disk; a folder that cannot be written to is no reason to fail."""
        self.put("format", FORMAT)
        self._settings.sync()

    def _opened(self) -> QSettings:
        with contextlib.suppress(OSError):  # where nothing can be written nothing is remembered
            self.path.parent.mkdir(parents=True, exist_ok=True)
        return QSettings(str(self.path), QSettings.Format.IniFormat)

    def _sane(self) -> bool:
        if not self.path.is_file() or self.path.stat().st_size == 0:
            return True
        return self._settings.status() == QSettings.Status.NoError and self.get("format", 0) == FORMAT
