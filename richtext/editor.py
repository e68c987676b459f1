"""The editor that bodies are written in; the only module that names CKEditor.

CKEditor is an untrusted input device: what it sends is cleaned by `sanitise` whatever its own
filter did. Its divarea mode runs under a policy without inline scripts; `EDITOR_CSP` says what
the page of the editor needs beyond what other pages have, and no other page may have it.
"""

from ckeditor.widgets import CKEditorWidget
from django.forms.widgets import Media, Script
from django.templatetags.static import static

from . import allowed

# For csp.decorators.csp_update. The data: image is the handle by which a picture is moved.
EDITOR_CSP = {
    "script-src-elem": ["'self'"],
    "script-src-attr": ["'unsafe-inline'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
}

TOOLBAR = [
    ["Crosshead", "SmallCrosshead"],
    ["Bold", "Italic", "Superscript", "Subscript"],
    ["Link", "Unlink"],
    ["BulletedList", "NumberedList", "Blockquote"],
    ["Picture", "Video", "Table"],
    ["PasteText", "RemoveFormat"],
    ["Undo", "Redo", "Find"],
]

# What the editor's pictures and videos hold while they are edited, in its filter's own syntax.
EDITED_FIGURES = (
    "figure(photo,video)[data-key,data-photo,data-credit,data-decorative,data-embed,data-id];"
    "figcaption;img[src,alt]"
)


def content_filter():
    """Say to the editor's own filter what `allowed` says to the sanitiser."""
    plain = sorted(allowed.TAGS - set(allowed.ATTRIBUTES))
    rules = [" ".join(plain)]
    for tag in sorted(set(allowed.ATTRIBUTES) - {"figure"}):
        rules.append(f"{tag}[{','.join(sorted(allowed.ATTRIBUTES[tag]))}]")
    return ";".join([*rules, EDITED_FIGURES])


CONFIG = {
    "toolbar": TOOLBAR,
    "allowedContent": content_filter(),
    "removePlugins": "elementspath,resize,scayt,wsc,uploadimage,uploadwidget,exportpdf",
    "removeDialogTabs": "link:target;link:advanced;link:upload;table:advanced",
    "linkShowTargetTab": False,
    "linkShowAdvancedTab": False,
    "linkDefaultProtocol": "https://",
    # Nothing of the editor's own files is loaded that a newsroom would not see.
    "customConfig": "",
    "stylesSet": False,
    "entities": False,
    "disableNativeSpellChecker": False,
    "clipboard_handleImages": False,
    "dialog_noConfirmCancel": True,
    "tabSpaces": 0,
}


class BodyEditor(CKEditorWidget):
    """Textarea that becomes the editor of a body: few buttons, pictures, a count of words.

    The form fills it with `figures.for_editor` and reads it with `figures.from_editor`. Pictures
    come from `window.NewsroomPhotos`; the page that has it loads it.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("template_name", "richtext/body_editor.html")
        kwargs.setdefault("extra_plugins", ["divarea", "autogrow", "newsroompicture"])
        super().__init__(*args, **kwargs)
        self.config = {**CONFIG, "extraPlugins": self.config["extraPlugins"]}

    def get_context(self, name, value, attrs):
        # The address of a file with a hash in its name is known when the page is written.
        folder, _, file = static("richtext/picture/plugin.js").rpartition("/")
        self.external_plugin_resources = [["newsroompicture", f"{folder}/", file]]
        return super().get_context(name, value, attrs)

    @property
    def media(self):
        return super().media + Media(
            css={"all": ["richtext/editor.css"]},
            js=[
                Script("richtext/body-editor.js", defer=True),
                Script("richtext/sending.js", defer=True),
            ],
        )
