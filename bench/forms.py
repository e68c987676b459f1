"""Read the form of a page as a browser would, to send it back with a change."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields = {}
        self._open = None
        self._depth_of_form = 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in {"submit", "button", "file"}:
            if attrs.get("type") not in {"checkbox", "radio"} or "checked" in attrs:
                self.fields[name] = attrs.get("value") or ""
        elif tag in {"textarea", "select"} and name:
            self._open = name
            self.fields[name] = [] if tag == "select" else ""
        elif tag == "option" and self._open and "selected" in attrs:
            self.fields[self._open].append(attrs.get("value", ""))

    def handle_endtag(self, tag):
        if tag in {"textarea", "select"}:
            self._open = None

    def handle_data(self, data):
        if self._open and isinstance(self.fields.get(self._open), str):
            self.fields[self._open] += data


def fields_of(html):
    """Return name → value (a list for a select) of every field on the page."""
    reader = _Reader()
    reader.feed(html)
    return reader.fields
