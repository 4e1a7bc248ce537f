"""Ways through the space of latents."""

from __future__ import annotations

from wgan_desktop.core.lazy import torch

STRAIGHT = 1e-6  # a sine below which two directions are the same, or opposite


def between(first: torch.Tensor, last: torch.Tensor, count: int, noise: str) -> torch.Tensor:
    """``count`` latents in equal steps from one (d,) to another, both included: (count, d).

    Along the sphere for normal noise, straight for uniform noise: so that what is passed is as probable as the ends.
    """
    shares = torch.linspace(0, 1, count, dtype=torch.float64, device=first.device)
    way = spherical if noise == "normal" else linear
    return way(first.double(), last.double(), shares).to(first.dtype)


def linear(first: torch.Tensor, last: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
    """(1 - t) a + t b for shares t (k,): a box holds the way between any two of its points."""
    return torch.lerp(first[None], last[None], shares[:, None])


def spherical(first: torch.Tensor, last: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
    """Along the great circle at an even pace, sin((1 - t) w)/sin w a + sin(t w)/sin w b, for directions w apart.

    The length goes evenly from |a| to |b|: nearly all normal noise of d dimensions lies about sqrt(d) from the origin,
    and the straight way would pass far within.  Where no one circle is the shortest, the way is straight.

    Source
    ------
    Shoemake 1985, Animating Rotation with Quaternion Curves; White 2016, Sampling Generative Networks, section 2.1.
    """
    lengths = torch.stack([first.norm(), last.norm()])
    if not bool((lengths > 0).all()):
        return linear(first, last, shares)
    start, goal = first / lengths[0], last / lengths[1]
    along = start @ goal
    aside = goal - along * start
    sine = aside.norm()
    if sine < STRAIGHT:
        return linear(first, last, shares)
    angle = torch.atan2(sine, along) * shares[:, None]
    directions = angle.cos() * start + angle.sin() * (aside / sine)
    way: torch.Tensor = directions * linear(lengths[:1], lengths[1:], shares)
    return way
