"""Ways between latents: they begin and end where they should, at an even pace, where latents are likely."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.interpolation import between, linear, spherical

SHARES = torch.linspace(0, 1, 33, dtype=torch.float64)


def pair(dimension: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(seed)
    first, last = torch.randn((2, dimension), generator=random, dtype=torch.float64)
    return first, last


@pytest.mark.parametrize("noise", ["normal", "uniform"])
@pytest.mark.parametrize("dimension", [1, 2, 128])
def test_it_begins_and_ends_at_the_latents_themselves(noise: str, dimension: int) -> None:
    first, last = (latent.float() for latent in pair(dimension, 3))
    way = between(first, last, 7, noise)
    assert way.dtype == torch.float32
    torch.testing.assert_close(way[[0, -1]], torch.stack([first, last]))


@given(dimension=st.integers(2, 64), seed=st.integers(0, 10_000))
def test_the_sphere_is_followed_at_an_even_pace(dimension: int, seed: int) -> None:
    first, last = pair(dimension, seed)
    way = spherical(first, last, SHARES)
    lengths = way.norm(dim=1)
    torch.testing.assert_close(lengths, torch.lerp(first.norm(), last.norm(), SHARES))
    unit = way / lengths[:, None]
    whole = math.acos(float((unit[0] @ unit[-1]).clamp(-1, 1)))
    angles = torch.acos((unit[1:] * unit[:-1]).sum(1).clamp(-1, 1))
    torch.testing.assert_close(angles, torch.full_like(angles, whole / 32), atol=2e-7, rtol=0)
    torch.testing.assert_close(spherical(last, first, SHARES).flip(0), way)
    plane = torch.linalg.matrix_rank(torch.cat([way, first[None], last[None]]), tol=1e-6 * float(lengths.max()))
    assert int(plane) <= 2


def test_of_equal_lengths_it_is_the_published_formula() -> None:
    first, last = pair(16, 5)
    last = last * first.norm() / last.norm()
    angle = torch.acos(first @ last / first.norm() ** 2)
    t = SHARES[:, None]
    published = torch.sin((1 - t) * angle) / torch.sin(angle) * first + torch.sin(t * angle) / torch.sin(angle) * last
    torch.testing.assert_close(spherical(first, last, SHARES), published)


@pytest.mark.parametrize("factor", [2.0, -2.0, 0.0])
def test_where_no_one_circle_is_the_shortest_the_way_is_straight(factor: float) -> None:
    first, _ = pair(5, 1)
    assert torch.equal(spherical(first, factor * first, SHARES), linear(first, factor * first, SHARES))


def test_a_straight_way_stays_in_the_box() -> None:
    first, last = (latent.clamp(-1, 1) for latent in pair(20, 2))
    way = between(first, last, 50, "uniform")
    assert way.abs().max() <= 1
    torch.testing.assert_close(way.diff(dim=0), ((last - first) / 49).expand(49, -1))
