"""How good generated images are, feature by feature: precision, recall, density, coverage and a Fréchet distance."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Generator

import numpy as np

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.picture_features import Features, Kind, fitted
from wgan_desktop.core.problems import Examples
from wgan_desktop.core.words import Said

MANIFOLD, DENSE = 3, 5  # the k of precision and recall, and of density and coverage: those of the papers
FEWEST = 16  # images on each side: of fewer, neighbours say nothing
FAIR = 200  # images on each side: of fewer, neighbourhoods are so wide that noise may count as good
PARTS = 3  # of the examples: measured against, what a perfect generator would make, learnt from


@dataclasses.dataclass(frozen=True)
class Scores:
    """What is measured of equally many real and generated features.

    Attributes
    ----------
    precision, recall : float
        The share of generated images near a real one, and of real images near a generated one: within the distance to
        that one's `MANIFOLD`-th neighbour of its own kind.
    density, coverage : float
        How many real neighbourhoods (up to the `DENSE`-th neighbour) hold a generated image, over what is expected; the
        share of them that hold any.
    frechet : float
        The squared Fréchet distance of the two normal distributions of the same means and covariances.

    Source
    ------
    Kynkäänniemi et al. 2019, Improved precision and recall metric for assessing generative models, section 3; Naeem et
    al. 2020, Reliable fidelity and diversity metrics for generative models, section 3; Dowson & Landau 1982, The
    Fréchet distance between multivariate normal distributions.
    """

    precision: float
    recall: float
    density: float
    coverage: float
    frechet: float


@dataclasses.dataclass(frozen=True)
class Quality:
    """The scores of one step.

    Attributes
    ----------
    step, n : int
        The step they belong to, and how many images there were on each side.
    scores, perfect : Scores
        Those of the generated images; and of as many other real ones: what a perfect generator would score.
    kind : {"classifier", "random"}
        Whose features they are of; comparable with nobody else's.
    accuracy : float or None
        The share of the real images, none of which it has learnt from, that our classifier names rightly.
    classes : Said or None
        A sentence on where the classes that it tells apart come from, where there is something to be said.
    """

    step: int
    n: int
    scores: Scores
    perfect: Scores
    kind: Kind
    accuracy: float | None = None
    classes: Said | None = None

    @property
    def doubtful(self) -> bool:
        """Whether these are so few images that the scores mean little."""
        return self.n < FAIR


def scores(real: Points, generated: Points) -> Scores:
    """Measure generated features (n, d) against real ones (n, d), n above `DENSE`.

    Precision counts a point on the edge of a neighbourhood, density and coverage do not: as in the papers' programs.
    """
    from scipy.spatial.distance import cdist

    x, y = np.asarray(real, np.float64), np.asarray(generated, np.float64)
    between, within = cdist(x, y), np.sort(cdist(x, x), axis=1)
    own = np.sort(cdist(y, y), axis=1)[:, MANIFOLD]  # the 0th is the point itself
    held = between < within[:, DENSE, None]
    return Scores(
        precision=float((between <= within[:, MANIFOLD, None]).any(axis=0).mean()),
        recall=float((between <= own).any(axis=1).mean()),
        density=float(held.sum() / (DENSE * len(y))),
        coverage=float(held.any(axis=1).mean()),
        frechet=frechet(x, y),
    )


def frechet(a: Points, b: Points) -> float:
    """|m - m'|² + tr(C + C' - 2 (C C')^½) of the means and covariances of clouds (n, d) and (m, d), n, m >= 2.

    With C = R'R, the root's trace is the sum of the singular values of R R'^T: no root of a product is ever taken,
    and few points of many dimensions do no harm.
    """
    clouds = [np.asarray(cloud, np.float64) for cloud in (a, b)]
    means = [cloud.mean(axis=0) for cloud in clouds]
    roots = [_root(cloud - mean) for cloud, mean in zip(clouds, means, strict=True)]
    apart = float(np.square(means[0] - means[1]).sum())
    shared = float(np.linalg.norm(roots[0] @ roots[1].T, "nuc"))
    return max(0.0, apart + float(sum(np.square(root).sum() for root in roots)) - 2 * shared)


def _root(centred: Floats) -> Floats:
    """R (k, d) with R'R the covariance of centred points (n, d)."""
    return np.asarray(np.linalg.qr(centred, mode="r")) / math.sqrt(len(centred) - 1)


class QualityMeter:
    """Measures the quality of generated images against examples; numpy alone.

    The first third of the examples is what images are measured against, the second what a perfect generator would
    make, and the features are learnt from the rest: so neither side is one that they know.

    Parameters
    ----------
    examples : Examples
    most : int
        Images on each side, at most.

    Attributes
    ----------
    n : int
        Images on each side; below `FEWEST` nothing can be measured.
    features : Features or None
        Once they are learnt.
    """

    def __init__(self, examples: Examples, most: int) -> None:
        self._examples = examples
        self.n = min(most, len(examples.points) // PARTS)
        self.features: Features | None = None

    def prepare(self) -> Generator[None, None, None]:
        """Learn the features, a stroke at a time."""
        n, examples = self.n, self._examples
        self.features = yield from fitted(examples, n)
        self._real, others = (self.features(examples.points[part]) for part in (slice(n), slice(n, 2 * n)))
        self._perfect = scores(self._real, others)

    def measure(self, step: int, generated: Points) -> Quality | None:
        """The quality of generated images (m, d), m >= n, of a step; None where some are not finite."""
        assert self.features is not None
        if not np.isfinite(generated).all():
            return None
        found = scores(self._real, self.features(generated[: self.n]))
        kind, classes = self.features.kind, self._examples.classes
        said = classes if kind == "classifier" else None
        return Quality(step, self.n, found, self._perfect, kind, self.features.accuracy, said)
