"""What each network is made of: the shape of every layer, and so the number of its parameters, in plain arithmetic.

The networks are built from these very lists (`building.networks`); the window counts by them, without torch.

Source
------
DCGAN: Radford, Metz & Chintala 2016, Unsupervised Representation Learning with Deep Convolutional GANs: kernels of
5 x 5, strides of 2.  ResNet: Gulrajani et al. 2017, Improved Training of Wasserstein GANs, section 5 and appendix F:
residual blocks of two convolutions of 3 x 3 and a shortcut of 1 x 1, those that halve the side ending in a mean, those
that double it beginning with nearest neighbours.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said

Shape = tuple[tuple[int, ...], int]
"""Of a layer's weight, and the length of its bias."""

KERNEL = 5  # of the DCGAN
INNER = 3  # of a residual block
SMALLEST = 4  # pixels along a side, at most, at the deep end
WIDEST = 8  # times ``width`` channels there, at most
WIDTHS = {"mlp": 128, "dcgan": 32, "resnet": 32}
"""A width of each kind of network with which a processor makes a step in about a second; published ones have up to 128
channels, and sixteen times the work."""


class Counts(NamedTuple):
    """Parameters of each network."""

    generator: int
    critic: int

    @property
    def in_words(self) -> str:
        """For the command line."""
        return f"{self.generator:,} parameters in the generator, {self.critic:,} in the critic"


def sides(side: int) -> list[int]:
    """The sides from the picture's down to the deep end's, by halves, rounded up (28, 14, 7, 4)."""
    found = [side]
    while found[-1] > SMALLEST:
        found.append((found[-1] + 1) // 2)
    return found


def channels(width: int, count: int) -> list[int]:
    """The channels of so many levels: ``width`` next to the picture, doubling, eight times at most."""
    return [width * min(2**level, WIDEST) for level in range(count)]


def widths(width: int, depth: int, taper: str) -> list[int]:
    """The hidden widths of an MLP, from the data's end on."""
    return [max(1, width >> level) if taper == "halving" else width for level in range(depth)]


# ------------------------------------------------------------------ the lists, kind by kind


def mlp(sizes: Sequence[int]) -> list[Shape]:
    """An affine map between each width and the next."""
    return [((fan_out, fan_in), fan_out) for fan_in, fan_out in itertools.pairwise(sizes)]


def dcgan_critic(shape: tuple[int, ...], width: int, *, norms: bool) -> list[Shape]:
    """Convolutions that halve the side, each but the first followed by its norm, and a linear end."""
    levels = sides(shape[1])
    depths = [shape[0], *channels(width, len(levels) - 1)]
    found: list[Shape] = []
    for before, after in itertools.pairwise(depths):
        own = _norm(after) if norms and found else []
        found += [_kernel(after, before, KERNEL), *own]
    return [*found, _affine(1, depths[-1] * levels[-1] ** 2)]


def dcgan_generator(noise_dim: int, shape: tuple[int, ...], width: int, *, norms: bool) -> list[Shape]:
    """A linear start and transposed convolutions that double the side, each after its norm."""
    levels = sides(shape[1])
    depths = [*channels(width, len(levels) - 1)[::-1], shape[0]]
    found = [_affine(depths[0] * levels[-1] ** 2, noise_dim)]
    for before, after in itertools.pairwise(depths):
        own = _norm(before) if norms else []
        found += [*own, ((before, after, KERNEL, KERNEL), after)]
    return found


def resnet_critic(shape: tuple[int, ...], width: int, *, norms: bool) -> list[Shape]:
    """A convolution, blocks that halve the side, and a linear end."""
    levels = sides(shape[1])
    depths = channels(width, len(levels))
    blocks = itertools.pairwise(depths)
    inner = [layer for before, after in blocks for layer in _block(before, before, after, norms=norms)]
    return [_kernel(width, shape[0], INNER), *inner, _affine(1, depths[-1] * levels[-1] ** 2)]


def resnet_generator(noise_dim: int, shape: tuple[int, ...], width: int, *, norms: bool) -> list[Shape]:
    """A linear start, blocks that double the side, and a convolution after its norm."""
    levels = sides(shape[1])
    depths = channels(width, len(levels))[::-1]
    blocks = itertools.pairwise(depths)
    inner = [layer for before, after in blocks for layer in _block(before, after, after, norms=norms)]
    start = _affine(depths[0] * levels[-1] ** 2, noise_dim)
    return [start, *inner, *(_norm(width) if norms else []), _kernel(shape[0], width, INNER)]


def _block(before: int, between: int, after: int, *, norms: bool) -> Iterator[Shape]:
    """The shortcut, and two convolutions, each after its norm."""
    yield _kernel(after, before, 1)
    for width, wider in ((before, between), (between, after)):
        yield from _norm(width) if norms else ()
        yield _kernel(wider, width, INNER)


def _norm(width: int) -> list[Shape]:
    return [((width,), width)]


def _kernel(after: int, before: int, side: int) -> Shape:
    return (after, before, side, side), after


def _affine(after: int, before: int) -> Shape:
    return (after, before), after


# ------------------------------------------------------------------ of the settings


def kinds(settings: Settings) -> tuple[str, str]:
    """The generator's kind and the critic's, keys of ``NETWORKS``."""
    own = settings.generator_network
    return settings.network if own == "same" else own, settings.network


def norms(settings: Settings) -> tuple[str, str]:
    """How convolutions are normalised in the generator and in the critic: ``batch``, ``layer`` or not at all."""
    critic = {"on": "layer", "batch": "batch"}.get(settings.normalisation, "")
    return "" if settings.normalisation == "off" else "batch", critic


def latents(settings: Settings, dimension: int) -> int:
    """Length of the generator's input where points have so many numbers."""
    return dimension if settings.noise == "real" else settings.noise_dim


def sizes(settings: Settings, dimension: int) -> tuple[list[int], list[int]]:
    """The widths of the generator and of the critic, input and output included, where they are MLPs."""
    s = settings
    generator = widths(s.generator_width, s.generator_depth, s.taper)[::-1]
    critic = widths(s.critic_width, s.critic_depth, s.taper)
    return [latents(s, dimension), *generator, dimension], [dimension, *critic, 1]


def counts(settings: Settings, shape: tuple[int, ...]) -> Counts | None:
    """Parameters of the networks for points of ``shape``; None where this kind of network makes no such points."""
    s, (generator, critic) = settings, kinds(settings)
    if len(shape) != 3 and (generator, critic) != ("mlp", "mlp"):
        return None
    norm_g, norm_c = map(bool, norms(s))
    own, other = sizes(s, math.prod(shape))
    noise_dim = latents(s, math.prod(shape))
    made = {
        "mlp": lambda: mlp(own),
        "dcgan": lambda: dcgan_generator(noise_dim, shape, s.generator_width, norms=norm_g),
        "resnet": lambda: resnet_generator(noise_dim, shape, s.generator_width, norms=norm_g),
    }[generator]()
    judged = {
        "mlp": lambda: mlp(other),
        "dcgan": lambda: dcgan_critic(shape, s.critic_width, norms=norm_c),
        "resnet": lambda: resnet_critic(shape, s.critic_width, norms=norm_c),
    }[critic]()
    return Counts(_count(made), _count(judged))


def mixes(settings: Settings) -> bool:
    """Whether the critic has batch norm while its slope is penalised point by point.

    Source
    ------
    Gulrajani et al. 2017, section 4: what the penalty holds at one point then depends on the others.
    """
    from wgan_desktop.core.constraints import CONSTRAINTS

    penalises = CONSTRAINTS[settings.constraint].penalises and settings.constraint_weight > 0
    return penalises and settings.network != "mlp" and norms(settings)[1] == "batch"


def _count(shapes: Sequence[Shape]) -> int:
    return sum(math.prod(weight) + bias for weight, bias in shapes)


def refitted(settings: Settings, new: Settings, base: Settings) -> Settings:
    """``new`` with widths that suit its kinds of network, where these are others than in ``settings``.

    That is the width of the ``base`` where it is of that kind, else the kind's own; a width that somebody chose stays.
    """
    fitting: dict[str, object] = {}
    for name, old, kind, first in zip(
        ("generator_width", "critic_width"), kinds(settings), kinds(new), kinds(base), strict=True
    ):
        if kind != old and getattr(new, name) in (WIDTHS[old], getattr(base, name)):
            fitting[name] = getattr(base, name) if kind == first else WIDTHS[kind]
    return new.replace(**fitting) if fitting else new


def slow(settings: Settings, counted: Counts) -> Said | None:
    """A sentence on convolutional networks that are wide for a processor; None for others."""
    widths_of = settings.generator_width, settings.critic_width
    names = zip(("generator_width", "critic_width"), kinds(settings), widths_of, strict=True)
    wide = [(name, WIDTHS[kind]) for name, kind, width in names if kind != "mlp" and width > WIDTHS[kind]]
    if not wide:
        return None
    return Said(
        "On a processor these networks take seconds a step ({counts}): try {narrower}, or a GPU.",
        counts=counted.in_words,
        narrower=", ".join(f"{name}={width}" for name, width in wide),
    )
