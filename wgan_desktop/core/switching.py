"""What happens to a running trainer when its settings change.

Every loss of the house scores real points high on the same kind of network, so a switch keeps both networks.  But the
critic's moments belong to the old loss, and the mean of f is arbitrary under the Wasserstein loss while it saturates a
sigmoid: so the moments go, f is centred, and the critic warms up before the generator follows it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.settings import FIELDS, REBUILD, Settings
from wgan_desktop.core.words import Said

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer


def apply(trainer: Trainer, settings: Settings) -> tuple[Said, ...]:
    """Put ``settings`` in force, in place, and write the journal.

    Returns
    -------
    tuple of Said
        What the changes do besides.

    Raises
    ------
    ValueError
        In the middle of a step, or when a field changes that needs a new run.
    """
    if trainer.update_index:
        raise ValueError("settings change between two steps")
    changes = trainer.settings.changes(settings)
    if fixed := [FIELDS[name].label for name in changes if FIELDS[name].effect == REBUILD]:
        raise ValueError(f"a new run is needed for: {', '.join(fixed)}")
    if not changes:
        return ()
    trainer.record("apply", **{name: new for name, (_, new) in changes.items()})
    trainer.settings = settings
    trainer.version += 1
    trainer.begin_anew()  # a warm-up may have drawn batches ahead for the old settings
    trainer.prepare(trainer.method)
    return tuple(_switch(trainer)) if changes.keys() & {"loss", "constraint"} else ()


def _switch(trainer: Trainer) -> list[Said]:
    """Make the critic ready for another loss or constraint."""
    trainer.critic_optimiser.reset()
    centre(trainer)
    trainer.warming_up = 0 if trainer.loss.critic_free else trainer.settings.warmup
    if trainer.loss.critic_free:
        return [Said("the critic rests")]
    words = []
    if trainer.settings.constraint == "clip":
        words.append(Said("the critic's weights jump into the clip box and its scores collapse"))
    if trainer.warming_up:
        trainer.record("warm_up", updates=trainer.warming_up)
        words.append(Said("the critic warms up for {n} updates", n=trainer.warming_up))
    return words


def centre(trainer: Trainer) -> None:
    """Shift f so that its mean over the evaluation clouds, real and generated, is 0."""
    real = torch.as_tensor(trainer.reference.real, device=trainer.device)
    scores = trainer.critic(torch.cat([real, trainer.generator(trainer.observer.latents)]))
    # a run that has blown up has no mean, and must not lose its last finite state here
    trainer.critic.layers[-1].bias.sub_(scores.mean().nan_to_num(0, 0, 0))
