"""The averaged generator follows the trained one, and changes nothing."""

from __future__ import annotations

import numpy as np
import torch

from tests.core.small import assert_same_bits, replayed, small


def test_it_is_the_mean_with_that_memory() -> None:
    trainer = small(ema_decay=0.75)
    expected = trainer.generator.parameters.double()
    for _ in range(6):
        trainer.step()
        expected = 0.75 * expected + 0.25 * trainer.generator.parameters.double()
    assert trainer.average.parameters is not None
    torch.testing.assert_close(trainer.average.parameters.double(), expected, rtol=1e-5, atol=1e-6)


def test_it_changes_no_bit_of_the_training() -> None:
    one, other = small(), small(ema_decay=0.9)
    for _ in range(3):
        one.step()
        other.step()
        other.look(("averages",))
    assert one.fingerprint() == other.fingerprint()


def test_its_samples_come_from_the_same_latents() -> None:
    trainer = small(ema_decay=0.5)
    seen = trainer.look(("averages",))
    assert seen.averages is not None
    assert np.array_equal(seen.averages, seen.fake), "before the first update they are one"
    trainer.step()
    seen = trainer.look(("averages",))
    assert seen.averages is not None
    assert seen.averages.shape == seen.fake.shape
    assert seen.averages.dtype == np.float32
    assert not np.array_equal(seen.averages, seen.fake)
    kept = trainer.generator.parameters.clone()
    trainer.generator.parameters.copy_(trainer.average.parameters)
    assert np.array_equal(seen.averages, trainer.look(()).fake)
    trainer.generator.parameters.copy_(kept)
    assert trainer.look(()).averages is None, "nobody asked"


def test_it_begins_and_ends_while_the_run_goes_on() -> None:
    trainer = small()
    trainer.step()
    assert trainer.look(("averages",)).averages is None
    trainer.apply(trainer.settings.replace(ema_decay=0.9))
    assert torch.equal(trainer.average.parameters, trainer.generator.parameters)
    trainer.step()
    average = trainer.average.parameters.clone()
    trainer.apply(trainer.settings.replace(ema_decay=0.5))
    assert torch.equal(trainer.average.parameters, average), "another memory keeps what there is"
    again = replayed(small().settings, trainer.journal)
    assert_same_bits(again, trainer)
    trainer.apply(trainer.settings.replace(ema_decay=0))
    assert trainer.average.parameters is None
    assert trainer.look(("averages",)).averages is None
