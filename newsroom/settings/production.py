"""The real thing: everything secret or local comes from the environment, or it does not start."""

from urllib.parse import urlsplit

from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import env

SECRET_KEY = env("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be 50 random characters or more.")

if DATABASE_REPLICAS and not DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    raise ImproperlyConfigured("DATABASE_REPLICA_URLS needs PostgreSQL in DATABASE_URL.")

# -- three origins: readers, desk, pictures. On one host, a script that slipped into a reader's
# page or a picture would act with the session of the editor who looks at it.
SITE_ORIGIN = env("SITE_ORIGIN")
DESK_ORIGIN = env("DESK_ORIGIN")
MEDIA_ORIGIN = env("MEDIA_ORIGIN")
_origins = [urlsplit(origin) for origin in (SITE_ORIGIN, DESK_ORIGIN, MEDIA_ORIGIN)]
if any(f"https://{origin.hostname}" != origin.geturl() for origin in _origins):
    raise ImproperlyConfigured(
        "SITE_ORIGIN, DESK_ORIGIN and MEDIA_ORIGIN are written like https://www.example.vn"
    )
if len({origin.netloc for origin in _origins}) < 3:
    raise ImproperlyConfigured(
        "SITE_ORIGIN, DESK_ORIGIN and MEDIA_ORIGIN must be three hosts, so that no script on a"
        " reader's page or in a picture can reach the desk."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[origin.hostname for origin in _origins])
MEDIA_URL = f"{MEDIA_ORIGIN}/{MEDIA_PREFIX}"  # noqa: F405
CONTENT_SECURITY_POLICY["DIRECTIVES"] |= {  # noqa: F405
    "img-src": [SELF, MEDIA_ORIGIN],
    "upgrade-insecure-requests": True,
}

SECURE_SSL_REDIRECT = True
# A load balancer asks from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# Browsers take a __Host- cookie from its own host alone, by HTTPS; it must be for all its paths.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
