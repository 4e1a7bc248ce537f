"""Optimisers on one flat buffer.  An update that would not be finite is not made.

(torch.optim would do, but its import pulls in torch._dynamo and sympy: more than a second of every start.)
"""

from __future__ import annotations

import torch

EPSILON = 1e-8


class Optimiser:
    """Turns gradients into updates of a flat (P,) buffer.

    Attributes
    ----------
    state : list of (P,) tensor
        The moments.
    count : int
        Updates made since the moments were last zeroed.
    """

    moments = 0

    def __init__(self, like: torch.Tensor) -> None:
        self.state = [torch.zeros_like(like) for _ in range(self.moments)]
        self.count = 0

    def reset(self) -> None:
        """Forget the moments."""
        self.count = 0
        for moment in self.state:
            moment.zero_()

    def step(
        self, parameters: torch.Tensor, gradient: torch.Tensor, value: torch.Tensor, *, lr: float, beta1: float,
        beta2: float,
    ) -> torch.Tensor:  # fmt: skip
        """Update ``parameters`` in place, unless ``value`` (the loss) or anything new were not finite.

        Returns
        -------
        torch.Tensor
            Whether the update was made: a boolean scalar that stays on the device, so that a GPU never waits for it.
        """
        self.count += 1
        new, state = self._proposal(parameters, gradient, lr, beta1, beta2)
        total = value + new.sum()
        for moment in state:
            total = total + moment.sum()
        finite = total.isfinite()
        if parameters.device.type == "cpu":
            if finite.item():
                parameters.copy_(new)
                self.state = state
        else:  # masked on the device
            for old, proposed in zip([parameters, *self.state], [new, *state], strict=True):
                old.copy_(torch.where(finite, proposed, old))
        return finite

    def _proposal(
        self, parameters: torch.Tensor, gradient: torch.Tensor, lr: float, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        raise AssertionError("an optimiser proposes new parameters and moments")


class Adam(Optimiser):
    """m, v: running means of g and g^2, freed of their start at zero; p -= lr m / (sqrt(v) + epsilon).

    Source
    ------
    Kingma & Ba 2015, algorithm 1.
    """

    moments = 2

    def _proposal(
        self, parameters: torch.Tensor, gradient: torch.Tensor, lr: float, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        m = torch.lerp(self.state[0], gradient, 1 - beta1)
        v = torch.addcmul(self.state[1] * beta2, gradient, gradient, value=1 - beta2)
        rate = lr / (1 - beta1**self.count)
        root = v.sqrt().mul_((1 - beta2**self.count) ** -0.5).add_(EPSILON)
        return torch.addcdiv(parameters, m, root, value=-rate), [m, v]


class RMSprop(Optimiser):
    """v: running mean of g^2 with memory alpha = beta2; p -= lr g / (sqrt(v) + epsilon).

    Source
    ------
    Tieleman & Hinton 2012, lecture 6.5; alpha .99 as in PyTorch.
    """

    moments = 1

    def _proposal(
        self, parameters: torch.Tensor, gradient: torch.Tensor, lr: float, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        v = torch.addcmul(self.state[0] * beta2, gradient, gradient, value=1 - beta2)
        return torch.addcdiv(parameters, gradient, v.sqrt().add_(EPSILON), value=-lr), [v]


class SGD(Optimiser):
    """p -= lr g."""

    def _proposal(
        self, parameters: torch.Tensor, gradient: torch.Tensor, lr: float, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        return parameters - lr * gradient, []


OPTIMISERS: dict[str, type[Optimiser]] = {"adam": Adam, "rmsprop": RMSprop, "sgd": SGD}
