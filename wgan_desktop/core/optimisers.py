"""Optimisers on one flat buffer.  An update that would not be finite is not made.

(torch.optim would do, but its import pulls in torch._dynamo and sympy: more than a second of every start.)
"""

from __future__ import annotations

import abc
import math

import torch

EPSILON = 1e-8
AT_ONCE = ("cpu",)  # devices that answer without being waited for


class Optimiser(abc.ABC):
    """Turns gradients into updates of a flat (P,) buffer.

    Attributes
    ----------
    state : list of (P,) tensor
        The moments.
    count : int or () tensor
        Updates made since the moments were last zeroed; on a GPU it stays there with the answers.
    """

    moments = 0

    def __init__(self, like: torch.Tensor) -> None:
        self.state = [torch.zeros_like(like) for _ in range(self.moments)]
        self.count: int | torch.Tensor = 0

    def reset(self) -> None:
        """Forget the moments."""
        self.count = 0
        for moment in self.state:
            moment.zero_()

    def step(
        self, parameters: torch.Tensor, gradient: torch.Tensor, value: torch.Tensor, *, lr: float, beta1: float,
        beta2: float,
    ) -> bool | torch.Tensor:  # fmt: skip
        """Update ``parameters`` in place, unless ``value`` (the loss), they, the update or a moment are not finite.

        Returns
        -------
        bool or torch.Tensor
            Whether the update was made.  On a GPU the answer stays on the device and masks the update there, so that
            nothing ever waits for it.
        """
        update, state = self._proposal(gradient, self.count + 1, beta1, beta2)
        # two inner products are enough: infinities and NaNs survive them
        total = value + torch.dot(update, state[-1] if state else update) + torch.dot(update, parameters)
        if parameters.device.type in AT_ONCE:
            if not math.isfinite(total.item()):
                return False
            parameters.sub_(update, alpha=lr)
            self.state, self.count = state, self.count + 1
            return True
        finite = total.isfinite()
        parameters.sub_(torch.where(finite, update, 0), alpha=lr)
        self.state = [torch.where(finite, new, old) for new, old in zip(state, self.state, strict=True)]
        self.count = self.count + finite
        return finite

    @abc.abstractmethod
    def _proposal(
        self, gradient: torch.Tensor, count: int | torch.Tensor, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """The ``count``-th update, to be scaled by -lr, and the new moments."""


class Adam(Optimiser):
    """m, v: running means of g and g^2, freed of their start at zero; p -= lr m / (sqrt(v) + epsilon).

    Source
    ------
    Kingma & Ba 2015, algorithm 1.
    """

    moments = 2

    def step(
        self, parameters: torch.Tensor, gradient: torch.Tensor, value: torch.Tensor, *, lr: float, beta1: float,
        beta2: float,
    ) -> bool | torch.Tensor:  # fmt: skip
        """The same; on the CPU in one pass over the memory, by PyTorch's own kernel."""
        if parameters.device.type not in AT_ONCE:
            return super().step(parameters, gradient, value, lr=lr, beta1=beta1, beta2=beta2)
        # moments that were finite stay so, where g^2 is
        total = value + torch.dot(gradient, gradient) + torch.dot(gradient, parameters)
        if not math.isfinite(total.item()):
            return False
        self.count += 1
        m, v = self.state
        torch._fused_adam_(
            [parameters], [gradient], [m], [v], [], [torch.tensor(float(self.count))], lr=lr, beta1=beta1, beta2=beta2,
            weight_decay=0.0, eps=EPSILON, amsgrad=False, maximize=False,
        )  # fmt: skip
        return True

    def _proposal(
        self, gradient: torch.Tensor, count: int | torch.Tensor, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        m = torch.lerp(self.state[0], gradient, 1 - beta1)
        v = torch.addcmul(self.state[1] * beta2, gradient, gradient, value=1 - beta2)
        # m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + epsilon), the scalars gathered in the denominator
        unbias = _unbias(beta1, count, v)
        root = v.sqrt().mul_(unbias * _unbias(beta2, count, v) ** -0.5).add_(EPSILON * unbias)
        return m / root, [m, v]


def _unbias(beta: float, count: int | torch.Tensor, like: torch.Tensor) -> float | torch.Tensor:
    """1 - beta^count, to the last digits also where a GPU counts."""
    if beta == 0 or not torch.is_tensor(count):
        return 1 - beta**count if beta else 1.0
    return -torch.expm1(count.to(like.dtype) * math.log(beta))


class RMSprop(Optimiser):
    """v: running mean of g^2 with memory alpha = beta2; p -= lr g / (sqrt(v) + epsilon).

    Source
    ------
    Tieleman & Hinton 2012, lecture 6.5; alpha .99 as in PyTorch.
    """

    moments = 1

    def _proposal(
        self, gradient: torch.Tensor, count: int | torch.Tensor, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        v = torch.addcmul(self.state[0] * beta2, gradient, gradient, value=1 - beta2)
        return gradient / v.sqrt().add_(EPSILON), [v]


class SGD(Optimiser):
    """p -= lr g."""

    def _proposal(
        self, gradient: torch.Tensor, count: int | torch.Tensor, beta1: float, beta2: float
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        return gradient, []


OPTIMISERS: dict[str, type[Optimiser]] = {"adam": Adam, "rmsprop": RMSprop, "sgd": SGD}
