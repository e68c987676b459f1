"""A page with nothing but the editor, served as the article form is: same scripts, same policy."""

import mimetypes
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.utils import translation

from richtext.editor import EDITOR_CSP, BodyEditor
from tests.browser import running_chromium

STRICT_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
}
PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Bài</title>
{media}<script src="/static/photos.js"></script></head>
<body><form method="post"><label for="id_body">Thân bài</label>{field}</form></body></html>"""
# Stands for the photo library: one photo, chosen or uploaded.
PHOTOS = """window.uploaded = [];
window.NewsroomPhotos = {
  photo: {id: 17, thumbnail: "/static/ckeditor/ckeditor/plugins/icons.png",
          caption: "Người dân đến giao dịch", credit: "LK", alt: ""},
  choose() { return Promise.resolve(this.photo); },
  upload(file) { window.uploaded.push(file.type); return Promise.resolve(this.photo); },
};
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sample));
"""


class BodyForm(forms.Form):
    body = forms.CharField(widget=BodyEditor)


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def policy():
    merged = {
        name: STRICT_CSP.get(name, []) + EDITOR_CSP.get(name, [])
        for name in [*STRICT_CSP, *EDITOR_CSP]
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in merged.items())


def respond(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/static/photos.js":
        kind, content = "text/javascript", PHOTOS.encode()
    elif path.startswith("/static/"):
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        found = finders.find(path.removeprefix("/static/"))
        if not found:
            start_response("404 Not Found", [])
            return [b""]
        with open(found, "rb") as file:
            content = file.read()
    elif path in {"/vi/", "/en/"}:
        kind, content = "text/html; charset=utf-8", page(path.strip("/")).encode()
    else:
        start_response("204 No Content", [])
        return [b""]
    start_response("200 OK", [("Content-Type", kind), ("Content-Security-Policy", policy())])
    return [content]


def page(language):
    with translation.override(language):
        form = BodyForm(initial={"body": "<p>Mở bài.</p>"})
        return PAGE.format(language=language, media=form.media, field=form["body"])


@pytest.fixture(scope="session")
def editor_address():
    server = make_server("127.0.0.1", 0, respond, handler_class=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def chromium():
    """A browser for one module: its loop, left open, stops the database of the next."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def editor_page(chromium, editor_address):
    """Open the editor in a language; whatever the browser complained about is in `.complaints`."""
    page = chromium.new_page(viewport={"width": 1100, "height": 900})
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            message.type in {"error", "warning"} and page.complaints.append(message.text)
        ),
    )

    def start(language="vi"):
        page.goto(f"{editor_address}/{language}/")
        page.wait_for_selector(".cke_wysiwyg_div")
        return page

    yield start
    page.close()
