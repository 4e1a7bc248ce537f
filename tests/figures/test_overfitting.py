"""A critic learns a small data set by heart: its gap on held-out points falls behind that on its own.

Source: Gulrajani et al. 2017, Improved Training of Wasserstein GANs, figure 5b.  Here on the swiss roll, against real
points plus N(0, .3^2).
"""

from __future__ import annotations

import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import ClosedForm
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.networks import MLP
from wgan_desktop.core.optimisers import Adam
from wgan_desktop.core.points import PointStore
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.trainer import Trainer

UPDATES, BATCH = 300, 64


def gaps(size: int) -> tuple[float, float]:
    """E f(x) - E f(y) with x from the ``size`` points trained on, and with x held out."""
    torch.set_num_threads(1)
    random, problem = torch.Generator().manual_seed(0), PROBLEMS["swiss_roll"]
    own, held_out = problem.sample(size, random), problem.sample(4000, random)

    def generated(count: int) -> torch.Tensor:
        return problem.sample(count, random) + 0.3 * torch.randn(count, 2, generator=random)

    critic = MLP([2, 128, 128, 128, 1], "relu")
    critic.initialise("fan", random)
    settings = Settings(constraint_weight=0.1)
    method = ClosedForm(
        critic, MLP([1, 1], "relu"), LOSSES["wasserstein"], CONSTRAINTS["gradient_penalty"], settings
    )  # fmt: skip
    optimiser = Adam(critic.parameters)
    for _ in range(UPDATES):
        real = own[torch.randint(size, (BATCH,), generator=random)]
        for _ in method.critic_pass(real, generated(BATCH), random):
            pass
        optimiser.step(critic.parameters, critic.gradient, torch.zeros(()), lr=1e-3, beta1=0.0, beta2=0.9)
    level = critic(generated(4000)).mean()
    return float(critic(own).mean() - level), float(critic(held_out).mean() - level)


def test_on_thirty_points_the_curves_part() -> None:
    own, held_out = gaps(30)
    assert own > 2 * held_out
    assert own - held_out > 0.3


def test_on_thousands_they_stay_together() -> None:
    own, held_out = gaps(4000)
    assert own > 0.1
    assert abs(own - held_out) < 0.08


@pytest.mark.parametrize("size", [40, 4000])
def test_what_a_run_shows_of_its_critic_parts_on_few_points_and_only_there(size: int) -> None:
    """The layer that the panel draws, half of the points being held out, while the generator learns."""
    points = PROBLEMS["swiss_roll"].sample(size, torch.Generator().manual_seed(0)).numpy()
    own = {"problem": "points", "points": PointStore().put(points), "held_out": 0.5}
    trainer = Trainer(Settings().replace(**own, constraint_weight=0.1, batch_size=64, seed=4))
    for _ in range(240):
        trainer.step()
    trained, held_out = trainer.look(("held_out",)).layers["held_out"].value
    assert trained < -0.3
    if size == 40:
        assert held_out > trained + 0.3
    else:
        assert held_out == pytest.approx(trained, abs=0.2)
