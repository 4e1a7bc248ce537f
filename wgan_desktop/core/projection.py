"""Points of many dimensions in the plane that shows most of the real cloud."""

from __future__ import annotations

import dataclasses

import numpy as np

from wgan_desktop.core.arrays import Floats, Points

MARGIN = 0.35  # beyond the real cloud, of its width


@dataclasses.dataclass(frozen=True)
class Projection:
    """The first two principal components of a cloud.

    Attributes
    ----------
    mean : (d,) float64
    axes : (2, d) float64
        Orthonormal rows; the sign of each makes its largest entry positive, so that a picture is never mirrored.
    explained : float
        The share of the cloud's variance that lies in the plane, 0 to 1.

    Source
    ------
    Pearson, "On lines and planes of closest fit to systems of points in space", 1901.
    """

    mean: Floats
    axes: Floats
    explained: float

    @classmethod
    def of(cls, cloud: Points) -> Projection:
        """Fit to the cloud (n, d), n >= 2 and d >= 2."""
        values = np.asarray(cloud, np.float64)
        mean = values.mean(axis=0)
        centred = values - mean
        if len(values) > values.shape[1]:  # a table's rows: singular vectors would take ten times as long
            scale = np.abs(centred).max() or 1.0
            variances, columns = np.linalg.eigh((centred / scale).T @ (centred / scale))
            variances, axes = variances[::-1], columns.T[::-1]
        else:
            _, spread, axes = np.linalg.svd(centred, full_matrices=False)
            variances = spread**2
        axes = axes[:2] * np.sign(axes[[0, 1], np.abs(axes[:2]).argmax(axis=1)])[:, None]
        total = variances.sum()
        return cls(mean, axes, float(variances[:2].sum() / total) if total > 0 else 1.0)

    def points(self, points: Points) -> Floats:
        """The points (..., d) in the plane, (..., 2)."""
        return self.ways(np.asarray(points, np.float64) - self.mean)

    def ways(self, ways: Points) -> Floats:
        """Differences and gradients (..., d) in the plane, (..., 2)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.asarray(np.asarray(ways, np.float64) @ self.axes.T)


def square(points: Floats, margin: float = MARGIN) -> tuple[float, float, float, float]:
    """The square (x low, x high, y low, y high) around points (n, 2), with a margin on all sides."""
    low, high = points.min(axis=0), points.max(axis=0)
    (x, y), half = (low + high) / 2, max(float((high - low).max()), 1e-6) * (0.5 + margin)
    return float(x - half), float(x + half), float(y - half), float(y + half)
