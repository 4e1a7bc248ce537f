"""The conditions at which a run stops by itself; that on W1 is the session's, which hears of it."""

from __future__ import annotations

from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said

Condition = tuple[str, float]


def reached(settings: Settings, step: int, seconds: float) -> dict[Condition, Said]:
    """Return those that are reached after so many steps and seconds of training, and how that is said."""
    found: dict[Condition, Said] = {}
    if 0 < settings.stop_steps <= step:
        found["steps", float(settings.stop_steps)] = Said("Step {step} is reached.", step=settings.stop_steps)
    if 0 < settings.stop_seconds <= seconds:
        found["seconds", settings.stop_seconds] = Said(
            "{seconds:g} seconds of training are over.", seconds=settings.stop_seconds
        )
    return found
