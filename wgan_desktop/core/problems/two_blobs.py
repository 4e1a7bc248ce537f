"""Two heaps, and a generated one that begins far from both."""

from __future__ import annotations

import numpy as np

from wgan_desktop.core.problems import Modes
from wgan_desktop.core.problems.mixture import Mixture


class TwoBlobs(Mixture):
    """N((2, 1.25), .3^2) and N((2, -1.25), .3^2); the generated heap begins at (-2, 0) and overlaps neither.

    A sigmoid discriminator is soon sure everywhere and leaves no slope on the generated side; the Wasserstein critic's
    slope is the same all the way.

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, figure 2, in the plane.
    """

    name = "two_blobs"
    rank = 80
    label = "Two blobs, apart"
    formula = "½ N((2, 1¼), .3²) + ½ N((2, −1¼), .3²);  the generator starts at (−2, 0)"
    source = "Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, figure 2"
    about = "Nothing overlaps when training begins: which losses still show the generator its way?"
    extent = (-3.5, 3.5, -3.5, 3.5)
    start = (-2.0, 0.0)

    @property
    def modes(self) -> Modes:
        """The upper and the lower one."""
        return Modes(np.array([[2.0, 1.25], [2.0, -1.25]]), 0.3)
