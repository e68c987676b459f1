"""What an index of words is called in the database, and what it reads."""

from dataclasses import dataclass

# Of a longer word PostgreSQL's index has the beginning only: it refuses keys above 2,700 bytes.
LONGEST_WORD = 100


@dataclass(frozen=True)
class Names:
    """The index `prefix` of a table with two texts: the words with their marks, and without.

    Both texts begin and end with a space and have one space between two words, as `exact` and
    `fold` of `vietnamese.text` divide them.
    """

    prefix: str
    table: str
    exact: str = "search_exact"
    folded: str = "search_folded"

    @property
    def words(self):
        """The table of words on SQLite, the function that takes texts apart on PostgreSQL."""
        return f"{self.prefix}_words"

    @property
    def holding(self):
        """PostgreSQL's function that asks its index."""
        return f"{self.prefix}_holding"

    @property
    def index(self):
        """PostgreSQL's index: "search_publication_words" of "articles_publication"."""
        return f"{self.prefix}_{self.table.partition('_')[2]}_words"
