"""The weaker policy that the editor needs, for the article form alone."""

from functools import wraps

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update

# CKEditor 4 with its divarea plugin writes style attributes and inline handlers (measured under
# Chromium: no violation is left with these two). Script elements stay our own files.
EDITOR_POLICY = {
    "script-src-elem": [SELF],
    "script-src-attr": [UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
}


def editor_page(view):
    """Serve the view's page with the policy that the body editor needs."""

    @wraps(view)
    @csp_update(EDITOR_POLICY)
    def page(*args, **kwargs):
        return view(*args, **kwargs)

    return page
