"""The readers' clock, as for the tests of readers' pages."""

from tests.reader.conftest import clock

__all__ = ["clock"]
