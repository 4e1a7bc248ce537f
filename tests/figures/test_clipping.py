"""What clipping does to a critic: its weights pile up at the edges of the box, its gradients explode or vanish.

Source: Gulrajani et al. 2017, Improved Training of Wasserstein GANs, figure 1b.  Real points on the swiss roll; the
generated ones, for ever, real ones plus N(0, 1).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import ClosedForm, layer_slopes
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.networks import MLP
from wgan_desktop.core.optimisers import OPTIMISERS
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.trainer import Trainer

Rounds = Callable[..., int]
BATCH, LR = 64, 5e-5


def trained(settings: Settings, width: int, depth: int, updates: int, start: str) -> MLP:
    """A critic after so many updates against the fixed generator."""
    torch.set_num_threads(1)
    random, constraint = torch.Generator().manual_seed(0), CONSTRAINTS[settings.constraint]
    critic = MLP([2, *[width] * depth, 1], "relu")
    critic.initialise(start, random, settings.clip)
    method = ClosedForm(critic, MLP([1, 1], "relu"), LOSSES["wasserstein"], constraint, settings)
    optimiser = OPTIMISERS[constraint.optimizer](critic.parameters)
    for _ in range(updates):
        for _ in method.critic_pass(*points(random), random):
            pass
        optimiser.step(critic.parameters, critic.gradient, torch.zeros(()), lr=LR, beta1=0.0, beta2=0.99)
        constraint.after_update(critic.parameters, settings)
    return critic


def points(random: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    real = PROBLEMS["swiss_roll"].sample(BATCH, random)
    return real, real + torch.randn(BATCH, 2, generator=random)


def pile(critic: MLP, edge: float) -> float:
    """The share of parameters beyond .99 of the edge."""
    return float((critic.parameters.abs() > 0.99 * edge).float().mean())


def steepness(critic: MLP) -> list[float]:
    """|dL/dh_l| of the Wasserstein loss at every hidden layer, first to last."""
    random = torch.Generator().manual_seed(1)
    real, fake = points(random)
    method = ClosedForm(critic, critic, LOSSES["wasserstein"], CONSTRAINTS["none"], Settings())
    return [float(norm) for norm in layer_slopes(method, real, fake)]


@pytest.mark.soak
def test_clipping_piles_the_weights_up_at_the_edges(sample_or_soak: Rounds) -> None:
    """From none to about half of 3 x 512 in 1,000 updates; a third of 3 x 128 within 300."""
    width, updates = sample_or_soak(sample=128, full=512), sample_or_soak(sample=300, full=1000)
    settings = Settings(constraint="clip", clip=0.01)
    # a start within half the box: else the first clamp alone would pile the weights up
    assert pile(trained(settings, width, 3, 0, "clip_uniform"), 0.01) == 0
    critic = trained(settings, width, 3, updates, "clip_uniform")
    assert pile(critic, 0.01) > (0.45 if width == 512 else 0.3)


@pytest.mark.soak
def test_the_penalty_piles_up_nothing(sample_or_soak: Rounds) -> None:
    width, updates = sample_or_soak(sample=128, full=512), sample_or_soak(sample=300, full=1000)
    critic = trained(Settings(constraint_weight=10.0), width, 3, updates, "he")
    assert pile(critic, float(critic.parameters.abs().max())) < 0.02


@pytest.mark.soak
@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"constraint": "clip", "clip": 0.1}, 1e2, math.inf),
        ({"constraint": "clip", "clip": 0.01}, 1e-12, 1e-7),
        ({"constraint": "clip", "clip": 0.001}, 0.0, 1e-20),
        ({"constraint": "gradient_penalty", "constraint_weight": 10.0}, 0.1, 2.0),
    ],
    ids=["explodes", "vanishes", "is gone", "stays"],
)
def test_gradients_through_twelve_layers(
    values: dict[str, float], low: float, high: float, sample_or_soak: Rounds
) -> None:
    """|dL/dh| at the first layer over the last, 512 wide, after 200 updates."""
    sample_or_soak(sample=0, full=1)
    slopes = steepness(trained(Settings().replace(**values), 512, 12, 200, "fan"))
    assert low <= slopes[0] / slopes[-1] <= high


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"constraint": "clip", "clip": 0.01}, 0.0, 1e-7),
        ({"constraint": "gradient_penalty", "constraint_weight": 10.0}, 0.05, 20.0),
    ],
    ids=["vanishes", "stays"],
)
def test_what_a_run_shows_of_twelve_layers(values: dict[str, float], low: float, high: float) -> None:
    """The layers that the panel draws, of a narrower critic and a few steps: its weights lie at the edges or do not."""
    sizes = {"critic_width": 64, "critic_depth": 12, "initialisation": "fan", "problem": "swiss_roll", "batch_size": 64}
    trainer = Trainer(Settings().replace(**sizes, **values))
    for _ in range(6):
        trainer.step()
    layers = trainer.look(("weights", "slopes")).layers
    slopes = layers["slopes"].value
    assert len(slopes) == 12
    assert low <= slopes[0] / slopes[-1] <= high
    piled = layers["weights"].value[0, [0, -1]].sum()
    assert piled > 0.45 if values["constraint"] == "clip" else piled < 0.02
