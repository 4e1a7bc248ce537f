"""The nearest of all given points: found a part at a time, exactly, and told on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.problems import Problem

NUMBERS = 2**20  # of a part: a few milliseconds
MEASURED = 32  # real points, spread over all, whose own neighbours are the yardstick


class Found(NamedTuple):
    """The nearest among the first ``searched`` of the given points.

    Attributes
    ----------
    distances : (q, k) float64
        To each of q points; infinite where there were fewer than k.
    nearest : (k, d) float64
        Those to the first point.
    searched, given : int
    """

    distances: torch.Tensor
    nearest: torch.Tensor
    searched: int
    given: int


def search(
    problem: Problem, span: tuple[int, int], points: torch.Tensor, most: int, leave_out: torch.Tensor
) -> Iterator[Found]:
    """Compare points (q, d) with all given ones by Euclidean distance, in float64; yields what is found by each part.

    Parameters
    ----------
    span : (int, int)
        The problem's, from when the question was asked: it may move on before all are compared.
    most : int
        How many of the nearest are wanted.
    leave_out : (q,) int64
        For each point a place that does not count, nor does its mirror image; -1 for none.
    """
    points = points.detach().cpu().double()
    squares = (points**2).sum(1, keepdim=True)
    alone = span[1] - span[0]
    given = alone * (2 if problem.mirrored else 1)
    best = Found(points.new_full((len(points), most), torch.inf), points.new_zeros((most, points.shape[1])), 0, given)
    part = max(NUMBERS // points.shape[1], 1)
    for begin in range(0, given, part):
        places = torch.arange(begin, min(begin + part, given))
        rows = problem.known(places, span).double()
        distances = (squares - 2 * points @ rows.T + (rows**2).sum(1)).clamp_(min=0).sqrt_()
        distances[leave_out[:, None] == places % alone] = torch.inf
        order = torch.cat([best.distances, distances], 1).topk(most, largest=False)
        chosen = order.indices[0]
        near = torch.where((chosen < most)[:, None], best.nearest[chosen % most], rows[(chosen - most).clamp(min=0)])
        best = Found(order.values, near, begin + len(places), given)
        yield best


def measured(span: tuple[int, int]) -> torch.Tensor:
    """The places of the points that the yardstick is measured on."""
    alone = span[1] - span[0]
    return torch.linspace(0, alone - 1, min(MEASURED, alone)).round().long()
