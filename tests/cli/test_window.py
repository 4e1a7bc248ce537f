"""What the window is opened with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wgan_desktop.cli import window
from wgan_desktop.cli.arguments import parser


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the window would be shown with; the session is left where it stands."""
    known: dict[str, Any] = {}

    def begin(request: Any, host: str, spare: object) -> None:
        known.update(settings=request.stopping, device=request.device)

    def show(session: None, *_: object, **how: Any) -> int:
        known.update(how)
        return 1  # nothing is written down of it

    monkeypatch.setattr(window, "begin", begin)
    monkeypatch.setattr(window, "show", show)
    return known


def opened(*arguments: str) -> None:
    """Open the window as a command line asks for it."""
    window.run(parser("").parse_args(arguments), 0.0, interrupts=None)  # type: ignore[arg-type]


def test_a_window_opens_on_a_duel(shown: dict[str, Any], tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("batch_size = 9\nloss = 'hinge'\n")
    opened("--duel", "opening", str(other), "opening", "--set", "seed=4", "--share", "seconds", "--steps", "900")
    lineup = shown["duel"]
    assert list(lineup.runs) == ["opening", "other", "opening-2"]
    assert lineup.share == "seconds"
    assert shown["settings"] == lineup.runs["opening"] == lineup.runs["opening-2"]
    assert lineup.runs["other"].loss == "hinge"
    assert {(each.seed, each.stop_steps) for each in lineup.runs.values()} == {(4, 900)}
    assert [note.split(":")[0] for note in lineup.notes] == ["other takes from the first run"]
    assert not shown["welcome"]


def test_a_duel_in_the_window_goes_on_until_somebody_stops_it(shown: dict[str, Any]) -> None:
    opened("--duel", "two_plates")
    assert list(shown["duel"].runs) == ["WGAN", "GAN"]
    assert {each.stop_steps for each in shown["duel"].runs.values()} == {0}


def test_without_one_there_is_one_run(shown: dict[str, Any]) -> None:
    opened()
    assert shown["duel"] is None
    assert shown["welcome"]
    assert shown["device"] == "auto"


def test_after_two_crashes_the_run_stays_off_the_graphics_card(shown: dict[str, Any], home: Path) -> None:
    for number in (1, 2):
        (home / "log" / f"run-{number}").mkdir(parents=True)
        (home / "log" / f"run-{number}" / "lock").touch()
        (home / "log" / f"run-{number}" / "program.log").write_text("Fatal Python error: Aborted")
    opened()
    assert shown["device"] == "cpu"
    opened("--device", "cuda")  # who says so means it
    assert shown["device"] == "cuda"
