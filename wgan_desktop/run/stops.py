"""The conditions at which a run stops by itself; that on W1 is the session's, which hears of it."""

from __future__ import annotations

from wgan_desktop.core.settings import Settings

Condition = tuple[str, float]


def reached(settings: Settings, step: int, seconds: float) -> dict[Condition, str]:
    """Return those that are reached after so many steps and seconds of training, and how that is said."""
    found: dict[Condition, str] = {}
    if 0 < settings.stop_steps <= step:
        found["steps", float(settings.stop_steps)] = f"Step {settings.stop_steps:,} is reached."
    if 0 < settings.stop_seconds <= seconds:
        found["seconds", settings.stop_seconds] = f"{settings.stop_seconds:g} seconds of training are over."
    return found
