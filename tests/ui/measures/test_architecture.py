from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.ui.panels.fakes import FakeRun, empty
from wgan_desktop.core.settings import Settings
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.measures.architecture import beside_scores, networks
from wgan_desktop.ui.measures.comparison import counted, exact_bar


@pytest.mark.parametrize(
    ("changes", "dimension", "generator", "critic"),
    [
        ({}, 2, "2-128-128-128-2 ReLU", "2-128-128-128-1 ReLU"),
        ({"generator_depth": 0, "activation": "tanh"}, 2, "2-2 tanh", "2-128-128-128-1 tanh"),
        ({"network": "dcgan", "critic_width": 64}, 784, "DCGAN 128 ReLU", "DCGAN 64 ReLU"),
        (
            {"network": "resnet", "generator_network": "mlp", "noise_dim": 9, "generator_width": 512}
            | {"taper": "halving"},
            784, "9-128-256-512-784 ReLU", "ResNet 128 ReLU",
        ),
    ],
)  # fmt: skip
def test_networks_are_named_by_their_widths(
    changes: dict[str, Any], dimension: int, generator: str, critic: str
) -> None:
    assert networks(Settings(**changes), dimension) == (generator, critic)


def test_beside_the_scores_stand_the_generator_and_the_number_of_points() -> None:
    line, tip = beside_scores(FakeRun().view())
    assert line == "2-128-128-128-2 ReLU · 1,024 points"
    assert "critic 2-128-128-128-1 ReLU" in tip
    assert beside_scores(empty()) == ("", "")


def test_of_images_it_is_images_that_are_counted() -> None:
    view = dataclasses.replace(FakeRun().view(), settings=Settings(problem="digits"))
    assert beside_scores(view)[0].endswith(" · 1,024 images")
    assert exact_bar(view.evaluation, images=True).notes[0].startswith("1,024 images · ")
    assert exact_bar(view.evaluation).notes[0].startswith("1,024 points · ")
    set_language("ru")
    said = [counted(n, images=True) for n in (1, 3, 512)]
    assert said == ["1 изображение", "3 изображения", "512 изображений"]
