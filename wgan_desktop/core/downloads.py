"""Sets of pictures that can be downloaded: what each is, where it comes from, and how its files are recognised."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from wgan_desktop.core.files import data_folder
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said


@dataclasses.dataclass(frozen=True)
class File:
    """One file: its name, its length in bytes, and the SHA-256 of what is in it."""

    name: str
    size: int
    sha256: str


@dataclasses.dataclass(frozen=True)
class Offer:
    """A set of pictures that can be downloaded.

    Attributes
    ----------
    name, label : str
        The identifier, which is also what `Settings.path` may say; in words.
    about, licence, source : str
        What the pictures are, on what terms, and whose they are.
    mirrors : tuple of str
        Addresses that a file's name is appended to, the first choice first.
    files : tuple of File
    pixels : int
        The side of its pictures.
    """

    name: str
    label: str
    about: str
    licence: str
    source: str
    mirrors: tuple[str, ...]
    files: tuple[File, ...]
    pixels: int = 28

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(file.size for file in self.files)

    @property
    def place(self) -> Path:
        """The folder where it is kept if no other is named."""
        return data_folder() / "downloads" / self.name

    def is_in(self, folder: Path) -> bool:
        """Whether every file is there, by name and length: under its own name there is never but a whole one."""
        return all(_length(folder / file.name) == file.size for file in self.files)


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def place_of(path: str) -> Path:
    """Where the pictures are that ``Settings.path`` speaks of: those of an offer by its name, or a place of one's own.

    A run that names an offer can be shared: it means the same wherever that was downloaded.

    Raises
    ------
    ProblemError
        When it names an offer that was not downloaded yet.
    """
    offer = _offer(path)
    if offer is None:
        return _own(path)
    if not offer.is_in(offer.place):
        raise ProblemError(
            "{label} is not on this machine yet: download it in the File menu, or by “wgan-desktop download {name}”.",
            label=offer.label,
            name=offer.name,
        )
    return offer.place


def lasting(path: str) -> str:
    """``Settings.path`` as a file says it: nothing and an offer's name stay, a place of one's own is said in full."""
    return str(_own(path).absolute()) if path.strip() and _offer(path) is None else path.strip()


def _own(path: str) -> Path:
    return Path(path.strip()).expanduser()


def _offer(path: str) -> Offer | None:
    """The offer that is named, unless something of one's own has that name here."""
    return OFFERS.get(path.strip()) if not _own(path).exists() else None


def _files(*known: tuple[int, str]) -> tuple[File, ...]:
    """MNIST's four files, and those of whatever is laid out like it: training images and labels, then the others."""
    parts = [f"{part}-{kind}-ubyte.gz" for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1")]
    return tuple(File(name, *about) for name, about in zip(parts, known, strict=True))


_MNIST = Offer(
    name="mnist",
    label="MNIST",
    about=Said("70,000 handwritten digits of 28 × 28 pixels, in grey; 60,000 of them are learnt."),
    licence="CC BY-SA 3.0",
    source="Y. LeCun, C. Cortes, C. J. C. Burges, 1998",
    mirrors=("https://storage.googleapis.com/cvdf-datasets/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/"),
    files=_files(
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
)  # fmt: skip
_FASHION = Offer(
    name="fashion_mnist",
    label="Fashion-MNIST",
    about=Said("70,000 pieces of clothing of 28 × 28 pixels, in grey; 60,000 of them are learnt."),
    licence="MIT",
    source="H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, 2017",
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
    ),
    files=_files(
        (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
)  # fmt: skip

OFFERS: Mapping[str, Offer] = MappingProxyType({offer.name: offer for offer in (_MNIST, _FASHION)})
