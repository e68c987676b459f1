"""How long a page may be kept, and under which keys; knows no article."""

from pagecache.keeping import keep
from pagecache.kept import EVERY, UNNAMED

__all__ = ["EVERY", "UNNAMED", "keep"]
