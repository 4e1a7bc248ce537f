"""Own points: from a file or a hand to a name that follows from their content, and back."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from wgan_desktop.core.files import data_folder
from wgan_desktop.core.points import PointStore, content_name, keep, load, missing_columns, read_points, write_csv
from wgan_desktop.core.problems import PROBLEMS, ProblemError
from wgan_desktop.core.problems.points import Points
from wgan_desktop.core.settings import Settings

POINTS = np.random.default_rng(0).normal(size=(500, 2)) * [3, 0.5] + [100, -7]


def csv(folder: Path, content: str) -> Path:
    path = folder / "points.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_one_column_lies_on_a_line(tmp_path: Path) -> None:
    own = read_points(csv(tmp_path, "v\n1\n2\n4\n"))
    assert own.points.tolist() == [[1, 0], [2, 0], [4, 0]]
    assert "y = 0" in own.said


def test_what_was_read_is_said(tmp_path: Path) -> None:
    own = read_points(csv(tmp_path, "kind,x,y\na,1,2\nb,,4\nc,5,6\n"))
    assert own.said.startswith("Read 2 points from points.csv (x, y).")
    assert "One of its 3 rows was skipped" in own.said


def test_many_columns_become_two_principal_components(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    hidden = random.normal(size=(400, 2)) * [5, 2]
    axes = np.linalg.qr(random.normal(size=(100, 2)))[0]
    values = hidden @ axes.T + 0.01 * random.normal(size=(400, 100)) + 7
    path = tmp_path / "wide.csv"
    np.savetxt(path, values, delimiter=",", fmt="%.17g")
    own = read_points(path)
    assert own.points.shape == (400, 2)
    assert "100 columns, reduced to two principal components: 100% of the variance" in own.said
    centred = hidden - hidden.mean(0)
    np.testing.assert_allclose(  # an orthogonal map: all distances stay
        np.linalg.norm(own.points[:50, None] - own.points[None, :50], axis=2),
        np.linalg.norm(centred[:50, None] - centred[None, :50], axis=2), atol=0.1,
    )  # fmt: skip


# The store


def test_a_thread_that_flushes_denormals_finds_the_points_that_another_kept(tmp_path: Path, home: Path) -> None:
    tiny = csv(tmp_path, "x,y\n1e-310,0.5\n-5e-324,1\n2,2.5e-308\n")
    settings, own = keep(Settings(points=str(tiny)))
    assert own.name == settings.points
    found: list[object] = []

    def flush() -> None:
        assert torch.set_flush_denormal(True)
        found.append(load(settings).points.tolist())
        found.append(keep(Settings(points=str(tiny)))[0].points)

    thread = threading.Thread(target=flush)
    thread.start()
    thread.join()
    assert found == [[[0.0, 0.5], [0.0, 1.0], [2.0, 2.5e-308]], settings.points]


def test_points_are_kept_under_their_content(home: Path) -> None:
    store = PointStore()
    name = store.put(POINTS)
    assert store.folder == home / "points"
    assert data_folder() == home
    assert name == content_name(POINTS) == store.put(POINTS.tolist())
    np.testing.assert_array_equal(store.get(name), POINTS)
    assert content_name(POINTS + 1e-12) != name
    assert content_name([[0.0, 1.0]]) == content_name([[-0.0, 1.0]])
    assert [file.name for file in store.folder.iterdir()] == [f"{name}.npy"]


def test_without_the_variable_the_system_has_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGAN_DESKTOP_HOME")
    assert "wgan-desktop" in str(data_folder())


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", "0" * 15, "G" * 16, "0" * 16 + "\n", "a" * 17])
def test_a_name_that_is_none_reaches_no_file(name: str) -> None:
    with pytest.raises(ProblemError, match="not the name of kept points"):
        PointStore().get(name)


def test_absent_and_damaged_points_are_said(tmp_path: Path) -> None:
    store = PointStore(tmp_path)
    with pytest.raises(ProblemError, match="not kept on this machine"):
        store.get("0" * 16)
    name = store.put(POINTS)
    file = tmp_path / f"{name}.npy"
    whole = file.read_bytes()
    flipped = bytearray(whole)
    flipped[-5] ^= 1
    pickled = tmp_path / "pickle.npy"
    np.save(pickled, np.array([{"a": 1}], object), allow_pickle=True)
    for damaged in (b"", whole[:7], whole[:200], whole[:-1], bytes(flipped), pickled.read_bytes()):
        file.write_bytes(damaged)
        with pytest.raises(ProblemError, match="damaged"):
            store.get(name)


@pytest.mark.parametrize(
    "bad", [[], [[1, 2, 3]], [1, 2], "abc", [[1, float("nan")]], [[float("inf"), 0]], [["a", "b"]]]
)
def test_what_are_no_points_is_refused(tmp_path: Path, bad: object) -> None:
    with pytest.raises(ProblemError):
        PointStore(tmp_path).put(bad)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_nothing_and_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store = PointStore(tmp_path / "points")
    with pytest.raises(ProblemError, match=r"No space left on device.*WGAN_DESKTOP_HOME"):
        store.put(POINTS)
    assert not list(store.folder.iterdir())
    blocked = PointStore(csv(tmp_path, "") / "points")
    with pytest.raises(ProblemError, match="cannot be kept"):
        blocked.put(POINTS)


# The problem


def test_a_file_is_learnt_in_the_common_size_and_given_back_in_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    write_csv(path, POINTS)
    settings = Settings(problem="points", points=str(path))
    problem = PROBLEMS["points"].prepared(settings)
    assert isinstance(problem, Points)
    assert problem is not PROBLEMS["points"]
    assert "500 points" in problem.said
    sample = problem.sample(4000, torch.Generator().manual_seed(0))
    low, high = problem.extent[:2]
    assert ((sample > low) & (sample < high)).all(1).float().mean() > 0.99
    assert float(sample.abs().max()) > 1.4  # the longer side fills the picture
    own = problem.own_units(sample.numpy())
    distance = np.abs(own[:200, None] - POINTS[None]).max(2).min(1)
    assert distance.max() < 1e-4
    # Every row once, and no row twice, in a stratified cloud of as many points as there are.
    cloud = problem.own_units(problem.stratified(500, torch.Generator().manual_seed(1)).numpy())
    np.testing.assert_allclose(np.sort(cloud, axis=0), np.sort(POINTS, axis=0), atol=1e-4)


@pytest.mark.parametrize(
    "points", [[[5.0, 5.0]], [[1e9, 1.0], [1e9 + 1, 2.0]], [[1e90, 0.0], [-1e90, 1.0]], [[1e-300, 0], [0, 0]]]
)
def test_strange_points_are_brought_to_size(points: list[list[float]]) -> None:
    name = PointStore().put(points)
    problem = PROBLEMS["points"].prepared(Settings(problem="points", points=name))
    sample = problem.sample(16, torch.Generator().manual_seed(0))
    assert sample.isfinite().all()
    assert sample.abs().max() < 2.4
    back = problem.own_units(sample.numpy().astype(float))
    assert np.abs(back[:, None] - np.array(points)[None]).max(2).min() <= 1e-6 * (1 + np.abs(points).max())


def test_keeping_makes_a_run_independent_of_the_file(tmp_path: Path) -> None:
    path = csv(tmp_path, "a,b,c\n1,2,3\n4,5,6\n")
    kept, own = keep(Settings(problem="points", points=str(path), columns="c,a"))
    path.unlink()
    assert kept.points == own.name
    assert kept.columns == ""
    assert load(kept).points.tolist() == [[3, 1], [6, 4]]
    assert keep(kept)[0] == kept


def test_columns_of_a_file_that_is_gone_are_told_in_a_sentence(tmp_path: Path, home: Path) -> None:
    file = csv(tmp_path, "a,b,c\n1,2,3\n4,5,6\n")
    settings, _ = keep(Settings(points=str(file)))
    assert missing_columns(settings, "a,c") == ""
    assert "nothing" in missing_columns(settings, "nothing")
    file.unlink()
    assert missing_columns(settings, "a,c") == f"There is no file {file}; choose another."


def test_columns_of_kept_points_are_read_from_their_file_again(tmp_path: Path, home: Path) -> None:
    file = csv(tmp_path, "a,b,c\n" + "".join(f"{i},{i * i},{-i}\n" for i in range(20)))
    settings, own = keep(Settings(problem="points", points=str(file)))
    assert "principal components" in own.said
    chosen = load(settings.replace(columns="a, b"))
    assert chosen.points.tolist() == [[i, i * i] for i in range(20)]
    kept, again = keep(settings.replace(columns="a, b"))
    assert again.points.tolist() == chosen.points.tolist() == load(kept).points.tolist()
    assert load(kept.replace(columns="c, a")).points.tolist() == [[-i, i] for i in range(20)]
    with pytest.raises(ProblemError, match="nope"):
        load(settings.replace(columns="nope"))


def test_drawn_points_have_no_columns(home: Path) -> None:
    drawn = Settings(problem="points", points=PointStore().put(POINTS), columns="x")
    with pytest.raises(ProblemError, match="leave Columns empty"):
        load(drawn)


def test_no_points_and_no_file_are_said() -> None:
    for settings in (Settings(problem="points"), Settings(problem="points", points="  ")):
        with pytest.raises(ProblemError, match="No points were chosen"):
            PROBLEMS["points"].prepared(settings)
    with pytest.raises(ProblemError, match="no file"):
        PROBLEMS["points"].prepared(Settings(problem="points", points="absent.csv"))


def test_written_points_are_read_back_as_they_were(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", POINTS)
    np.testing.assert_array_equal(read_points(tmp_path / "a.csv").points, POINTS)
