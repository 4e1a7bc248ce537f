"""A trainer as bytes: safetensors (never a pickle) with every number that the run goes on from."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError
from safetensors.numpy import load as load_arrays
from safetensors.numpy import save as save_arrays

from wgan_desktop.core import journal
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.settings import Settings, SettingsError, from_toml, to_toml

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

COUNTERS = (
    "step_count", "update_index", "warming_up", "version", "critic_updates", "generator_updates", "seconds", "waited",
)  # fmt: skip


def save(trainer: Trainer) -> bytes:
    """All of the trainer's state."""
    meta = {
        "settings": to_toml(trainer.settings),
        "journal": journal.to_json(trainer.journal),
        "counters": json.dumps({name: getattr(trainer, name) for name in COUNTERS}),
        "optimisers": json.dumps([int(each.count) for each in _optimisers(trainer).values()]),
    }
    arrays = {name: tensor.cpu().contiguous().numpy() for name, tensor in _tensors(trainer).items()}
    return save_arrays(arrays, meta)


def load(data: bytes) -> tuple[Settings, Callable[[Trainer], None]]:
    """The settings of a checkpoint, and what fills a fresh trainer of those settings with its state.

    Raises
    ------
    ValueError
        When ``data`` is not a whole checkpoint.
    """
    try:
        arrays = load_arrays(data)
        settings, entries, counters, counts = _meta(data)
    except (SafetensorError, SettingsError, KeyError, struct.error) as error:
        raise ValueError(f"not a whole checkpoint: {error}") from None

    def fill(trainer: Trainer) -> None:
        try:
            _fill(trainer, arrays, counters, counts)
        except (KeyError, TypeError, RuntimeError) as error:
            raise ValueError(f"not a whole checkpoint: {error}") from None
        trainer.journal = entries

    return settings, fill


def outline(data: bytes) -> tuple[Settings, journal.Journal, int]:
    """The settings of a checkpoint, what was done to the run, and the step; without torch.

    Raises
    ------
    ValueError
        When ``data`` is not a whole checkpoint.
    """
    try:
        settings, entries, counters, _ = _meta(data)
        return settings, entries, int(counters["step_count"])
    except (SettingsError, KeyError, TypeError, struct.error) as error:
        raise ValueError(f"not a whole checkpoint: {error}") from None


def _meta(data: bytes) -> tuple[Settings, journal.Journal, dict[str, Any], list[int]]:
    """Settings, journal, counters and the optimisers' counts."""
    (size,) = struct.unpack("<Q", data[:8])
    meta = json.loads(data[8 : 8 + size])["__metadata__"]
    counters, counts = json.loads(meta["counters"]), json.loads(meta["optimisers"])
    return from_toml(meta["settings"]), journal.from_json(meta["journal"]), counters, counts


def _tensors(trainer: Trainer) -> dict[str, Any]:
    """Every tensor of the state, by name."""
    ahead, spectral = trainer.batches.ahead, trainer.critic.spectral
    streams = {name: stream.get_state() for name, stream in vars(trainer.streams).items()}
    found = {
        "critic": trainer.critic.parameters,
        "generator": trainer.generator.parameters,
        "average": trainer.average.parameters,
        "latents": trainer.observer.latents,
        "drawn.real": torch.stack([real for real, _ in ahead]) if ahead else torch.empty(0),
        "drawn.fake": torch.stack([fake for _, fake in ahead]) if ahead else torch.empty(0),
        **_named("critic_optimiser.moment", enumerate(trainer.critic_optimiser.state)),
        **_named("generator_optimiser.moment", enumerate(trainer.generator_optimiser.state)),
        **_named("stream.", streams.items()),
        **_named("values.", vars(trainer.critic_values).items() if trainer.critic_values is not None else ()),
        **_named("spectral.u", enumerate(spectral.u if spectral else ())),
        **_named("spectral.v", enumerate(spectral.v if spectral else ())),
        **_named("problem.", trainer.problem.state.items()),
    }
    return {name: tensor for name, tensor in found.items() if tensor is not None}


def _named(prefix: str, tensors: Iterable[tuple[object, Any]]) -> dict[str, Any]:
    return {f"{prefix}{name}": tensor for name, tensor in tensors}


def _optimisers(trainer: Trainer) -> dict[str, Any]:
    return {"critic_optimiser": trainer.critic_optimiser, "generator_optimiser": trainer.generator_optimiser}


def _fill(trainer: Trainer, arrays: dict[str, Any], counters: dict[str, Any], counts: list[int]) -> None:
    from wgan_desktop.core.gradients import CriticValues

    for name in COUNTERS:
        setattr(trainer, name, counters[name])
    for optimiser, count in zip(_optimisers(trainer).values(), counts, strict=True):
        optimiser.count = count
    values: dict[str, Any] = {key: torch.tensor(arrays[f"values.{key}"], device=trainer.device)
              for key in ("loss", "penalty", "real", "fake") if f"values.{key}" in arrays}  # fmt: skip
    if values:
        trainer.critic_values = CriticValues(**{"penalty": None} | values)
    trainer.batches.ahead = [(torch.tensor(real, device=trainer.device), torch.tensor(fake, device=trainer.device))
                     for real, fake in zip(arrays["drawn.real"], arrays["drawn.fake"], strict=True)]  # fmt: skip
    for name, tensor in _tensors(trainer).items():
        if name.startswith("stream."):
            if len(tensor) == len(arrays[name]):  # another kind of device draws other numbers: it goes on with its own
                getattr(trainer.streams, name.removeprefix("stream.")).set_state(torch.from_numpy(arrays[name]))
        elif not name.startswith(("drawn.", "values.")):
            tensor.copy_(torch.from_numpy(arrays[name]))
