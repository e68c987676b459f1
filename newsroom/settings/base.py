"""What every newsroom has in common; demo, test and production say the rest."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

VAR_DIR = Path(env("NEWSROOM_VAR", default=str(BASE_DIR / "var")))

DEBUG = False
DEMO_LOGINS = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

# -- apps: the floors of ARCHITECTURE.md, top to bottom; `vietnamese` stands before Django's own
# apps because the first app that has a translation wins.
INSTALLED_APPS = [
    "vietnamese",
    "newsroom.apps.NewsroomConfig",
    "shift",
    "receipts",
    "royalties",
    "publishing",
    "frontpage",
    "search",
    "articles",
    "photos",
    "people",
    "richtext",
    "pagecache",
    "newsroom.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "ckeditor",
]

# Readers' pages use no session, cookie or CSRF token: these run below DESK_PREFIX only.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pagecache.middleware.ReaderPageMiddleware",
    "newsroom.middleware.OriginMiddleware",
    "newsroom.replicas.ReplicaMiddleware",
    "newsroom.middleware.DeskSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.DeskCsrfMiddleware",
    "newsroom.middleware.DeskAuthenticationMiddleware",
    "newsroom.middleware.DeskLanguageMiddleware",
    "newsroom.middleware.DeskMessageMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = True

# Where journalists and editors work, and where pictures are, without the leading slash.
DESK_PREFIX = "desk/"
MEDIA_PREFIX = "media/"
# One host serves all three here; production gives readers, desk and pictures an origin each.
SITE_ORIGIN = env("SITE_ORIGIN", default="http://localhost:8000")
DESK_ORIGIN = MEDIA_ORIGIN = ""

# Readers' pages are Jinja's, in a folder of their own; all others are Django's. No name means
# a template of both. Readers have no session: nobody is asked for who they are or for messages.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "site"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "newsroom.jinja.environment",
            "context_processors": ["frontpage.context_processors.furniture"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                # The page to sign in on bears the paper's name.
                "frontpage.context_processors.furniture_if_asked",
            ],
        },
    },
]

FORM_RENDERER = "newsroom.widgets.Renderer"

# -- database: SQLite unless DATABASE_URL names PostgreSQL
SQLITE_OPTIONS = {
    # With Django's stock settings 217 of 295 saves of 20 editors failed ("database is locked").
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
    ),
}
POSTGRESQL_OPTIONS = {
    "connect_timeout": 2,
    "options": (
        "-c statement_timeout=10000 -c lock_timeout=3000"
        " -c idle_in_transaction_session_timeout=30000"
    ),
}
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRESQL_OPTIONS)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# In seconds. SQLite too: opening a file and its pragmas cost a request 2 ms of CPU.
DATABASES["default"]["CONN_MAX_AGE"] = 60
# Copies of the primary, from which readers' pages may be read (`newsroom.replicas`).
DATABASE_REPLICAS = []
for _address in env.list("DATABASE_REPLICA_URLS", default=[]):
    DATABASE_REPLICAS.append(f"replica{len(DATABASE_REPLICAS) + 1}")
    DATABASES[DATABASE_REPLICAS[-1]] = {
        **env.db_url_config(_address),
        "OPTIONS": {
            **POSTGRESQL_OPTIONS,
            # Readers need not wait for one that is away: the primary has it all.
            "connect_timeout": 1,
            "tcp_user_timeout": 2_000,
        },
        "CONN_MAX_AGE": 60,
        "TEST": {"MIRROR": "default"},
    }
DATABASE_ROUTERS = ["newsroom.replicas.ReplicaRouter"] if DATABASE_REPLICAS else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- people
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.StaffBackend"]
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"/{DESK_PREFIX}"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.views.session_lost"
# Nobody may publish what nobody else has read; a very small newsroom may switch it off.
FOUR_EYES = env.bool("FOUR_EYES", default=True)

# -- what is done after the request: rows of the database, worked off by `manage.py db_worker`
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- what answers readers' searches: a `search.engine.Engine`; docs/search.md says how to write one
SEARCH_ENGINE = "search.postings.Postings"

# -- language and time: Vietnamese first, English complete
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
# The second one also where only LOCALE_PATHS counts: the admin's calendar.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "vietnamese" / "locale"]
FORMAT_MODULE_PATH = ["vietnamese.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

# -- files: static files are public, photo renditions are public, photo originals are not
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = f"/{MEDIA_PREFIX}"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Two buckets instead of the two folders, anything that speaks S3: pictures for readers, which the
# application hands out (a licence that ends must end at the address, too), and private originals.
if env("S3_MEDIA_BUCKET", default=""):
    for alias, bucket in (("default", "S3_MEDIA_BUCKET"), ("originals", "S3_ORIGINALS_BUCKET")):
        STORAGES[alias] = {
            "BACKEND": "storages.backends.s3.S3Storage",
            # The keys come from where boto3 looks for them: AWS_ACCESS_KEY_ID and so on.
            "OPTIONS": {
                "bucket_name": env(bucket),
                "endpoint_url": env("S3_ENDPOINT", default=None),
                "region_name": env("S3_REGION", default=None),
                "default_acl": None,
                "file_overwrite": False,
            },
        }
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# -- headers; newsroom.middleware.HeadersMiddleware has those for which Django has no setting
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# -- editor: django-ckeditor bundles CKEditor 4.22.1, the last open release, with known holes.
# It is an untrusted input device: what it sends is cleaned by richtext.sanitise on every write,
# its upload app is not installed, and the weaker CSP it needs stands on the article form alone.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]
# The check looks for the name of Django's CSRF middleware; DeskCsrfMiddleware is that very class,
# for the desk, which is the only place with a session to abuse.
SILENCED_SYSTEM_CHECKS += ["security.W003"]

# -- readers' pages: how long caches that nobody tells of changes may keep a page, in seconds
READER_PAGE_TTL = 60
# Where the pages that were made are kept: "file" (in VAR_DIR, for one machine), the address of a
# Redis or Valkey (redis://, rediss://, unix://) for several, or "off".
PAGE_CACHE = env("PAGE_CACHE", default="file")
# Caches outside that are told of changes: varnish://host:port, fastly://service, cloudflare://zone
PAGE_CACHE_PURGES = env.list("PAGE_CACHE_PURGES", default=[])
FASTLY_KEY = env("FASTLY_KEY", default="")
CLOUDFLARE_TOKEN = env("CLOUDFLARE_TOKEN", default="")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
