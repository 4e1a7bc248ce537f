"""The quality of a trained generator's images."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wgan_desktop.cli.samples import samples
from wgan_desktop.core.quality import FEWEST, Quality, QualityMeter

if TYPE_CHECKING:
    from wgan_desktop.cli.signals import Interrupts
    from wgan_desktop.core.trainer import Trainer

JUDGED = 1024  # images at most


def judged(trainer: Trainer, interrupts: Interrupts) -> Quality | None:
    """The quality of new images; None where there are none to hold them against, or somebody waits."""
    examples = trainer.reference.examples
    if examples is None:
        return None
    meter = QualityMeter(examples, JUDGED)
    if meter.n < FEWEST:
        return None
    for _ in meter.prepare():
        if interrupts:
            return None
    return meter.measure(trainer.step_count, samples(trainer, meter.n).reshape(meter.n, -1))


def listed(quality: Quality) -> Mapping[str, Any]:
    """For the last line of a log."""
    found = quality.scores
    return {
        "precision": found.precision, "recall": found.recall, "density": found.density, "coverage": found.coverage,
        "frechet": found.frechet, "frechet_floor": quality.perfect.frechet, "quality_n": quality.n,
        "quality_features": quality.kind, "classifier_accuracy": quality.accuracy,
    }  # fmt: skip
