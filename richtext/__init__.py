"""HTML in, safe HTML out. Knows no news.

`sanitise` cleans, `RichTextField` cleans on every write, the others turn the pictures of a body
into what the editor shows, what is stored and what readers see. `editor` is the only module that
names CKEditor.
"""

from .fields import RichTextField
from .figures import (
    EditorFigure,
    Figure,
    figure_keys,
    for_editor,
    for_reader,
    from_editor,
    is_empty,
    plain_text,
)
from .sanitise import sanitise

__all__ = [
    "EditorFigure",
    "Figure",
    "RichTextField",
    "figure_keys",
    "for_editor",
    "for_reader",
    "from_editor",
    "is_empty",
    "plain_text",
    "sanitise",
]
