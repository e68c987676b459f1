"""What a page says, whatever an edge did to its bytes on the way: minified, with a script added."""

import json
from html.parser import HTMLParser
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree

# What of an element's attributes a reader, a search engine or a programme acts on.
TELLING = {"href", "src", "srcset", "content", "datetime", "alt"}
UNSEEN = {"script", "style"}
DATA = "application/ld+json"
# When a feed without stories was made, which says nothing.
CHANCE = {"lastBuildDate"}


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.data = [], []
        self._inside = None

    def handle_starttag(self, tag, attributes):
        if tag in UNSEEN:
            self._inside = "data" if ("type", DATA) in attributes else "unseen"
            return
        self.words += [value or "" for name, value in attributes if name in TELLING]

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            self._inside = None

    def handle_data(self, text):
        if self._inside == "data":
            self.data.append(text)
        elif not self._inside:
            self.words += text.split()


def words(body):
    """Return everything that a page tells, as a list: its texts, links, pictures and data."""
    page = _read(body)
    return [*page.words, *page.data]


def story_data(body):
    """Return the NewsArticle that a page describes to search engines; None if there is none."""
    for text in _read(body).data:
        try:
            data = json.loads(text)
        except ValueError:
            continue
        if isinstance(data, dict) and data.get("@type") == "NewsArticle":
            return data
    return None


def _read(body):
    page = _Page()
    page.feed(body.decode("utf-8", "replace"))
    page.close()
    return page


def elements(body):
    """Return what a feed or sitemap says, element by element; None if it is not well-formed."""
    try:
        tree = ElementTree.fromstring(body)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return [
        (element.tag, sorted(element.attrib.items()), (element.text or "").strip())
        for element in tree.iter()
        if element.tag not in CHANCE
    ]
