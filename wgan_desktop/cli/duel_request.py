"""What ``--duel`` asks for, read and checked as a whole, as `request` does for one run."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path

from wgan_desktop.cli.request import Request, one_of, opened, read, unwritable
from wgan_desktop.core.duels import FEWEST, MOST, SHARES, Lineup, Share, agree, duel_presets
from wgan_desktop.core.journal import settings_at_end
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import Complaint, Settings, SettingsError

RUNS = f"{FEWEST} to {MOST} presets or files of settings, or the name of one duel (see: list duels)"


@dataclasses.dataclass(frozen=True)
class DuelRequest:
    """A duel as the command line asks for it.

    Attributes
    ----------
    runs : mapping of str to Request
        By name; they agree in the shared fields.
    share : {"steps", "seconds"}
    notes : tuple of str
        What was taken from the first run, a sentence for each of the others that did not agree.
    """

    runs: Mapping[str, Request]
    share: Share
    notes: tuple[str, ...]

    @property
    def first(self) -> Request:
        """Of the run that the others were set up after."""
        return next(iter(self.runs.values()))

    @property
    def lineup(self) -> Lineup:
        """The same for a window, in which only settings say when the runs stop."""
        return Lineup({name: request.stopping for name, request in self.runs.items()}, self.share, self.notes)


def without_duel(arguments: argparse.Namespace) -> list[Complaint]:
    """Complaints of an option that means something in a duel alone."""
    return [] if arguments.share is None else [Complaint("--share", arguments.share, "given with --duel")]


def read_duel(
    arguments: argparse.Namespace, more: Iterable[Complaint] = (), *, endless: bool = False
) -> DuelRequest:  # fmt: skip
    """Read the options of a duel.

    Parameters
    ----------
    more : iterable of Complaint
        What was found to be wrong with the options that only one command has.
    endless : bool
        A run goes on until its settings or somebody stop it; else all make as many steps as the longest.

    Raises
    ------
    SettingsError
        With everything that is wrong.
    """
    complaints = [
        Complaint(f"--{option}", value, "left out: --duel names its runs itself")
        for option in ("settings", "preset")
        if (value := getattr(arguments, option))
    ] + list(more)
    entrants, share = _entrants(arguments, complaints)
    requests = _requests(arguments, entrants, complaints)
    if complaints:
        raise SettingsError(complaints)
    first = next(iter(requests.values())).settings
    agreed = {name: agree(request.settings, first, name) for name, request in requests.items()}
    runs = {name: dataclasses.replace(requests[name], settings=settings) for name, (settings, _) in agreed.items()}
    notes = tuple(said for _, said in agreed.values() if said)
    return DuelRequest(runs if endless else _of_one_length(runs), share, notes)


def _of_one_length(runs: Mapping[str, Request]) -> Mapping[str, Request]:
    """The same, each with as many steps as the longest, where the settings do not say when all stop."""
    steps = [request.steps for request in runs.values()]
    if None in steps:
        return runs
    longest = max(count for count in steps if count is not None)
    return {
        name: dataclasses.replace(request, numbers={**request.numbers, "steps": longest})
        for name, request in runs.items()
    }


def _entrants(arguments: argparse.Namespace, complaints: list[Complaint]) -> tuple[Mapping[str, Settings], Share]:
    """The settings of each run by its name, and the share; none where something is wrong with them."""
    named, known = arguments.duel, duel_presets()
    share: Share = "steps"
    found: Mapping[str, Settings] = {}
    if len(named) == 1 and named[0] in known:
        found, share = known[named[0]].runs, known[named[0]].share
    elif len(named) == 1:
        one_of("--duel", named[0], known, complaints)
    elif len(named) > MOST:
        complaints.append(Complaint("--duel", " ".join(named), RUNS))
    else:
        found = _by_name([(name, _settings(name, complaints)) for name in named])
    for each in SHARES:
        share = each if each == arguments.share else share
    if arguments.share is not None:
        one_of("--share", arguments.share, SHARES, complaints)
    return found, share


def _settings(name: str, complaints: list[Complaint]) -> Settings:
    """Of a preset or a file; a saved run enters with the settings at its end."""
    known = presets()
    if name in known:
        return known[name].settings
    if Path(name).suffix or Path(name).exists():
        return settings_at_end(*opened(Path(name), known["opening"].settings, complaints))
    one_of("--duel", name, known, complaints)
    return Settings()


def _by_name(runs: list[tuple[str, Settings]]) -> dict[str, Settings]:
    """Each under the name of its preset or file; of two of the same name the second has a number."""
    found: dict[str, Settings] = {}
    for named, settings in runs:
        stem = Path(named).stem
        names = [stem, *(f"{stem}-{number}" for number in range(2, MOST + 1))]
        found[next(name for name in names if name not in found)] = settings
    return found


def _requests(
    arguments: argparse.Namespace, entrants: Mapping[str, Settings], complaints: list[Complaint]
) -> dict[str, Request]:
    """A request for each run, ``--set`` laid over all; complaints of what is wrong, and where the problems disagree."""
    found: dict[str, Request] = {}
    for name, settings in entrants.items() or [("", Settings())]:  # without a run, too, the other options are read
        try:
            found[name] = _of_its_own(read(arguments, (), (settings, ())), name, complaints)
        except SettingsError as error:
            complaints += [each for each in error.complaints if each not in complaints]
    problems = {name: request.settings.problem for name, request in found.items()}
    first = next(iter(problems), "")
    for name, problem in problems.items():
        if problem != problems[first]:
            allowed = f"a run on {problems[first]}, as {first} is (or --set problem=... for all)"
            complaints.append(Complaint("--duel", f"{name} on {problem}", allowed))
    return found


def _of_its_own(request: Request, name: str, complaints: list[Complaint]) -> Request:
    """The same with a file of samples of its own."""
    if request.samples_out is None:
        return request
    path = request.samples_out.with_stem(f"{request.samples_out.stem}-{name}")
    if why := unwritable(path):
        complaints.append(Complaint("--samples-out", str(path), f"a file that can be written ({why})"))
    return dataclasses.replace(request, samples_out=path)
