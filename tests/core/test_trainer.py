"""What a step is, what it counts and measures, and that whatever is not finite is found at once."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from contextlib import nullcontext, suppress

import numpy as np
import pytest
import torch

from tests.core.small import assert_same_bits, assert_same_state, replayed, scalars, settings, small, state
from wgan_desktop.core.batches import ROWS_DRAWN, Batches, noise
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.observer import Observer
from wgan_desktop.core.optimisers import SGD, Adam, RMSprop
from wgan_desktop.core.problems import PROBLEMS, Problem
from wgan_desktop.core.rows import NotFinite, fetch
from wgan_desktop.core.settings import ACTIVATIONS
from wgan_desktop.core.snapshot import LAYERS
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.words import Said

SCORED = [name for name, loss in LOSSES.items() if not loss.critic_free]

# The step


def test_a_step_is_its_critic_updates_and_one_of_the_generator() -> None:
    trainer = small(critic_steps=3)
    for step in range(1, 4):
        for update in range(3):
            generator = trainer.generator.parameters.clone()
            assert trainer.update() is None
            assert (trainer.step_count, trainer.update_index) == (step - 1, update + 1)
            assert torch.equal(trainer.generator.parameters, generator)
        critic = trainer.critic.parameters.clone()
        row = trainer.update()
        assert row is not None
        assert row.step == step
        assert torch.equal(trainer.critic.parameters, critic)
        assert not torch.equal(trainer.generator.parameters, generator)
        assert (trainer.step_count, trainer.update_index) == (step, 0)
        assert (trainer.critic_updates, trainer.generator_updates, trainer.updates) == (3 * step, step, 4 * step)


def test_step_finishes_the_step_in_progress() -> None:
    whole, parts = small(), small()
    whole.step()
    for _ in range(2):
        parts.update()
    parts.step()
    assert_same_bits(whole, parts)


def test_time_goes_by_while_it_trains() -> None:
    trainer = small()
    trainer.step()
    before = trainer.seconds
    assert before > 0
    trainer.look(LAYERS)
    assert trainer.seconds == before
    trainer.step()
    assert trainer.seconds > before


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_slow_motion_walks_the_same_way(activation: str) -> None:
    quick, slow = small(activation=activation), small(activation=activation)
    for _ in range(2):
        row = quick.step()
        while slow.completed is None or slow.step_count < quick.step_count:
            stages = [stage.name for stage in slow.substeps()]
        assert stages == [
            "sample noise", "generate", "score", "generator loss", "generator gradient", "generator update",
        ]  # fmt: skip
        assert slow.completed is not None
        assert scalars(slow.completed) == pytest.approx(scalars(row), rel=0, nan_ok=True)
    assert_same_bits(quick, slow)
    stages = [stage.name for stage in slow.substeps()]
    assert stages == ["draw", "score", "critic loss", "penalty", "critic gradient", "critic update"]
    assert slow.completed is None


def test_steps_by_hand_stand_outside_the_count() -> None:
    trainer = small()
    trainer.update()
    generator, place = trainer.generator.parameters.clone(), (trainer.step_count, trainer.update_index)
    critic = trainer.critic.parameters.clone()
    trainer.critic_step()
    assert torch.equal(trainer.generator.parameters, generator)
    assert not torch.equal(trainer.critic.parameters, critic)
    critic = trainer.critic.parameters.clone()
    trainer.generator_step()
    assert torch.equal(trainer.critic.parameters, critic)
    assert not torch.equal(trainer.generator.parameters, generator)
    assert (trainer.step_count, trainer.update_index) == place
    assert (trainer.critic_updates, trainer.generator_updates) == (2, 1)
    assert [(entry.action, entry.step, entry.update, entry.updates) for entry in trainer.journal] == [
        ("critic", 0, 1, 1), ("generator", 0, 1, 2),
    ]  # fmt: skip


def test_a_generator_step_by_hand_is_seen_by_the_critic_updates_after_it() -> None:
    trainer = small(critic_steps=3)
    trainer.update()
    assert len(trainer.batches.ahead) == 2
    trainer.generator_step()
    assert trainer.batches.ahead == []
    trainer.step()
    assert trainer.critic_updates == 3


def test_all_fakes_of_a_round_come_from_the_resting_generator() -> None:
    trainer = small(critic_steps=5, batch_size=8)
    batches = trainer.batches.draw(5, trainer.settings)
    assert [tuple(part.shape) for pair in batches for part in pair] == [(8, 2)] * 10
    again = small(critic_steps=5, batch_size=8)
    again.problem.sample(40, again.streams.training)
    together = again.generator(noise(40, again.settings, again.streams.training, again.problem.sample))
    assert torch.equal(torch.cat([fake for _, fake in batches]), together)


def test_batches_drawn_ahead_stay_within_bounds() -> None:
    trainer = small(critic_steps=500, batch_size=1024)
    trainer.update()
    assert len(trainer.batches.ahead) == ROWS_DRAWN // 1024 - 1


@pytest.mark.parametrize("kind", ["normal", "uniform"])
def test_noise_has_its_distribution(kind: str) -> None:
    drawn = noise(20_000, settings(noise=kind, noise_dim=3), torch.Generator().manual_seed(1), PROBLEMS["ring8"].sample)
    assert drawn.shape == (20_000, 3)
    assert drawn.mean(0).tolist() == pytest.approx([0, 0, 0], abs=0.03)
    spread = 1 if kind == "normal" else 3**-0.5
    assert drawn.std(0).tolist() == pytest.approx([spread] * 3, rel=0.02)
    assert (float(drawn.abs().max()) > 3) == (kind == "normal")


def test_noise_about_real_points_is_theirs_and_that_of_a_gaussian() -> None:
    """Of the line from (0, 0) to (0, 1): the means add, and so do the variances."""
    s = settings(noise="real", noise_dim=7, problem="parallel_lines")
    drawn = noise(20_000, s, torch.Generator().manual_seed(1), PROBLEMS["parallel_lines"].sample)
    real = PROBLEMS["parallel_lines"].sample(20_000, torch.Generator().manual_seed(2))
    assert drawn.mean(0).tolist() == pytest.approx(real.mean(0).tolist(), abs=0.03)
    assert drawn.var(0).tolist() == pytest.approx((real.var(0) + 1).tolist(), rel=0.03)


@pytest.mark.parametrize("problem", ["swiss_roll", "two_blobs"])
def test_a_generator_without_hidden_layers_begins_with_the_real_points_and_noise(problem: str) -> None:
    trainer = small(problem=problem, noise="real", noise_dim=7, generator_depth=0, generator_lr=0.0)
    assert torch.equal(trainer.generator(trainer.observer.latents), trainer.observer.latents)
    trainer.step()
    assert np.array_equal(trainer.look(()).fake, trainer.observer.latents.numpy())


def test_looking_draws_no_real_points_as_training_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given pictures count what was drawn of them."""
    trainer = small(problem="digits", noise="real", batch_size=4)
    monkeypatch.setattr(trainer.problem, "sample", None)
    assert Observer(trainer).look(LAYERS).fake.shape[1] == 64


# What the settings mean


def test_bursts_follow_the_first_wgan() -> None:
    """100 critic updates while step < 25 or step % 500 == 0, in small."""
    trainer = small(critic_steps=2, critic_steps_burst=7, critic_steps_burst_until=3, critic_steps_burst_every=5)
    counts = []
    for _ in range(11):
        before = trainer.critic_updates
        trainer.step()
        counts.append(trainer.critic_updates - before)
    assert counts == [7, 7, 7, 2, 2, 7, 2, 2, 2, 2, 7]


def test_bursts_until_a_step_alone() -> None:
    trainer = small(critic_steps=1, critic_steps_burst=4, critic_steps_burst_until=2)
    for _ in range(4):
        trainer.step()
    assert trainer.critic_updates == 4 + 4 + 1 + 1


def test_learning_rates_fall_linearly_to_their_floor() -> None:
    """Under SGD the update is lr times the gradient, so its length tells the learning rate."""
    trainer = small(optimizer="sgd", critic_lr=0.5, generator_lr=0.25, lr_decay=4, lr_floor=0.125, critic_steps=1)
    for fall in (1.0, 0.75, 0.5, 0.25, 0.125, 0.125):
        for network, lr in ((trainer.critic, 0.5), (trainer.generator, 0.25)):
            before = network.parameters.clone()
            trainer.update()
            moved = float((network.parameters - before).norm())
            assert moved == pytest.approx(lr * fall * float(network.gradient.norm()), rel=1e-4)


def test_learning_rates_that_fall_to_zero_stop_everything() -> None:
    trainer = small(lr_decay=2)
    for _ in range(2):
        trainer.step()
    before = trainer.fingerprint()
    trainer.step()
    assert trainer.fingerprint() == before


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_optimiser_follows_the_constraint_unless_chosen(constraint: str) -> None:
    own = RMSprop if constraint == "clip" else Adam
    assert type(small(constraint=constraint).critic_optimiser) is own
    assert type(small(constraint=constraint).generator_optimiser) is own
    assert type(small(constraint=constraint, optimizer="sgd").critic_optimiser) is SGD


@pytest.mark.parametrize("c", [0.01, 0.3])
def test_clipped_parameters_stay_inside_their_box(c: float) -> None:
    trainer = small(constraint="clip", clip=c, critic_lr=0.05)
    for _ in range(20):
        trainer.update()
        if trainer.critic_updates:
            assert float(trainer.critic.parameters.abs().max()) <= torch.tensor(c)
    assert (trainer.critic.parameters.abs() == torch.tensor(c)).float().mean() > 0.1
    assert float(trainer.generator.parameters.abs().max()) > c


def test_a_critic_may_start_inside_its_box() -> None:
    trainer = small(constraint="clip", initialisation="clip_uniform", clip=0.01)
    assert float(trainer.critic.parameters.abs().max()) <= 0.005
    assert float(trainer.generator.parameters.abs().max()) > 0.1


def test_spectral_norms_are_one_in_every_layer() -> None:
    """The power method keeps up with weights that Adam moves."""
    trainer = small(constraint="spectral_norm", loss="hinge", critic_width=64, critic_depth=3, critic_lr=2e-4)
    for _ in range(4):
        for _ in range(10):
            trainer.step()
        norms = [float(torch.linalg.matrix_norm(weight, 2)) for weight, _ in trainer.critic.effective()]
        assert norms == pytest.approx([1.0] * 4, rel=0.05)


def test_a_critic_free_loss_leaves_the_critic_alone() -> None:
    trainer = small(loss="optimal_transport")
    critic, journal = trainer.critic.parameters.clone(), trainer.journal
    for _ in range(3):
        measured = scalars(trainer.step())
    trainer.critic_step()
    assert (trainer.critic_updates, trainer.generator_updates) == (0, 3)
    assert trainer.journal == journal
    assert torch.equal(trainer.critic.parameters, critic)
    assert measured["generator_loss"] > 0
    assert all(math.isnan(value) for name, value in measured.items() if name != "generator_loss")


def test_a_problem_may_say_where_the_generated_heap_begins() -> None:
    for name, problem in PROBLEMS.items():
        if problem.start:
            fake = small(problem=name, generator_width=128, generator_depth=3).look(()).fake
            assert fake.mean(0) == pytest.approx(problem.start, abs=0.3)
            assert fake.std(0).max() < 0.3


# Any settings work


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_pair_trains(constraint: str) -> None:
    for loss, activation in itertools.product(LOSSES, ("relu", "softplus")):
        trainer = small(loss=loss, constraint=constraint, activation=activation)
        for _ in range(2):
            measured = scalars(trainer.step())
        assert math.isfinite(measured["generator_loss"]), (loss, activation)
        assert trainer.critic.parameters.isfinite().all()
        assert trainer.closed_form is (activation == "relu")


@pytest.mark.parametrize(
    "values",
    [
        {"batch_size": 1},
        {"batch_size": 1, "constraint": "dragan"},
        {"batch_size": 1, "critic_steps": 500, "constraint": "r1r2", "loss": "relativistic"},
        {"critic_depth": 0},
        {"generator_depth": 0, "generator_output": "tanh"},
        {"critic_depth": 0, "generator_depth": 0, "constraint": "spectral_norm"},
        {"critic_depth": 0, "generator_depth": 0, "activation": "gelu"},
        {"noise_dim": 512, "noise": "uniform"},
        {"noise_dim": 1},
        {"noise": "real"},
        {"noise": "real", "generator_depth": 0, "problem": "two_blobs"},
        {"critic_width": 1, "generator_width": 1, "critic_depth": 12, "generator_depth": 12},
        {"constraint_weight": 0.0},
        {"critic_lr": 0.0, "generator_lr": 0.0},
        {"loss": "optimal_transport", "transport_order": 2, "batch_size": 1},
        {"penalty_power": 1.0, "constraint": "wgan_div"},
        {"penalty_power": 12.0, "constraint": "wgan_div", "activation": "silu"},
    ],
    ids=str,
)
def test_the_edges_of_the_settings(values: dict[str, object]) -> None:
    trainer = small(**values)
    for _ in range(2):
        measured = scalars(trainer.step())
    assert math.isfinite(measured["generator_loss"])
    snapshot = trainer.look(LAYERS)
    assert all(np.isfinite(layer.value).all() for layer in snapshot.layers.values())
    assert_same_bits(trainer, Trainer.restore(trainer.checkpoint()))


@pytest.mark.parametrize("problem", [name for name in PROBLEMS if name not in ("points", "images")])
def test_every_problem_trains(problem: str) -> None:
    trainer = small(problem=problem)
    assert trainer.generator.sizes[-1] == trainer.critic.sizes[0] == trainer.problem.dimension
    assert math.isfinite(scalars(trainer.step())["estimate"])


# Whatever is not finite

WILD = {"loss": "least_squares", "constraint": "none", "optimizer": "sgd", "critic_lr": 100.0, "generator_lr": 100.0}


def train_until_it_fails(trainer: Trainer, steps: int) -> NotFinite:
    """Updates until one fails; the finite state before each must still be there after it."""
    failure = None
    while failure is None and trainer.step_count < steps:
        before = trainer.fingerprint()
        try:
            trainer.update()
        except NotFinite as error:
            failure = error
        assert trainer.critic.parameters.isfinite().all()
        assert trainer.generator.parameters.isfinite().all()
    assert failure is not None
    assert trainer.fingerprint() == before
    assert failure.step == trainer.step_count + 1
    return failure


@pytest.mark.parametrize("lr", [10.0, 100.0])
@pytest.mark.parametrize("loss", ["wasserstein", "least_squares"])
def test_a_learning_rate_that_is_much_too_high(loss: str, lr: float) -> None:
    trainer = small(loss=loss, constraint="none", optimizer="sgd", critic_lr=lr, generator_lr=lr)
    failure = train_until_it_fails(trainer, 50)
    assert failure.network in ("critic", "generator")
    assert f"step {failure.step}" in str(failure)
    assert "|weights|" in str(failure)


def test_a_box_that_is_no_box() -> None:
    """clip = 100 holds the weights: no overflow, however long, or it is found."""
    trainer = small(constraint="clip", clip=100.0, optimizer="sgd", critic_lr=100.0, generator_lr=100.0)
    train_until_it_fails(trainer, 2000)


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_bad_weight_is_found_within_one_step(bad: float, activation: str) -> None:
    for network, number in itertools.product(("critic", "generator"), (0, 17, -1)):
        trainer = small(activation=activation)
        trainer.step()
        getattr(trainer, network).parameters[number] = bad
        with pytest.raises(NotFinite) as failure:
            trainer.step()
        assert failure.value.step == 2, (network, number)
        assert trainer.step_count == 1


@pytest.mark.parametrize("loss", SCORED)
@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_bad_data_is_found_within_one_step(bad: float, loss: str, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = small(loss=loss)
    sample = trainer.problem.sample

    def spoilt(count: int, random: torch.Generator) -> torch.Tensor:
        points = sample(count, random)
        points[-1:] = bad
        return points

    trainer.step()
    monkeypatch.setattr(trainer.problem, "sample", spoilt)
    with pytest.raises(NotFinite) as failure:
        trainer.step()
    assert failure.value.step == 2
    assert isinstance(failure.value.norms, Said)  # to be read in every language
    assert failure.value.norms.values["loss"] == "nan"
    assert float(failure.value.norms.values["weights"]) > 0
    assert trainer.critic.parameters.isfinite().all()


def test_after_a_failure_other_settings_may_be_applied_and_the_run_goes_on() -> None:
    trainer = small(**WILD)
    train_until_it_fails(trainer, 50)
    assert trainer.update_index == 0
    trainer.apply(trainer.settings.replace(critic_lr=0.0, generator_lr=0.0))
    trainer.generator.parameters.mul_(1e-9)
    trainer.critic.parameters.mul_(1e-9)
    trainer.step()
    assert trainer.journal[0].action == "not_finite"


def test_a_failing_run_is_replayed_through_its_failures() -> None:
    trainer = small(**WILD)
    train_until_it_fails(trainer, 50)
    with pytest.raises(NotFinite):
        trainer.update()
    with pytest.raises(NotFinite):
        trainer.critic_step()
    trainer.apply(trainer.settings.replace(critic_lr=0.0, generator_lr=0.0, loss="hinge"))
    trainer.record("pause")
    assert [entry.action for entry in trainer.journal] == [
        "not_finite", "not_finite", "critic", "apply", "warm_up", "pause",
    ]  # fmt: skip
    assert_same_bits(trainer, replayed(settings(**WILD), trainer.journal))


class Scaled(Problem):
    def __init__(self, problem: Problem, scale: float) -> None:
        self._problem, self._scale = problem, scale

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        return self._problem.sample(count, random) * self._scale


@pytest.mark.parametrize("scale", [1e-45, 1e-12, 1e12, 1e15])
def test_data_of_any_size_trains_or_is_refused(scale: float) -> None:
    """Denormal points, and points so large that squares overflow: a number or NotFinite, never anything else."""
    for loss, constraint in itertools.product(["wasserstein", "minimax", "least_squares"], CONSTRAINTS):
        trainer = small(loss=loss, constraint=constraint)
        trainer.batches = Batches(Scaled(trainer.problem, scale), trainer.generator, trainer.streams.training)
        with nullcontext() if scale < 1 else suppress(NotFinite):
            trainer.step()
            trainer.step()
        assert trainer.critic.parameters.isfinite().all(), (loss, constraint)


# Where nothing waits for the device: on a GPU, and here with the CPU in its part


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a device that is not asked whether an update was finite."""
    monkeypatch.setattr("wgan_desktop.core.optimisers.AT_ONCE", ())
    return "cpu:0"


def test_masking_changes_nothing_while_all_is_finite(remote: str) -> None:
    masked, plain = Trainer(settings(), remote), small()
    for _ in range(5):
        assert scalars(masked.step()) == pytest.approx(scalars(plain.step()), rel=1e-6, nan_ok=True)
    torch.testing.assert_close(masked.critic.parameters, plain.critic.parameters)


@pytest.mark.parametrize("optimizer", ["adam", "rmsprop", "sgd"])
def test_a_masked_update_is_told_later_with_its_exact_step(optimizer: str, remote: str) -> None:
    trainer = Trainer(settings(optimizer=optimizer), remote)
    rows = [trainer.step(), trainer.step()]
    trainer.update()
    before = state(trainer)
    trainer.batches.ahead[0][0].fill_(math.inf)
    trainer.update()
    after = state(trainer)
    for name in ("critic", "generator", *(name for name in before if "moment" in name)):
        assert torch.equal(before[name], after[name]), name
    rows += [trainer.step(), trainer.step()]
    assert trainer.critic.parameters.isfinite().all()
    with pytest.raises(NotFinite) as failure:
        fetch(rows)
    assert failure.value.step == 3
    assert fetch(rows[3:])[0].tolist() == [4], "one bad step does not spoil the next"


# Bit for bit


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_same_settings_are_the_same_run(activation: str) -> None:
    one, other = small(activation=activation), small(activation=activation)
    for _ in range(3):
        assert scalars(one.step()) == pytest.approx(scalars(other.step()), rel=0, nan_ok=True)
    assert_same_bits(one, other)


def test_another_seed_is_another_run() -> None:
    one, other = small(seed=0), small(seed=1)
    assert one.fingerprint() != other.fingerprint()
    assert not np.array_equal(one.look(()).real, other.look(()).real)


def test_global_randomness_is_neither_used_nor_touched() -> None:
    torch.manual_seed(5)
    before = torch.get_rng_state()
    one = small()
    one.step()
    one.look(LAYERS)
    assert torch.equal(torch.get_rng_state(), before)
    torch.manual_seed(99)
    other = small()
    other.step()
    assert one.fingerprint() == other.fingerprint()


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("constraint", ["gradient_penalty", "spectral_norm"])
def test_looking_changes_no_bit_of_the_training(constraint: str, activation: str) -> None:
    looked, alone = (small(constraint=constraint, activation=activation) for _ in range(2))
    for number in range(10):
        looked.look(LAYERS if number % 3 else ())
        looked.checkpoint()
        looked.fingerprint()
        assert looked.update() is None or alone.step_count <= looked.step_count
        alone.update()
    ours, theirs = state(looked), state(alone)
    assert not torch.equal(ours.pop("stream.looking"), theirs.pop("stream.looking"))
    assert_same_state(ours, theirs)


def test_the_fingerprint_changes_with_an_update_and_with_nothing_else() -> None:
    trainer = small()
    before = trainer.fingerprint()
    trainer.look(LAYERS)
    trainer.record("pause")
    trainer.checkpoint()
    trainer.apply(trainer.settings.replace(critic_lr=0.01))
    assert trainer.fingerprint() == before
    trainer.update()
    assert trainer.fingerprint() != before
    critic = trainer.fingerprint()
    trainer.generator_step()
    assert trainer.fingerprint() != critic


# What it does not import


def test_five_steps_bring_neither_dynamo_nor_sympy() -> None:
    """Each costs more than a second of every start."""
    code = """
import sys
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import LAYERS
from wgan_desktop.core.trainer import Trainer
for activation in ("relu", "tanh"):
    trainer = Trainer(Settings(activation=activation, critic_width=8, generator_width=8))
    for _ in range(5):
        trainer.step()
    trainer.apply(trainer.settings.replace(loss="hinge", constraint="spectral_norm", optimizer="rmsprop"))
    trainer.step()
    trainer.look(LAYERS)
    Trainer.restore(trainer.checkpoint()).step()
print(sorted({name.split(".")[0] for name in sys.modules} & {"sympy", "ot", "PySide6", "scipy", "matplotlib"}))
print("torch._dynamo" in sys.modules, trainer.step_count)
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "False 6"]
