"""The average of a generator along its way: steadier than the generator itself, which goes round its goal."""

from __future__ import annotations

import torch

from wgan_desktop.core.networks import Layer, Network


class Average:
    """An exponential moving average a of a network's parameters p: a <- decay a + (1 - decay) p after each update.

    Parameters
    ----------
    network : Network

    Attributes
    ----------
    parameters : (P,) tensor, or None while nothing is averaged

    Source
    ------
    Yazici et al. 2019, The Unusual Effectiveness of Averaging in GAN Training, section 3.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self.parameters: torch.Tensor | None = None

    def keep(self, decay: float) -> None:
        """Begin where the network stands, go on, or with a decay of 0 end."""
        if decay == 0:
            self.parameters = None
        elif self.parameters is None:
            self.parameters = self._network.parameters.clone()

    def follow(self, decay: float) -> None:
        """Take in the network's newest parameters."""
        if self.parameters is not None:
            self.parameters.lerp_(self._network.parameters, 1 - decay)

    @property
    def layers(self) -> list[Layer] | None:
        """The averaged layers, to be handed to the network in place of its own."""
        return None if self.parameters is None else self._network.views(self.parameters)
