"""Spectral normalisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings

FLAT = ("relu", "leaky_relu", "tanh", "elu", "softplus")  # activations whose slope is nowhere above 1


class SpectralNormalisation(Constraint):
    """Every critic layer uses W/sigma(W), sigma its largest singular value.

    The networks do it (`networks.SpectralNorm`).  A chain of matrices of norm 1 and activations of slope 1 at most is
    1-Lipschitz, up to the error of the power method that finds sigma, and usually much flatter than 1: under the
    Wasserstein loss the estimate of such an MLP is a lower bound.  That of others is none: a convolution is steeper
    than its kernel as a matrix, a residual block adds its shortcut, a norm's gains are free, and SiLU and GELU have
    slopes above 1.

    Source
    ------
    Miyato et al. 2018, Spectral Normalization for Generative Adversarial Networks, equation 8.
    """

    name = "spectral_norm"
    rank = 80
    label = "Spectral normalisation"
    acronym = "SN"
    formula = "W ← W/σ(W) in every critic layer"
    source = "Miyato et al. 2018, Spectral Normalization for Generative Adversarial Networks"
    about = "Lipschitz by construction and without a weight to choose, but often flatter than it need be."
    spectral = True

    def lipschitz(self, settings: Settings) -> bool:
        """In an MLP with activations that are no steeper than 1."""
        return settings.network == "mlp" and settings.activation in FLAT
