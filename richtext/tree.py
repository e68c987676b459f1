"""Read HTML that nh3 has cleaned into a tree. Raw HTML does not come here."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "col", "wbr"}

# Elements below it are unwrapped, their text stays: the walk over the tree is recursive.
DEEPEST = 80


@dataclass
class Element:
    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list = field(default_factory=list)

    def walk(self):
        """Yield every element below this one, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def find(self, name):
        """Return the first element of that name below this one, or None."""
        return next((element for element in self.walk() if element.name == name), None)

    def text(self):
        """Return all the text below this element; a line break is a space."""
        return "".join(
            child if isinstance(child, str) else " " if child.name == "br" else child.text()
            for child in self.children
        )


def parse(html):
    """Return the root of the tree of a cleaned fragment."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]
        self._too_deep = 0

    def handle_starttag(self, tag, attrs):
        if tag not in VOID and len(self._open) > DEEPEST:
            self._too_deep += 1
            return
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        # What nh3 writes is balanced, so an end tag always closes the last one opened.
        if self._too_deep:
            self._too_deep -= 1
        elif tag not in VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data):
        self._open[-1].children.append(data)
