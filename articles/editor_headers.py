"""The weaker policy that the editor needs, for the article form alone."""

from functools import wraps

from csp.decorators import csp_update

from richtext.editor import EDITOR_CSP


def editor_page(view):
    """Serve the view's page with the policy that the body editor needs."""

    @wraps(view)
    @csp_update(EDITOR_CSP)
    def page(*args, **kwargs):
        return view(*args, **kwargs)

    return page
