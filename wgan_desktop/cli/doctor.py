"""``wgan-desktop doctor``: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence

from wgan_desktop.cli.checks import CHECKS, Finding

SIGNS = {"good": "ok", "note": "--", "bad": "!!"}


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; return 0 when the app can run and 1 otherwise."""
    findings = examine()
    runs = all(finding.level != "bad" for finding in findings)
    if arguments.json:
        said = {"ok": runs, "findings": [dataclasses.asdict(finding) for finding in findings]}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_in_words, findings)))
        print("The app can run." if runs else "The app cannot run: see what is marked !!.")
    return 0 if runs else 1


def examine(checks: Sequence[Callable[[], Iterator[Finding]]] = CHECKS) -> list[Finding]:
    """What every check found; one that fails is a finding too and hides no other."""
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check()
        except Exception as error:  # noqa: BLE001 - whatever is broken is what is looked for
            findings.append(Finding(check.__name__, f"{type(error).__name__}: {error}", "bad"))
    return findings


def _in_words(finding: Finding) -> str:
    line = f"{SIGNS[finding.level]} {finding.name:<18} {finding.value}"
    return f"{line}\n{'':<22}{finding.remedy}" if finding.remedy else line
