"""The problems: distributions and data sets the generator has to learn, one file each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.registry import Entry, Registry
from wgan_desktop.core.words import Said, SaidError

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


Tell = Callable[[str], object]
"""Told, in a few words, how far the data are; it may raise, to leave."""


def silent(words: str) -> None:
    """Nobody wants to know."""


@dataclasses.dataclass(frozen=True)
class Modes:
    """The known modes of a problem: centres (k, d) and the standard deviation of each, in the problem's units."""

    centres: npt.NDArray[np.float64]
    sd: float


@dataclasses.dataclass(frozen=True)
class Examples:
    """Given images, each once.

    Attributes
    ----------
    points : (n, d) float32
    shape : (channels, height, width)
    labels : (n,) int64 or None
        The class of each, by which quality is judged; never used for training.
    classes : Said or None
        A sentence on where these come from, where there is something to be said.
    """

    points: npt.NDArray[np.float32]
    shape: tuple[int, ...]
    labels: npt.NDArray[np.int64] | None = None
    classes: Said | None = None


def makes_images(settings: Settings) -> bool:
    """Whether what is learnt are images, rather than points of the plane."""
    return PROBLEMS[settings.problem].shape != (2,)


def turned_to(settings: Settings, problem: str, **data: object) -> Settings:
    """The settings for other data that a person turns to: the problem, and the fields that say which data.

    The method and all that it is trained with stay.  What changes besides is what cannot make such points: a generator
    that ends in tanh reaches from -1 to 1, enough for images, too little for points in the plane; nor are those made
    by convolutions.  And from points to images, what is too small or too short for them: latents, widths and how long
    the learning rates fall are then at least the digits'.
    """
    was, now = (PROBLEMS[name].shape == (2,) for name in (settings.problem, problem))
    if now:
        settings = settings.replace(generator_output="linear", network="mlp", generator_network="same")
    elif was:
        settings = _fit_for_images(settings)
    return settings.replace(problem=problem, **data)


def _fit_for_images(settings: Settings) -> Settings:
    """Settings that made points of the plane, with networks and time enough for images."""
    from wgan_desktop.core.presets import presets

    digits = presets()["digits"].settings
    fitting: dict[str, object] = {name: getattr(digits, name) for name in ("noise", "generator_output")}
    for name in ("noise_dim", "generator_width", "generator_depth", "critic_width", "critic_depth", "lr_decay"):
        fitting[name] = max(getattr(settings, name), getattr(digits, name))
    if not settings.lr_decay:  # they never fall
        del fitting["lr_decay"]
    return settings.replace(**fitting)


class Problem(Entry):
    """A distribution to learn.

    Attributes
    ----------
    shape : tuple of int
        Of one point: (2,), or (channels, height, width) for images.
    extent : tuple of float
        (x low, x high, y low, y high) of the square shown; it holds the data with a margin of about a half.
    start : tuple of float
        Where the generated heap begins, a small one (the generator's last bias, its last weights being scaled down);
        empty for a heap about the origin, of whatever size the initialisation gives it.
    scale : float
        How many of the problem's own units one unit of the points is.
    fields : tuple of str
        The `Settings` fields that matter for this problem.
    said : str
        Of given data: what was read; else empty.
    skipped : Said or None
        Of given data: what could not be used, in a few words, ``short``, and each of it, ``listed``.
    unusable : sequence of Said
        Each of it, as far as is known: more may come while the data are read.
    finite : bool
        Whether it is a number of given points, over and over again, rather than new ones at every draw.
    held_out : (m, d) float32
        Those of a finite problem that are kept out of everything that is drawn.
    waited : float or None
        Seconds that the trainer had to wait for the data; None where they are there from the start.
    span : (int, int)
        The numbers of the points that a finite problem draws from, from, to; while they are read it may move on.
    mirrored : bool
        Whether their mirror images are drawn too.
    """

    shape: tuple[int, ...] = (2,)
    extent: tuple[float, float, float, float] = (-2.5, 2.5, -2.5, 2.5)
    start: tuple[float, ...] = ()
    scale: float = 1.0
    fields: tuple[str, ...] = ()
    said: str = ""
    skipped: Said | None = None
    unusable: Sequence[Said] = ()
    finite: bool = False
    held_out: npt.NDArray[np.float32] = np.empty((0, 2), np.float32)
    waited: float | None = None
    span: tuple[int, int] = (0, 0)
    mirrored: bool = False

    @property
    def given(self) -> int:
        """How many points a finite problem draws from, mirrored ones included."""
        return (self.span[1] - self.span[0]) * (2 if self.mirrored else 1)

    @property
    def dimension(self) -> int:
        """Numbers a point."""
        return int(np.prod(self.shape))

    @property
    def modes(self) -> Modes | None:
        """The known modes, or None."""
        return None

    def prepared(self, settings: Settings, tell: Tell = silent) -> Problem:
        """The problem ready to be sampled; data sets load here, and ``tell`` how far they are.

        Raises
        ------
        ProblemError
            With one sentence when the data cannot be used.
        """
        return self

    @property
    def state(self) -> dict[str, torch.Tensor]:
        """What a checkpoint must hold so that the next draw is the next one: tensors that are changed in place."""
        return {}

    def resume(self, tell: Tell = silent) -> None:
        """Make ready for the next draw, once ``state`` is that of a checkpoint; ``tell`` as of `prepared`."""

    def expected_shape(self, settings: Settings) -> tuple[int, ...]:
        """The shape of one point, as far as the settings tell it before the data are there."""
        return self.shape

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """``count`` independent points, (count, d) float32, on ``random``'s device, by vectorised operations."""
        raise AssertionError(f"{self.name} cannot be sampled")

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """``count`` points with equal shares of every mode or stretch: the evaluation cloud, (count, d) float32.

        The first m of them, too, have nearly equal shares.
        """
        return self.sample(count, random)

    def sketch(self, count: int) -> npt.NDArray[np.float64] | None:
        """``count`` points (count, 2) evenly spread over the distribution, always the same, by numpy alone.

        None where it has no simple form.  (The window draws them, and lives without torch.)
        """
        return None

    def known(self, places: torch.Tensor, span: tuple[int, int]) -> torch.Tensor:
        """Points of a finite problem by their places (n,) in a ``span``, on the CPU; mirror images come after all."""
        raise AssertionError(f"{self.name} is not a number of given points")

    def examples(self, count: int) -> Examples | None:
        """At most ``count`` of the images that are drawn, in a fixed order without any pattern; None without images."""
        return None

    def own_units(self, points: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
        """Points (n, d) as the person who gave the data would write them; a problem of ours has no others."""
        return points


_GOLDEN = 2_654_435_769  # 2^32/golden ratio: multiples of it fill the circle of 2^32 most evenly


def even(count: int, random: torch.Generator) -> torch.Tensor:
    """``count`` numbers in [0, 1), (count,) float32, spread evenly from a random start, as is every first part of them.

    Source
    ------
    The golden-ratio sequence: Knuth 1973, The Art of Computer Programming 3, section 6.4, theorem S.
    """
    start = torch.randint(2**32, (1,), generator=random, device=random.device)
    places = torch.arange(count, device=random.device) * _GOLDEN + start
    return (places % 2**32 >> 8) / 2**24  # the 24 bits that float32 holds


class ProblemError(SaidError):
    """The data of a problem cannot be used; the message is one sentence with the way back.

    Attributes
    ----------
    lines : sequence of Said
        Each single thing that cannot be used, and why.
    """

    lines: Sequence[Said] = ()

    def with_lines(self, lines: Sequence[Said]) -> Self:
        """The same, and each single thing."""
        self.lines = lines
        return self


PROBLEMS: Registry[Problem] = Registry(Problem, __name__)
