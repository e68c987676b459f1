"""Take a preview back to what a reader gets: without the bar, with readers' own addresses."""

import re
from html import unescape

BAR = re.compile(r'<aside class="as-of".*?</aside>', re.DOTALL)
SOURCE = re.compile(r'<pre class="as-of-source">(.*?)</pre>', re.DOTALL)


def bar_of(text):
    """Return the one bar of a preview."""
    (bar,) = BAR.findall(text)
    return bar


def as_readers_get(text, base):
    """Return the page of a preview whose front page stands at `base`."""
    text = text.replace(bar_of(text), "")
    if source := SOURCE.search(text):
        return unescape(source[1])
    text = text.replace(f'="{base}', '="/')
    return text.replace("/desk/photos/files/", "/media/photos/")
