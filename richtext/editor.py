"""The editor that bodies are written in; the only module that names CKEditor."""

from ckeditor.widgets import CKEditorWidget


class BodyEditor(CKEditorWidget):
    """Textarea that becomes an editor."""
