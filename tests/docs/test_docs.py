"""The documentation says what the program does: options, formats, links and examples."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import msgspec
import pytest

from copydesk.cli import build_parser
from copydesk.model.dossier import Dossier

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])


def reference() -> str:
    """The command-line reference, from the parser itself."""
    os.environ["COLUMNS"] = "100"
    parser = build_parser()
    parts = ["# Command line\n", f"```\n{parser.format_help()}```\n"]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                parts.append(f"## {name}\n\n```\n{command.format_help()}```\n")
    return "\n".join(parts)


def test_the_command_line_reference_is_up_to_date(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs" / "cli.md"
    if request.config.getoption("--update"):
        page.write_text(reference(), "utf-8")
    # help is laid out a little differently by newer Pythons, so only words are compared
    assert page.read_text("utf-8").split() == reference().split(), "run: make test UPDATE=1"


def test_every_part_of_the_dossier_is_documented() -> None:
    documented = (ROOT / "docs" / "formats.md").read_text("utf-8")
    for field in msgspec.structs.fields(Dossier):
        if field.encode_name != "schema":
            assert f"`{field.encode_name}`" in documented, field.encode_name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", readme, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target
    known = build_parser().format_help()
    for command in re.findall(r"copydesk (\w+) ", readme):
        if command not in {"reads"}:
            assert command in known, command
