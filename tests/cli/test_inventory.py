from __future__ import annotations

import json
from pathlib import Path

import pytest

from wgan_desktop.cli import inventory, smoke
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.ui.i18n import languages
from wgan_desktop.ui.panels import PANELS


def test_every_registry_and_every_resource_is_in_it() -> None:
    found = inventory.inventory()
    registries = {
        "core.losses": LOSSES,
        "core.constraints": CONSTRAINTS,
        "core.problems": PROBLEMS,
        "ui.panels": PANELS,
    }
    for name, registry in registries.items():
        assert found[f"wgan_desktop.{name}"] == sorted(registry)
    assert found["presets"] == sorted(presets())
    assert found["resources/presets"] == [f"{name}.toml" for name in sorted(presets())]
    assert found["duels"] == sorted(duel_presets())
    assert found["resources/duels"] == [f"{name}.toml" for name in sorted(duel_presets())]
    catalogues = [f"wgan_desktop_{name}.{kind}" for name in sorted(languages()) for kind in ("qm", "ts")]
    assert found["resources/i18n"] == catalogues
    assert "digits.npz" in found["resources/data"]
    assert json.loads(json.dumps(found)) == found


def test_what_one_lacks_is_named() -> None:
    ours = {"presets": ["a", "b"], "losses": ["c"]}
    assert inventory.differences(ours, ours) == []
    assert inventory.differences(ours, {"presets": ["b", "d"], "losses": ["c"]}) == ["presets: a", "presets: d"]
    assert inventory.differences(ours, {"presets": ["a", "b"]}) == ["losses: c"]


def test_a_bundle_that_differs_from_its_source_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    assert smoke.strangers() == []
    monkeypatch.setattr(smoke, "FROZEN", True)
    assert smoke.strangers() == ["inventory.json: the list itself"]
    theirs = {**inventory.inventory(), "presets": sorted(presets())[1:]}
    monkeypatch.setattr(inventory, "expected", lambda: theirs)
    (missed,) = smoke.strangers()
    assert missed == f"presets: {min(presets())}"
    watched = smoke.Smoke()
    watched.seen |= {"steps": 99, "critic_loss": 1.0, "generator_loss": 1.0, "w1": 1.0, "colours": 999}
    watched.seen |= {"host": "thread", "failure": None}
    assert watched.report(0)["ok"] is False
    monkeypatch.setattr(inventory, "expected", inventory.inventory)
    assert watched.report(0)["ok"] is True
    watched.seen["colours"] = 1
    assert watched.report(0)["ok"] is False


def test_a_program_without_output_writes_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def show(session: object, watch: object, leave_at: float) -> int:
        return 2

    class Session:
        def __init__(self, settings: object, spare: object) -> None: ...

        def start(self, *, measuring: bool) -> None: ...

    monkeypatch.setattr(smoke, "show", show)
    monkeypatch.setattr(smoke, "Session", Session)
    monkeypatch.setenv("WGAN_DESKTOP_HOME", str(tmp_path))
    assert smoke.run(str(tmp_path / "report.json")) == 1
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["smoke_test"] == "failed"
