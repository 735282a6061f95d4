"""What many tests share: the demo projects, a blank one, and golden texts."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from filing.draft import load
from filing.project import Project

ROOT = Path(__file__).parent.parent
DEMOS = ROOT / "assets" / "demos"
GOLDEN = Path(__file__).parent / "golden"
# How long a busy machine takes says nothing of what is right.
settings.register_profile("wizard", deadline=None)
settings.load_profile("wizard")


def demo(name: str) -> Project:
    """One of the demo projects."""
    return load((DEMOS / f"{name}.json").read_bytes()).project


@pytest.fixture(scope="session")
def pushed() -> Project:
    """The complete demo of a recommending algorithm."""
    return demo("push")


@pytest.fixture(scope="session")
def generated() -> Project:
    """The complete demo of a generating algorithm that calls a third party's model."""
    return demo("generation")


@pytest.fixture
def golden():
    """Compare a text with the kept one; UPDATE_GOLDEN=1 keeps the new one."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert actual == path.read_text(encoding="utf-8")

    return compare
