"""The sample pictures, written once for all tests."""

import pytest

from tests.darkroom.metadata import exiftool
from tests.darkroom.metadata.samples import SAMPLES


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """Return {sample: path}."""
    return exiftool.write(SAMPLES, tmp_path_factory.mktemp("pictures"))
