"""The ways in which pictures are kept, one file each, and how any picture becomes a small square of bytes."""

from __future__ import annotations

import abc
import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.registry import Classes, Entry
from wgan_desktop.core.words import Said, SaidError, joined

if TYPE_CHECKING:
    from PIL import Image

Bytes = npt.NDArray[np.uint8]
Reference = int | str | bytes | tuple[int, Any]
"""What a picture is called where it is kept: its place, its file, its key; and in which of several files."""

CODECS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
MOST_PIXELS = 2**25  # of one picture once it is decoded: 130 MB
MOST_OF_WEBP = 2**23  # the same for a WebP, whose decoder takes 20 bytes a pixel where others take 4
MOST_BYTES = 2**26  # of the file of one picture
DETAIL = 512  # pixels of the shorter side that a reduced picture keeps at least: four times what is learnt at most
DRAFT = 256  # the same where a JPEG's own decoder reduces it, by whole waves: twice what is learnt at most
PAPER = (255, 255, 255)  # what shows through a transparent picture


class PictureError(SaidError):
    """One picture cannot be used; the message says why, in a few words."""


class TooFewError(ProblemError):
    """So many of the pictures cannot be used that somebody should be asked; the message says how to go on."""


@dataclasses.dataclass(frozen=True, eq=False)
class Classification:
    """The class of each picture of a listing, (n,), and a sentence on where these classes come from."""

    labels: npt.NDArray[np.int64]
    said: Said


@dataclasses.dataclass(frozen=True)
class Listing:
    """The pictures there are.

    Attributes
    ----------
    references : sequence of Reference
        What each is called.
    digest : str
        A hash of what they are.
    skipped : tuple of Said
        What could not be listed, a line each.
    more : int
        How many pictures could not be listed beyond these lines.
    classes : Classification or None
        Of all of them, where there is one.
    """

    references: Sequence[Reference]
    digest: str
    skipped: tuple[Said, ...] = ()
    more: int = 0
    classes: Classification | None = None


class Format(Entry, abc.ABC):
    """One way in which pictures are kept, opened on a file or folder.

    Attributes
    ----------
    name, label, rank
        See `Entry`.
    suffixes : tuple of str
        Of the files that are certainly of this kind.
    """

    suffixes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def fits(cls, path: Path) -> bool:
        """Whether ``path`` is of this kind, as far as its name and what lies in it tell."""
        return path.suffix.lower() in cls.suffixes

    @abc.abstractmethod
    def listing(self) -> Listing:
        """What pictures there are.

        Raises
        ------
        ProblemError
            With one sentence, when it is not what it seems.
        """

    def labels(self) -> npt.NDArray[np.int64] | None:
        """The class of each picture of the listing, (n,), where classes are kept with the pictures; else None.

        Raises
        ------
        OSError, ValueError, EOFError, KeyError, zlib.error, zipfile.BadZipFile
            When they cannot be read.
        """
        return None

    def said_of(self, labels: npt.NDArray[np.int64]) -> Said:
        """A sentence on where the classes of the pictures come from."""
        return Said("Labels kept with them tell {count} classes apart.", count=len(np.unique(labels)))

    @abc.abstractmethod
    def picture(self, reference: Reference) -> Image.Image:
        """A picture of the listing.

        Raises
        ------
        PictureError, OSError, ValueError
            When this one cannot be used.
        """


FORMATS: Classes[Format] = Classes(Format, __name__)


def holds_pictures(path: Path) -> bool:
    """Whether a file or folder seems to be something that pictures are kept in."""
    return any(kind.fits(path) for kind in FORMATS.values())


def known_kinds() -> Said:
    """What pictures may be kept in."""
    return joined((kind.label for kind in FORMATS.values()), ", ")


def chosen(path: Path) -> dict[str, object]:
    """The fields that say which pictures are learnt: those of ``path``."""
    return {"path": str(path.expanduser().absolute()), "unusable": "ask"}


def opened(path: Path) -> Format:
    """What keeps the pictures of ``path``.

    Raises
    ------
    ProblemError
        When there is nothing, or nothing known.
    """
    if not path.exists():
        raise ProblemError("There is no file or folder {path}; choose the pictures again.", path=path)
    if not (path.is_file() or path.is_dir()):
        raise ProblemError("{path} is neither a folder nor an ordinary file; choose other pictures.", path=path)
    for kind in FORMATS.values():
        if kind.fits(path):
            return kind(path)
    raise ProblemError(
        "{file} holds no pictures that are known here; choose one of: {known}.", file=path.name, known=known_kinds()
    )


def digest_of(path: Path, parts: Iterable[object] = ()) -> str:
    """A hash of a file's place, size and time, and of whatever else decides what is read from it."""
    about = path.stat()
    lines = [str(path.absolute()), about.st_size, about.st_mtime_ns, *parts]
    return hashlib.sha256("\n".join(map(str, lines)).encode("utf-8", "surrogateescape")).hexdigest()


def decoded(source: Any) -> Image.Image:
    """The first frame of an encoded picture (a path or a binary stream), turned as its camera says.

    Raises
    ------
    PictureError, OSError, ValueError
        When it cannot be used: no picture, cut off, or too large.
    """
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures, and of odd metadata: the limit below is our own
        try:
            with Image.open(source, formats=CODECS) as image:
                whole = image.size
                image.draft(None, (DRAFT, DRAFT))  # a JPEG is decoded at no more of its size than is needed,
                width, height = whole if image.info.get("progressive") else image.size  # but all of such a one is kept
                if width * height > (MOST_OF_WEBP if image.format == "WEBP" else MOST_PIXELS):
                    raise PictureError(
                        "it has {width} × {height} pixels, more than are decoded", width=width, height=height
                    )
                image.load()
                return ImageOps.exif_transpose(_flat(image))
        except UnidentifiedImageError:
            raise PictureError("it is no picture that can be read") from None
        except Image.DecompressionBombError:
            raise PictureError("it has more pixels than are decoded") from None
        except (SyntaxError, IndexError, KeyError, OverflowError, TypeError) as error:  # what codecs say of bad bytes
            raise PictureError("it is damaged ({error})", error=str(error)) from None


def _flat(image: Image.Image) -> Image.Image:
    """Eight bits a channel, grey or colour, without transparency; no larger than is of use, as soon as can be."""
    from PIL import Image

    if image.mode.startswith("I"):
        values = np.asarray(image)
        grey = Image.fromarray((values >> (8 if values.max(initial=0) > 255 else 0)).clip(0, 255).astype(np.uint8))
        grey.info = image.info
        return _reduced(grey)
    if image.has_transparency_data:
        small = _reduced(_in_mode(image, "RGBA"))
        flat = Image.alpha_composite(Image.new("RGBA", small.size, (*PAPER, 255)), small).convert("RGB")
        flat.info = image.info
        return flat
    return _reduced(_in_mode(image, "L" if image.mode in ("1", "L") else "RGB"))


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    """The same picture in a mode, not copied where it has it."""
    return image if image.mode == mode else image.convert(mode)


def _reduced(image: Image.Image) -> Image.Image:
    """The means of squares of pixels, where the shorter side keeps its `DETAIL`."""
    factor = min(image.size) // DETAIL
    return image.reduce(factor) if factor > 1 else image


def square(image: Image.Image, pixels: int, channels: int) -> Bytes:
    """The central square of a picture, ``pixels`` wide, in 1 or 3 channels: (channels * pixels * pixels,) bytes."""
    from PIL import Image, ImageOps

    image = image.convert("L" if channels == 1 else "RGB")
    if image.size != (pixels, pixels):
        image = ImageOps.fit(image, (pixels, pixels), Image.Resampling.BICUBIC)
    rows = np.asarray(image, np.uint8).reshape(pixels, pixels, channels)
    return np.ascontiguousarray(rows.transpose(2, 0, 1)).ravel()
