"""``wgan-desktop lessons``: lists them; with ``--check`` each is given without a window, and proves its end."""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wgan_desktop.cli.request import one_of
from wgan_desktop.core.lesson_files import lesson, names, open_lesson
from wgan_desktop.core.lessons import LANGUAGES, Lesson, LessonError, said
from wgan_desktop.core.settings import Complaint, SettingsError

if TYPE_CHECKING:
    from wgan_desktop.run.rehearsal import Outcome


def run(arguments: argparse.Namespace) -> int:
    """List or check; return the exit status.

    Raises
    ------
    SettingsError
        When a name is that of no lesson, or a file cannot be given.
    """
    chosen = _chosen(arguments.names)
    if arguments.check:
        return check(chosen, as_json=arguments.json)
    if arguments.json:
        print(json.dumps([_row(each) for each in chosen.values()], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_in_words(each) for each in chosen.values()))
    return 0


def check(chosen: Mapping[str, Lesson], *, as_json: bool = False) -> int:
    """Give each lesson from beginning to end; 1 when one does not show what it is to show.

    ``as_json`` prints one object a lesson, and one with ``"summary": true`` in the end.
    """
    from wgan_desktop.run.rehearsal import rehearse

    began = time.perf_counter()
    outcomes: list[Outcome] = []
    for each in chosen.values():
        outcomes.append(rehearse(each))
        print(json.dumps(_outcome(outcomes[-1])) if as_json else _report(outcomes[-1]), flush=True)
    proven, seconds = sum(outcome.proven for outcome in outcomes), time.perf_counter() - began
    if as_json:
        print(json.dumps({"summary": True, "proven": proven, "lessons": len(outcomes), "seconds": round(seconds, 1)}))
    else:
        print(f"{proven} of {len(outcomes)} lessons proven in {seconds:.1f} s")
    return 0 if proven == len(outcomes) else 1


def _chosen(asked: list[str]) -> dict[str, Lesson]:
    """The lessons of these names and files, all without any."""
    from wgan_desktop.ui.panels import PANELS

    complaints: list[Complaint] = []
    found: dict[str, Lesson] = {}
    for name in asked or names():
        own = name.endswith(".toml")
        if not own and one_of("lesson", name, names(), complaints) not in names():
            continue
        try:
            found[name] = open_lesson(Path(name), PANELS) if own else lesson(name, PANELS)
        except LessonError as error:
            complaints += [Complaint("lesson", name, f"whole ({problem})") for problem in error.problems]
    if complaints:
        raise SettingsError(complaints)
    return found


def _row(each: Lesson) -> dict[str, object]:
    texts = {f"{part}_{code}": said(getattr(each, part), code) for part in ("title", "about") for code in LANGUAGES}
    return {"name": each.name, "minutes": each.minutes, "scenes": len(each.scenes), "end": str(each.end), **texts}


def _in_words(each: Lesson) -> str:
    about = f"{said(each.about, 'en')} ({each.minutes:g} min, {len(each.scenes)} scenes)"
    return f"{each.name:<20}{said(each.title, 'en')}\n    {about}\n    proves {each.end}"


def _report(outcome: Outcome) -> str:
    """A lesson's name and time, and below it what it has proven."""
    sign = "proven" if outcome.proven else "FAILED"
    lines = [f"{outcome.lesson.name:<20}{sign}  {outcome.seconds:5.1f} s  {said(outcome.lesson.title, 'en')}"]
    for proof in outcome.proofs:
        place = f"scene {proof.scene}" if proof.scene else "end"
        values = ", ".join(f"{name} = {_number(value)}" for name, value in proof.values)
        lines.append(f"    {place:<9} {'' if proof.holds else 'NOT '}{proof.condition}: {values}")
    if outcome.why:
        lines.append(f"    {outcome.why}")
    return "\n".join(lines)


def _outcome(outcome: Outcome) -> dict[str, object]:
    """The same for a program."""
    proofs = [
        {
            "scene": proof.scene, "condition": str(proof.condition), "holds": proof.holds,
            "values": {name: value if math.isfinite(value) else _number(value) for name, value in proof.values},
        }
        for proof in outcome.proofs
    ]  # fmt: skip
    told = {"name": outcome.lesson.name, "proven": outcome.proven, "seconds": round(outcome.seconds, 2)}
    return told | {"proofs": proofs, "why": outcome.why}


def _number(value: float) -> str:
    return "not known" if math.isnan(value) else f"{value:.4g}"
