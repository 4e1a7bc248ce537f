"""Large networks: what they need is what is built, is said before anything is, and is refused where it cannot fit."""

from __future__ import annotations

import os
import sys

import pytest

from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import Counts, counts
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.run import memory
from wgan_desktop.run.fitting import FLOAT, TooLargeError, large, needed, refuse
from wgan_desktop.run.history import History
from wgan_desktop.run.notices import notices
from wgan_desktop.run.view import View

HUGE = Settings(generator_width=4096, generator_depth=17, critic_width=4096, critic_depth=17)  # half a billion


@pytest.mark.parametrize("optimizer", ["adam", "rmsprop", "sgd"])
def test_the_memory_is_that_of_a_trainers_own_buffers(optimizer: str) -> None:
    settings = Settings(optimizer=optimizer, batch_size=8, critic_steps=1)
    trainer = Trainer(settings)
    trainer.step()
    tensors = [
        tensor
        for network, optimiser in (
            (trainer.generator, trainer.generator_optimiser), (trainer.critic, trainer.critic_optimiser),
        )
        for tensor in (network.parameters, network.gradient, *optimiser.state)
    ]  # fmt: skip
    held = sum(tensor.numel() * tensor.element_size() for tensor in tensors)
    sizes = Counts(len(trainer.generator.parameters), len(trainer.critic.parameters))
    assert needed(settings, sizes, kept=0) == held
    assert needed(settings, sizes, kept=2) == held + 2 * (held - FLOAT * sum(sizes))


def test_what_is_usual_is_not_called_large() -> None:
    assert large(Settings()) is None
    assert large(Settings(generator_width=512, critic_width=512)) is None


def test_half_a_billion_weights_are_told_with_their_memory_and_their_pace() -> None:
    found = counts(HUGE, (2,))
    assert found is not None
    assert 5e8 < sum(found) < 6e8
    said = str(large(HUGE))
    assert said.startswith("Large networks: 537 million weights, about 21.5 GB of memory, and ")
    assert said.endswith("min a step")
    assert large(HUGE, "cuda") is None


def test_it_is_said_before_the_run_begins() -> None:
    (notice,) = notices(View(settings=HUGE, pending=True, host="process", history=History()))
    assert notice.name == "large"
    assert str(notice).endswith("a step. Undo (Ctrl+Z) goes back")


def test_only_what_cannot_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = counts(HUGE, (2,))
    assert found is not None
    monkeypatch.setattr(memory, "free", lambda: needed(HUGE, found))
    refuse(HUGE, "cpu")
    monkeypatch.setattr(memory, "free", lambda: needed(HUGE, found) - 1)
    with pytest.raises(TooLargeError, match=r"537 million weights and need about 21\.5 GB of memory"):
        refuse(HUGE, "cpu")
    refuse(HUGE, "cuda")
    refuse(HUGE, "cpu", kept=0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="platform: the others do not tell")
def test_the_system_tells_what_is_free() -> None:
    assert 1e6 < memory.free() <= os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
