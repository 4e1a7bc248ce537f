"""Every problem against its published definition: where its points lie, and how they spread."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest
import torch

from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS, Problem, even, turned_to
from wgan_desktop.core.problems.digits import Digits
from wgan_desktop.core.problems.table import Table
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.transport import solve

Floats = npt.NDArray[np.float64]


def drawn(name: str, count: int = 20_000, stratified: bool = False, seed: int = 0) -> Floats:
    problem = PROBLEMS[name].prepared(Settings(problem=name))
    draw = problem.stratified if stratified else problem.sample
    return draw(count, torch.Generator().manual_seed(seed)).double().numpy()


def ring(radius: float) -> Floats:
    return np.array([[radius * math.cos(k * math.pi / 4), radius * math.sin(k * math.pi / 4)] for k in range(8)])


def grid(values: list[float]) -> Floats:
    return np.array([[x, y] for x in values for y in values])


MIXTURES = {
    "ring8": (ring(2 / 1.414), 0.02 / 1.414),
    "grid25": (grid([-4, -2, 0, 2, 4]) / 2.828, 0.05 / 2.828),
    "pacgan_ring": (ring(1), 0.01),
    "pacgan_grid": (grid([-4, -2, 0, 2, 4]), 0.05),
    "two_blobs": (np.array([[2, 1.25], [2, -1.25]]), 0.3),
}


@pytest.mark.parametrize("stratified", [False, True])
@pytest.mark.parametrize("name", MIXTURES)
def test_mixtures_are_round_heaps_of_equal_weight_at_their_centres(name: str, stratified: bool) -> None:
    centres, sd = MIXTURES[name]
    points = drawn(name, stratified=stratified)
    distance = np.linalg.norm(points[:, None] - centres, axis=2)
    nearest = distance.argmin(1)
    share = np.bincount(nearest, minlength=len(centres)) / len(points)
    expected = 1 / len(centres)
    tolerance = 0 if stratified else 5 * math.sqrt(expected / len(points))
    assert np.abs(share - expected).max() <= tolerance + 1e-12
    away = points - centres[nearest]
    np.testing.assert_allclose(away.std(0), sd, rtol=0.03)
    assert np.abs(away.mean(0)).max() < 5 * sd / math.sqrt(len(points))
    assert (distance.min(1) < 3 * sd).mean() == pytest.approx(1 - math.exp(-4.5), abs=0.005)


@pytest.mark.parametrize("name", MIXTURES)
def test_known_modes_are_given(name: str) -> None:
    centres, sd = MIXTURES[name]
    modes = PROBLEMS[name].modes
    assert modes is not None
    assert modes.sd == pytest.approx(sd, rel=1e-12)
    np.testing.assert_allclose(sorted(modes.centres.tolist()), sorted(centres.tolist()), atol=1e-12)


def test_only_mixtures_have_modes() -> None:
    assert {name for name, problem in PROBLEMS.items() if problem.modes is not None} == set(MIXTURES)


def test_the_swiss_roll_is_the_published_one() -> None:
    """t = 1.5 pi (1 + 2 U); (t cos t, 21 U', t sin t) + .25 N; coordinates 0 and 2; divided by 7.5."""
    random = np.random.default_rng(3)
    t = 1.5 * np.pi * (1 + 2 * random.uniform(size=100_000))
    expected = (np.stack([t * np.cos(t), t * np.sin(t)]) + 0.25 * random.normal(size=(2, 100_000))).T / 7.5
    ours = drawn("swiss_roll", 100_000)
    np.testing.assert_allclose(ours.mean(0), expected.mean(0), atol=0.02)
    np.testing.assert_allclose(ours.std(0), expected.std(0), atol=0.01)
    assert np.abs(np.histogram2d(*ours.T, bins=16, range=[[-2, 2]] * 2)[0]
                  - np.histogram2d(*expected.T, bins=16, range=[[-2, 2]] * 2)[0]).sum() / 1e5 < 0.07  # fmt: skip


def residues(name: str, points: Floats) -> Floats:
    """How far points are from the curve of their problem, in standard deviations of its noise."""
    x, y = points.T
    if name == "one_ring":
        return (np.hypot(x, y) - 0.75) / 0.03
    if name == "line":
        return (y - x / 2) / math.sqrt(1.25) / 0.02
    upper, lower = np.hypot(x + 0.5, y + 0.25) - 1, np.hypot(x - 0.5, y - 0.25) - 1
    return np.where(np.abs(upper) < np.abs(lower), upper, lower) / 0.05


@pytest.mark.parametrize("name", ["one_ring", "line", "two_moons"])
def test_curves_have_round_noise_about_them(name: str) -> None:
    away = residues(name, drawn(name))
    assert abs(away.mean()) < 0.1
    assert away.std() == pytest.approx(1, abs=0.1)


def test_curves_are_run_through_evenly() -> None:
    ring = drawn("one_ring")
    assert np.histogram(np.arctan2(ring[:, 1], ring[:, 0]), bins=8)[0].std() < 150
    line = drawn("line")
    assert np.histogram(line[:, 0], bins=8, range=(-1.7, 1.7))[0].std() < 150
    moons = drawn("two_moons")
    np.testing.assert_allclose(moons.mean(0), [0, 0], atol=0.02)
    upper = (np.abs(np.hypot(moons[:, 0] + 0.5, moons[:, 1] + 0.25) - 1) < 0.25) & (moons[:, 1] > -0.25)
    assert upper.mean() == pytest.approx(0.5, abs=0.02)


def test_parallel_lines_are_example_1() -> None:
    points = drawn("parallel_lines")
    assert (points[:, 0] == 0).all()
    assert points[:, 1].min() >= 0
    assert points[:, 1].max() < 1
    assert np.abs(np.sort(points[:, 1]) - np.linspace(0, 1, len(points))).max() < 0.02  # Kolmogorov-Smirnov
    assert PROBLEMS["parallel_lines"].start[0] == 1  # theta


def test_the_pinwheel_has_five_equal_arms() -> None:
    points = drawn("pinwheel", stratified=True)
    radius = np.linalg.norm(points, axis=1) / 1.3
    unwound = np.arctan2(points[:, 1], points[:, 0]) - 0.25 * np.exp(radius)
    arm = np.round(unwound / (2 * np.pi / 5)) % 5
    clear = radius > 0.7
    assert np.bincount(arm[clear].astype(int), minlength=5).std() < 0.02 * clear.sum()
    off = unwound - np.round(unwound / (2 * np.pi / 5)) * (2 * np.pi / 5)
    assert np.abs(off[clear]).mean() < 0.15


@pytest.mark.parametrize("initialisation", ["he", "fan", "xavier"])
def test_two_blobs_begin_apart(initialisation: str) -> None:
    """Whatever the seed, nothing overlaps before the first step; and lines begin about theta = 1."""
    from wgan_desktop.core.trainer import Trainer

    real = drawn("two_blobs")
    for seed in range(3):
        blob, line = (
            Trainer(Settings(problem=name, seed=seed, initialisation=initialisation)).look(()).fake
            for name in ("two_blobs", "parallel_lines")
        )
        assert blob[:, 0].max() < real[:, 0].min()
        assert (line[:, 0] > 0).mean() > 0.95
        assert np.abs(line.mean(0) - [1, 0.5]).max() < 0.5


# Real data


def test_the_digits_are_the_published_ones() -> None:
    digits = PROBLEMS["digits"].prepared(Settings())
    assert isinstance(digits, Digits)
    assert digits.points.shape == (1797, 64)
    assert (digits.points.min(), digits.points.max()) == (-1, 1)
    assert np.bincount(digits.labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    pixels = ((digits.points + 1) * 8).round().astype(int)
    assert pixels[0].reshape(8, 8)[0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]  # the file's first line
    assert pixels.sum() == 561718
    assert not len(PROBLEMS["digits"].points)  # type: ignore[attr-defined]  # the registered one stays light


@pytest.mark.parametrize("share", [0.001, 0.2, 0.5])
def test_what_is_held_out_is_never_drawn(share: float) -> None:
    whole = PROBLEMS["digits"].prepared(Settings())
    digits = PROBLEMS["digits"].prepared(Settings(held_out=share))
    assert isinstance(digits, Digits)
    assert isinstance(whole, Digits)
    assert len(digits.held_out) == math.ceil(share * 1797)
    both = np.concatenate([digits.points, digits.held_out])
    np.testing.assert_array_equal(np.unique(both, axis=0), np.unique(whole.points, axis=0))
    apart = {row.tobytes() for row in digits.held_out}
    for way in (digits.sample, digits.stratified):
        drawn = way(20_000, torch.Generator().manual_seed(0)).numpy()
        assert not apart & {row.tobytes() for row in drawn}
    assert len(digits.labels) == len(digits.points)
    label = {row.tobytes(): digit for row, digit in zip(whole.points, whole.labels, strict=True)}
    counts = np.bincount([label[row.tobytes()] for row in digits.held_out], minlength=10)
    assert np.ptp(counts) <= 1  # of every digit as many
    again = PROBLEMS["digits"].prepared(Settings(held_out=share, seed=5))
    np.testing.assert_array_equal(again.held_out, digits.held_out)


def test_where_nothing_is_held_out_every_draw_is_as_it_was() -> None:
    """Runs of before go on bit for bit; and one point at least is left to train on."""
    points, order = np.arange(10.0).reshape(5, 2), np.array([3, 1, 4, 0, 2])
    table = Table(points, order)
    np.testing.assert_array_equal(table.points, points)
    np.testing.assert_array_equal(table.order, order)
    assert len(table.held_out) == 0
    split = Table(points, order, 0.3)
    np.testing.assert_array_equal(split.held_out, points[[3, 1]])
    np.testing.assert_array_equal(split.points[split.order], points[[4, 0, 2]])
    assert len(Table(points[:1], [0], 0.5).points) == 1


@pytest.mark.parametrize("count", [512, 1740, 5000])
def test_the_evaluation_digits_have_equal_shares(count: int) -> None:
    digits = PROBLEMS["digits"].prepared(Settings())
    assert isinstance(digits, Digits)
    cloud = digits.stratified(count, torch.Generator().manual_seed(3)).numpy()
    label = {row.tobytes(): digit for row, digit in zip(digits.points, digits.labels, strict=True)}
    share = np.bincount([label[row.tobytes()] for row in cloud], minlength=10)
    assert np.ptp(share) <= 1
    assert len({row.tobytes() for row in cloud}) == min(count, 1740)  # no image twice before all were used


def test_real_digits_are_drawn_uniformly() -> None:
    digits = PROBLEMS["digits"].prepared(Settings())
    mean = digits.sample(50_000, torch.Generator().manual_seed(0)).mean(0).numpy()
    assert isinstance(digits, Digits)
    np.testing.assert_allclose(mean, digits.points.mean(0), atol=0.02)


# What all have in common


@pytest.mark.parametrize("count", [1, 10, 1024, 12_000])
def test_even_numbers_leave_no_gap(count: int) -> None:
    u = np.sort(even(count, torch.Generator().manual_seed(count)).double().numpy())
    assert ((u >= 0) & (u < 1)).all()
    gaps = np.diff(np.concatenate([u, [u[0] + 1]]))
    assert gaps.max() < 2.7 / count  # three lengths of gap at most, the largest under 2.618 of the mean
    first = np.sort(even(count, torch.Generator().manual_seed(count)).double().numpy()[: max(1, count // 2)])
    assert np.diff(np.concatenate([first, [first[0] + 1]])).max() < 2.7 / max(1, count // 2)


@pytest.mark.parametrize("name", ["swiss_roll", "one_ring", "two_moons", "line", "parallel_lines", "ring8", "grid25"])
def test_the_stratified_cloud_is_nearer_to_the_distribution(name: str) -> None:
    """Two stratified clouds differ less than two independent ones: what makes the evaluation cloud steady."""
    from wgan_desktop.core.transport import wasserstein1

    even_pair = wasserstein1(drawn(name, 256, True, 1), drawn(name, 256, True, 2))
    independent = wasserstein1(drawn(name, 256, False, 1), drawn(name, 256, False, 2))
    assert even_pair < 0.7 * independent


def test_a_problem_of_ours_has_the_units_it_is_given_in() -> None:
    points = np.ones((3, 2), np.float32)
    assert all(p.own_units(points) is points for p in PROBLEMS.values() if type(p).own_units is Problem.own_units)


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_generator_reaches_the_problem_that_one_turns_to(name: str) -> None:
    """From images, whose generator ends in tanh, to points that lie beyond 1, and back."""
    digits = presets()["digits"].settings
    turned = turned_to(digits, name)
    assert turned.problem == name
    assert turned.generator_output == ("linear" if PROBLEMS[name].shape == (2,) else "tanh")
    assert digits.changes(turned).keys() <= {"problem", "generator_output"}


SKETCHED = [name for name, problem in PROBLEMS.items() if problem.sketch(1) is not None]


@pytest.mark.parametrize("name", SKETCHED)
def test_a_sketch_without_torch_is_of_the_same_distribution(name: str) -> None:
    """As near to the problem's own points, by exact W1, as those are to others of theirs."""
    sketch = PROBLEMS[name].sketch(400)
    assert sketch is not None
    ours, others = (drawn(name, 400, stratified=True, seed=seed) for seed in (1, 2))
    assert solve(sketch, ours).work < 2 * solve(others, ours).work + 0.02
    np.testing.assert_array_equal(sketch, PROBLEMS[name].sketch(400))


def test_curves_and_mixtures_are_sketched_and_given_data_are_not() -> None:
    assert {"ring8", "swiss_roll", "two_moons", "one_ring", "pinwheel", "line", "parallel_lines"} <= set(SKETCHED)
    assert not {"digits", "images", "points"} & set(SKETCHED)
