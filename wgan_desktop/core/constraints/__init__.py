"""The ways to keep the critic Lipschitz, or to regularise it, one file each.

A penalty is its points and its value as a function of the critic's input gradients there; the closed-form step needs
u_i = dP/dg_i besides.  Clipping acts after the critic's update; spectral normalisation inside its layers.

Points are rows (m, d): an image of c channels, h rows and w columns is a row of d = c h w numbers, and |g| is the
norm of the whole row.  Real and generated rows are B each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.registry import Entry, Registry

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings

EPSILON = 1e-12  # under the root of |g|: the norm has no derivative at zero


def norms(gradients: torch.Tensor) -> torch.Tensor:
    """|g_i| with a derivative at zero: sqrt(sum g^2 + epsilon).  (m, d) -> (m,)."""
    return (gradients.square().sum(1) + EPSILON).sqrt()


class Constraint(Entry):
    """What is added to the critic's loss, or done to the critic.

    Attributes
    ----------
    fields : tuple of str
        The `Settings` fields that matter for this constraint.
    penalises : bool
        Whether `points`, `penalty` and `penalty_slopes` apply.
    spectral : bool
        Whether every critic layer uses W / sigma(W).
    optimizer : str
        The optimiser that "the loss's own" means under this constraint.
    corrects : bool
        Whether, under the Wasserstein loss, the estimate can be corrected (`transport.corrected_estimate`).
    scales : bool
        Whether it bounds the critic's slope at an unknown height, so that an estimate is told by the slope measured.
    finite : bool
        Whether the Wasserstein loss has a finite optimum under this constraint on separated heaps.  (A slope that is
        held only on or around the heaps lets f climb without end between them.)
    """

    fields: tuple[str, ...] = ()
    penalises: bool = False
    spectral: bool = False
    optimizer: str = "adam"
    corrects: bool = False
    scales: bool = False
    finite: bool = True

    def bounds(self, settings: Settings) -> bool:
        """Whether, with these settings, the Wasserstein loss has a finite optimum: a penalty of weight 0 is none."""
        return self.finite and not (self.penalises and settings.constraint_weight == 0)

    def lipschitz(self, settings: Settings) -> bool:
        """Whether, with these settings, no critic is steeper than 1: its estimate then bounds W1 from below."""
        return False

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """The rows (m, d) at which the critic's gradient is penalised; m is B or 2 B."""
        raise AssertionError(f"{self.name} penalises nothing")

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """The penalty, a scalar, from the input gradients g_i = df/dx at `points`, (m, d)."""
        raise AssertionError(f"{self.name} penalises nothing")

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """u_i = dP/dg_i of `penalty`, (m, d)."""
        raise AssertionError(f"{self.name} penalises nothing")

    def after_update(self, parameters: torch.Tensor, settings: Settings) -> None:
        """What is done, in place, to the critic's flat parameters after its update."""


CONSTRAINTS: Registry[Constraint] = Registry(Constraint, __name__)
