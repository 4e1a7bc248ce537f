"""The random streams: what runs of one seed have in common, whatever their method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import torch

from wgan_desktop.core.settings import FIELDS, SEEDS, Settings
from wgan_desktop.core.streams import Streams
from wgan_desktop.core.trainer import Trainer

COMMON = {
    "problem": "ring8", "batch_size": 24, "critic_steps": 3, "generator_width": 8, "generator_depth": 1,
    "critic_width": 8, "critic_depth": 1, "generator_lr": 0.0,
}  # fmt: skip
"""The generator stays as it is, so that its points show which noise it was given."""

METHODS: Mapping[str, Mapping[str, Any]] = {
    "clipped": {"loss": "wasserstein", "constraint": "clip"},
    "penalised": {"loss": "wasserstein", "constraint": "gradient_penalty"},
    "dragan": {"loss": "non_saturating", "constraint": "dragan"},
    "spectral": {"loss": "hinge", "constraint": "spectral_norm"},
    "first GAN": {"loss": "minimax", "constraint": "none", "critic_lr": 0.1},
    "relativistic": {"loss": "relativistic", "constraint": "r1r2"},
}


def small(**values: object) -> Trainer:
    return Trainer(Settings().replace(**{**COMMON, **values}))


def drawn(trainer: Trainer, steps: int = 4) -> dict[str, list[torch.Tensor]]:
    """Every batch, real and generated, and all latents of so many steps."""
    found: dict[str, list[torch.Tensor]] = {"x": [], "y": [], "z": []}
    while trainer.step_count < steps:
        for stage in trainer.substeps():
            if stage.name in ("draw", "sample noise"):
                for symbol, tensor in stage.tensors.items():
                    found[symbol].append(tensor.clone())
    return found


def assert_same(a: list[torch.Tensor], b: list[torch.Tensor]) -> None:
    assert len(a) == len(b)
    assert all(torch.equal(one, other) for one, other in zip(a, b, strict=True))


@pytest.mark.parametrize("problem", ["ring8", "digits"])
@pytest.mark.parametrize("method", METHODS)
def test_every_method_sees_the_very_same_batches_and_latents(method: str, problem: str, seed: int) -> None:
    one = drawn(small(problem=problem, seed=seed, **METHODS["clipped"]))
    other = drawn(small(problem=problem, seed=seed, **METHODS[method]))
    assert (len(one["x"]), len(one["z"])) == (12, 4)
    for symbol in "xyz":
        assert_same(one[symbol], other[symbol])


def test_the_latents_agree_whatever_the_critic_does_in_between(seed: int) -> None:
    one = small(seed=seed, critic_steps=1)
    other = small(seed=seed, critic_steps=5, critic_steps_burst=9, critic_steps_burst_until=2)
    alone = small(seed=seed, loss="optimal_transport")
    assert_same(drawn(one)["z"], (latents := drawn(other)["z"]))
    assert_same(latents, drawn(alone)["z"])
    one.critic_step()
    again, beside = drawn(one, 6)["z"], drawn(other, 6)["z"]
    assert_same(again, beside)
    assert not torch.equal(again[0], again[1])


def test_networks_of_the_same_shape_start_alike_whatever_the_other_one_is(seed: int) -> None:
    one, wide, clever = (small(seed=seed, **values) for values in ({}, {"generator_width": 9}, {"critic_depth": 3}))
    assert torch.equal(one.critic.parameters, wide.critic.parameters)
    assert torch.equal(one.generator.parameters, clever.generator.parameters)
    assert not torch.equal(one.critic.parameters, small(seed=seed + 1).critic.parameters)


def test_a_checkpoint_carries_what_the_method_draws(seed: int) -> None:
    one = small(seed=seed, **METHODS["dragan"])
    drawn(one, 2)
    one.update()
    other = Trainer.restore(one.checkpoint())
    for trainer in (one, other):
        drawn(trainer)
    assert one.fingerprint() == other.fingerprint()


def test_no_stream_is_another_one(seed: int) -> None:
    """The generator on the CPU heeds the lower 32 bits of a seed."""
    for each in (0, 1, SEEDS - 1, seed):
        streams = vars(Streams.of(each, "cpu"))
        assert len({stream.initial_seed() % 2**32 for stream in streams.values()}) == len(streams) == 7
        assert [streams[name].initial_seed() for name in ("initialisation", "training", "looking", "evaluation")] == [
            4 * each + k for k in range(4)
        ]


def test_no_seed_has_a_stream_of_another(seed: int) -> None:
    assert FIELDS["seed"].high == SEEDS - 1
    every = [seed, *(s for s in (0, 1, SEEDS // 2, SEEDS // 2 + 1, SEEDS - 2, SEEDS - 1) if s != seed)]
    heeded = [stream.initial_seed() % 2**32 for s in every for stream in vars(Streams.of(s, "cpu")).values()]
    assert len(set(heeded)) == 7 * len(every)
