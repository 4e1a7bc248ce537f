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
    """The nearest (q, k) to each of q points among the first ``searched`` of the given ones: distances and places.

    Where there were fewer than k, a distance is infinite.
    """

    distances: torch.Tensor
    places: torch.Tensor
    searched: int
    given: int


def nearest(problem: Problem, points: torch.Tensor, most: int, leave_out: torch.Tensor) -> Iterator[Found]:
    """Compare points (q, d) with all given ones by Euclidean distance, in float64; yields what is found by each part.

    Parameters
    ----------
    most : int
        How many of the nearest are wanted.
    leave_out : (q,) int64
        For each point a place that does not count, nor does its mirror image; -1 for none.
    """
    points = points.detach().cpu().double()
    squares = (points**2).sum(1, keepdim=True)
    given, alone = problem.given, _alone(problem)
    best = Found(points.new_full((len(points), most), torch.inf), torch.zeros((len(points), most)).long(), 0, given)
    part = max(NUMBERS // points.shape[1], 1)
    for begin in range(0, given, part):
        places = torch.arange(begin, min(begin + part, given))
        rows = problem.known(places).double()
        distances = (squares - 2 * points @ rows.T + (rows**2).sum(1)).clamp_(min=0).sqrt_()
        distances[leave_out[:, None] == places % alone] = torch.inf
        both = torch.cat([best.distances, distances], 1)
        order = both.topk(min(most, both.shape[1]), largest=False)
        known = torch.cat([best.places, places.expand(len(points), -1)], 1)
        best = Found(order.values, known.gather(1, order.indices), int(places[-1]) + 1, given)
        yield best


def measured(problem: Problem) -> torch.Tensor:
    """The places of the points that the yardstick is measured on."""
    alone = _alone(problem)
    return torch.linspace(0, alone - 1, min(MEASURED, alone)).round().long()


def _alone(problem: Problem) -> int:
    """How many points are given without their mirror images."""
    return problem.given // 2 if problem.mirrored else problem.given
