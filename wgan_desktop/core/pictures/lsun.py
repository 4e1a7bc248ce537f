"""LSUN's databases: an LMDB whose values are encoded pictures (bedroom_train_lmdb and its kin)."""

from __future__ import annotations

import io
import mmap
import struct
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from wgan_desktop.core import lmdb_pages
from wgan_desktop.core.pictures import Format, Listing, PictureError, Reference, decoded, digest_of
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, reason_of

if TYPE_CHECKING:
    from PIL import Image

FILE = "data.mdb"
MAGIC = 0xBEEFC0DE
HEADER = 16  # bytes of a page before what it holds
# magic, version, address, size of the map; of the 48 bytes of the tree of free pages the first four, a page's size; of
# those of the tree of keys the last sixteen; the last page, the change
META = struct.Struct("<IIQQI44x32xQQQQ")


class Head(NamedTuple):
    """What one of the two heads says: bytes a page, number of keys and of the root's page, last page, change."""

    page: int
    entries: int
    root: int
    last: int
    change: int


class Lsun(Format):
    """Key, value, key, value: each value is a WebP or JPEG.

    A file that is shorter than its own count of pages kills the process that reads beyond its end, so that it is held
    against that count before anything else is read, and read in a child process even then.  The keys are read page by
    page, so that a damaged page costs those on it alone.

    Source
    ------
    Yu et al. 2015, LSUN: Construction of a Large-scale Image Dataset; the layout of a page: OpenLDAP's mdb.c.
    """

    name = "lsun"
    label = Said("LSUN's LMDB")
    suffixes = (".mdb",)
    rank = 40

    @classmethod
    def fits(cls, path: Path) -> bool:
        """The folder of a database, or its file."""
        return (path / FILE).exists() if path.is_dir() else super().fits(path)

    @property
    def file(self) -> Path:
        """The file with the data."""
        return self.path / FILE if self.path.is_dir() else self.path

    @cached_property
    def _reading(self) -> Any:
        """The database's one transaction: nothing is locked, so that a read-only disk will do."""
        import lmdb

        self._check()
        try:
            environment = lmdb.open(
                str(self.path), subdir=self.path.is_dir(), readonly=True, lock=False, readahead=False, meminit=False
            )
            return environment.begin(buffers=True)
        except lmdb.Error as error:
            raise ProblemError(
                "{file} cannot be opened as an LMDB ({error}); copy it again.", file=str(self.file), error=str(error)
            ) from None

    def _check(self) -> Head:
        """The newer head of the file, which must be as long as that says.

        Raises
        ------
        ProblemError
            When it is not, or is no LMDB.
        """
        try:
            with self.file.open("rb") as file:
                size = file.seek(0, 2)
                first = self._head(file, 0)
                newer = max(first, self._head(file, first.page), key=lambda head: head.change)
        except OSError as error:
            raise ProblemError(
                "{file} cannot be read ({why}); choose it again.", file=str(self.file), why=reason_of(error)
            ) from None
        except struct.error:
            raise ProblemError("{file} is too short for an LMDB: copy it again.", file=self.file) from None
        missing = (newer.last + 1) * newer.page - size
        if missing > 0:
            raise ProblemError(
                "{file} is cut off, {missing} bytes are missing: copy or download it again.",
                file=str(self.file),
                missing=missing,
            )
        return newer

    def _head(self, file: BinaryIO, start: int) -> Head:
        """The head at ``start``."""
        file.seek(start + HEADER)
        magic, _, _, _, page, entries, root, last, change = META.unpack(file.read(META.size))
        if magic != MAGIC or not 256 <= page <= 65536:
            raise ProblemError("{file} does not begin as an LMDB does; choose another database.", file=self.file)
        return Head(page, entries, root, last, change)

    def listing(self) -> Listing:
        """Every key of a page that can be read; it is counted how many are lost with the others."""
        head = self._check()
        with (
            self.file.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole,
            memoryview(whole) as data,
        ):
            keys = list(lmdb_pages.keys(data, head.page, head.root))
        if not keys:
            if head.entries:
                raise ProblemError("{file} is damaged: no key can be read; copy it again.", file=str(self.file))
            raise ProblemError("{file} holds no pictures; choose another database.", file=self.file)
        if (lost := head.entries - len(keys)) <= 0:
            return Listing(keys, digest_of(self.file))
        why = Said(
            "{file}: {count} pictures cannot be found, for the pages that list them are damaged",
            file=self.file.name, count=lost,
        )  # fmt: skip
        return Listing(keys, digest_of(self.file), (why,), lost - 1)

    def picture(self, reference: Reference) -> Image.Image:
        """The picture of a key."""
        import lmdb

        try:
            value = self._reading.get(reference)
        except lmdb.Error as error:
            raise PictureError("it is damaged ({error})", error=str(error)) from None
        if value is None:
            raise PictureError("it is not there any more")
        return decoded(io.BytesIO(value))
