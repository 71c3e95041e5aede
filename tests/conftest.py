"""What several tests share: the folder of data that is no part of the repository."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder (HEARSAY_SHARED, by default ../shared); without it a test is skipped, or fails if none may be."""
    folder = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
    if folder.is_dir():
        return folder
    reason = f"{folder} is not there; set HEARSAY_SHARED to the folder of shared data"
    if os.environ.get("HEARSAY_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
