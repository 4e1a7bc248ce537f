"""No constraint."""

from __future__ import annotations

from wgan_desktop.core.constraints import Constraint


class Unconstrained(Constraint):
    """Nothing is added to the critic's loss and nothing is done to the critic.

    Source
    ------
    Goodfellow et al. 2014, Generative Adversarial Nets.
    """

    name = "none"
    rank = 10
    label = "None"
    acronym = "none"
    formula = "no penalty"
    source = "Goodfellow et al. 2014, Generative Adversarial Nets"
    about = "The critic may be as steep as it can. Under the Wasserstein loss it then climbs without end."
    finite = False
