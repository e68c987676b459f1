"""What a web server hands over of a request, and what it should not."""

# Of the request, whatever a process may have been given by these names (PEP 3333).
OF_THE_REQUEST = {
    "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH",
    "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "REMOTE_PORT",
}  # fmt: skip


def for_requests_alone(application, *, process):
    """Return the WSGI application, told nothing of the `process` environment.

    As CGI did, granian hands it over with each request: the database's password would stand in the
    mail about an error, among the request's own words.
    """
    # An HTTP_PROXY of the process is no header of a reader's either.
    not_told = frozenset(process) - OF_THE_REQUEST

    def told(environ, start_response):
        asked = {name: value for name, value in environ.items() if name not in not_told}
        return application(asked, start_response)

    return told
