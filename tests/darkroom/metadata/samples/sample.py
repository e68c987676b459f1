"""What a sample is."""

from dataclasses import dataclass, fields

from darkroom.metadata import Words


@dataclass(frozen=True, eq=False)
class Sample:
    """A picture: what exiftool writes into it, and the fields that should be read, no others."""

    name: str
    tags: tuple[str, ...]
    expected: Words
    extension: str = "jpg"

    def __str__(self):
        return self.name

    def fields_that_matter(self, words):
        """Return the fields that have something in what is expected or in what was read."""
        return [
            field.name
            for field in fields(Words)
            if getattr(self.expected, field.name) or getattr(words, field.name)
        ]

    def wrong(self, words):
        """Return {field: (read, expected)} of what was read wrongly."""
        pairs = {
            field: (getattr(words, field), getattr(self.expected, field))
            for field in self.fields_that_matter(words)
        }
        return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}


def sample(name, tags, extension="jpg", **expected):
    """Return a sample, its tags as lines "group:tag=value"; "⏎" stands for a line break."""
    lines = (line.strip().replace("⏎", "\n") for line in tags.strip().split("\n"))
    return Sample(name, tuple(filter(None, lines)), Words(**expected), extension)
