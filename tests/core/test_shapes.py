"""The lists that networks are built from and parameters counted by."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from wgan_desktop.core import shapes
from wgan_desktop.core.building import networks
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import GENERATOR_NETWORKS, NETWORKS, NORMALISATIONS, TAPERS, Settings
from wgan_desktop.core.shapes import WIDTHS, Counts, refitted, slow


def test_sides_go_down_by_halves() -> None:
    assert shapes.sides(64) == [64, 32, 16, 8, 4]
    assert shapes.sides(28) == [28, 14, 7, 4]
    assert shapes.sides(8) == [8, 4]
    assert shapes.channels(128, 4) == [128, 256, 512, 1024]
    assert shapes.channels(8, 5)[-1] == 64


def test_widths_are_alike_or_halve_away_from_the_data() -> None:
    s = Settings(critic_width=512, critic_depth=2, generator_width=512, generator_depth=2, noise_dim=100)
    assert shapes.sizes(s, 784) == ([100, 512, 512, 784], [784, 512, 512, 1])
    assert shapes.sizes(s.replace(taper="halving"), 784) == ([100, 256, 512, 784], [784, 512, 256, 1])
    assert shapes.widths(2, 4, "halving") == [2, 1, 1, 1]


def small(**values: object) -> Settings:
    sizes = {"generator_width": 3, "critic_width": 5, "generator_depth": 2, "critic_depth": 3, "noise_dim": 4}
    return Settings().replace(**sizes | values)


@pytest.mark.parametrize("side", [8, 9, 28, 33, 64])
@pytest.mark.parametrize("channels", [1, 3])
def test_what_is_counted_is_what_is_built(side: int, channels: int) -> None:
    shape = (channels, side, side)
    for network, own, norm, taper in itertools.product(NETWORKS, GENERATOR_NETWORKS, NORMALISATIONS, TAPERS):
        s = small(network=network, generator_network=own, normalisation=norm, taper=taper)
        generator, critic = networks(s, shape, "cpu")
        assert shapes.counts(s, shape) == (len(generator.parameters), len(critic.parameters)), s


def test_points_are_counted_too_and_never_convolved() -> None:
    generator, critic = networks(small(), (2,), "cpu")
    assert shapes.counts(small(), (2,)) == (len(generator.parameters), len(critic.parameters))
    assert shapes.counts(small(network="resnet"), (2,)) is None
    assert shapes.counts(small(generator_network="dcgan"), (2,)) is None


def test_the_usual_mlp_of_28_by_28_pixels() -> None:
    s = Settings(critic_width=512, critic_depth=2, taper="halving", noise_dim=100)
    found = shapes.counts(s, (1, 28, 28))
    assert found is not None
    assert found.critic == 784 * 512 + 512 + 512 * 256 + 256 + 256 + 1


@pytest.mark.parametrize("name", presets())
def test_presets_are_counted(name: str) -> None:
    settings = presets()[name].settings
    assert shapes.counts(settings, PROBLEMS[settings.problem].expected_shape(settings)) is not None


def test_pictures_are_counted_before_they_are_read() -> None:
    images = Settings(problem="images", pixels=28)
    assert PROBLEMS["images"].expected_shape(images) == (3, 28, 28)
    assert PROBLEMS["images"].expected_shape(images.replace(colour="grey")) == (1, 28, 28)
    assert PROBLEMS["digits"].expected_shape(images) == (1, 8, 8)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_batch_norm_mixes_what_is_penalised_apart(constraint: str) -> None:
    s = small(network="resnet", normalisation="batch", constraint=constraint)
    assert shapes.mixes(s) is CONSTRAINTS[constraint].penalises
    assert not shapes.mixes(s.replace(normalisation="on"))


def test_counting_imports_no_torch() -> None:
    source = """
import sys
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import counts, mixes
print(counts(Settings(network="resnet"), (3, 64, 64)).critic > 1e6, mixes(Settings()), "torch" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "False"]


def test_another_kind_of_network_has_a_width_that_suits_it() -> None:
    base = Settings(problem="images", path="x", generator_width=128, critic_width=100)
    wide = base.replace(network="dcgan")
    fitted = refitted(base, wide, base)
    assert (fitted.generator_width, fitted.critic_width) == (WIDTHS["dcgan"],) * 2
    back = refitted(fitted, fitted.replace(network="mlp"), base)
    assert (back.generator_width, back.critic_width) == (128, 100)
    chosen = base.replace(critic_width=64)  # by a person: it stays
    assert refitted(chosen, chosen.replace(network="resnet"), base).critic_width == 64
    mixed = refitted(fitted, fitted.replace(generator_network="mlp"), base)
    assert (mixed.generator_width, mixed.critic_width) == (128, WIDTHS["dcgan"])
    assert refitted(base, base.replace(seed=2), base) == base.replace(seed=2)


def test_wide_convolutions_are_said_to_be_slow() -> None:
    settings = Settings(problem="images", path="x", network="dcgan", generator_width=128, critic_width=32)
    said = slow(settings, Counts(4_200_000, 270_000))
    assert said is not None
    assert "4,200,000 parameters in the generator" in said
    assert "generator_width=32" in said
    assert "critic_width" not in said
    assert slow(settings.replace(generator_width=32), Counts(1, 1)) is None
    assert slow(settings.replace(network="mlp"), Counts(1, 1)) is None
