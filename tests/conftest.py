"""Fixtures and options that more than one room's tests use."""

from __future__ import annotations

import pytest
from hypothesis import settings

from copydesk.model.dossier import Dossier
from invented_story import invented_dossier

# A busy machine is no failure: how long an example takes is not what the properties are about.
settings.register_profile("patient", deadline=None, derandomize=True)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write expected files anew instead of comparing")


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """An invented story with a finding of every kind."""
    return invented_dossier()
