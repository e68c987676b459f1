"""The same clock as for the other readers' pages."""

from tests.reader.conftest import clock

__all__ = ["clock"]
