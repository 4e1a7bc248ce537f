"""Several files or folders of pictures as one set: a list of them, kept under the hash of what is in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wgan_desktop.core.files import data_folder, write_whole
from wgan_desktop.core.pictures import Format, Listing, PictureError, Reference, holds_pictures, opened
from wgan_desktop.core.pictures.idx import is_labels
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, said_by

if TYPE_CHECKING:
    from PIL import Image

SUFFIX = ".pictures"


class Several(Format):
    """A text with the place of a file or folder in each line, each of any kind."""

    name = "several"
    label = Said("several of these")
    suffixes = (SUFFIX,)
    rank = 60

    @cached_property
    def _members(self) -> list[Path]:
        lines = self.path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return [Path(line) for line in lines if Path(line).suffix != SUFFIX]

    @cached_property
    def _opened(self) -> dict[int, Any]:
        return {}

    def _member(self, number: int) -> Any:
        if number not in self._opened:
            self._opened[number] = opened(self._members[number])
        return self._opened[number]

    def listing(self) -> Listing:
        """Those of each member, after those of the members before it; a member that cannot be used is skipped."""
        references: list[Reference] = []
        digests: list[str] = []
        skipped: list[Said] = []
        more = 0
        for number in range(len(self._members)):
            try:
                found = self._member(number).listing()
            except ProblemError as error:
                skipped.append(said_by(error))
                continue
            references += [(number, each) for each in found.references]
            digests.append(found.digest)
            skipped += found.skipped
            more += found.more
        if not references:
            first = skipped[0] if skipped else ""
            raise ProblemError("None of the chosen files can be used. {first}", first=first).with_lines(skipped)
        digest = hashlib.sha256("\n".join(digests).encode()).hexdigest()
        return Listing(references, digest, tuple(skipped), more)

    def picture(self, reference: Reference) -> Image.Image:
        """A picture of one of the members."""
        if not isinstance(reference, tuple):
            raise PictureError("it is not there any more")
        number, own = reference
        return self._member(number).picture(own)  # type: ignore[no-any-return]


def together(paths: Sequence[Path]) -> Path:
    """Where several files of pictures are as one set; labels, which belong to pictures beside them, are left out.

    Raises
    ------
    ProblemError
        When one of them holds no pictures.
    OSError
        When the list cannot be kept.
    """
    for path in paths:
        if not holds_pictures(path):
            raise ProblemError(
                "{file} holds no pictures, and what is opened together must be pictures alone; open it by itself.",
                file=path.name,
            )
    whole = [path.absolute() for path in paths]
    chosen = [path for path in whole if not is_labels(path)] or whole
    if len(chosen) == 1:
        return chosen[0]
    if any(letter in str(path) for path in chosen for letter in "\n\r"):
        raise ProblemError("The name of one of the files holds the end of a line; give it another name.")
    data = "".join(f"{path}\n" for path in chosen).encode("utf-8", "surrogateescape")
    above = Path(os.path.commonpath([path.parent for path in chosen])).name
    list_of = data_folder() / "chosen" / hashlib.sha256(data).hexdigest()[:16] / f"{above} ({len(chosen)}){SUFFIX}"
    write_whole(list_of, data)
    return list_of
