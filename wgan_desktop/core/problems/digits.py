"""Handwritten digits: real data, small enough for any machine."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.problems import Examples, Tell, silent
from wgan_desktop.core.problems.table import Table

if TYPE_CHECKING:
    import numpy.typing as npt

    from wgan_desktop.core.settings import Settings

BRIGHTEST = 16  # of a pixel in the file


class Digits(Table):
    """1,797 grey images of 8 x 8 pixels, values scaled from 0 ... 16 to [-1, 1].

    Attributes
    ----------
    labels : (n,) uint8
        Which digit each is; used for equal shares and to judge quality, never for training.

    Source
    ------
    Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository,
    doi 10.24432/C50P49 (the test set).
    """

    name = "digits"
    rank = 120
    label = "Handwritten digits"
    formula = "1,797 images of 8 × 8 pixels, grey values in [−1, 1]"
    source = "Alpaydin & Kaynak 1998, UCI Machine Learning Repository, doi 10.24432/C50P49, CC BY 4.0"
    about = "Real data: digits written by 13 people. Watch the samples become legible."
    shape = (1, 8, 8)
    extent = (-1.0, 1.0, -1.0, 1.0)
    fields = ("held_out",)
    labels: npt.NDArray[np.uint8]

    def prepared(self, settings: Settings, tell: Tell = silent) -> Digits:
        """The digits, loaded."""
        file = resources.files("wgan_desktop") / "resources" / "data" / "digits.npz"
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            images, labels = data["images"], data["labels"]
        digits = Digits(images.reshape(len(images), -1) / (BRIGHTEST / 2) - 1, in_turn(labels), settings.held_out)
        digits.labels = labels[digits.kept]
        return digits

    def examples(self, count: int) -> Examples:
        """The first in their order, in which every digit has its turn."""
        rows = self.order[:count]
        return Examples(self.points[rows], self.shape, self.labels[rows].astype(np.int64))


def in_turn(labels: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Rows such that every class has its turn, as many of each as of the rarest, in a fixed random order.

    (The file's own order follows the writers.)
    """
    shuffled = np.random.default_rng(0).permutation(len(labels))
    classes = [shuffled[labels[shuffled] == digit] for digit in np.unique(labels)]
    rarest = min(map(len, classes))
    return np.stack([rows[:rarest] for rows in classes], 1).ravel()
