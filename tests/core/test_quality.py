"""Quality held against closed forms, brute force, and what must be."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import sqrtm

from tests.core.made_pictures import drawn_examples
from wgan_desktop.core.problems import PROBLEMS, Examples
from wgan_desktop.core.quality import DENSE, MANIFOLD, QualityMeter, Scores, frechet, scores
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said


def cloud(count: int, dimension: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, dimension))


def exactly(points: np.ndarray, mean: np.ndarray, root: np.ndarray) -> np.ndarray:
    """The points moved so that they have this very mean, and the covariance root' root."""
    centred = points - points.mean(axis=0)
    white = np.linalg.cholesky(np.linalg.inv(np.cov(centred, rowvar=False)))
    return centred @ white @ root + mean


@pytest.mark.parametrize("shift", [0.0, 2.0])
@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_the_frechet_distance_of_round_gaussians_is_known(shift: float, scale: float) -> None:
    d, mean = 6, np.zeros(6)
    mean[2] = shift
    a = exactly(cloud(200, d, 0), np.zeros(d), np.eye(d))
    b = exactly(cloud(150, d, 1), mean, scale * np.eye(d))
    assert frechet(a, b) == pytest.approx(shift**2 + d * (1 - scale) ** 2, abs=1e-9)


@given(st.integers(2, 12), st.integers(0, 999))
@settings(max_examples=30)
def test_the_frechet_distance_agrees_with_the_root_of_the_product(d: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    a, b = (cloud(40, d, seed + each) @ random.standard_normal((d, d)) + random.standard_normal(d) for each in (0, 1))
    c, e = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    known = np.square(a.mean(0) - b.mean(0)).sum() + np.trace(c + e - 2 * np.real(sqrtm(c @ e)))
    assert frechet(a, b) == pytest.approx(known, rel=1e-4, abs=1e-4)  # the product's root loses half of the digits
    assert frechet(a, b) == pytest.approx(frechet(b, a), rel=1e-9)
    assert frechet(a, a) == pytest.approx(0, abs=1e-9)


def test_fewer_points_than_dimensions_do_no_harm() -> None:
    a = cloud(5, 30, 0)
    assert frechet(a, a) == pytest.approx(0, abs=1e-9)
    assert frechet(a, a + 1) == pytest.approx(30)


def slow(real: np.ndarray, made: np.ndarray) -> tuple[float, float, float, float]:
    """As the papers write it, one image after another."""

    def radius(points: np.ndarray, at: int, k: int) -> float:
        away = sorted(float(np.linalg.norm(points[at] - other)) for i, other in enumerate(points) if i != at)
        return away[k - 1]

    n, m = range(len(real)), range(len(made))
    reach = {k: [radius(real, i, k) for i in n] for k in (MANIFOLD, DENSE)}
    away = [[float(np.linalg.norm(x - y)) for y in made] for x in real]
    precision = sum(any(away[i][j] <= reach[MANIFOLD][i] for i in n) for j in m) / len(made)
    own = [radius(made, j, MANIFOLD) for j in m]
    recall = sum(any(away[i][j] <= own[j] for j in m) for i in n) / len(real)
    density = sum(away[i][j] < reach[DENSE][i] for i in n for j in m) / (DENSE * len(made))
    coverage = sum(any(away[i][j] < reach[DENSE][i] for j in m) for i in n) / len(real)
    return precision, recall, density, coverage


@given(st.integers(8, 24), st.integers(1, 4), st.floats(0, 3), st.integers(0, 999))
@settings(max_examples=25)
def test_neighbours_are_counted_as_the_papers_say(n: int, d: int, shift: float, seed: int) -> None:
    real, made = cloud(n, d, seed), cloud(n, d, seed + 1) + shift
    found = scores(real, made)
    assert (found.precision, found.recall, found.density, found.coverage) == pytest.approx(slow(real, made))


def test_the_same_images_score_one() -> None:
    real = cloud(100, 8, 0)
    found = scores(real, real)
    assert (found.precision, found.recall, found.coverage) == (1, 1, 1)
    assert found.density == pytest.approx(1)
    assert found.frechet == pytest.approx(0, abs=1e-9)


def test_images_far_away_score_nothing() -> None:
    found = scores(cloud(100, 8, 0), cloud(100, 8, 1) + 1000)
    assert (found.precision, found.recall, found.density, found.coverage) == (0, 0, 0, 0)
    assert found.frechet == pytest.approx(8e6, rel=1e-3)


def test_a_generator_that_has_lost_modes_is_precise_and_recalls_little() -> None:
    modes = 10 * np.eye(10)[np.arange(400) % 10]
    real, made = modes + 0.1 * cloud(400, 10, 0), modes[:1] + 0.1 * cloud(400, 10, 1)
    found = scores(real, made)
    assert found.precision > 0.7
    assert found.recall <= 0.1
    assert found.coverage <= 0.1


@pytest.fixture(scope="module")
def meter() -> QualityMeter:
    examples = PROBLEMS["digits"].prepared(Settings()).examples(5000)
    assert examples is not None
    made = QualityMeter(examples, 512)
    assert sum(1 for _ in made.prepare()) > 10  # in strokes
    return made


def quality(meter: QualityMeter, images: np.ndarray) -> Scores:
    found = meter.measure(7, images.astype(np.float32))
    assert found is not None
    assert (found.step, found.n, found.kind) == (7, 512, "classifier")
    return found.scores


def test_the_classifier_knows_digits_that_it_has_not_seen(meter: QualityMeter) -> None:
    assert meter.features is not None
    assert meter.features.accuracy is not None
    assert meter.features.accuracy > 0.9


def test_noise_scores_below_digits_and_more_noise_below_less(meter: QualityMeter) -> None:
    digits = PROBLEMS["digits"].prepared(Settings()).points[:512]
    random = np.random.default_rng(0)
    found = [quality(meter, digits + sd * random.standard_normal(digits.shape)) for sd in (0.0, 0.3, 1.0)]
    found.append(quality(meter, random.uniform(-1, 1, digits.shape)))
    for name in ("precision", "density", "coverage"):
        values = [getattr(each, name) for each in found]
        assert values[0] > values[1] > values[2]
        assert values[3] < 0.05
    assert found[0].frechet < found[1].frechet < found[2].frechet
    assert found[0].precision > 0.8
    assert found[0].coverage > 0.9


def test_a_constant_image_has_the_variance_of_the_real_ones_for_a_distance(meter: QualityMeter) -> None:
    mean = PROBLEMS["digits"].prepared(Settings()).points.mean(axis=0)
    assert quality(meter, np.tile(mean, (512, 1))).frechet > 1


def test_what_is_not_finite_has_no_quality(meter: QualityMeter) -> None:
    broken = np.zeros((512, 64), np.float32)
    broken[3, 4] = np.nan
    assert meter.measure(1, broken) is None


def test_the_same_data_give_the_same_features() -> None:
    examples = drawn_examples(300)
    meters = [QualityMeter(examples, 64) for _ in range(2)]
    for each in meters:
        list(each.prepare())
    images = np.random.default_rng(1).uniform(-1, 1, (64, 3 * 12 * 12)).astype(np.float32)
    first, second = (each.measure(0, images) for each in meters)
    assert first == second


@pytest.mark.parametrize("labelled", [True, False])
def test_pictures_with_and_without_classes_have_features(labelled: bool) -> None:
    examples = dataclasses.replace(drawn_examples(300), classes=Said("Their classes are shapes."))
    if not labelled:
        examples = dataclasses.replace(examples, labels=None)
    meter = QualityMeter(examples, 512)
    assert meter.n == 100
    list(meter.prepare())
    found = meter.measure(3, examples.points[-100:])
    assert found is not None
    assert found.kind == ("classifier" if labelled else "random")
    assert found.classes == (examples.classes if labelled else None)
    assert (found.accuracy is None) != labelled
    assert found.accuracy is None or found.accuracy > 0.9
    assert found.perfect.precision > 0.5
    noise = meter.measure(3, np.random.default_rng(0).uniform(-1, 1, (100, 432)).astype(np.float32))
    assert noise is not None
    assert noise.scores.precision < found.scores.precision
    assert noise.scores.frechet > found.scores.frechet


@pytest.mark.parametrize("every", [90, 3])
def test_classes_that_are_one_or_have_too_few_members_are_none(every: int) -> None:
    labels = np.random.default_rng(0).permutation(np.arange(90) // every)
    examples = Examples(cloud(90, 64, 0).astype(np.float32), (1, 8, 8), labels, Said("Classes."))
    meter = QualityMeter(examples, 30)
    list(meter.prepare())
    assert meter.features is not None
    assert meter.features.kind == "random"
    found = meter.measure(0, examples.points)
    assert found is not None
    assert found.classes is None


def test_the_scores_of_few_images_are_doubtful() -> None:
    examples = drawn_examples(300)
    meter = QualityMeter(examples, 512)
    for _ in meter.prepare():
        pass
    noise = np.random.default_rng(0).uniform(-1, 1, (meter.n, examples.points.shape[1]))
    found = meter.measure(0, noise)
    assert found is not None
    assert (found.n, found.doubtful) == (100, True)
    assert not dataclasses.replace(found, n=200).doubtful
