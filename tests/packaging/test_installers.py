"""Every artefact says the same version and names, and what each system can check of it without being there holds."""

from __future__ import annotations

import configparser
import hashlib
import json
import os
import plistlib
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import appdir
import build
import changes
import icons
import linux
import macos
import project
import pruning
import pytest
import trying
import windows
from PIL import Image

from tools import libraries
from wgan_desktop.cli.arguments import own_version
from wgan_desktop.core.runfile import RunFile
from wgan_desktop.core.settings import Settings, to_toml

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
TEMPLATES = ROOT / "packaging" / "templates"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """What stands for a bundle: programs and a few files with difficult names."""
    folder = tmp_path / "a bundle" / project.NAME
    for name in ("wgan-desktop", "wgan-desktop.exe", "wgan-desktop-window.exe", "_internal/a b/$c.dll", "_internal/d"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("#!/bin/sh\necho stand-in\n", encoding="utf-8")
    (folder / "wgan-desktop").chmod(0o755)
    return folder


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The icons, where the build has them."""
    monkeypatch.setattr(linux, "BUILD", tmp_path)
    icons.write(tmp_path / "made" / "icons")
    return tmp_path / "made" / "icons"


def filled(name: str, **words: str) -> str:
    return project.filled(TEMPLATES / name, **words)


def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(filled("application.desktop"))
    return parser["Desktop Entry"]


def test_one_version_is_in_everything(bundle: Path, tmp_path: Path) -> None:
    assert project.VERSION == own_version() == VERSION
    assert project.artefact(".deb").name.startswith(f"wgan-desktop-{VERSION}-")
    assert macos.info_plist()["CFBundleShortVersionString"] == VERSION
    control = filled("control", MACHINE="amd64", SIZE="1", DEPENDS="libc6")
    assert f"\nVersion: {VERSION}\n" in control
    assert f'<release version="{VERSION}"' in filled("metainfo.xml", DATE="2026-01-01", LINKS="")
    assert f'"DisplayVersion" "{VERSION}"' in windows.script(bundle, tmp_path / "x.exe", tmp_path / "i.ico")
    assert f'StringStruct("ProductVersion", "{VERSION}")' in filled("version.txt", NUMBERS="0, 1, 0, 0")


def test_one_spelling_of_the_title_is_read_on_every_system(bundle: Path, tmp_path: Path) -> None:
    run = f"{project.TITLE} run"
    assert desktop_entry()["Name"] == project.TITLE == "WGAN Desktop"
    assert f"<name>{project.TITLE}</name>" in filled("metainfo.xml", DATE="x", LINKS="")
    assert f"<comment>{run}</comment>" in filled("mime.xml")
    assert macos.info_plist()["CFBundleDisplayName"] == project.TITLE
    assert run in {each["CFBundleTypeName"] for each in macos.info_plist()["CFBundleDocumentTypes"]}
    assert f'"{run}"' in windows.script(bundle, tmp_path / "x.exe", tmp_path / "i.ico")
    assert f"/Applications/{project.TITLE}.app" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [each.name for each in TEMPLATES.iterdir() if project.TITLE.lower() in each.read_text("utf-8").lower()]


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0.1.0.0"), ("1.2rc3", "1.23.0.0"), ("1", "1.0.0.0")])
def test_windows_wants_four_numbers(version: str, numbers: str) -> None:
    assert project.numeric(version) == numbers


def test_a_template_says_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "template"
    file.write_text("@NAME@ for @WHOM@", encoding="utf-8")
    assert project.filled(file, WHOM="all") == "wgan-desktop for all"
    with pytest.raises(KeyError, match="WHOM"):
        project.filled(file)


# Icons


def test_the_icon_is_there_in_every_form(drawn: Path) -> None:
    for size in icons.PNG_SIZES:
        with Image.open(drawn / f"icon-{size}.png") as image:
            assert image.size == (size, size)
            assert image.getpixel((0, 0))[3] == 0  # type: ignore[index] - a corner is round
    with Image.open(drawn / "icon.ico") as ico:
        assert {(size, size) for size in icons.ICO_SIZES} == ico.info["sizes"]
    with Image.open(drawn / "icon.icns") as icns:
        assert {size[0] * size[2] for size in icns.info["sizes"]} == {32, 64, 128, 256, 512, 1024}


def test_both_heaps_and_the_arc_can_be_told_apart_when_small() -> None:
    colours = [pixel[:3] for pixel in icons.drawn(32).get_flattened_data() if pixel[3] == 255]
    orange = sum(red > 200 > green > 100 > blue for red, green, blue in colours)
    teal = sum(green > 150 > red and blue > 100 for red, green, blue in colours)
    white = sum(min(colour) > 200 for colour in colours)
    assert min(orange, teal, white) >= 25, (orange, teal, white)


# Linux


def test_the_desktop_entry_opens_files_and_is_in_both_languages() -> None:
    entry = desktop_entry()
    assert entry["Exec"] == "wgan-desktop %f"
    assert {"Name[ru]", "Comment[ru]", "GenericName[ru]"} <= set(entry)
    kinds = {each.get("type") for each in ET.fromstring(filled("mime.xml"))}
    assert kinds <= set(entry["MimeType"].split(";"))
    assert {each.text for each in ET.fromstring(filled("metainfo.xml", DATE="x", LINKS="")).iter("mediatype")} == kinds


def installed_kinds(home: Path, files: list[Path]) -> list[str]:
    """What a desktop takes the files for once the package's types are installed in ``home``."""
    (home / "mime" / "packages").mkdir(parents=True)
    (home / "mime" / "packages" / "wgan-desktop.xml").write_text(filled("mime.xml"), encoding="utf-8")
    environment = os.environ | {"XDG_DATA_HOME": str(home)}
    subprocess.run(["update-mime-database", str(home / "mime")], check=True, env=environment)
    ask = ["gio", "info", "-a", "standard::content-type"]
    told = [subprocess.run([*ask, str(f)], check=True, env=environment, capture_output=True, text=True) for f in files]
    return [each.stdout.split("standard::content-type:")[1].split()[0] for each in told]


@pytest.mark.skipif(
    not (shutil.which("update-mime-database") and shutil.which("gio")), reason="tools: shared-mime-info, glib"
)
def test_a_desktop_knows_what_was_saved(tmp_path: Path) -> None:
    run, settings = RunFile(Settings()).to_text(), to_toml(Settings())
    contents = {"run.wgan": run, "settings.wgan.toml": settings, "run": run, "pyproject.toml": settings}
    files = [tmp_path / name for name in contents]
    for file in files:
        file.write_text(contents[file.name], encoding="utf-8")
    own_run, own_settings = (str(each.get("type")) for each in ET.fromstring(filled("mime.xml")))
    told = installed_kinds(tmp_path / "home", files)
    assert told[:3] == [own_run, own_settings, own_run]
    assert told[3] not in (own_run, own_settings)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="tool: desktop-file-utils")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{project.IDENTIFIER}.desktop"
    file.write_text(filled("application.desktop"), encoding="utf-8")
    assert subprocess.run(["desktop-file-validate", str(file)], capture_output=True, check=True).stdout == b""


def test_no_name_claims_a_domain_or_a_mailbox() -> None:
    assert re.fullmatch(r"alt(\.[a-z]+)+", project.IDENTIFIER)  # Apple knows no underscore, D-Bus no hyphen
    control = filled("control", MACHINE="", SIZE="", DEPENDS="")
    assert re.search(r"^Maintainer: .+ <\w+@[\w-]+\.invalid>$", control, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="platform: a script for sh")
def test_the_archive_installs_upgrades_and_leaves_nothing(bundle: Path, drawn: Path, tmp_path: Path) -> None:
    top, prefix = tmp_path / "unpacked", tmp_path / 'мой "дом" 50% $x'
    linux.plant(bundle, top)
    script = top / "install.sh"
    script.write_text(filled("install.sh"), encoding="utf-8")
    mine = prefix / "share" / "applications" / "mine.desktop"
    mine.parent.mkdir(parents=True)
    mine.touch()
    environment = os.environ | {"PREFIX": str(prefix)}
    subprocess.run(["sh", script], env=environment, check=True)
    program = prefix / "bin" / "wgan-desktop"
    assert subprocess.run([program], capture_output=True, check=True).stdout == b"stand-in\n"
    entry = (prefix / "share" / "applications" / f"{project.IDENTIFIER}.desktop").read_text(encoding="utf-8")
    quoted = str(program).replace("%", "%%").replace("$", r"\\$").replace('"', r"\\" + '"')
    assert f'\nExec="{quoted}" %f\nTryExec={program}\n' in entry
    stale = prefix / "lib" / "wgan-desktop" / "stale"
    stale.touch()
    subprocess.run(["sh", script], env=environment, check=True)
    assert not stale.exists()
    installed = prefix / "lib" / "wgan-desktop" / "install.sh"
    refused = subprocess.run(["sh", installed], env=environment, capture_output=True, text=True, check=False)
    assert (refused.returncode, "or say remove" in refused.stderr) == (1, True)
    assert subprocess.run([program], capture_output=True, check=True).stdout == b"stand-in\n"
    subprocess.run(["sh", installed, "remove"], env=environment, check=True)
    assert [path for path in prefix.rglob("*") if not path.is_dir()] == [mine]
    assert not (prefix / "lib").exists()


@pytest.mark.skipif(shutil.which("objdump") is None, reason="tool: binutils")
def test_the_package_depends_on_what_its_libraries_are_linked_with(tmp_path: Path) -> None:
    shell = Path("/bin/sh").resolve()
    shutil.copy(shell, tmp_path / "program")
    (found,) = linux.depends(tmp_path)
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", found)


def test_a_library_that_is_nowhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program").write_bytes(b"\x7fELF and so on")
    monkeypatch.setattr(linux, "needed", lambda path: ["libnowhere.so.1", "libGL.so.1"])
    with pytest.raises(trying.NotWorkingError, match=r"libnowhere\.so\.1 \(for program\)"):
        linux.depends(tmp_path)
    monkeypatch.setattr(linux, "needed", lambda path: ["libGL.so.1"])
    assert linux.depends(tmp_path) == ["libgl1"]


def test_what_dev_looks_for_is_what_the_bundle_leaves_to_the_system() -> None:
    for package, library in (pair for pairs in libraries.LIBRARIES.values() for pair in pairs.items()):
        assert pruning.HOST_LIBRARIES[library] == package


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would be run where a package is installed: nothing is, and every start takes no time."""
    commands: list[tuple[str, ...]] = []
    nothing = subprocess.CompletedProcess[str]([], 0, "/usr/bin/other\n", "")
    monkeypatch.setattr(linux, "NAME", "nobody-has-this")  # the real one may be installed here
    monkeypatch.setattr(linux, "try_archive", lambda archive: None)
    monkeypatch.setattr(linux, "quietly", lambda *command: commands.append(command))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: nothing)
    monkeypatch.setattr(trying, "timed", lambda *_: {"first_paint least": 0.14})
    monkeypatch.setattr(shutil, "which", lambda name: None)
    return commands


@pytest.mark.parametrize("rights", [[], ["sudo", "-n"]], ids=["root", "sudo"])
def test_a_package_is_installed_and_purged_by_whom_may(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, rights: list[str]
) -> None:
    monkeypatch.setattr(linux, "administrator", lambda: rights)
    said = linux.try_installers(Path("a.deb"), Path("a.tar.zst"))
    assert said == {"a.deb": "installed, started, purged", "installed, first_paint least": 0.14}
    assert [command[: len(rights)] for command in started] == [tuple(rights)] * 2
    assert "install" in started[0]
    assert started[1][-3:] == ("dpkg", "--purge", linux.NAME)


def test_where_nobody_may_install_the_summary_says_so(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux, "administrator", lambda: None)
    said = linux.try_installers(Path("a.deb"), Path("a.tar.zst"))
    assert said == {"a.deb": "not installed: needs root", "unpacked, first_paint least": 0.14}
    assert started == []


def test_checksums_have_the_line_ends_that_every_system_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "DIST", tmp_path)
    (tmp_path / "a.exe").write_bytes(b"abc")
    build.write_checksums([tmp_path / "a.exe"])
    assert (tmp_path / "SHA256SUMS").read_bytes() == hashlib.sha256(b"abc").hexdigest().encode() + b"  a.exe\n"


# Windows


def test_the_script_names_every_file_for_both_ways(bundle: Path, tmp_path: Path) -> None:
    script = windows.script(bundle, tmp_path / "out.exe", tmp_path / "icon.ico")
    for name in ("wgan-desktop.exe", "_internal\\a b\\$$c.dll", "_internal\\d"):
        assert script.count(f'  Delete "$INSTDIR\\{name}"') == 1
    assert f'  File "{bundle / "_internal" / "a b" / "$c.dll"}"' in script
    assert script.index('RMDir "$INSTDIR\\_internal\\a b"') < script.index('RMDir "$INSTDIR\\_internal"')
    assert "RMDir /r $INSTDIR" not in script
    assert "@" not in script.replace("@echo", "")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="tool: nsis")
def test_the_script_compiles_without_a_warning(bundle: Path, drawn: Path, tmp_path: Path) -> None:
    made = windows.compiled(bundle, tmp_path / "wgan-setup.exe", drawn / "icon.ico")
    assert made.read_bytes()[:2] == b"MZ"


# macOS


def test_the_property_lists_are_whole() -> None:
    plist = plistlib.loads(plistlib.dumps(macos.info_plist()))
    assert plist["CFBundleExecutable"] == project.NAME
    assert plist["NSHighResolutionCapable"] is True
    declared = [*plist["UTExportedTypeDeclarations"], *plist["UTImportedTypeDeclarations"]]
    known = {each["UTTypeIdentifier"] for each in declared} | {"public.comma-separated-values-text"}
    suffixes = [each["UTTypeTagSpecification"]["public.filename-extension"] for each in declared]
    assert suffixes == [["wgan"], ["toml"]]
    assert {kind for each in plist["CFBundleDocumentTypes"] for kind in each["LSItemContentTypes"]} == known
    entitlements = plistlib.loads((TEMPLATES / "entitlements.plist").read_bytes())
    assert set(entitlements.values()) == {True}
    assert "com.apple.security.get-task-allow" not in entitlements  # notarisation refuses it
    where = macos.dmg_settings(Path("dist") / "x.app")["icon_locations"]
    assert set(where) == {"x.app", "Applications"}


# The rest


def test_the_budget_names_what_weighs_most(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(900))
    (tmp_path / "small").write_bytes(bytes(99))
    (tmp_path / "link").symlink_to("large")
    assert build.within(tmp_path, 999) == 999
    with pytest.raises(build.TooLargeError, match=r"large 0, small 0"):
        build.within(tmp_path, 998)


def test_the_summary_shows_seconds_with_three_decimals_and_a_missed_budget_ends_in_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = {f"{name} {which}": 3.1 for name in trying.BUDGETS for which in ("least", "median", "most")} | {
        "slowdown": 1.0
    }
    (tmp_path / project.NAME).mkdir()
    monkeypatch.setattr(project, "DIST", tmp_path)
    monkeypatch.setattr(trying, "timed", lambda program: times)
    assert build.main(["--keep-bundle", "--bundle-only"]) == 1
    out, err = capsys.readouterr()
    assert re.search(r"^first_paint least +3\.100$", out, re.MULTILINE)
    assert re.search(r"^bundle MB +0\.0$", out, re.MULTILINE)
    assert "first_paint took 3.100 s at least, of 0.500 allowed" in err
    assert json.loads((tmp_path / "summary.json").read_text("utf-8"))["first_step budget"] == "MISSED (2.500)"


def test_the_notes_of_a_release_are_its_section_of_the_changelog() -> None:
    changelog = "# Changelog\n\n## 0.2.0 (unreleased)\n\n* B.\n\n## 0.1.0\n\n* A.\n"
    assert changes.notes(changelog, "v0.2.0", "0.2.0") == "* B.\n"
    assert changes.notes(changelog, "v0.1.0", "0.1.0") == "* A.\n"
    with pytest.raises(ValueError, match="does not fit version"):
        changes.notes(changelog, "v0.1.0", "0.2.0")
    with pytest.raises(ValueError, match="has no section about"):
        changes.notes(changelog, "v0.3.0", "0.3.0")
    assert changes.notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), f"v{VERSION}")


def test_every_action_of_the_release_is_pinned() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v[\d.]+", comment), action


def test_the_keychain_of_the_release_stays_open_for_as_long_as_the_job_may_take() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    done = re.findall(r"^ +security ([a-z-]+)", text, re.MULTILINE)
    before = ["create-keychain", "set-keychain-settings", "unlock-keychain", "import", "set-key-partition-list"]
    assert done == [*before, "list-keychains"]
    seconds = re.search(r"set-keychain-settings -lut (\d+) ", text)
    minutes = re.search(r"timeout-minutes: (\d+)", text)
    assert seconds
    assert minutes
    assert int(seconds[1]) > 60 * int(minutes[1])
    assert not re.search(r'-[pkP] ""', text)  # a keychain that anybody may open


@pytest.mark.skipif(shutil.which("bash") is None, reason="tool: bash")
def test_the_checks_that_a_missing_program_skips_are_named(tmp_path: Path) -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    part = script[script.index("lacking=") : script.index('echo "-- release workflow"')]
    every = ["appstreamcli", "desktop-file-validate", "makensis", "objdump"]

    def said() -> str:
        command = [str(shutil.which("bash")), "-euo", "pipefail", "-c", part]
        return subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True).stdout

    assert said().count("\n") == 1
    assert all(f"({name})" in said() for name in every)
    for name in every:
        (tmp_path / name).touch(mode=0o755)
    assert said() == ""


def test_an_appdir_has_what_an_appimage_needs_and_starts_from_anywhere(
    bundle: Path, drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appdir, "DIST", tmp_path / "dist with a space")
    folder = appdir.build(bundle)
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        [".DirIcon", "AppRun", f"{project.IDENTIFIER}.desktop", f"{project.IDENTIFIER}.png", "usr"]
    )
    with Image.open(folder / ".DirIcon") as icon:
        assert icon.size == (appdir.ICON, appdir.ICON)
    link = tmp_path / "link"
    link.symlink_to(folder / "AppRun")
    assert subprocess.run([link], capture_output=True, text=True, check=True).stdout == "stand-in\n"
    assert appdir.build(bundle) == folder  # again, over the old one
