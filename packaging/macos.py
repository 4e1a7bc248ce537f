"""What macOS wants to know of the bundle: its property list, and how its disk image looks."""

from __future__ import annotations

from typing import Any

import project

LEAST_SYSTEM = "14.0"


def info_plist() -> dict[str, Any]:
    """Info.plist: who it is, what it opens, and that it draws at the screen's full resolution."""
    run = f"{project.IDENTIFIER}.run"
    return {
        "CFBundleName": project.TITLE,
        "CFBundleDisplayName": project.TITLE,
        "CFBundleIdentifier": project.IDENTIFIER,
        "CFBundleShortVersionString": project.VERSION,
        "CFBundleVersion": project.VERSION,
        "CFBundlePackageType": "APPL",
        "CFBundleExecutable": project.NAME,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ru"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        "LSArchitecturePriority": ["arm64"],
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSHumanReadableCopyright": f"© {project.AUTHORS}, MIT licence",
        "CFBundleDocumentTypes": [
            _document("wgan-desktop run", [run], "Owner"),
            _document("Settings or a run (TOML)", [f"{project.IDENTIFIER}.settings"], "Alternate"),
            _document("Points (CSV)", ["public.comma-separated-values-text"], "Alternate"),
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": run,
                "UTTypeDescription": "wgan-desktop run",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["wgan"]},
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{project.IDENTIFIER}.settings",
                "UTTypeDescription": "Settings or a run (TOML)",
                "UTTypeConformsTo": ["public.plain-text"],
                "UTTypeTagSpecification": {"public.filename-extension": ["toml"]},
            }
        ],
    }


def _document(name: str, types: list[str], rank: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": rank,
        "LSItemContentTypes": types,
    }


def dmg_settings() -> dict[str, Any]:
    """The settings of dmgbuild: the app on the left, the folder that it is dragged to on the right."""
    app = f"{project.TITLE}.app"
    return {
        "files": [str(project.DIST / app)],
        "symlinks": {"Applications": "/Applications"},
        "icon": str(project.BUILD / "made" / "icons" / "icon.icns"),
        "format": "ULMO",
        "filesystem": "APFS",
        "window_rect": ((200, 200), (560, 340)),
        "icon_size": 112,
        "icon_locations": {app: (150, 150), "Applications": (410, 150)},
        "background": "#eef1f5",
    }
