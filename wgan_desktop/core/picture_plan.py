"""The exact plan between generated and real images, and the plane in which it is seen."""

from __future__ import annotations

import dataclasses
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats, Points, Singles
from wgan_desktop.core.evaluation import Reference
from wgan_desktop.core.picture_features import Features, Kind
from wgan_desktop.core.projection import Projection
from wgan_desktop.core.sliced import sliced_wasserstein1
from wgan_desktop.core.transport import Floor, TransportPlan, solve, wasserstein1

Pictures = npt.NDArray[np.uint32]
Space = Literal["pixels", "features"]

SPACES: tuple[Space, ...] = ("pixels", "features")
"""Where distances may be measured: what a visible panel may need besides a snapshot's layers, one at a time."""

MOST = 256  # images of each kind
LARGEST = 64  # pixels a side of a thumbnail


@dataclasses.dataclass(frozen=True)
class PicturePlan:
    """The exact plan of one step between n generated and n real images.

    Attributes
    ----------
    run, step : str and int
        What the generated images are of.
    space : {"pixels", "features"}
        Where distances are measured.
    plan : TransportPlan
        The one to be drawn: it favours the pairs of the last picture.
    generated, real : (n, 2) float64
        Places in the plane of the first two principal components of the real images.
    explained, dimension : float and int
        The share of the real images' variance in that plane; the dimensions in which distances are measured.
    made, given : (n, height, width) uint32
        The generated and the real images as thumbnails of 0xffRRGGBB.
    w1, sliced : float
        Exact W1 of these images, and sliced W1, in that space.
    floor : Floor
        W1 of so many real images against so many others there.
    kind : {"classifier", "random"} or None
        Whose features; None for pixels.
    """

    run: str
    step: int
    space: Space
    plan: TransportPlan
    generated: Floats
    real: Floats
    explained: float
    dimension: int
    made: Pictures
    given: Pictures
    w1: float
    sliced: float
    floor: Floor
    kind: Kind | None = None


class PicturePlanner:
    """Plans of the images of one run in one space.

    Parameters
    ----------
    reference : Reference
        Of images.
    shape : (channels, height, width)
    features : Features, optional
        Measure distances between these instead of pixels.
    """

    def __init__(self, reference: Reference, shape: tuple[int, ...], features: Features | None = None) -> None:
        self._reference, self._shape, self._features = reference, shape, features
        real = self._embedded(reference.real)
        self._projection = Projection.of(real)
        self._real = real[:MOST]
        self._places = self._projection.points(self._real)
        self._given = thumbnails(reference.real[:MOST], shape)
        self._previous: TransportPlan | None = None
        self._draws: list[float] = []

    def plan(self, run: str, step: int, fake: Singles) -> PicturePlan:
        """The plan of generated images (m, d) of a step; each draws the floor once more until it is known.

        Raises
        ------
        TransportError
            For images that are not finite.
        """
        fake = fake[: len(self._real)]
        made = self._embedded(fake)
        w1 = wasserstein1(made, self._real)
        self._previous = solve(made, self._real, previous=self._previous)
        features = self._features
        return PicturePlan(
            run, step, "pixels" if features is None else "features", self._previous, self._projection.points(made),
            self._places, self._projection.explained, made.shape[1], thumbnails(fake, self._shape), self._given, w1,
            sliced_wasserstein1(made, self._real), self._floor(), None if features is None else features.kind,
        )  # fmt: skip

    @property
    def settled(self) -> bool:
        """Whether the floor is known, so that a plan of the same images would say nothing new."""
        return len(self._draws) == len(self._reference.independent)

    def _embedded(self, points: Singles) -> Points:
        return points if self._features is None else self._features(points)

    def _floor(self) -> Floor:
        clouds, n = (self._reference.independent, self._reference.stratified), len(self._real)
        if not self.settled:
            draw = len(self._draws)
            self._draws.append(wasserstein1(*(self._embedded(cloud[draw, :n]) for cloud in clouds)))
        return Floor.of(self._draws, n, len(clouds[0]))


def thumbnails(points: Points, shape: tuple[int, ...]) -> Pictures:
    """Images (n, d) with values in [-1, 1] as pictures (n, h, w) of 0xffRRGGBB, at most `LARGEST` pixels a side.

    One channel is grey, three are red, green and blue; what is larger is averaged.
    """
    channels, height, width = shape
    images = np.asarray(points, np.float32).reshape(-1, channels, height, width)
    by = -(-max(height, width) // LARGEST)
    cut = images[:, :, : height // by * by, : width // by * by]
    small = cut.reshape(len(images), channels, height // by, by, width // by, by).mean(axis=(3, 5))
    values = ((small.clip(-1, 1) + 1) * np.float32(127.5) + np.float32(0.5)).astype(np.uint32)
    red, green, blue = (values[:, channel if channels >= 3 else 0] for channel in range(3))
    return np.asarray(np.uint32(0xFF000000) | red << 16 | green << 8 | blue, np.uint32)
