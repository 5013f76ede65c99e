"""The page in a real headless browser, with axe: from disk, with and without script, narrow and wide, light and dark.

Needs node, Chromium, and `npm install` in this folder (or COPYDESK_NODE_MODULES); without them these tests skip.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from copydesk.model.dossier import Dossier
from copydesk.render.page import to_page

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("COPYDESK_NODE_MODULES", HERE / "node_modules"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def page(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_text(to_page(dossier), encoding="utf-8")
    return path


def check(page: Path, width: int, scheme: str, script: str, tmp_path: Path) -> dict[str, Any]:
    """What check.mjs found, or a skip that says what is missing."""
    node = shutil.which("node")
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if node is None:
        pytest.skip("node is not installed")
    if browser is None:
        pytest.skip("no Chromium is installed")
    if not (MODULES / "axe-core").is_dir() or not (MODULES / "playwright-core").is_dir():
        pytest.skip("axe-core and playwright-core are not installed: run npm install in tests/web")
    # Node looks for modules beside the script, so it runs from a folder that has both.
    shutil.copy(HERE / "check.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(MODULES.resolve())
    command = [node, str(tmp_path / "check.mjs"), browser, str(page), str(width), scheme, script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (768, "dark"), (320, "light"), (320, "dark")])
def test_with_script(page: Path, width: int, scheme: str, tmp_path: Path) -> None:
    found = check(page, width, scheme, "script", tmp_path)
    assert found["violations"] == []
    assert found["passes"] > 30
    assert not found["scrolls_sideways"]
    assert found["opened"] == 1
    assert found["lit"] == found["target"]
    assert found["closed"]
    assert found["focus_kept"]
    assert found["filtered"] == 1
    assert found["said"] == []
    assert found["asked"] == []


def test_without_script(page: Path, tmp_path: Path) -> None:
    found = check(page, 390, "light", "noscript", tmp_path)
    assert found["url_ends_with_target"]
    assert found["target_in_view"]
    assert found["target_lit"]
    assert found["kinds_left"]
    assert found["said"] == []
    assert found["asked"] == []
