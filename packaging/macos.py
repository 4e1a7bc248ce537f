"""What macOS wants to know of the bundle: its property list, and how its disk image looks."""

from __future__ import annotations

import json
import os
import plistlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import project
import trying
from project import BUILD, NAME, TITLE

LEAST_SYSTEM = "14.0"


def info_plist() -> dict[str, Any]:
    """Info.plist: who it is, what it opens, and that it draws at the screen's full resolution."""
    run, settings = f"{project.IDENTIFIER}.run", f"{project.IDENTIFIER}.settings"
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleIdentifier": project.IDENTIFIER,
        "CFBundleShortVersionString": project.VERSION,
        "CFBundleVersion": project.VERSION,
        "CFBundlePackageType": "APPL",
        "CFBundleExecutable": project.NAME,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ru"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"© {project.AUTHORS}, MIT licence",
        "CFBundleDocumentTypes": [
            _document(f"{TITLE} run", [run], "Owner"),
            _document("Settings or a run (TOML)", [settings], "Alternate"),
            _document("Points (CSV)", ["public.comma-separated-values-text"], "Alternate"),
        ],
        "UTExportedTypeDeclarations": [_type(run, f"{TITLE} run", "public.data", "wgan")],
        "UTImportedTypeDeclarations": [_type(settings, "Settings or a run (TOML)", "public.plain-text", "toml")],
    }


def _type(identifier: str, name: str, kind: str, suffix: str) -> dict[str, Any]:
    return {
        "UTTypeIdentifier": identifier,
        "UTTypeDescription": name,
        "UTTypeConformsTo": [kind],
        "UTTypeTagSpecification": {"public.filename-extension": [suffix]},
    }


def _document(name: str, types: list[str], rank: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": rank,
        "LSItemContentTypes": types,
    }


def dmg_settings(app: Path) -> dict[str, Any]:
    """The settings of dmgbuild: the app on the left, the folder that it is dragged to on the right."""
    return {
        "files": [str(app)],
        "symlinks": {"Applications": "/Applications"},
        "icon": str(BUILD / "made" / "icons" / "icon.icns"),
        "format": "ULMO",
        "filesystem": "APFS",
        "window_rect": ((200, 200), (560, 340)),
        "icon_size": 112,
        "icon_locations": {app.name: (150, 150), "Applications": (410, 150)},
        "background": "#eef1f5",
    }


def build_dmg(bundle: Path) -> Path:
    """Disk image for macOS."""
    path = project.artefact(".dmg")
    settings = BUILD / "dmg.json"
    settings.write_text(json.dumps(dmg_settings(bundle.parent / f"{TITLE}.app")), encoding="utf-8")
    make = "import dmgbuild, json, pathlib, sys; file, name, out = sys.argv[1:]; "
    make += "dmgbuild.build_dmg(out, name, settings=json.loads(pathlib.Path(file).read_text()))"
    tools = {"PYTHONPATH": str(BUILD / "tools")}
    subprocess.run([sys.executable, "-c", make, str(settings), TITLE, str(path)], check=True, env=os.environ | tools)
    return path


INSTALLERS = (build_dmg,)


def try_installers(dmg: Path) -> dict[str, float]:
    """Mount the image, copy the app out of it as a person does, start it, and throw it away."""
    with tempfile.TemporaryDirectory() as folder:
        mounted, app = Path(folder) / "image", Path(folder) / "Applications" / f"{TITLE}.app"
        subprocess.run(
            ["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(mounted), str(dmg)], check=True
        )
        try:
            shutil.copytree(mounted / app.name, app, symlinks=True)
        finally:
            subprocess.run(["hdiutil", "detach", str(mounted)], check=True)
        subprocess.run(["codesign", "--verify", "--deep", str(app)], check=True)
        told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
        if told["CFBundleShortVersionString"] != project.VERSION:
            raise trying.NotWorkingError(f"the app says that it is version {told['CFBundleShortVersionString']}")
        times = trying.timed([app / "Contents" / "MacOS" / NAME])
    return {f"installed, {name}": value for name, value in times.items()}
