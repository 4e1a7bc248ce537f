"""No critic: the exact plan itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss
from wgan_desktop.core.transport import TransportError, solve

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings

TINY = 1e-18  # a distance whose square float32 still holds


class OptimalTransport(Loss):
    """The exact W1, or squared W2, between the two batches, and its slope along the plan's rays.

    By the envelope theorem the plan may be held fixed when the cost is differentiated.  What the optimal critic would
    say is said here without one, for a batch; so it is what a critic can be held against, not a way to large data: the
    exact distance between two small batches is biased, and the generator learns to be a little too narrow.

    Source
    ------
    Peyre & Cuturi 2019, Computational Optimal Transport, section 9.1.
    """

    name = "optimal_transport"
    rank = 70
    label = "Exact transport (no critic)"
    acronym = "OT"
    formula = "generator: Σ πᵢⱼ |yᵢ − xⱼ|ᵖ over the optimal plan π of the batch;   the critic rests"
    source = "Peyré & Cuturi 2019, Computational Optimal Transport, section 9.1"
    about = "Every generated point walks straight along its ray. The oracle to hold a critic against."
    fields = ("transport_order",)
    critic_free = True

    def plan_slopes(
        self, fake: torch.Tensor, real: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Sum of mass |y - x|^p over the plan, and by y: mass (y - x)/|y - x| (p = 1) or 2 mass (y - x) (p = 2).

        Points that are not finite have no plan: the loss is then NaN, which the trainer reports like any other.
        """
        order = settings.transport_order
        try:
            plan = solve(fake.detach().cpu().numpy(), real.detach().cpu().numpy(), order=order)
        except TransportError:
            return fake.new_full((), math.nan), torch.zeros_like(fake)
        sources, targets = (torch.from_numpy(index).to(fake.device) for index in (plan.sources, plan.targets))
        mass = torch.from_numpy(plan.mass).to(fake)
        ray = fake.detach()[sources] - real.detach()[targets]
        length = ray.square().sum(1).sqrt()
        if order == 1:  # a pair that has met has no direction
            value, pull = mass @ length, mass / length.clamp_min(TINY)
        else:
            value, pull = mass @ length.square(), 2 * mass
        return value, torch.zeros_like(fake).index_add_(0, sources, ray * pull.unsqueeze(1))
