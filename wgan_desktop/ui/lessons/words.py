"""What the strip of a lesson says: what is waited for, what has been shown, what the buttons do."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from wgan_desktop.core.conditions import QUANTITIES, Comparison, Condition
from wgan_desktop.run.lesson_player import Player
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import localised, tr

DIGITS, EXACT = 3, 15  # of a number to be read, and of one that must be told from another
SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥"}

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
    """A condition with the numbers of now: ``exact W1 < 0.1 (now 0.23), 1 < work < 2 (now 3)``."""
    parts = []
    for name in condition.names:
        mine, value = [each for each in condition.comparisons if each.name == name], read(name)
        if (whether := _whether(mine, value)) is not None:
            parts.append(tr("{comparison} (now {value})", comparison=tr(QUANTITIES[name].label), value=whether))
        else:
            parts.append(tr("{comparison} (now {value})", comparison=_compared(mine), value=_told_apart(value, mine)))
    return ", ".join(parts)


def _whether(comparisons: Sequence[Comparison], value: float) -> str | None:
    """Yes or no, of something that is or is not so, where it is to be so; else None."""
    quantity = QUANTITIES[comparisons[0].name]
    so = all(each.holds(1) and not each.holds(0) for each in comparisons)
    if not (so and quantity.whole and quantity.high == 1):
        return None
    return tr("not known yet") if math.isnan(value) else tr("yes") if value else tr("no")


def _compared(comparisons: Sequence[Comparison]) -> str:
    """``exact W1 < 0.1``; of two bounds the lower stands before the name: ``1 < work < 2``."""
    name = tr(QUANTITIES[comparisons[0].name].label)
    below = [each for each in comparisons if each.sign.startswith(">")]
    if len(comparisons) == 2 and len(below) == 1:
        above = next(each for each in comparisons if each not in below)
        return f"{_bound(below[0])} {SIGNS[below[0].sign.replace('>', '<')]} {name} {SIGNS[above.sign]} {_bound(above)}"
    return " ".join([name, *(f"{SIGNS[each.sign]} {_bound(each)}" for each in comparisons)])


def _bound(comparison: Comparison) -> str:
    """As many digits as it was given with."""
    value = comparison.bound
    return _number(value, next((n for n in range(1, EXACT) if _rounded(value, n) == value), EXACT))


def _told_apart(value: float, comparisons: Sequence[Comparison]) -> str:
    """Three digits, or as many as it takes to see on which side of the bounds a number lies."""
    if not math.isfinite(value) or value == int(value):
        return _number(value)
    apart = (n for n in range(DIGITS, EXACT) if all(e.holds(_rounded(value, n)) == e.holds(value) for e in comparisons))
    return _number(value, next(apart, EXACT))


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _number(value: float, digits: int = DIGITS) -> str:
    if math.isnan(value):
        return tr("not known yet")
    if math.isfinite(value) and value == int(value) and abs(value) < 1e6:
        return localised(f"{value:,.0f}")
    return numeral(value, digits)


def about(player: Player) -> str:
    """What the quantities are that the scene and the lesson's end speak of, a line each."""
    spoken_of = dict.fromkeys(
        name for condition in (*player.scene.conditions, player.lesson.end) for name in condition.names
    )
    return "\n".join(f"{tr(QUANTITIES[name].label)}: {tr(QUANTITIES[name].about)}" for name in spoken_of)


def button_words(player: Player) -> dict[str, tuple[str, str]]:
    """Text and tip of each button, as the lesson stands."""
    over, playing = player.state == "over", player.state == "playing"
    return {
        "lesson.back": (tr("Back"), tr("The previous scene, from its beginning (Page Up)")),
        "lesson.pause": (tr("Pause") if playing or over else tr("Go on"), tr("Pause the lesson, or go on (P)")),
        "lesson.next": (tr("Close") if over else tr("Next"), tr("The next scene (Page Down)")),
        "lesson.leave": (tr("Take over"), tr("End the lesson; everything stays as it is (H)")),
    }
