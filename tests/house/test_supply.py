"""What the newsroom is built from: known packages, locked to their bytes."""

import re
import tomllib

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
# Security releases: below them a stranger's upload or a picture may take the machine.
LEAST = {"django": (5, 2, 19), "pillow": (13, 0, 0), "nh3": (0, 3, 8), "pi-heif": (1, 4, 0)}


def entries(path):
    """Return the lock's text by package."""
    text = path.read_text("utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return {re.match(r"[\w.-]+", line)[0].lower(): line for line in lines}


def wanted(path):
    """Return the packages that somebody chose, without versions and extras."""
    lines = path.read_text("utf-8").splitlines()
    return {re.match(r"[\w.-]+", line)[0].lower() for line in lines if re.match(r"\w", line)}


@pytest.mark.parametrize("lock", LOCKED, ids=lambda path: path.name)
def test_every_package_is_locked_to_its_bytes(lock):
    loose = [
        name
        for name, line in entries(lock).items()
        if not re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", line)
    ]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKED, ids=lambda path: path.name)
def test_what_was_chosen_is_locked(lock):
    assert wanted(lock.with_suffix(".in")) - entries(lock).keys() == set()


@pytest.mark.parametrize("package", LEAST)
def test_the_security_releases_are_there(package):
    version = re.search(r"==([\d.]+)", entries(ROOT / "requirements" / "base.txt")[package])[1]
    assert tuple(map(int, version.split("."))) >= LEAST[package]


def test_the_project_names_what_it_is_locked_to():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}
    assert named == wanted(ROOT / "requirements" / "base.in")


def test_both_locks_agree():
    base, test = (entries(ROOT / "requirements" / f"{name}.txt") for name in ("base", "test"))
    assert {name for name in base if base[name].split()[0] != test[name].split()[0]} == set()
