"""Linux: a .deb, and an archive with a script for one's own folder; both hold the same tree."""

from __future__ import annotations

import mmap
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import catalogue
import project
import trying
from project import BUILD, HERE, IDENTIFIER, NAME, ROOT
from pruning import HOST_LIBRARIES

from tools.libraries import administrator

NEEDED = re.compile(r"NEEDED\s+(\S+)")
GLIBC = re.compile(rb"GLIBC_2\.(\d+)\0")
LEVEL = 15  # of zstd: beyond it a minute more saves a hundredth


# The tree


def plant(bundle: Path, prefix: Path) -> None:
    """Lay out the bundle and all that a desktop wants to know of it, as under ``/usr``."""
    shutil.copytree(bundle, prefix / "lib" / NAME, symlinks=True, copy_function=os.link)
    (prefix / "bin").mkdir()
    (prefix / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    date = time.strftime("%Y-%m-%d", time.gmtime(committed()))
    for template, place in {
        "application.desktop": f"applications/{IDENTIFIER}.desktop",
        "metainfo.xml": f"metainfo/{IDENTIFIER}.metainfo.xml",
        "mime.xml": f"mime/packages/{IDENTIFIER}.xml",
    }.items():
        write(
            prefix / "share" / place, project.filled(HERE / "templates" / template, DATE=date, LINKS=catalogue.links())
        )
    icons = prefix / "share" / "icons" / "hicolor"
    for png in sorted((BUILD / "made" / "icons").glob("*.png")):
        size = png.stem.removeprefix("icon-")
        copy(png, icons / f"{size}x{size}" / "apps" / f"{IDENTIFIER}.png")
    copy(project.ICON, icons / "scalable" / "apps" / f"{IDENTIFIER}.svg")
    copy(ROOT / "LICENSE", prefix / "share" / "doc" / NAME / "copyright")


def committed() -> int:
    """The time of the last commit (now, outside a repository): the same source gives the same dates."""
    return int(project.git(ROOT, "log", "-1", "--format=%ct") or time.time())


def write(path: Path, text: str) -> None:
    """Write a text file that all may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def copy(source: Path, path: Path) -> None:
    """Copy a file that all may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
    path.chmod(0o644)


# What is needed of the system


def depends(bundle: Path) -> list[str]:
    """The Debian packages whose libraries the bundle is linked with and does not hold.

    Raises
    ------
    NotWorkingError
        For a library that is neither in the bundle nor known to be the system's.
    """
    libraries = [path for path in bundle.rglob("*") if path.is_file() and is_elf(path)]
    held = {path.name for path in libraries}
    wanted = {name: path for path in libraries for name in needed(path)}
    unknown = {name: path.name for name, path in wanted.items() if name not in held and name not in HOST_LIBRARIES}
    if unknown:
        said = ", ".join(f"{name} (for {path})" for name, path in unknown.items())
        raise trying.NotWorkingError(f"the bundle lacks libraries that it needs: {said}")
    packages = {HOST_LIBRARIES[name] for name in wanted if name not in held}
    newest = max(glibc(path) for path in libraries)
    return sorted(f"libc6 (>= 2.{newest})" if name == "libc6" else name for name in packages)


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed(path: str | Path) -> list[str]:
    """The libraries that a program or library is linked with."""
    said = subprocess.run(["objdump", "--private-headers", str(path)], capture_output=True, text=True, check=True)
    return NEEDED.findall(said.stdout)


def glibc(path: Path) -> int:
    """The minor version of the C library (2.x) that a file wants at least."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return max((int(found) for found in GLIBC.findall(data)), default=0)


# The installers


def build_deb(bundle: Path) -> Path:
    """Package for Debian and Ubuntu."""
    path = project.artefact(".deb")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        root = Path(folder) / "root"
        plant(bundle, root / "usr")
        size = sum(each.lstat().st_size for each in root.rglob("*")) // 1024
        words = {"MACHINE": project.machine(), "SIZE": str(size), "DEPENDS": ", ".join(depends(bundle))}
        write(root / "DEBIAN" / "control", project.filled(HERE / "templates" / "control", **words))
        readable(root)
        command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{LEVEL}", "--build", str(root), str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=reproducible())
    return path


def build_archive(bundle: Path) -> Path:
    """Archive with a script that installs into one's own folder."""
    path = project.artefact(".tar.zst")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        top = Path(folder) / f"{NAME}-{project.VERSION}"
        plant(bundle, top)
        script = top / "install.sh"
        write(script, project.filled(HERE / "templates" / "install.sh"))
        script.chmod(0o755)
        readable(top)
        packer = f"zstd -{LEVEL} -T0 --quiet --force"
        command = ["tar", "--sort=name", f"--mtime=@{committed()}", "--owner=0", "--group=0", "--numeric-owner"]
        subprocess.run([*command, "-C", folder, "-I", packer, "-cf", str(path), top.name], check=True)
    return path


def readable(root: Path) -> None:
    """Let everybody read what is installed, whatever the umask of this build was."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)


def reproducible() -> dict[str, str]:
    """The environment in which the same files become the same package."""
    return os.environ | {"SOURCE_DATE_EPOCH": str(committed())}


INSTALLERS = (build_deb, build_archive)


# Trying them


def try_installers(deb: Path, archive: Path) -> dict[str, float | str]:
    """Install each, start what was installed, remove it, and see that nothing is left; what was measured."""
    try_archive(archive)
    rights = administrator()
    with display() as shown:
        return try_unpacked(deb, shown) if rights is None else try_deb(deb, shown, rights)


def try_archive(archive: Path) -> None:
    """Into a home with a space and Cyrillic letters in its name, twice, as an upgrade is."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["tar", "-C", folder, "--zstd", "-xf", str(archive)], check=True)
        prefix = Path(folder) / "мой дом" / ".local"
        script, changed = Path(folder) / f"{NAME}-{project.VERSION}" / "install.sh", {"PREFIX": str(prefix)}
        quietly(str(script), **changed)
        stale = prefix / "lib" / NAME / "_internal" / "stale.so"
        stale.touch()
        quietly(str(script), **changed)
        if stale.exists():
            raise trying.NotWorkingError("an upgrade leaves files of the older version behind")
        trying.smoke([prefix / "bin" / NAME])
        quietly(str(prefix / "lib" / NAME / "install.sh"), "remove", **changed)
        nothing_left(prefix.rglob("*"))


def quietly(*command: str, **changed: str) -> None:
    """Run a command whose output nobody wants, and that asks nothing."""
    environment = os.environ | changed
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment)


def try_deb(deb: Path, shown: dict[str, str], rights: list[str]) -> dict[str, float | str]:
    """Install the package on this system, with what it depends on; purge it in the end.

    ``rights`` is what stands before a command that only root may give.
    """
    rights = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    quietly(*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", str(deb))
    try:
        listed = subprocess.run(["dpkg", "--listfiles", NAME], capture_output=True, text=True, check=True).stdout
        times = trying.timed([Path("/usr/bin") / NAME], shown)
    finally:
        quietly(*rights, "dpkg", "--purge", NAME)
    ours = [Path(line) for line in listed.splitlines() if NAME in line or IDENTIFIER in line]
    ours += Path("/var/lib/dpkg/info").glob(f"{NAME}.*")
    nothing_left(path for path in ours if path.exists())
    return {deb.name: "installed, started, purged"} | {f"installed, {name}": value for name, value in times.items()}


def try_unpacked(deb: Path, shown: dict[str, str]) -> dict[str, float | str]:
    """Start the package's program from a folder: what somebody may do who is not the administrator."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", str(deb), folder], check=True)
        times = trying.timed([Path(folder) / "usr" / "bin" / NAME], shown)
    return {deb.name: "not installed: needs root"} | {f"unpacked, {name}": value for name, value in times.items()}


def nothing_left(paths: Iterable[Path]) -> None:
    """See that there are none of these.

    Raises
    ------
    NotWorkingError
        Where there are.
    """
    found = sorted(map(str, paths))
    if found:
        raise trying.NotWorkingError(f"left behind after the removal: {', '.join(found[:8])}, {len(found)} in all")


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The environment of a real X server, a small one of its own; empty where there is none to be started."""
    if shutil.which("Xvfb") is None:
        yield {}
        return
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1600x900x24", "-nolisten", "tcp"],
        pass_fds=[theirs], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()
