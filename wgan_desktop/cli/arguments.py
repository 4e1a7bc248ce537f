"""What may stand on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wgan_desktop.core.fields import LIVE, Field
from wgan_desktop.core.settings import Complaint
from wgan_desktop.core.version import own_version
from wgan_desktop.core.words import nearest

COMMANDS = {
    "train": "train without a window",
    "shot": "render the window to a PNG file",
    "list": "list problems, losses, constraints, presets, duels or panels",
    "download": "download a set of pictures: mnist or fashion_mnist",
    "lessons": "list the lessons, or give them all without a window and see what they prove",
    "bench": "measure every claim of speed and memory beside its baseline",
    "doctor": "say what works on this machine, and what to do about the rest",
}
LISTS = ("problems", "losses", "constraints", "presets", "duels", "panels")
HOSTS = ("auto", "thread", "process")
THEMES = ("dark", "light")
FOREVER = 2**31 - 1


def _number(
    name: str, default: float, help: str, *, low: float, high: float, kind: type = int, unit: str = ""
) -> Field:
    return Field(name, kind, default, f"--{name.replace('_', '-')}", unit, help, "run", LIVE, low, high)


NUMBERS = {
    field.name: field
    for field in (
        _number("steps", 0, "stop after so many steps (default: where the settings stop, else where their learning "
                "rates end, else 1000)", low=0, high=FOREVER, unit="N"),
        _number("log_every", 1, "log every so many steps (1)", low=1, high=FOREVER, unit="K"),
        _number("eval_every", 100, "compute the exact W1 every so many steps, at a logged one (100)", low=1,
                high=FOREVER, unit="K"),
        _number("samples", 2500, "how many samples to write (2500)", low=1, high=10_000_000, unit="N"),
        _number("quit_after", 0.0, "leave so long after the launch, with exit status 0", low=0.0, high=1e7, kind=float,
                unit="SECONDS"),
    )
}  # fmt: skip
"""The numbers among the options, checked like the fields of the settings."""


def parser(command: str) -> argparse.ArgumentParser:
    """The parser of a command; of the window for an empty ``command``."""
    build = {
        "": _window, "train": _train, "shot": _shot, "list": _list, "download": _download,
        "lessons": _lessons, "bench": _bench, "doctor": _doctor,
    }  # fmt: skip
    program = f"wgan-desktop {command}".strip()
    made = Parser(program, description=_describe(command), allow_abbrev=False)
    build[command](made)
    return made


def unknown_options(arguments: argparse.Namespace) -> list[Complaint]:
    """Complaints of what stands on the command line and means nothing there, each with the nearest option."""
    others = ("unknown", "file", "out", "what", "names")
    known = [f"--{name.replace('_', '-')}" for name in vars(arguments) if name not in others]
    found: list[Complaint] = []
    for word in getattr(arguments, "unknown", ()):
        if word.startswith("-"):
            near = nearest(word.partition("=")[0], known)
            found.append(Complaint("command line", word, "an option of this command (see --help)", near))
        elif not found:  # else it may well belong to the option before it
            found.append(Complaint("command line", word, "nothing: this stands alone (see --help)"))
    return found


class Parser(argparse.ArgumentParser):
    """A parser whose help also tells what it leads to: the commands, and the fields of ``--set``."""

    def format_help(self) -> str:
        """The usual help, and below it a table."""
        if self.prog == "wgan-desktop":
            return _with_table(super().format_help(), "commands (each has its own --help)", COMMANDS)
        if self.prog.endswith("train"):
            from wgan_desktop.core.settings import FIELDS

            fields = {name: f"{field.label}: {field.allowed} ({field.default})" for name, field in FIELDS.items()}
            return _with_table(super().format_help(), "fields of --set", fields)
        return super().format_help()


def _with_table(above: str, heading: str, rows: Mapping[str, str]) -> str:
    width = max(map(len, rows)) + 2
    return f"{above}\n{heading}:\n" + "".join(f"  {name:<{width}}{what}\n" for name, what in rows.items())


def _describe(command: str) -> str:
    if command:
        return COMMANDS[command][0].upper() + COMMANDS[command][1:] + "."
    return "A laboratory for Wasserstein GANs: the window opens and trains at once."


def _window(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", nargs="?", metavar="FILE", help="a run (.wgan), settings (TOML) or points (CSV) to open")
    _training(made)
    made.add_argument("--lesson", metavar="NAME", help="begin with a lesson (see: wgan-desktop lessons)")
    _duel(made)
    _appearance(made)
    _host(made)
    _figure(made, "quit_after")
    made.add_argument(
        "--smoke-test",
        nargs="?",
        const="-",
        metavar="REPORT",
        help="try window and worker for a few seconds, say so in JSON (in the file REPORT, where there is no output)",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="say which version this is, and leave")


def _train(made: argparse.ArgumentParser) -> None:
    _training(made)
    made.add_argument(
        "--averaged", action="store_true", help="write samples of the averaged generator, not of the generator itself"
    )
    made.add_argument(
        "--list-unusable", action="store_true", help="print all that is skipped of the data, and why, a line each"
    )
    _duel(made)


def _duel(made: argparse.ArgumentParser) -> None:
    duel = made.add_argument_group("a duel")
    duel.add_argument(
        "--duel",
        nargs="+",
        metavar="RUN",
        help="two to four runs side by side: presets, files of settings; or one duel (see: list duels)",
    )
    duel.add_argument("--share", metavar="WHAT", help="what each gets as much of: steps or seconds (the duel's; steps)")


def _shot(made: argparse.ArgumentParser) -> None:
    made.add_argument("out", metavar="OUT.png", help="the file to write")
    _training(made)
    _appearance(made)
    _host(made)
    made.add_argument(
        "--duel", nargs=1, metavar="NAME", help="the plate of a duel, as wide as --size says (see: list duels)"
    )
    made.add_argument("--share", metavar="WHAT", help="what its runs get as much of: steps or seconds (the duel's)")
    made.add_argument("--size", default="1600x900", metavar="WIDTHxHEIGHT", help="in pixels (1600x900)")
    made.add_argument("--panels", metavar="NAME,...", help="show these panels and no others (see: list panels)")


def _list(made: argparse.ArgumentParser) -> None:
    made.add_argument("what", choices=LISTS, metavar="WHAT", help=", ".join(LISTS))
    _json(made)


def _download(made: argparse.ArgumentParser) -> None:
    made.add_argument("what", metavar="WHAT", help="mnist or fashion_mnist")
    made.add_argument(
        "--to", metavar="DIR", help="the folder to put it in (default: where the pictures are looked for)"
    )


def _lessons(made: argparse.ArgumentParser) -> None:
    made.add_argument("names", nargs="*", metavar="LESSON", help="these lessons, or files of one's own (all)")
    made.add_argument("--check", action="store_true", help="give each from beginning to end; does it prove its end?")
    _json(made)


def _bench(made: argparse.ArgumentParser) -> None:
    _json(made)
    named = "these benchmarks; convergence, digits, gpu and soak run only so"
    made.add_argument("--only", nargs="+", metavar="NAME", help=named)
    made.add_argument("--quick", action="store_true", help="short rounds: does it run, not how fast")
    made.add_argument("--seconds", metavar="S", help="the length of memory, soak and convergence runs")
    made.add_argument("--seeds", metavar="N", help="how many seeds convergence tries (10)")


def _doctor(made: argparse.ArgumentParser) -> None:
    _json(made)


def _json(made: argparse.ArgumentParser) -> None:
    made.add_argument("--json", action="store_true", help="print JSON")


def _host(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--host", metavar="HOST", default="auto", help=f"where the trainer runs: {', '.join(HOSTS)} (auto)"
    )


def _appearance(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--theme", metavar="THEME", help="the colours: dark, light (default: as last time, at first dark)"
    )
    made.add_argument("--lang", metavar="LANGUAGE", help="the language: en or ru")


def _training(made: argparse.ArgumentParser) -> None:
    """The options of ``train``, which the window and ``shot`` take as well."""
    group = made.add_argument_group("the run")
    source = group.add_mutually_exclusive_group()
    source.add_argument("--settings", metavar="FILE", help="settings (TOML), or a saved run, which is replayed")
    source.add_argument("--preset", metavar="NAME", help="a preset (see: list presets)")
    group.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="change a field; may be repeated"
    )
    _figure(group, "steps")
    group.add_argument("--seed", metavar="S", help="the same as --set seed=S")
    group.add_argument("--device", metavar="NAME", default="auto", help="auto, cpu, cuda or mps (auto)")
    out = made.add_argument_group("what is written")
    out.add_argument("--log", metavar="FILE", help="one JSON object a step, and a summary as the last line")
    _figure(out, "log_every")
    _figure(out, "eval_every")
    out.add_argument("--samples-out", metavar="FILE", help="generated samples (.npy, float32) at the end")
    _figure(out, "samples")
    out.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="one line with speed, W1 and time left (on a terminal)",
    )


def _figure(made: argparse._ActionsContainer, name: str) -> None:
    field = NUMBERS[name]
    made.add_argument(field.label, metavar=field.unit, help=field.help)


class _Version(argparse.Action):
    """Argparse's own wants to know the version before anybody asks for it."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object, option: str | None = None
    ) -> None:
        print(f"wgan-desktop {own_version()}")
        parser.exit()
