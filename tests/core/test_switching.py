"""Settings that change while it trains: what moves, what stays, and exact replay from seed and journal."""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import torch

from tests.core.small import assert_same_bits, replayed, scalars, settings, small
from wgan_desktop.core import journal
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.optimisers import SGD, Adam, RMSprop
from wgan_desktop.core.rows import NotFinite
from wgan_desktop.core.settings import FIELDS, LIVE, REBUILD
from wgan_desktop.core.snapshot import LAYERS
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.words import Said


def change(trainer: Trainer, **values: Any) -> tuple[Said, ...]:
    return trainer.apply(trainer.settings.replace(**values))


def trained(steps: int = 3, **values: Any) -> Trainer:
    trainer = small(**values)
    for _ in range(steps):
        trainer.step()
    return trainer


def test_a_change_is_in_force_at_the_next_step_and_touches_nothing_else() -> None:
    trainer = trained(optimizer="sgd")
    before = trainer.fingerprint()
    words = change(trainer, critic_lr=0.02, batch_size=5, constraint_weight=3.0)
    assert trainer.fingerprint() == before
    assert words == ()
    assert (trainer.version, trainer.warming_up) == (1, 0)
    parameters = trainer.critic.parameters.clone()
    trainer.update()
    assert trainer.critic_values is not None
    assert len(trainer.critic_values.real) == 5
    moved = (trainer.critic.parameters - parameters).norm()
    assert float(moved) == pytest.approx(0.02 * float(trainer.critic.gradient.norm()), rel=1e-4)


def test_moments_survive_a_change_of_the_learning_rate() -> None:
    trainer = trained()
    moments = [moment.clone() for moment in trainer.critic_optimiser.state]
    count = trainer.critic_optimiser.count
    change(trainer, critic_lr=0.5, generator_lr=0.1, beta1=0.2, critic_steps=2)
    assert trainer.critic_optimiser.count == count > 0
    assert all(torch.equal(new, old) for new, old in zip(trainer.critic_optimiser.state, moments, strict=True))
    assert any(moment.any() for moment in moments)


@pytest.mark.parametrize(
    "values", [{"loss": "hinge"}, {"constraint": "zero_centred"}, {"loss": "minimax", "constraint": "r1"}]
)
def test_a_switch_forgets_the_critics_moments_centres_f_and_warms_up(values: dict[str, str]) -> None:
    trainer = trained(warmup=6)
    trainer.critic.layers[-1].bias.add_(40.0)
    weights = [layer.weight.clone() for layer in trainer.critic.layers]
    generator, kept = trainer.generator.parameters.clone(), [m.clone() for m in trainer.generator_optimiser.state]
    words = change(trainer, **values)
    assert "the critic warms up for 6 updates" in words
    assert trainer.critic_optimiser.count == 0
    assert not any(moment.any() for moment in trainer.critic_optimiser.state)
    assert all(torch.equal(new, old) for new, old in zip(trainer.generator_optimiser.state, kept, strict=True))
    assert all(torch.equal(layer.weight, old) for layer, old in zip(trainer.critic.layers, weights, strict=True))
    real, fake = torch.from_numpy(trainer.reference.real), trainer.generator(trainer.observer.latents)
    assert float(trainer.critic(torch.cat([real, fake])).mean()) == pytest.approx(0, abs=1e-4)

    place, critic_updates = (trainer.step_count, trainer.update_index), trainer.critic_updates
    for left in range(6, 0, -1):
        assert trainer.warming_up == left
        assert trainer.update() is None
        assert (trainer.step_count, trainer.update_index) == place
    assert trainer.warming_up == 0
    assert torch.equal(trainer.generator.parameters, generator)
    assert trainer.critic_updates == critic_updates + 6
    assert trainer.step().step == place[0] + 1
    assert [entry.action for entry in trainer.journal] == ["apply", "warm_up"]
    assert trainer.journal[1].detail == {"updates": 6}


def test_a_switch_after_a_blow_up_keeps_the_last_finite_state() -> None:
    trainer = trained()
    for network in (trainer.generator, trainer.critic):
        network.parameters.mul_(1e18)
    before = trainer.fingerprint()
    change(trainer, loss="hinge")
    assert trainer.fingerprint() == before


def test_a_switch_without_warm_up() -> None:
    trainer = trained(warmup=0)
    change(trainer, loss="hinge")
    assert trainer.warming_up == 0
    assert [entry.action for entry in trainer.journal] == ["apply"]


def test_the_optimiser_follows_a_switch_unless_it_was_chosen() -> None:
    trainer = trained()
    assert "collapse" in " ".join(change(trainer, constraint="clip"))
    assert type(trainer.critic_optimiser) is type(trainer.generator_optimiser) is RMSprop
    change(trainer, constraint="gradient_penalty")
    assert type(trainer.critic_optimiser) is Adam
    change(trainer, optimizer="sgd")
    change(trainer, constraint="clip")
    assert type(trainer.critic_optimiser) is SGD


def test_a_choice_that_is_what_was_there_keeps_the_moments() -> None:
    trainer = trained()
    optimiser = trainer.critic_optimiser
    change(trainer, optimizer="adam")
    assert trainer.critic_optimiser is optimiser


def test_spectral_norm_keeps_the_weights() -> None:
    trainer = trained()
    weights = [layer.weight.clone() for layer in trainer.critic.layers]
    change(trainer, constraint="spectral_norm")
    assert all(torch.equal(layer.weight, old) for layer, old in zip(trainer.critic.layers, weights, strict=True))
    norms = [float(torch.linalg.matrix_norm(weight, 2)) for weight, _ in trainer.critic.effective()]
    assert norms == pytest.approx([1, 1, 1], rel=0.1)
    before = trainer.critic.spectral
    change(trainer, loss="hinge")
    assert trainer.critic.spectral is before
    change(trainer, constraint="none")
    assert trainer.critic.spectral is None


def test_a_critic_free_loss_rests_the_critic_and_ends_a_warm_up() -> None:
    trainer = trained(warmup=9)
    change(trainer, loss="minimax")
    trainer.update()
    assert change(trainer, loss="optimal_transport")[-1] == "the critic rests"
    assert (trainer.warming_up, trainer.batches.ahead) == (0, [])
    assert scalars(trainer.step())["critic_loss"] != scalars(trainer.step())["generator_loss"]
    change(trainer, loss="wasserstein")
    assert trainer.warming_up == 9
    trainer.step()


def test_the_scalars_of_a_rested_critic_are_not_those_of_its_last_loss() -> None:
    trainer = trained()
    trainer.critic_step()
    change(trainer, loss="optimal_transport")
    measured = scalars(trainer.step())
    assert measured["critic_loss"] != measured["critic_loss"], "NaN: there is none"


def test_a_change_inside_a_warm_up_holds_for_the_rest_of_it() -> None:
    trainer = trained(warmup=9)
    change(trainer, loss="hinge")
    trainer.update()
    change(trainer, batch_size=7)
    assert trainer.warming_up == 8
    trainer.update()
    assert trainer.critic_values is not None
    assert len(trainer.critic_values.real) == len(trainer.critic_values.fake) == 7
    trainer.step()
    assert trainer.critic_updates == 3 * 3 + 9 + 3


def test_settings_change_between_two_steps_only() -> None:
    trainer = trained()
    trainer.update()
    with pytest.raises(ValueError, match="between two steps"):
        change(trainer, critic_lr=0.1)
    assert trainer.settings.critic_lr == settings().critic_lr
    assert trainer.journal == ()
    trainer.step()
    change(trainer, critic_lr=0.1)
    assert trainer.settings.critic_lr == 0.1


def test_what_needs_a_new_run_is_refused_and_changes_nothing() -> None:
    trainer = trained()
    new = {"seed": 5, "critic_width": 9, "problem": "grid25"}
    with pytest.raises(ValueError, match="a new run is needed for: Problem, Critic width, Seed"):
        change(trainer, critic_lr=0.1, **new)
    assert trainer.settings == settings()
    assert (trainer.version, trainer.journal) == (0, ())


def test_nothing_changed_is_no_change() -> None:
    trainer = trained()
    assert change(trainer) == ()
    assert (trainer.version, trainer.journal) == (0, ())


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if field.effect == LIVE])
def test_every_live_field_is_applied(name: str) -> None:
    trainer, field = trained(1), FIELDS[name]
    old = getattr(trainer.settings, name)
    if field.choices:
        new: Any = next(value for value in field.choices() if value != old)
    else:
        new = field.kind(field.low if old != field.low else min(field.high, 3))
    change(trainer, **{name: new})
    assert getattr(trainer.settings, name) == new
    assert trainer.journal[0].detail == {name: new}
    trainer.step()


# Every pair after every other


def walk(trainer: Trainer, pairs: Sequence[tuple[str, str]]) -> None:
    for loss, constraint in pairs:
        change(trainer, loss=loss, constraint=constraint)
        trainer.step()
        assert trainer.critic.parameters.isfinite().all(), (loss, constraint)
        assert trainer.generator.parameters.isfinite().all(), (loss, constraint)


@pytest.mark.soak
def test_every_pair_after_every_other(sample_or_soak: Callable[..., int], seed: int) -> None:
    pairs = list(itertools.product(LOSSES, CONSTRAINTS))
    switches = list(itertools.permutations(pairs, 2))
    count = sample_or_soak(sample=40, full=len(switches))
    trainer = small()
    for pair in random.Random(seed).sample(switches, count):
        walk(trainer, pair)


# Exact replay

PROPOSALS: dict[str, list[Any]] = {
    "loss": list(LOSSES), "constraint": list(CONSTRAINTS), "constraint_weight": [0.0, 0.1, 1.0, 10.0],
    "penalty_power": [2.0, 6.0], "clip": [1e-6, 0.01, 1.0], "real_weight": [0.95, 1.0], "transport_order": [1, 2],
    "critic_steps": [1, 2, 5], "critic_steps_burst": [0, 4], "critic_steps_burst_every": [0, 3], "batch_size": [1, 16],
    "warmup": [0, 1, 5], "optimizer": ["auto", "adam", "rmsprop", "sgd"], "generator_lr": [0.0, 1e-4, 1e-2, 10.0],
    "critic_lr": [0.0, 1e-4, 1e-2, 10.0], "lr_decay": [0, 1000], "lr_floor": [0.0, 0.5], "beta1": [0.0, 0.5, 0.9],
    "beta2": [0.9, 0.999], "threads": [1, 2], "stop_steps": [0, 5], "ema_decay": [0.0, 0.9],
}  # fmt: skip


def act(trainer: Trainer, choose: random.Random) -> Trainer:
    """One random thing that a person may do."""
    deeds = ["apply", "switch", "update", "update", "step", "critic", "generator", "pause", "look", "reload"]
    match choose.choice(deeds):
        case "apply" if trainer.update_index == 0:
            names = choose.sample(list(PROPOSALS), choose.randint(1, 3))
            change(trainer, **{name: choose.choice(PROPOSALS[name]) for name in names})
        case "switch" if trainer.update_index == 0:
            change(trainer, loss=choose.choice(list(LOSSES)), constraint=choose.choice(list(CONSTRAINTS)))
        case "update":
            trainer.update()
        case "step":
            trainer.step()
        case "critic":
            trainer.critic_step()
        case "generator":
            trainer.generator_step()
        case "pause":
            trainer.record("pause")
        case "look":
            trainer.look(choose.sample(LAYERS, 2))
        case "reload":
            return Trainer.restore(trainer.checkpoint())
    return trainer


@pytest.mark.soak
@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "silu"])
def test_a_run_is_replayed_bit_for_bit(activation: str, sample_or_soak: Callable[..., int], seed: int) -> None:
    """Random edits, switches, steps by hand, pauses inside a step, looks and reloads, and the journal through JSON."""
    rounds, actions = sample_or_soak(sample=1, full=20), sample_or_soak(sample=80, full=400)
    for number in range(rounds):
        choose = random.Random(seed + number)
        trainer = small(activation=activation, seed=choose.randrange(2**29))
        start = trainer.settings
        for _ in range(actions):
            with contextlib.suppress(NotFinite):  # journalled, and so replayed too
                trainer = act(trainer, choose)
            assert trainer.critic.parameters.isfinite().all()
            assert trainer.generator.parameters.isfinite().all()
        trainer.record("stop", reason="enough")
        again = replayed(start, journal.from_json(journal.to_json(trainer.journal)))
        again.observer.latents.copy_(trainer.observer.latents)
        again.streams.looking.set_state(trainer.streams.looking.get_state())
        assert again.journal == trainer.journal
        assert_same_bits(again, trainer)


def test_replay_stops_at_the_last_entry_inside_its_step() -> None:
    trainer = trained(2)
    trainer.update()
    trainer.update()
    trainer.record("pause")
    trainer.step()
    again = replayed(settings(), trainer.journal)
    assert (again.step_count, again.update_index) == (2, 2)
    again.step()
    assert_same_bits(again, trainer)


def test_the_field_table_says_what_is_live() -> None:
    """Architecture, problem and seed make a new run; the method and the loop never do."""
    rebuild = {name for name, field in FIELDS.items() if field.effect == REBUILD}
    assert rebuild == {
        "problem", "points", "columns", "held_out", "noise_dim", "noise", "generator_width", "generator_depth",
        "generator_output", "critic_width", "critic_depth", "activation", "initialisation", "seed", "path", "pixels",
        "colour", "flips", "network", "generator_network", "normalisation", "taper", "unusable",
    }  # fmt: skip
