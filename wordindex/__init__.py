"""Tool: an index of the words of a table's texts, on SQLite and on PostgreSQL. Knows no news.

A migration builds it (`operation`), querysets ask it (`WordIndex`), and what people type is taken
apart for it (`terms`).
"""

from wordindex.building import operation
from wordindex.index import WordIndex, contained, read_first
from wordindex.typed import terms

__all__ = ["WordIndex", "contained", "operation", "read_first", "terms"]
