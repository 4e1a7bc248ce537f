"""Picture files: one, or all those of a folder and of the folders in it."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.pictures import MOST_BYTES, Format, Listing, PictureError, Reference, decoded
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, reason_of

if TYPE_CHECKING:
    from PIL import Image

NAMED = 10  # classes that are told by name


class Folder(Format):
    """Every JPEG, PNG, WebP, BMP and GIF (its first frame) below a folder, in the order of their names.

    Hidden files and files of other kinds are passed over; a link is followed once.  Where all lie in two or more
    folders inside it, the first folder on the way to a picture is its class.
    """

    name = "folder"
    label = Said("a folder of JPEG, PNG, WebP, BMP or GIF files")
    suffixes = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif")
    rank = 50

    @classmethod
    def fits(cls, path: Path) -> bool:
        """Any folder, and a picture."""
        return path.is_dir() or super().fits(path)

    def listing(self) -> Listing:
        """Every picture file, by its name below the folder."""
        found, skipped = self._found
        if not found:
            kinds = ", ".join(suffix[1:].upper() for suffix in self.suffixes)
            also = Said(" ({first})", first=skipped[0]) if skipped else ""
            raise ProblemError(
                "There are no pictures in {path}{also}; choose a folder with {kinds} files.",
                path=self.path,
                also=also,
                kinds=kinds,
            ).with_lines(skipped)
        lines = "\n".join([str(self.path.absolute()), *(f"{name}\t{about}" for name, about in found)])
        digest = hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()
        return Listing([name for name, _ in found], digest, tuple(skipped))

    @cached_property
    def _found(self) -> tuple[list[tuple[str, str]], list[Said]]:
        return self._walk() if self.path.is_dir() else self._alone()

    def labels(self) -> npt.NDArray[np.int64] | None:
        """By the folders that they lie in; None where any lies in none, or all in one."""
        ways = [name.partition("/") for name, _ in self._found[0]]
        if not all(below for *_, below in ways) or len(folders := sorted({first for first, *_ in ways})) < 2:
            return None
        numbers = {name: number for number, name in enumerate(folders)}
        return np.array([numbers[first] for first, *_ in ways], np.int64)

    def said_of(self, labels: npt.NDArray[np.int64]) -> Said:
        """Which folders they are."""
        names = sorted({name.partition("/")[0] for name, _ in self._found[0]})
        listed = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        return Said("Their classes are the {count} folders they lie in: {names}.", count=len(names), names=listed)

    def _alone(self) -> tuple[list[tuple[str, str]], list[Said]]:
        return [(self.path.name, _about(self.path.stat()))], []

    def _walk(self) -> tuple[list[tuple[str, str]], list[Said]]:
        """(name, size and time) of each picture, sorted, and what cannot be read."""
        found: list[tuple[str, str]] = []
        skipped: list[Said] = []
        seen: set[tuple[int, int]] = set()
        todo = [self.path]
        while todo:
            folder = todo.pop()
            try:
                about = folder.stat()
                if (about.st_dev, about.st_ino) in seen and about.st_ino:
                    continue  # a link that leads back
                seen.add((about.st_dev, about.st_ino))
                with os.scandir(folder) as entries:
                    self._sort(list(entries), found, todo, skipped)
            except OSError as error:
                skipped.append(Said("{file}: it cannot be opened ({why})", file=str(folder), why=reason_of(error)))
        return sorted(found), sorted(skipped)

    def _sort(
        self, entries: list[os.DirEntry[str]], found: list[tuple[str, str]], todo: list[Path], skipped: list[Said]
    ) -> None:
        for entry in entries:
            path = Path(entry.path)
            try:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    todo.append(path)
                elif path.suffix.lower() in self.suffixes:
                    found.append((path.relative_to(self.path).as_posix(), _about(entry.stat())))
            except OSError as error:
                skipped.append(Said("{file}: it cannot be read ({why})", file=str(path), why=reason_of(error)))

    def picture(self, reference: Reference) -> Image.Image:
        """The picture of a name."""
        assert isinstance(reference, str)
        file = self.path / reference if self.path.is_dir() else self.path
        if not file.is_file():
            raise PictureError("it is not an ordinary file")
        if not (size := file.stat().st_size):
            raise PictureError("it is empty")
        if size > MOST_BYTES:
            raise PictureError("it has {size} bytes, more than are read", size=size)
        return decoded(file)


def _about(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns}"
