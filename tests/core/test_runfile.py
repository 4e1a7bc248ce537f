"""A run as text, there and back; and whatever else a file or a chat may hold."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core import runfile
from wgan_desktop.core.downloads import OFFERS
from wgan_desktop.core.fields import Field
from wgan_desktop.core.journal import Entry
from wgan_desktop.core.points import PointStore, load
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.runfile import LARGEST, PREFIX, RunFile, read, save
from wgan_desktop.core.settings import FIELDS, LIVE, Settings, SettingsError, to_toml

JOURNAL = (
    Entry(3, 0, 18, "apply", {"loss": "hinge", "critic_lr": 1e-4}),
    Entry(3, 0, 18, "warm_up", {"updates": 50}),
    Entry(7, 2, 94, "pause"),
    Entry(7, 2, 94, "critic"),
    Entry(9, 0, 107, "stop", {"reason": "W1 below 0.1 — “enough”\n"}),
)
POINTS = ((0.1, -2.5), (1e-300, 3.0), (7.0, 1 / 3))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Any value that a field accepts."""
    if field.choices is not None:
        return st.sampled_from(list(field.choices()))
    if field.kind is str:
        return st.text(max_size=20)
    if field.kind is int:
        return st.integers(int(field.low), int(field.high))
    return st.floats(field.low, field.high)


FREE = {name: values(field) for name, field in FIELDS.items() if name not in ("problem", "points", "columns")}
SETTINGS = st.fixed_dictionaries({}, optional=FREE).map(Settings.parse)
CHANGES = st.fixed_dictionaries({}, optional={n: v for n, v in FREE.items() if FIELDS[n].effect == LIVE})
ACTIONS = st.one_of(
    st.tuples(st.just("apply"), CHANGES),
    st.tuples(st.sampled_from(["critic", "generator", "pause", "not_finite"]), st.just({})),
    st.tuples(st.just("warm_up"), st.builds(lambda n: {"updates": n}, st.integers(0, 5000))),
    st.tuples(st.just("stop"), st.builds(lambda text: {"reason": text}, st.text(max_size=30))),
)
PLACES = st.integers(0, 2**40)
JOURNALS = st.lists(st.tuples(PLACES, PLACES, PLACES, ACTIONS), max_size=6).map(
    lambda rows: tuple(Entry(a, b, c, action, detail) for a, b, c, (action, detail) in sorted(rows, key=lambda r: r[2]))
)
numbers = st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False).filter(lambda x: str(x) != "-0.0")
ROWS = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=20).map(tuple)


@given(settings=SETTINGS, journal=JOURNALS)
def test_any_run_comes_back_as_it_was(settings: Settings, journal: tuple[Entry, ...]) -> None:
    run = RunFile(settings, journal)
    text, line = run.to_text(), run.to_string()
    assert RunFile.from_text(text) == run
    assert RunFile.from_text(("\ufeff" + text).replace("\n", "\r\n").encode()) == run
    assert RunFile.from_string(line) == RunFile.from_text(line) == run
    assert len(line.splitlines()) == 1
    assert RunFile.from_string(f"  `{line[:50]}\r\n   {line[50:]}`\n") == run


@given(rows=ROWS)
def test_own_points_come_back_as_they_were(rows: tuple[tuple[float, float], ...], tmp_path_factory: Any) -> None:
    store = PointStore(tmp_path_factory.mktemp("points"))
    settings = Settings(problem="points", points=store.put(rows))
    run = RunFile.of(settings, store=store)
    assert run.points == rows
    assert RunFile.from_string(run.to_string()) == run
    elsewhere = PointStore(tmp_path_factory.mktemp("elsewhere"))
    RunFile.from_text(run.to_text()).keep_points(elsewhere)
    np.testing.assert_array_equal(load(settings, elsewhere).points, rows)


def test_a_file_is_for_people_too() -> None:
    text = RunFile(Settings(loss="hinge"), JOURNAL).to_text()
    assert 'loss = "hinge"' in text.splitlines()
    assert 'detail = { "loss" = "hinge", "critic_lr" = 0.0001 }' in text.splitlines()
    assert len(RunFile(Settings(), JOURNAL).to_string()) < 2500


def test_a_file_on_disk(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "ёж 🦔" / "run.toml"
    store = PointStore()
    run = RunFile.of(Settings(problem="points", points=store.put(POINTS)), JOURNAL)
    save(path, run)
    (store.folder / f"{run.settings.points}.npy").unlink()
    assert read(path) == run
    np.testing.assert_array_equal(load(run.settings).points, POINTS)  # they came with the file


def test_many_points_stay_where_they_are() -> None:
    store = PointStore()
    many = np.random.default_rng(0).normal(size=(2001, 2))
    run = RunFile.of(Settings(problem="points", points=store.put(many)))
    assert run.points == ()
    assert RunFile.from_text(run.to_text()) == run
    assert len(RunFile.of(Settings(problem="points", points=store.put(many[:2000]))).points) == 2000


def test_a_csv_file_is_turned_into_kept_points(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    run = RunFile.of(Settings(problem="points", points=str(path), columns="b,a"))
    assert run.points == ((2, 1), (4, 3))
    assert str(tmp_path) not in run.to_text()
    with pytest.raises(ProblemError):
        RunFile.of(Settings(problem="points", points="absent.csv"))
    # A run on another problem does not tell where files lie.
    assert RunFile.of(Settings(points=str(path))).settings.points == ""


def test_settings_alone_and_presets_are_run_files_too() -> None:
    assert RunFile.from_text(to_toml(Settings(seed=7))) == RunFile(Settings(seed=7), whole=False)
    assert RunFile.from_text("seed = 7") == RunFile(Settings(seed=7), whole=False)
    assert RunFile.from_text("") == RunFile(Settings(), whole=False)
    resource = Path(runfile.__file__).parents[1] / "resources" / "presets" / "gan_lab.toml"
    assert RunFile.from_text(resource.read_bytes()).settings == presets()["gan_lab"].settings


# What else may be in a file


def complaints(source: str | bytes) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        RunFile.from_text(source)
    assert all(len(line) < 400 for line in str(caught.value).splitlines())
    return [complaint.field for complaint in caught.value.complaints]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    entry = "[[journal]]\nstep = 1\nupdate = 0\nupdates = 6\n"
    text = (
        "format = 1\nsurprise = 2\n[settings]\nlr = 1\nbatch_size = 0\ncritic_lr = nan\n"
        "[points]\nrows = [[1, 2], [3]]\n"
        + entry + 'action = "explode"\ndetail = {}\n'
        + entry + 'action = "apply"\ndetail = { seed = 3 }\n'
        + entry + 'action = "apply"\ndetail = { loss = "hinges" }\n'
        + entry.replace("1", "-1") + 'action = "pause"\ndetail = {}\n'
        + entry + 'action = "pause"\n'
    )  # fmt: skip
    expected = ["surprise", "lr", "batch_size", "critic_lr", "points", "journal entry 1", "journal entry 2", "loss"]
    assert complaints(text) == [*expected, "journal entry 4", "journal entry 5"]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../secret.csv", "own.csv", "C:\\\\data.csv", "~/own.csv", "A" * 16, "0" * 17, " "]
)
def test_a_shared_run_names_points_by_content_only(path: str) -> None:
    text = f'[settings]\nproblem = "points"\npoints = "{path}"\n'
    assert complaints(text) == ["points"]
    line = PREFIX + base64.urlsafe_b64encode(zlib.compress(text.encode())).decode()
    assert complaints(line) == ["points"]


def test_a_file_may_name_a_csv_file_beside_it_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "own.csv").write_text("1,2\n3,4\n", encoding="utf-8")
    file = folder / "run.toml"
    file.write_text('problem = "points"\npoints = "data/own.csv"\n', encoding="utf-8")
    assert load(read(file).settings).points.tolist() == [[1, 2], [3, 4]]
    (tmp_path / "secret.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    for outside in ("../secret.csv", str(tmp_path / "secret.csv"), "link.csv", "data/../../secret.csv"):
        file.write_text(f'problem = "points"\npoints = "{outside}"\n', encoding="utf-8")
        with pytest.raises(SettingsError, match="beside this file"):
            read(file)


def test_points_that_are_not_the_named_ones_are_refused() -> None:
    run = RunFile(Settings(problem="points", points="0" * 16), (), POINTS)
    assert complaints(run.to_text()) == ["points"]
    assert complaints('[settings]\n[points]\nrows = [[1.0, "2"]]\n') == ["points"]
    assert complaints("[settings]\n[points]\nrows = [[1.0, inf]]\n") == ["points"]
    assert complaints("[settings]\n[points]\nrows = [" + "[1, 2]," * 2001 + "]\n") == ["points"]
    assert complaints("settings = 3\npoints = 4\njournal = 5\n") == ["settings", "points", "journal"]


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe", "größe = 1".encode("latin-1"), b"\x80" * 100, b"\x00", "no toml", "a = [" * 5000,
        "seed = " + "9" * 5000, b"x" * (LARGEST + 1), PREFIX, PREFIX + "AAAA", PREFIX + "!!",
        PREFIX + "é", "a = 1\na = 2", "seed = 1979-05-27",
    ],
)  # fmt: skip
def test_what_is_no_run_is_said(source: str | bytes) -> None:
    assert len(complaints(source)) == 1


def test_a_newer_format_is_said() -> None:
    assert complaints("format = 2\n[settings]\n") == ["format"]


def test_a_line_that_was_cut_or_swells_is_refused() -> None:
    line = RunFile(Settings(), JOURNAL).to_string()
    for cut in (len(PREFIX) + 1, len(line) // 2, len(line) - 1):
        assert complaints(line[:cut]) == ["text"]
    bomb = zlib.compress(b"#" * (LARGEST * 20), 9)
    assert len(bomb) < 200_000
    assert complaints(PREFIX + base64.urlsafe_b64encode(bomb).decode()) == ["text"]


def test_a_line_that_unfolds_to_lines_is_refused() -> None:
    line = RunFile(Settings(), JOURNAL).to_string()
    for _ in range(700):
        line = PREFIX + base64.urlsafe_b64encode(zlib.compress(line.encode(), 9)).decode()
    assert len(line) < LARGEST
    assert len(complaints(line)) == 1


@given(noise=st.binary(max_size=200))
def test_any_bytes_are_a_run_or_said(noise: bytes) -> None:
    packed = PREFIX + base64.urlsafe_b64encode(zlib.compress(noise)).decode()
    for source in (noise, packed, PREFIX + noise.hex()):
        try:
            RunFile.from_text(source)
        except SettingsError as error:
            assert error.complaints  # noqa: PT017


def test_files_that_are_none_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.toml", tmp_path, Path("x" * 5000)):
        with pytest.raises(SettingsError, match="file"):
            read(path)
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(SettingsError, match="at most 8 MB"):
        read(large)


@pytest.mark.parametrize("content", [b'problem = "grid\xff25"', b"problem = ", b"#" * (LARGEST + 1)])
def test_a_file_that_cannot_be_read_is_called_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as refused:
        read(path)
    (complaint,) = refused.value.complaints
    assert (complaint.field, Path(str(complaint.value)).name) == ("file", "mine.toml")
    assert "grid" not in str(refused.value)


def test_where_the_pictures_are_travels_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = RunFile.of(Settings(problem="images", path="photos"))
    assert run.settings.path == str(tmp_path / "photos")
    assert RunFile.from_text(run.to_text()).settings == run.settings
    assert RunFile.of(Settings(problem="ring8", path="photos")).settings.path == ""


@pytest.mark.parametrize("named", ["", *OFFERS])
def test_a_download_is_named_wherever_the_run_is_opened(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = RunFile.of(Settings(problem="images", path=named))
    assert RunFile.from_string(run.to_string()).settings.path == named
    if named:
        (tmp_path / named).mkdir()  # of one's own here, and found nowhere else
        assert RunFile.of(Settings(problem="images", path=named)).settings.path == str(tmp_path / named)


@pytest.mark.parametrize("place", ["//other/share", "\\\\other\\share"])
def test_a_run_from_elsewhere_looks_at_no_other_machine(place: str) -> None:
    with pytest.raises(SettingsError, match="must be on this machine"):
        RunFile.from_text(to_toml(Settings(problem="images", path=place)))
