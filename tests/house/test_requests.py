"""What the application is told with a request, whichever server stands in front."""

from newsroom.requests import for_requests_alone

PROCESS = {"DATABASE_URL": "postgres://newsroom:secret@10.0.0.20/x", "HTTP_PROXY": "http://p/"}
REQUEST = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "www.example.vn"}


def told(environ, process):
    def application(environ, start_response):
        return [environ]

    return for_requests_alone(application, process=process)(environ, None)[0]


def test_a_request_does_not_carry_the_passwords_of_the_process():
    assert told(PROCESS | REQUEST, PROCESS) == REQUEST


def test_what_a_reader_asks_for_is_told_whatever_the_process_was_given():
    given = PROCESS | {"SERVER_NAME": "a name of the machine", "QUERY_STRING": ""}
    asked = REQUEST | {"SERVER_NAME": "127.0.0.1", "QUERY_STRING": "q=song"}
    assert told(given | asked, given) == asked
