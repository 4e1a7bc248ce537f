"""Which way to the gradients is taken."""

from __future__ import annotations

from wgan_desktop.core.autograd import Autograd
from wgan_desktop.core.constraints import Constraint
from wgan_desktop.core.gradients import ClosedForm, Method
from wgan_desktop.core.graphs import Graphed, allowed
from wgan_desktop.core.losses import Loss
from wgan_desktop.core.networks import MLP, PIECEWISE_LINEAR, Network
from wgan_desktop.core.precision import Precision
from wgan_desktop.core.settings import Settings


def differentiate(
    critic: Network, generator: Network, loss: Loss, constraint: Constraint, settings: Settings,
    precision: Precision | None = None, before: Method | None = None,
) -> Method:  # fmt: skip
    """The fastest exact way to the gradients of these networks; the one there was ``before``, where it goes on."""
    plain = isinstance(critic, MLP) and isinstance(generator, MLP) and critic.activation in PIECEWISE_LINEAR
    kind = ClosedForm if plain else Autograd
    method: Method = kind(critic, generator, loss, constraint, settings, precision or Precision())
    if not allowed(method, critic.parameters.device.type):
        return method
    return before if isinstance(before, Graphed) and before.goes_on(method) else Graphed(method)
