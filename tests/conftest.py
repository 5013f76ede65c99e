"""Fixtures that more than one room's tests use."""

from __future__ import annotations

import pytest

from copydesk.model.dossier import Dossier
from invented_story import invented_dossier


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """An invented story with a finding of every kind."""
    return invented_dossier()
