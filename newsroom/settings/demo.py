"""A newsroom to try on one machine: known passwords, plain HTTP. Never for readers."""

from .base import *  # noqa: F403

DEMO_LOGINS = True
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]  # noqa: F405
ALLOWED_HOSTS = ["*"]
# It signs nothing that is worth anything: demo data on one machine.
SECRET_KEY = "demo-only-" + "x" * 50
