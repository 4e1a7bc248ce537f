"""A catalogue of software is told of pictures at an address that is true, and of none where there is no such."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import catalogue
import project
import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
RELEASED = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "somebody/thing", "GITHUB_SHA": "0123abc"}


def metainfo(links: str) -> str:
    template = ROOT / "packaging" / "templates" / "metainfo.xml"
    return project.filled(template, DATE="2026-01-01", LINKS=links)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose one commit its origin has."""
    if shutil.which("git") is None:
        pytest.skip("tool: git")
    origin, folder = tmp_path / "origin", tmp_path / "clone"
    who = ["-c", "user.name=A", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "-q", str(origin)], check=True)
    subprocess.run(["git", "-C", str(origin), *who, "commit", "-q", "--allow-empty", "-m", "One"], check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(folder)], check=True)
    return folder


def moved(folder: Path, origin: str) -> Path:
    subprocess.run(["git", "-C", str(folder), "remote", "set-url", "origin", origin], check=True)
    return folder


def test_a_system_without_git_builds_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert project.git(ROOT, "rev-parse", "HEAD") == ""
    assert catalogue.links({}) == ""


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="tool: appstream")
@pytest.mark.parametrize("environment", [{}, RELEASED], ids=["by hand", "released"])
def test_the_metainfo_is_valid(tmp_path: Path, environment: dict[str, str]) -> None:
    file = tmp_path / f"{project.IDENTIFIER}.metainfo.xml"
    file.write_text(metainfo(catalogue.links(environment)), encoding="utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="tool: appstream")
def test_a_picture_that_the_package_installs_is_none_for_a_catalogue(tmp_path: Path) -> None:
    """Why there are no pictures without a web address; once this fails, there can be."""
    file = tmp_path / f"{project.IDENTIFIER}.metainfo.xml"
    links = re.sub("https://[^<]+/", "file:///usr/share/wgan-desktop/", catalogue.links(RELEASED))
    file.write_text(metainfo(links), encoding="utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(file)], capture_output=True, text=True, check=False
    )
    assert "web-url-expected" in done.stdout
    assert done.returncode != 0


def test_the_pictures_of_a_release_are_those_of_its_commit() -> None:
    links = ET.fromstring(metainfo(catalogue.links(RELEASED)))
    place = "https://github.com/somebody/thing/raw/0123abc/"
    pictures = [image.text for image in links.iter("image") if image.text]
    assert len(pictures) == 3
    assert all(address.startswith(place) and (ROOT / address.removeprefix(place)).is_file() for address in pictures)
    assert [each.get("type") for each in links.iter("screenshot")] == ["default", None, None]
    assert all(len(each.findall("caption")) == 2 for each in links.iter("screenshot"))


@pytest.mark.parametrize("name", catalogue.SCREENSHOTS)
def test_a_picture_is_of_the_size_that_catalogues_want_and_light(name: str) -> None:
    file = ROOT / "docs" / name
    with Image.open(file) as image:
        assert image.size == (1600, 900)
    assert file.stat().st_size < 300_000


@pytest.mark.parametrize(
    ("origin", "home"),
    [
        ("https://example.org/some/thing.git", "https://example.org/some/thing"),
        ("https://me:secret@example.org:8443/some/thing/", "https://example.org:8443/some/thing"),
    ],
)
def test_a_build_by_hand_names_what_its_origin_has(clone: Path, origin: str, home: str) -> None:
    commit = project.git(clone, "rev-parse", "HEAD")
    assert catalogue.address({}, moved(clone, origin)) == (home, commit)


@pytest.mark.parametrize("origin", ["git@example.org:some/thing.git", "/srv/thing", "http://example.org/thing"])
def test_an_origin_that_is_no_https_address_is_none(clone: Path, origin: str) -> None:
    assert catalogue.address({}, moved(clone, origin)) is None


def test_a_commit_that_the_origin_has_not_got_is_not_named(clone: Path) -> None:
    moved(clone, "https://example.org/some/thing")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(clone), *who, "commit", "-q", "--allow-empty", "-m", "Two"], check=True)
    assert catalogue.address({}, clone) is None


def test_without_a_repository_there_is_no_address(tmp_path: Path) -> None:
    assert catalogue.address({}, tmp_path / "nowhere") is None
