"""What changes with the step while the settings stay: bursts of critic updates, and learning rates that fall."""

from __future__ import annotations

from wgan_desktop.core.settings import Settings


def critic_updates(settings: Settings, step: int) -> int:
    """Critic updates in the step after ``step`` whole ones."""
    s = settings
    every = s.critic_steps_burst_every
    in_burst = step < s.critic_steps_burst_until or (every > 0 and step % every == 0)
    return s.critic_steps_burst if s.critic_steps_burst and in_burst else s.critic_steps


def fall(settings: Settings, step: int) -> float:
    """What is left of the learning rates in the step after ``step`` whole ones, as a share."""
    s = settings
    return max(s.lr_floor, 1 - step / s.lr_decay) if s.lr_decay else 1.0
