"""Parallel lines: two distributions without a common point, however near."""

from __future__ import annotations

from typing import Any

from wgan_desktop.core.problems.curve import Curve


class ParallelLines(Curve):
    """(0, U) with U uniform on [0, 1); the generated heap begins about theta = 1.

    Against (theta, U): W1 = |theta|, while JS = log 2, KL = infinity and TV = 1 for every theta but 0.

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, example 1.
    """

    name = "parallel_lines"
    rank = 90
    label = "Parallel lines"
    formula = "(0, U),  U ~ U[0, 1);  the generator starts about (1, ½)"
    source = "Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, example 1"
    about = "Only W1 says how far apart two parallel lines are; JS and KL see them as different, full stop."
    extent = (-0.75, 1.75, -0.75, 1.75)
    start = (1.0, 0.5)

    def along(self, u: Any, of: Any) -> Any:
        """Straight up the y axis."""
        return of.stack([of.zeros_like(u), u], 1)
