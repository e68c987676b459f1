"""How long a page may be kept, and under which keys; knows no article."""

from pagecache.keeping import keep

__all__ = ["keep"]
