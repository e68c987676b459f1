"""The door of kept pages inside Django: what it would cost as the first of its middlewares."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse

from newsroom.wsgi import application as outside


class KeptPages:
    """Ask the door first, and make a response of Django's of what it says."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = []
        body = outside(request.environ, lambda *said: answer.extend(said))
        response = HttpResponse(b"".join(body), status=int(answer[0][:3]))
        for name, value in answer[1]:
            response[name] = value
        return response


settings.MIDDLEWARE = ["bench.inside.KeptPages"]
application = get_wsgi_application()
