"""What the strip of a lesson says: what is waited for, what has been shown, what the buttons do."""

from __future__ import annotations

import math
from collections.abc import Callable

from wgan_desktop.core.conditions import QUANTITIES, Condition
from wgan_desktop.run.lesson_player import Player
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import localised, tr

Read = Callable[[str], float]


def status(player: Player, read: Read) -> tuple[str, str]:
    """A line and its colour: the name of a token."""
    if player.state == "over":
        return _shown(player)
    if player.state == "taken":
        return tr("Taken over by hand; the lesson waits. Go on from here, or step back."), "warn"
    if player.state == "paused":
        return tr("The lesson pauses."), "muted"
    if late := player.awaited():
        words, left = ", ".join(worded(each, read) for each in late), math.ceil(player.grace - player.late)
        return tr("Waits for {condition}, {seconds} s at most.", condition=words, seconds=left), "muted"
    until = player.scene.until
    if until is None:
        return tr("Goes on with Next (Page Down)."), "accent"
    if isinstance(until, Condition):
        return tr("Goes on when {condition}.", condition=worded(until, read)), "muted"
    return tr("Goes on in {seconds} s.", seconds=max(0, math.ceil(until - player.elapsed))), "muted"


def _shown(player: Player) -> tuple[str, str]:
    proof = player.proofs[-1]
    known = dict(proof.values)
    words = worded(proof.condition, lambda name: known[name])
    if proof.holds:
        return tr("Shown: {condition}.", condition=words), "good"
    return tr("Not shown this time: {condition}. Step back and let it run.", condition=words), "warn"


def worded(condition: Condition, read: Read) -> str:
    """A condition with the numbers of now: ``w1 < 0.1 (now 0.23)``."""
    parts = []
    for each in condition.comparisons:
        comparison = localised(str(each)).replace(">=", "≥").replace("<=", "≤")
        parts.append(tr("{comparison} (now {value})", comparison=comparison, value=_number(read(each.name))))
    return ", ".join(parts)


def _number(value: float) -> str:
    if math.isnan(value):
        return tr("not known yet")
    if math.isinf(value):
        return "∞"
    return localised(f"{value:,.0f}") if value == int(value) else numeral(value)


def about(player: Player) -> str:
    """What the quantities are that the scene and the lesson's end speak of, a line each."""
    spoken_of = dict.fromkeys(
        name for condition in (*player.scene.conditions, player.lesson.end) for name in condition.names
    )
    return "\n".join(f"{name}: {tr(QUANTITIES[name].about)}" for name in spoken_of)


def button_words(player: Player) -> dict[str, tuple[str, str]]:
    """Text and tip of each button, as the lesson stands."""
    over, playing = player.state == "over", player.state == "playing"
    return {
        "lesson.back": (tr("Back"), tr("The previous scene, from its beginning (Page Up)")),
        "lesson.pause": (tr("Pause") if playing or over else tr("Go on"), tr("Pause the lesson, or go on (P)")),
        "lesson.next": (tr("Close") if over else tr("Next"), tr("The next scene (Page Down)")),
        "lesson.leave": (tr("Take over"), tr("End the lesson; everything stays as it is (H)")),
    }
