"""Spectral normalisation."""

from __future__ import annotations

from wgan_desktop.core.constraints import Constraint


class SpectralNormalisation(Constraint):
    """Every critic layer uses W/sigma(W), sigma its largest singular value: with ReLU the critic is then 1-Lipschitz.

    The networks do it (`networks.SpectralNorm`); a layer steeper than it should be cannot exist, and a chain of layers
    of norm 1 is usually much flatter than 1: under the Wasserstein loss the estimate is a lower bound.

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
