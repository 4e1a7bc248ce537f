"""A person's own pictures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wgan_desktop.core.downloads import place_of
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.picture_stock import HELD_OUT, Wanted
from wgan_desktop.core.problems import Examples, Problem, ProblemError, Tell, silent
from wgan_desktop.core.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wgan_desktop.core.picture_stock import Pictures
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.core.words import Said

ON_DEVICE = 2**31  # bytes of pictures at most that are held on a GPU; others come to it batch by batch
MIDDLE = 127.5  # of a byte's range


class Images(Problem):
    """Pictures as squares of bytes, scaled from 0 ... 255 to [-1, 1], each as probable as any other.

    A run begins with some thousands, the same ones every time; what is drawn lets others in.

    Parameters
    ----------
    pictures : Pictures, optional
        None until they are read by ``prepared``.
    flips : bool
        Show each mirrored half of the times.

    Source
    ------
    The person who gave the pictures.
    """

    name = "images"
    rank = 140
    label = "Own pictures"
    formula = "each of the given pictures with the same probability, its values in [−1, 1]"
    source = "The person who gave them"
    about = "Your own pictures: drop a folder, MNIST's files, LSUN's LMDB, a NumPy or CIFAR file on the window."
    shape = (3, 32, 32)
    extent = (-1.0, 1.0, -1.0, 1.0)
    fields = ("path", "pixels", "colour", "flips", "held_out", "unusable")
    finite = True

    def __init__(self, pictures: Pictures | None = None, *, flips: bool = False) -> None:
        self._pictures, self._flips = pictures, flips
        if pictures is not None:
            self.shape, self.mirrored = pictures.shape, flips
            classes = pictures.classes
            self.said = pictures.said if classes is None else joined((pictures.said, classes.said))
            self.drawn, self._mark = torch.zeros((), dtype=torch.int64), torch.zeros(3, dtype=torch.int64)
            self.held_out = _numbers(self._of_rank(torch.arange(min(pictures.apart, HELD_OUT)))).numpy()

    def prepared(self, settings: Settings, tell: Tell = silent) -> Images:
        """The pictures, decoded, or found in the cache; or some of them, and the others while they are learnt."""
        from wgan_desktop.core.picture_cache import pictures

        if not settings.path.strip():
            raise ProblemError("No pictures were chosen; drop a folder or a file of pictures on the window.")
        s = settings
        wanted = Wanted(place_of(s.path), s.pixels, s.colour, s.held_out, few=s.unusable == "skip")
        return Images(pictures(wanted, tell), flips=s.flips == "random")

    def expected_shape(self, settings: Settings) -> tuple[int, ...]:
        """Of pictures whose colour is not known yet, that of colour."""
        return (1 if settings.colour == "grey" else 3, settings.pixels, settings.pixels)

    @property
    def found(self) -> Pictures:
        """The pictures."""
        assert self._pictures is not None, "images are prepared before they are sampled"
        return self._pictures

    @property
    def skipped(self) -> Said | None:  # type: ignore[override]
        """What of the data could not be used, as far as is known."""
        return self._pictures.skipped if self._pictures is not None else None

    @property
    def unusable(self) -> Sequence[Said]:  # type: ignore[override]
        """Each of it."""
        return self._pictures.lines if self._pictures is not None else ()

    @property
    def span(self) -> tuple[int, int]:  # type: ignore[override]
        """All pictures; while they are read, as many as a run begins with."""
        return self._pictures.here() if self._pictures is not None else (0, 0)

    @property
    def waited(self) -> float | None:  # type: ignore[override]
        """Seconds that the trainer had to wait."""
        return self._pictures.waited if self._pictures is not None else None

    @property
    def state(self) -> dict[str, torch.Tensor]:
        """How many were drawn: it decides which may be; and from where on they are needed."""
        self._mark.copy_(torch.tensor(self.found.mark(int(self.drawn))))
        return {"drawn": self.drawn, "mark": self._mark}

    def resume(self, tell: Tell = silent) -> None:
        """Wait for what may be drawn next; what was drawn for the last time is not decoded again."""
        self._skip()
        self.found.window(int(self.drawn), wait=True, tell=tell)

    def _skip(self) -> bool:
        place, usable, bad = self._mark.tolist()
        return self.found.skip_to((place, usable, bad))

    @cached_property
    def _mapped(self) -> torch.Tensor:
        """The bytes, mapped from the disk."""
        return torch.from_numpy(self.found.pixels)

    @cached_property
    def _on(self) -> dict[torch.device, tuple[torch.Tensor, torch.Tensor]]:
        """The bytes, and the rows of those that can be used, on each device that asked for them."""
        return {}

    def _of_rank(self, ranks: torch.Tensor) -> torch.Tensor:
        """The bytes (n, d) of the usable pictures at places (n,) in their order, on the same device."""
        device, found = ranks.device, self.found
        if found.filling is not None or (device.type != "cpu" and self._mapped.numel() > ON_DEVICE):
            rows = torch.from_numpy(found.rows(ranks.cpu().numpy()))
            return self._mapped.index_select(0, rows).to(device)
        if device not in self._on:
            self._on[device] = self._mapped.to(device), torch.from_numpy(found.all_rows).to(device)
        pixels, usable = self._on[device]
        return pixels.index_select(0, usable.index_select(0, ranks))

    def _window(self, count: int, device: torch.device) -> tuple[int, int]:
        """Which of the usable ones may be drawn now; ``count`` of them will be."""
        skipped = self._skip()  # then there is nothing yet
        window = self.found.window(int(self.drawn), wait=device.type == "cpu" or skipped)
        self.drawn += count
        return window

    def _flipped(self, rows: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """The same, mirrored left to right where a coin says so."""
        if not self._flips:
            return rows
        coins = torch.rand(len(rows), 1, 1, 1, generator=random, device=random.device) < 0.5
        pictures = rows.view(-1, *self.shape)
        return torch.where(coins, pictures.flip(3), pictures).reshape(rows.shape)

    def known(self, places: torch.Tensor, span: tuple[int, int]) -> torch.Tensor:
        """Pictures by their places in the fixed random order: the first so many are a fair sample of all.

        Mirrored ones come after all others.  For one that was overwritten since, the oldest that is there stands.
        """
        low, high = span
        alone = high - low
        rows = self._of_rank((low + places % alone).clamp(min=self.found.oldest))
        turned = rows.view(-1, *self.shape).flip(3).reshape(rows.shape)
        return _numbers(torch.where((places < alone)[:, None], rows, turned))

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Pictures at random, with replacement."""
        low, high = self._window(count, random.device)
        ranks = torch.randint(low, high, (count,), generator=random, device=random.device)
        return _numbers(self._flipped(self._of_rank(ranks), random))

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Pictures in a fixed order from a random start, so that each is used as often as any other."""
        low, high = self._window(0, random.device)
        start = torch.randint(high - low, (1,), generator=random, device=random.device)
        ranks = (torch.arange(count, device=random.device) + start) % (high - low) + low
        return _numbers(self._flipped(self._of_rank(ranks), random))

    def examples(self, count: int) -> Examples:
        """The first in that order, never mirrored."""
        low, high = self.found.here()
        ranks, found = torch.arange(low, min(low + count, high)), self.found
        said = found.classes.said if found.classes is not None else None
        return Examples(_numbers(self._of_rank(ranks)).numpy(), self.shape, found.labels(ranks.numpy()), said)


def _numbers(rows: torch.Tensor) -> torch.Tensor:
    """Bytes as float32 from -1 to 1."""
    return rows.float().div_(MIDDLE).sub_(1)
