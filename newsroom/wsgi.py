"""The door for web servers."""

import os
import sys

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")
application = get_wsgi_application()

# What follows reads the settings, and models need Django to be set up.
from newsroom.pages import with_kept_pages  # noqa: E402

application = with_kept_pages(application)
# A kept page takes a fraction of a millisecond, and gives the interpreter away several times in
# it. Beside a form of the desk that is being made it waited five milliseconds for each of its
# turns, and so did all who stood behind it.
sys.setswitchinterval(0.001)
# A server that loads the application before it makes its processes would give each the same one.
connections.close_all()
