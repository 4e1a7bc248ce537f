"""What a step measured, as numbers: means by hand, estimates, and where there is none."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
import torch

from tests.core.small import settings, small
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import CriticValues, GeneratorValues
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.rows import NotFinite, Row, distance_estimate, fetch
from wgan_desktop.core.snapshot import SCALARS


def row(step: int = 1, *, finite: bool = True, gap: float = 2.0, **values: object) -> Row:
    """A row whose numbers are all known."""
    real = torch.tensor([1.0, 2.0, 3.0])
    critic = CriticValues(torch.tensor(-gap), torch.tensor(0.25), real, real - gap)
    generator = GeneratorValues(torch.tensor(0.5), torch.tensor(0.75))
    return Row(step, settings(**values), critic, generator, torch.tensor(finite))


def numbers(one: Row) -> dict[str, float]:
    return dict(zip(SCALARS, fetch([one])[1][0].tolist(), strict=True))


def test_the_columns_of_a_wasserstein_step() -> None:
    measured = numbers(row(constraint_weight=1.0))
    assert math.isnan(measured.pop("js_estimate"))
    assert measured == {
        "critic_loss": -2.0, "generator_loss": 0.5, "estimate": 2.0, "corrected": pytest.approx(-1 + 5**0.5),
        "penalty": 0.25, "gradient_norm": 0.75,
    }  # fmt: skip


def test_steps_and_shapes() -> None:
    steps, values = fetch([row(7), row(8), row(12)])
    assert steps.tolist() == [7, 8, 12]
    assert steps.dtype == np.int64
    assert values.shape == (3, len(SCALARS))
    assert values.dtype == np.float64
    steps, values = fetch([])
    assert (steps.shape, values.shape) == ((0,), (0, len(SCALARS)))


def test_rows_of_different_settings_keep_their_own_meaning() -> None:
    _, values = fetch([row(1), row(2, loss="hinge"), row(3, constraint_weight=10.0)])
    assert np.isnan(values[1, 2:4]).all()
    assert np.isfinite(values[[0, 2], :-1]).all()
    assert values[0, 3] < values[2, 3] < values[0, 2]


def test_a_resting_critic_has_no_numbers() -> None:
    generator = GeneratorValues(torch.tensor(0.5), None)
    measured = numbers(Row(1, settings(loss="optimal_transport"), None, generator, torch.tensor(True)))
    assert measured.pop("generator_loss") == 0.5
    assert all(math.isnan(value) for value in measured.values())


@pytest.mark.parametrize("loss", LOSSES)
def test_each_loss_estimates_what_it_says(loss: str) -> None:
    for constraint, rule in CONSTRAINTS.items():
        estimate = distance_estimate(settings(loss=loss, constraint=constraint), 0.6, 2.0)
        kind = LOSSES[loss].estimates
        if kind == "JS":
            assert estimate == pytest.approx(math.log(2) - 0.3)
        elif kind == "W1" and rule.finite:
            assert estimate == 2.0
        else:
            assert math.isnan(estimate)
        measured = numbers(row(loss=loss, constraint=constraint))
        corrected = measured["corrected"]
        assert math.isfinite(measured["js_estimate"]) == (kind == "JS")
        assert math.isfinite(corrected) == (kind == "W1" and rule.corrects)


def test_no_estimate_of_w1_without_a_finite_optimum() -> None:
    without = {"none", "r1", "r2", "r1r2", "dragan"}
    assert without <= {name for name, rule in CONSTRAINTS.items() if not rule.finite}
    for constraint in without:
        assert math.isnan(numbers(row(constraint=constraint))["estimate"])


def test_no_js_estimate_of_a_weighted_loss() -> None:
    """log 2 - L/2 is the divergence for equal weights alone."""
    assert math.isfinite(distance_estimate(settings(loss="minimax"), 0.6, 2.0))
    assert math.isnan(distance_estimate(settings(loss="minimax", real_weight=0.95), 0.6, 2.0))


@pytest.mark.parametrize("gap", [0.0, -1.0, math.nan, math.inf])
def test_a_critic_that_points_the_wrong_way_corrects_nothing(gap: float) -> None:
    measured = numbers(row(gap=gap))
    assert math.isnan(measured["corrected"])
    assert measured["estimate"] == pytest.approx(gap, nan_ok=True)


def test_a_masked_update_is_told_with_its_step() -> None:
    with pytest.raises(NotFinite, match="step 8") as failure:
        fetch([row(7), row(8, finite=False), row(9, finite=False)])
    assert failure.value.step == 8


def test_the_numbers_of_a_real_step_are_those_of_its_batch() -> None:
    trainer = small(loss="wasserstein", constraint="gradient_penalty")
    for _ in range(trainer.settings.critic_steps):
        trainer.update()
    values = trainer.critic_values
    assert values is not None
    completed = trainer.update()
    assert completed is not None
    measured = numbers(completed)
    assert measured["critic_loss"] == pytest.approx(float(values.fake.mean() - values.real.mean()), rel=1e-5)
    assert measured["estimate"] == pytest.approx(-measured["critic_loss"], rel=1e-5)
    assert measured["penalty"] == pytest.approx(float(values.penalty))
    assert dataclasses.is_dataclass(values)
