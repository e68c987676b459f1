"""Somebody who works at the desk over HTTP: opens a story, types, saves, publishes."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.test import Client

from bench import forms, origins

REFUSAL = re.compile(r'class="error(?:note|list)[^>]*>(.*?)</(?:p|ul)>', re.DOTALL)
CHANGE = "/desk/articles/article/{}/change/"


class AtDesk:
    """A person who is signed in, with a connection of their own to a server."""

    def __init__(self, person, port):
        client = Client(headers=origins.headers(origins.DESK))
        client.force_login(person)
        self.cookies = SimpleCookie(client.cookies)
        self.port = port

    def open(self, article_id):
        """Return the fields of a story's form."""
        status, page = self._ask("GET", CHANGE.format(article_id))
        if status != 200:
            raise RuntimeError(f"{status} for the form of {article_id}")
        return forms.fields_of(page)

    def send(self, article_id, fields, **more):
        """Send the form, to save it or (`_verb`) to press a button; raise unless it was taken."""
        status, page = self._ask("POST", CHANGE.format(article_id), fields | more)
        if status != 302:
            raise RuntimeError(f"{status} for {more} of {article_id}: {REFUSAL.findall(page)}")

    def _ask(self, method, path, fields=None):
        # A new one each time, as gunicorn hangs up on people who think.
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = origins.headers(origins.DESK) | {
            "Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items()),
            "Origin": f"https://{origins.DESK}",
        }
        body = None
        if fields is not None:
            body = urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body=body, headers=headers)
            response = connection.getresponse()
            for line in response.headers.get_all("Set-Cookie", []):
                self.cookies.load(line)
            return response.status, response.read().decode()
        finally:
            connection.close()
