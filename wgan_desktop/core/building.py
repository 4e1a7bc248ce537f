"""The networks that the settings ask for, as a run begins with them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch

from wgan_desktop.core import shapes
from wgan_desktop.core.networks import MLP, Network
from wgan_desktop.core.problems import Problem, ProblemError
from wgan_desktop.core.settings import NETWORKS, Settings
from wgan_desktop.core.streams import Streams

START_SIZE = 0.2  # of a generated heap that begins at a place of the problem's choice


def begun(settings: Settings, problem: Problem, device: str, streams: Streams) -> tuple[Network, Network]:
    """Generator and critic for a problem, initialised; neither depends on what the other is."""
    generator, critic = networks(settings, problem.shape, device)
    # a critic that will be clipped may start inside its box; the generator is never clipped
    scheme = "fan" if settings.initialisation == "clip_uniform" else settings.initialisation
    generator.initialise(scheme, streams.initialisation)
    critic.initialise(settings.initialisation, streams.critic, settings.clip)
    if settings.noise == "real" and len(generator.layers) == 1:
        weight, bias = generator.layers[0]
        weight.copy_(torch.eye(problem.dimension))
        bias.zero_()
    elif problem.start:
        weight, bias = generator.layers[-1]
        weight.mul_(START_SIZE)
        bias.copy_(torch.tensor(problem.start))
    if device == "cuda":
        generator.layout = critic.layout = torch.channels_last
    return generator, critic


def networks(settings: Settings, shape: tuple[int, ...], device: str) -> tuple[Network, Network]:
    """Generator and critic for points of ``shape``, not yet initialised.

    Raises
    ------
    ProblemError
        When this kind of network makes no such points.
    """
    from wgan_desktop.core.convolutions import ConvolutionalCritic, ConvolutionalGenerator
    from wgan_desktop.core.residual import ResidualCritic, ResidualGenerator

    s, (kind, critic) = settings, shapes.kinds(settings)
    for name in (kind, critic):
        if name != "mlp" and len(shape) != 3:
            raise ProblemError(
                "A {network} makes pictures, and these are points; choose the MLP, or another problem.",
                network=NETWORKS[name],
            )
    norm, other = shapes.norms(s)
    own, judging = shapes.sizes(s, math.prod(shape))
    generators: dict[str, Callable[[], Network]] = {
        "mlp": lambda: MLP(own, s.activation, s.generator_output, device),
        "dcgan": lambda: ConvolutionalGenerator(*makes, norm=norm),
        "resnet": lambda: ResidualGenerator(*makes, norm=norm),
    }
    noise_dim = shapes.latents(s, math.prod(shape))
    makes: tuple[Any, ...] = (noise_dim, shape, s.generator_width, s.activation, s.generator_output, device)
    judges: tuple[Any, ...] = (shape, s.critic_width, s.activation, device)
    critics: dict[str, Callable[[], Network]] = {
        "mlp": lambda: MLP(judging, s.activation, device=device),
        "dcgan": lambda: ConvolutionalCritic(*judges, norm=other),
        "resnet": lambda: ResidualCritic(*judges, norm=other),
    }
    return generators[kind](), critics[critic]()
