from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.evaluation import Evaluation, Reference
from wgan_desktop.core.metrics import ModeReport
from wgan_desktop.core.rows import distance_estimate
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.transport import Floor
from wgan_desktop.core.words import Said
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import InForce, Started, State
from wgan_desktop.run.notices import notices
from wgan_desktop.run.view import View

CLOUD = np.zeros((4, 2), np.float32)
REFERENCE = Reference((-1, 1, -1, 1), None, CLOUD, None, CLOUD[None], CLOUD[None])


def view(
    settings: Settings, *, step: int = 400, estimate: float = 1.0, slope: float = 1.2, w1: float = 0.8,
    captured: int = 8, fair: int | None = None, note: str = "", device: str = "cpu",
) -> View:  # fmt: skip
    """A run at a step, with these numbers measured."""
    history = History()
    history.append(["estimate", "gradient_norm"], np.tile([estimate, slope], (step, 1)), np.arange(1, step + 1))
    modes = ModeReport(captured, 8, 0.5, captured if fair is None else fair, 0.1)
    return View(
        settings=settings,
        pending=False,
        host="process",
        history=history,
        started=Started("r", settings, device, note, 1, 1, True, REFERENCE),
        state=State("r", "playing", step, 0, step, step, 100.0),
        evaluation=Evaluation("r", step, 1024, w1, Floor(0.05, 0.01, 1024, 20, 20), modes),
    )


def names(shown: View) -> list[str]:
    return [notice.name for notice in notices(shown)]


def test_a_healthy_run_has_none() -> None:
    assert notices(view(Settings())) == []


def test_before_the_run_has_started_there_is_nothing_to_say() -> None:
    assert notices(View(settings=Settings(), pending=True, host="process", history=History())) == []


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("dead_critic", {"slope": 1e-7}),
        ("dead_critic", {"slope": 1e-7, "estimate": -1e-8}),
        ("wrong_way", {"estimate": -0.1}),
        ("lagging", {"estimate": 0.2}),
        ("steep", {"slope": 5.0}),
        ("lost_modes", {"captured": 6}),
        ("no_gpu", {"note": "No GPU: no driver."}),
    ],
)
def test_each_by_its_name(name: str, how: dict[str, Any]) -> None:
    assert names(view(Settings(), **how)) == [name]
    assert all(str(notice) and notice.detail for notice in notices(view(Settings(), **how)))


def test_a_stop_says_why() -> None:
    shown = view(Settings())
    assert shown.state is not None
    stopped = dataclasses.replace(shown.state, activity="stopped", reason="Step 400 is reached.")
    (notice,) = notices(dataclasses.replace(shown, state=stopped))
    assert (notice.name, str(notice), notice.level) == ("stopped", "Stopped: Step 400 is reached.", "info")


def test_a_dead_critic_under_clipping_names_the_clip() -> None:
    (notice,) = notices(view(Settings(constraint="clip", clip=1e-6), slope=1e-12))
    assert notice.name == "dead_critic"
    assert "clip" in notice.detail


@pytest.mark.parametrize("constraint", [name for name, entry in CONSTRAINTS.items() if not entry.finite])
def test_no_finite_optimum_is_said_under_wasserstein_alone(constraint: str) -> None:
    assert "no_optimum" in names(view(Settings(constraint=constraint)))
    assert "no_optimum" not in names(view(Settings(constraint=constraint, loss="hinge")))


def test_an_estimate_without_the_scale_of_w1_is_not_held_against_it() -> None:
    for settings in (Settings(constraint="clip"), Settings(loss="hinge"), Settings(loss="minimax")):
        assert names(view(settings, estimate=-0.1)) == []
        assert names(view(settings, estimate=0.01)) == []


def test_a_spectral_critic_is_held_against_w1_where_its_estimate_is_a_bound() -> None:
    assert names(view(Settings(constraint="spectral_norm"), estimate=0.2)) == ["lagging"]
    for steeper in ({"activation": "gelu"}, {"problem": "digits", "network": "dcgan"}):
        assert names(view(Settings(constraint="spectral_norm", **steeper), estimate=0.2)) == []


def test_a_picture_without_a_plan_says_why() -> None:
    why = Said("The picture was skipped: {n} of its points are not finite.", n=3)
    (notice,) = notices(dataclasses.replace(view(Settings()), note=why))
    assert (notice.name, notice.level) == ("unmeasured", "warn")
    assert str(notice) == why
    assert notice.text.values == {"why": why}  # which the window says in its own language


def test_at_the_goal_the_estimate_may_swing_about_zero() -> None:
    assert names(view(Settings(), estimate=-0.01, w1=0.06)) == []


def test_missing_modes_are_not_lost_before_they_could_be_found() -> None:
    assert names(view(Settings(), step=100, captured=2)) == []


def test_a_generator_that_is_still_blurred_has_lost_no_mode() -> None:
    assert names(view(Settings(), captured=1, fair=8)) == []
    assert names(view(Settings(), captured=8, fair=5)) == ["lost_modes"]


def test_a_penalty_of_no_weight_bounds_nothing() -> None:
    """The weight's slider ends at 0, and there its estimate is no distance."""
    assert names(view(Settings(constraint_weight=0.0), estimate=-0.1)) == ["no_optimum"]
    assert distance_estimate(Settings(constraint_weight=0.0), 1.0, 2.0) != distance_estimate(Settings(), 1.0, 2.0) == 2


def test_steps_under_other_settings_are_not_held_against_w1() -> None:
    shown = view(Settings(), estimate=0.1)  # nats, or a lighter penalty's
    assert names(shown) == ["lagging"]
    since = InForce("r", 400, 1, Settings(), ())
    assert names(dataclasses.replace(shown, in_force=since)) == []


def test_the_last_step_under_other_settings_is_none_of_those_since() -> None:
    shown = view(Settings(), estimate=-50.0)  # nats
    shown.history.append(["estimate"], np.ones((5, 1)), np.arange(401, 406))
    assert shown.evaluation is not None
    shown = dataclasses.replace(
        shown,
        in_force=InForce("r", 400, 1, Settings(), (), ("loss",)),
        evaluation=dataclasses.replace(shown.evaluation, step=405),
    )
    assert names(shown) == []


def test_the_estimate_is_taken_at_the_time_of_w1() -> None:
    shown = view(Settings())
    shown.history.append_one("estimate", 401, -3.0)  # newer than the W1 it would be held against
    assert names(shown) == []


def test_before_w1_is_known_one_bad_batch_does_not_turn_the_critic_round() -> None:
    shown = dataclasses.replace(view(Settings()), evaluation=None)
    assert names(shown) == []
    shown.history.append_one("estimate", 401, -0.01)
    assert names(shown) == []


def test_what_is_in_force_counts_not_what_is_wanted() -> None:
    wanted = dataclasses.replace(view(Settings()), settings=Settings(constraint="none"))
    assert names(wanted) == []


def test_curves_without_numbers_say_nothing() -> None:
    shown = view(Settings(), estimate=float("nan"), slope=float("nan"))
    assert names(shown) == []


def test_batch_norm_in_a_penalised_critic_is_warned_of() -> None:
    mixed = Settings(problem="digits", network="dcgan", normalisation="batch")
    assert names(view(mixed)) == ["mixed"]
    for good in ({"normalisation": "on"}, {"normalisation": "generator"}, {"network": "mlp"}, {"constraint": "clip"}):
        assert "mixed" not in names(view(mixed.replace(**good)))
    assert "mixed" not in names(view(mixed.replace(constraint_weight=0)))


def test_numbers_that_there_are_not_are_told() -> None:
    half = Settings(problem="digits", network="dcgan", precision="float16")
    (told,) = notices(view(half))
    assert str(told) == "float16 is for NVIDIA GPUs: computed in float32."
    assert names(view(half, device="cuda")) == []
    assert names(view(half.replace(network="mlp"), device="cuda")) == ["numbers"]
    assert names(view(half.replace(precision="float32"))) == []


def test_a_trainer_that_waits_for_its_data_is_said_to() -> None:
    shown = view(Settings())
    assert shown.state is not None
    for share, said in ((0.01, []), (0.32, ["The trainer waits for data 32 % of its time"])):
        waiting = dataclasses.replace(shown, state=dataclasses.replace(shown.state, wait_share=share))
        assert [str(notice) for notice in notices(waiting)] == said
