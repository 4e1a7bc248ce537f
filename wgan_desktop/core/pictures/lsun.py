"""LSUN's databases: an LMDB whose values are encoded pictures (bedroom_train_lmdb and its kin)."""

from __future__ import annotations

import io
import struct
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wgan_desktop.core.pictures import Format, Listing, PictureError, Reference, decoded, digest_of
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said

if TYPE_CHECKING:
    from PIL import Image

FILE = "data.mdb"
MAGIC = 0xBEEFC0DE
HEADER = 16  # bytes of a page before what it holds
# magic, version, address, size of the map; 48 bytes of the free pages' tree whose first four are the page's size
META = struct.Struct("<IIQQI44x48xQQ")


class Lsun(Format):
    """Key, value, key, value: each value is a WebP or JPEG.

    A file that is shorter than its own count of pages kills whoever reads beyond its end, so that it is held against
    that count before anything else is read, and read in a child process even then.

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

    def _check(self) -> None:
        """Whether the file is as long as it says.

        Raises
        ------
        ProblemError
            When it is not, or is no LMDB.
        """
        try:
            with self.file.open("rb") as file:
                size = file.seek(0, 2)
                first = self._head(file, 0)
                # the newer of the two heads counts
                page, last, _ = max(first, self._head(file, first[0]), key=lambda head: head[2])
        except OSError as error:
            raise ProblemError(
                "{file} cannot be read ({strerror}); choose it again.", file=str(self.file), strerror=error.strerror
            ) from None
        except struct.error:
            raise ProblemError("{file} is too short for an LMDB: copy it again.", file=self.file) from None
        if (last + 1) * page > size:
            missing = (last + 1) * page - size
            raise ProblemError(
                "{file} is cut off, {missing} bytes are missing: copy or download it again.",
                file=str(self.file),
                missing=missing,
            )

    def _head(self, file: BinaryIO, start: int) -> tuple[int, int, int]:
        """(bytes a page, number of the last page, number of the change) as the head at ``start`` says."""
        file.seek(start + HEADER)
        magic, _, _, _, page, last, change = META.unpack(file.read(META.size))
        if magic != MAGIC or not 256 <= page <= 65536:
            raise ProblemError("{file} does not begin as an LMDB does; choose another database.", file=self.file)
        return page, last, change

    def listing(self) -> Listing:
        """Every key."""
        import lmdb

        try:
            with self._reading.cursor() as cursor:
                keys = [bytes(key) for key in cursor.iternext(keys=True, values=False)]
        except lmdb.Error as error:
            raise ProblemError(
                "{file} is damaged ({error}); copy it again.", file=str(self.file), error=str(error)
            ) from None
        if not keys:
            raise ProblemError("{file} holds no pictures; choose another database.", file=self.file)
        return Listing(keys, digest_of(self.file))

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
