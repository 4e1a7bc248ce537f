"""The losses, one file each.  Conventions of the whole house:

* the critic f is a logit network without a sigmoid, HIGH on real;
* everything is in nats; ``softplus(t) = log(1 + e^t)``;
* ``real`` holds f(x) and ``fake`` holds f(y), y = G(z): tensors of shape (B,).

A loss is its values and its slopes, and nothing else: all that the closed-form step needs of it is s_i = dL/df_i.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.registry import Entry, Registry

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


def softplus(t: torch.Tensor) -> torch.Tensor:
    """log(1 + e^t), without overflow; its slope is ``t.sigmoid()``.

    (torch's own softplus becomes t itself above 20, which in float64 is already wrong in the ninth digit.)
    """
    return -torch.nn.functional.logsigmoid(-t)


class Loss(Entry):
    """What critic and generator minimise, as functions of the critic's scores alone.

    Attributes
    ----------
    fields : tuple of str
        The `Settings` fields that matter for this loss; the rail shows them beside it.
    critic_free : bool
        The generator follows an exact transport plan and the critic rests.
    compares : bool
        The generator's loss needs real points too.
    implies : str
        The constraint that `acronym` stands for by itself: WGAN is what Arjovsky et al. clipped.
    estimates : {"", "W1", "JS"}
        What ``estimate`` approximates; empty where it means no distance.
    """

    fields: tuple[str, ...] = ()
    critic_free: bool = False
    compares: bool = False
    implies: str = "none"
    estimates: str = ""

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """The critic's loss, a scalar, from f(x) and f(y), each (B,)."""
        raise AssertionError(f"{self.name} has no critic")

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """(dL/df(x), dL/df(y)) of `critic`, each (B,)."""
        raise AssertionError(f"{self.name} has no critic")

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """The generator's loss, a scalar, from f(y) and f(x), each (B,)."""
        raise AssertionError(f"{self.name} has no critic")

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """dL/df(y) of `generator`, (B,)."""
        raise AssertionError(f"{self.name} has no critic")

    def plan_slopes(
        self, fake: torch.Tensor, real: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The generator's loss, a scalar, and dL/dy, (B, d), from the points y and x themselves, each (B, d).

        This is what a critic-free loss has in place of all the others.
        """
        raise AssertionError(f"{self.name} follows a critic")


LOSSES: Registry[Loss] = Registry(Loss, __name__)
