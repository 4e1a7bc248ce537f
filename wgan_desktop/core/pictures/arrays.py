"""What the formats that are one large array of pictures have in common."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.pictures import Bytes, Format, Listing, Reference, digest_of
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import reason_of

if TYPE_CHECKING:
    from PIL import Image

MOST = 2**32  # bytes of an array that are unpacked


class Arrays(Format):
    """Pictures (n, height, width), or (n, height, width, 3), of bytes."""

    @property
    @abc.abstractmethod
    def pictures(self) -> Bytes:
        """All of them.

        Raises
        ------
        ProblemError
            With one sentence, when the file is not what it seems.
        """

    def listing(self) -> Listing:
        """One after another."""
        try:
            return Listing(range(len(self.pictures)), digest_of(self.path))
        except OSError as error:
            raise ProblemError(
                "{file} cannot be read ({why}); choose it again.", file=self.path.name, why=reason_of(error)
            ) from None

    def picture(self, reference: Reference) -> Image.Image:
        """The picture at a place."""
        from PIL import Image

        assert isinstance(reference, int)
        return Image.fromarray(np.ascontiguousarray(self.pictures[reference]))
