"""What holds for everything that is registered: one more file, and all of this is asked of it too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import numpy as np
import pytest
import torch

from tests.core import made_pictures
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.duels import FEWEST, METHOD, MOST, SHARES, agree, duel_presets
from wgan_desktop.core.files import data_folder
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.points import PointStore
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS, Problem
from wgan_desktop.core.registry import Entry
from wgan_desktop.core.settings import FIELDS, Settings

ENTRIES = {
    f"{kind} {name}": (registry, entry)
    for kind, registry in {"loss": LOSSES, "constraint": CONSTRAINTS, "problem": PROBLEMS}.items()
    for name, entry in registry.items()
}


@pytest.mark.parametrize(("registry", "entry"), ENTRIES.values(), ids=ENTRIES)
def test_an_entry_says_what_a_menu_and_a_tooltip_show(registry: Mapping[str, Entry], entry: Entry) -> None:
    assert registry[entry.name] is entry
    assert entry.name.isidentifier()
    assert entry.name == entry.name.lower()
    assert 2 <= len(entry.label) <= 30
    assert entry.formula
    assert all(len(line) <= 110 for line in entry.formula.splitlines())
    assert 10 <= len(entry.source) <= 160
    assert entry.about.endswith((".", "?"))
    assert 30 <= len(entry.about) <= 160
    assert "Source\n" in (type(entry).__doc__ or "")


@pytest.mark.parametrize("kind", ["loss", "constraint", "problem"])
def test_labels_are_told_apart_and_settings_offer_each(kind: str) -> None:
    registry = {"loss": LOSSES, "constraint": CONSTRAINTS, "problem": PROBLEMS}[kind]
    labels = [entry.label for entry in registry.values()]
    assert len(set(labels)) == len(labels)
    choices = FIELDS[kind].choices
    assert choices is not None
    assert dict(choices()) == {name: entry.label for name, entry in registry.items()}
    for entry in registry.values():
        assert set(entry.fields) <= set(FIELDS)
        assert Settings().replace(**{kind: entry.name}) is not None


def test_registered_files_are_read_without_torch() -> None:
    """The window lists them all; under the process host torch lives elsewhere."""
    program = (
        "import sys\n"
        "from wgan_desktop.core.losses import LOSSES\n"
        "from wgan_desktop.core.constraints import CONSTRAINTS\n"
        "from wgan_desktop.core.problems import PROBLEMS\n"
        "from wgan_desktop.core.presets import presets\n"
        "from wgan_desktop.core.settings import Settings\n"
        "import wgan_desktop.core.points, wgan_desktop.core.runfile\n"
        "all(problem.modes for problem in PROBLEMS.values())\n"
        "PROBLEMS['digits'].prepared(Settings())\n"
        "assert all(map(len, (LOSSES, CONSTRAINTS, PROBLEMS, presets())))\n"
        "print([name for name in ('torch', 'scipy', 'ot', 'PySide6') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


# Problems


def ready(name: str) -> Problem:
    settings = Settings(problem=name)
    if name == "points":
        store = PointStore()
        points = np.random.default_rng(0).normal(size=(700, 2)) * [30, 4] + 5
        settings = settings.replace(points=store.put(points))
    if name == "images":
        path = made_pictures.folder(data_folder() / "photos", 700, ("bmp",))
        settings = settings.replace(path=str(path))
    return PROBLEMS[name].prepared(settings)


@pytest.mark.parametrize("way", ["sample", "stratified"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_points_have_the_promised_shape_and_follow_from_the_seed(name: str, way: str) -> None:
    draw = getattr(ready(name), way)
    for count in (0, 1, 1000):
        points, again, other = (draw(count, torch.Generator().manual_seed(seed)) for seed in (0, 0, 1))
        assert points.shape == (count, PROBLEMS[name].dimension)
        assert points.dtype == torch.float32
        assert points.device.type == "cpu"
        assert points.isfinite().all()
        assert torch.equal(points, again)
        assert count == 0 or not torch.equal(points, other)
        points.zero_()  # a caller may write on what it was given
        assert torch.equal(draw(count, torch.Generator().manual_seed(0)), again)


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_picture_holds_the_points_with_a_margin(name: str) -> None:
    problem = ready(name)
    left, right, low, high = problem.extent
    points = problem.sample(10_000, torch.Generator().manual_seed(0))
    if problem.shape != (2,):
        assert ((points >= left) & (points <= right)).all()
        return
    assert right - left == pytest.approx(high - low)  # square
    x, y = points.T
    inside = (x > left) & (x < right) & (y > low) & (y < high)
    assert inside.float().mean() >= 0.99
    assert (x.quantile(0.99) - x.quantile(0.01)).item() < right - left
    reach = torch.stack([x.quantile(0.99) - x.quantile(0.01), y.quantile(0.99) - y.quantile(0.01)]).max()
    assert reach > 0.3 * (right - left)  # and the points fill it
    if problem.start:
        assert left < problem.start[0] < right
        assert low < problem.start[1] < high


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_draw_is_independent_of_how_it_is_cut(name: str) -> None:
    """Later draws of a stream are new points, of the same distribution."""
    problem, random = ready(name), torch.Generator().manual_seed(0)
    first, second = problem.sample(4000, random), problem.sample(4000, random)
    assert not torch.equal(first, second)
    torch.testing.assert_close(first.mean(0), second.mean(0), atol=0.3, rtol=0)
    torch.testing.assert_close(first.std(0), second.std(0), atol=0.2, rtol=0)
    even = problem.stratified(4000, random)
    torch.testing.assert_close(first.mean(0), even.mean(0), atol=0.3, rtol=0)
    torch.testing.assert_close(first.std(0), even.std(0), atol=0.2, rtol=0)


@pytest.mark.parametrize("name", [name for name, problem in PROBLEMS.items() if problem.modes])
def test_modes_are_distinct_and_the_stratified_cloud_gives_each_its_share(name: str) -> None:
    problem = ready(name)
    modes = problem.modes
    assert modes is not None
    centres = modes.centres
    apart = np.linalg.norm(centres[:, None] - centres, axis=2) + np.diag([np.inf] * len(centres))
    assert apart.min() > 6 * modes.sd
    assert centres.shape == (len(centres), problem.dimension)
    for count in (512, 1024, 40 * len(centres)):
        cloud = problem.stratified(count, torch.Generator().manual_seed(0)).numpy()
        nearest = np.linalg.norm(cloud[:, None] - centres, axis=2).argmin(1)
        assert np.ptp(np.bincount(nearest, minlength=len(centres))) <= 1


@pytest.mark.parametrize("name", PROBLEMS)
def test_own_units_keep_rows(name: str) -> None:
    problem = ready(name)
    points = problem.sample(16, torch.Generator().manual_seed(0)).numpy()
    own = problem.own_units(points)
    assert own.shape == points.shape
    ratio = np.linalg.norm(own[1:] - own[:-1], axis=1) / np.linalg.norm(points[1:] - points[:-1], axis=1)
    assert np.ptp(ratio[np.isfinite(ratio)]) < 1e-3 * ratio.max()  # distances are in proportion


# Presets


@pytest.mark.parametrize("name", presets())
def test_a_preset_says_what_it_is_and_can_be_trained(name: str) -> None:
    preset = presets()[name]
    assert preset.name == name
    assert 3 <= len(preset.title) <= 40
    assert 40 <= len(preset.text) <= 400
    assert preset.settings.problem in PROBLEMS
    assert Settings.parse({field: getattr(preset.settings, field) for field in FIELDS}) == preset.settings


@pytest.mark.parametrize("name", duel_presets())
def test_a_duel_says_what_it_is_and_is_fair(name: str) -> None:
    duel = duel_presets()[name]
    assert duel.name == name
    assert 3 <= len(duel.title) <= 40
    assert 40 <= len(duel.text) <= 400
    assert duel.share in SHARES
    assert FEWEST <= len(duel.runs) <= MOST
    first, *others = duel.runs.values()
    for settings in others:
        assert agree(settings, first) == (settings, "")
        assert settings.changes(first).keys() & METHOD  # or there would be nothing to see
    for settings in duel.runs.values():
        assert Settings.parse({field: getattr(settings, field) for field in FIELDS}) == settings
        assert settings.problem in PROBLEMS


def test_duels_are_told_apart() -> None:
    assert "two_plates" in duel_presets()
    assert len({duel.title for duel in duel_presets().values()}) == len(duel_presets())


def test_the_opening_comes_first() -> None:
    assert next(iter(presets())) == "opening"
    assert len({preset.title for preset in presets().values()}) == len(presets())
