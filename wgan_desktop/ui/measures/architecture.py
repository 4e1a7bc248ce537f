"""The networks in one line, as tables of scores name them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from wgan_desktop.core.problems import makes_images
from wgan_desktop.core.settings import ACTIVATIONS, NETWORKS, Settings
from wgan_desktop.core.shapes import kinds, sizes
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.measures.comparison import counted

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


def networks(settings: Settings, dimension: int) -> tuple[str, str]:
    """Generator and critic: ``2-128-128-128-2 ReLU``, or of convolutions the kind and the width: ``DCGAN 64 ReLU``."""
    activation, width = tr(ACTIVATIONS[settings.activation]), (settings.generator_width, settings.critic_width)
    generator, critic = (
        "-".join(map(str, own)) if kind == "mlp" else f"{tr(NETWORKS[kind])} {wide}"
        for kind, own, wide in zip(kinds(settings), sizes(settings, dimension), width, strict=True)
    )
    return f"{generator} {activation}", f"{critic} {activation}"


def beside_scores(view: View) -> tuple[str, str]:
    """What every score depends on: the generator and how many samples were judged; and more words about that."""
    if view.snapshot is None:
        return "", ""
    generator, critic = networks(view.settings_in_force, math.prod(view.snapshot.shape))
    tip = tr(
        "The generator is {generator}, the critic {critic}. Scores of the same method differ with its networks and "
        "with the number of samples that are judged: compare them only where these are alike.",
        generator=generator, critic=critic,
    )  # fmt: skip
    if view.evaluation is None:
        return generator, tip
    return f"{generator} · {counted(view.evaluation.n, images=makes_images(view.settings_in_force))}", tip
