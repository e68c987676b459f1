"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")
application = get_wsgi_application()

# What follows reads the settings, and models need Django to be set up.
from newsroom.pages import with_kept_pages  # noqa: E402

application = with_kept_pages(application)
# A server that loads the application before it makes its processes would give each the same one.
connections.close_all()
