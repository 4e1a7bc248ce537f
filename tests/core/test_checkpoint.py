"""A run goes on from its checkpoint as if it had never stopped, bit for bit, from any place."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Callable
from typing import Any

import pytest
import safetensors.numpy
import torch

from tests.core.small import assert_same_bits, scalars, small
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.rows import NotFinite
from wgan_desktop.core.snapshot import LAYERS
from wgan_desktop.core.trainer import Trainer

RUNS: dict[str, dict[str, Any]] = {
    "closed form": {},
    "autograd": {"activation": "gelu"},
    "clipping": {"constraint": "clip"},
    "spectral norm": {"constraint": "spectral_norm", "loss": "hinge", "optimizer": "sgd"},
    "burst": {"critic_steps": 1, "critic_steps_burst": 6, "critic_steps_burst_every": 2},
    "compares": {"loss": "relativistic", "constraint": "r1r2", "noise": "uniform"},
    "averaged": {"ema_decay": 0.9},
    "critic-free": {"loss": "optimal_transport", "batch_size": 8},
}


@pytest.mark.parametrize("values", RUNS.values(), ids=RUNS)
def test_a_run_goes_on_from_every_update(values: dict[str, Any]) -> None:
    """Before each update of two steps and of the warm-up between them."""
    trainer, places = small(warmup=3, **values), set()
    for _ in range(16):
        places.add((trainer.step_count, trainer.update_index, trainer.warming_up))
        if trainer.step_count == 1 and trainer.version == 0 and trainer.update_index == 0:
            trainer.apply(trainer.settings.replace(loss="minimax", constraint="gradient_penalty"))
        again = Trainer.restore(trainer.checkpoint())
        assert_same_bits(again, trainer)
        ours, theirs = again.update(), trainer.update()
        assert (ours is None) == (theirs is None)
        if ours is not None and theirs is not None:
            assert scalars(ours) == pytest.approx(scalars(theirs), rel=0, nan_ok=True)
        assert_same_bits(again, trainer)
    assert any(warming for _, _, warming in places)


@pytest.mark.parametrize("values", RUNS.values(), ids=RUNS)
def test_a_run_goes_on_for_long(values: dict[str, Any]) -> None:
    trainer = small(**values)
    for _ in range(5):
        trainer.update()
    again = Trainer.restore(trainer.checkpoint())
    for _ in range(12):
        trainer.update()
        again.update()
    assert_same_bits(again, trainer)
    ours, theirs = again.look(LAYERS), trainer.look(LAYERS)
    assert ours.fake.tobytes() == theirs.fake.tobytes()
    for name, layer in theirs.layers.items():
        assert layer.value.tobytes() == ours.layers[name].value.tobytes()


@pytest.mark.parametrize("problem", [name for name in PROBLEMS if name not in ("points", "images")])
def test_the_real_clouds_are_the_same(problem: str) -> None:
    trainer = small(problem=problem)
    trainer.update()
    again = Trainer.restore(trainer.checkpoint(), run="again")
    assert again.run == "again"
    for name in ("real", "independent", "stratified"):
        assert getattr(again.reference, name).tobytes() == getattr(trainer.reference, name).tobytes()
    again.update()
    trainer.update()
    assert_same_bits(again, trainer)


def test_the_last_finite_state_goes_into_a_checkpoint() -> None:
    trainer = small()
    trainer.step()
    trainer.update()
    finite = trainer.critic.parameters.clone()
    trainer.critic.parameters[3] = float("nan")
    with pytest.raises(NotFinite):
        trainer.step()
    trainer.critic.parameters.copy_(finite)
    again = Trainer.restore(trainer.checkpoint())
    again.step()
    trainer.step()
    assert_same_bits(again, trainer)


def test_moments_steps_by_hand_and_pauses_travel_along() -> None:
    trainer = small()
    trainer.update()
    trainer.critic_step()
    trainer.record("pause")
    again = Trainer.restore(trainer.checkpoint())
    assert [entry.action for entry in again.journal] == ["critic", "pause"]
    for each in (again, trainer):
        each.generator_step()
        each.step()
    assert_same_bits(again, trainer)
    assert again.seconds >= trainer.seconds * 0.1


def test_a_checkpoint_is_plain_arrays_and_text() -> None:
    data = small().checkpoint()
    arrays = safetensors.numpy.load(data)
    assert {"critic", "generator", "stream.training", "latents"} <= set(arrays)
    (size,) = struct.unpack("<Q", data[:8])
    assert set(json.loads(data[8 : 8 + size])["__metadata__"]) == {"settings", "journal", "counters", "optimisers"}
    assert len(data) < 60_000


# What is no checkpoint


def refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Trainer.restore(data)


def test_cut_files_are_refused() -> None:
    data = small().checkpoint()
    for end in (0, 1, 7, 8, 9, 100, len(data) // 2, len(data) - 1):
        refused(data[:end])
    refused(data + b"x")


@pytest.mark.parametrize("data", [b"", b"\x80\x04]q\x00.", b"PK\x03\x04", b"\xff" * 100, b"\x02" + b"\0" * 7 + b"{}"])
def test_other_files_are_refused(data: bytes) -> None:
    refused(data)


def rewritten(data: bytes, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """The checkpoint with another header."""
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    change(header)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data[8 + size :]


@pytest.mark.parametrize("key", ["settings", "journal", "counters", "optimisers"])
@pytest.mark.parametrize("value", ["", "[]", "{}", "3", "nonsense", '{"step_count": 1}', "[1]", "null"])
def test_a_hostile_header_is_refused(key: str, value: str) -> None:
    data = small().checkpoint()
    changed = rewritten(data, lambda header: header["__metadata__"].update({key: value}))
    if (key, value) == ("journal", "[]"):
        assert Trainer.restore(changed).journal == ()
    else:
        refused(changed)


def test_a_checkpoint_without_its_text_is_refused() -> None:
    data = small().checkpoint()
    refused(rewritten(data, lambda header: header.pop("__metadata__")))
    refused(rewritten(data, lambda header: header["__metadata__"].pop("counters")))


def test_a_checkpoint_of_other_networks_is_refused() -> None:
    refused(rewritten(small().checkpoint(), lambda header: header["__metadata__"].update(settings="critic_width = 9")))


def test_any_flipped_byte_is_refused_or_read(seed: int) -> None:
    """(Which of the readable ones are wrong is for the owner of the file to know, by its hash.)"""
    data, choose = small().checkpoint(), random.Random(seed)
    (size,) = struct.unpack("<Q", data[:8])
    for _ in range(60):
        place = choose.randrange(8 + size)
        flipped = bytearray(data)
        flipped[place] ^= 1 << choose.randrange(8)
        try:
            Trainer.restore(bytes(flipped))
        except ValueError:
            continue


def test_restoring_leaves_global_randomness_alone() -> None:
    data = small().checkpoint()
    before = torch.get_rng_state()
    Trainer.restore(data)
    assert torch.equal(torch.get_rng_state(), before)
