"""The house has floors: imports and foreign keys point downwards only."""

import subprocess
import sys
import tomllib

import pytest
from django.apps import apps
from django.conf import settings

ROOT = settings.BASE_DIR
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS = CONTRACT["contracts"][0]["layers"]
# The height of each package, counted from the ground; what is not ours lies below it.
FLOORS = {
    package.strip(): len(LAYERS) - depth
    for depth, layer in enumerate(LAYERS)
    for package in layer.split("|")
}
# They stand outside the house and look at it; nothing in it may know them.
OUTSIDE = {"tests", "bench"}
DRAWERS = {
    "utils",
    "util",
    "common",
    "core",
    "helpers",
    "services",
    "misc",
    "tools",
    "lib",
    "shared",
}


def packages():
    """Return the top-level packages of the repository."""
    return {path.parent.name for path in ROOT.glob("*/__init__.py")}


def modules():
    """Return every module and package of ours, as paths from the root."""
    folders = [ROOT / name for name in packages()]
    return [path.relative_to(ROOT) for folder in folders for path in folder.rglob("*.py")]


def relations():
    """Return every link from a model of ours to another model."""
    return [
        pytest.param(model, field.related_model, id=f"{model._meta.label}.{field.name}")
        for model in apps.get_models(include_auto_created=True)
        if floor(model)
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.concrete and field.related_model
    ]


def floor(model):
    return FLOORS.get(model.__module__.split(".")[0], 0)


def test_imports_point_downwards_only():
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()"]
    report = subprocess.run(  # noqa: S603 our own contract, our own interpreter
        [*lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert report.returncode == 0, report.stdout + report.stderr


def test_every_package_has_its_floor():
    assert packages() - OUTSIDE == set(FLOORS)
    assert set(CONTRACT["root_packages"]) == set(FLOORS)


def test_the_contract_has_no_exceptions():
    assert [contract.get("ignore_imports", []) for contract in CONTRACT["contracts"]] == [[]]


@pytest.mark.parametrize(("model", "related"), relations())
def test_foreign_keys_point_to_the_same_floor_or_down(model, related):
    assert floor(related) <= floor(model)


def test_nothing_in_the_house_knows_its_tests():
    guilty = [
        str(path)
        for path in modules()
        if path.parts[0] not in OUTSIDE
        for line in (ROOT / path).read_text("utf-8").splitlines()
        if line.lstrip().startswith(
            tuple(f"{verb} {name}" for verb in ("from", "import") for name in OUTSIDE)
        )
    ]
    assert guilty == []


def test_the_house_has_no_drawers():
    named = {path: {path.stem, *path.parts[:-1]} for path in modules()}
    assert {str(path) for path, names in named.items() if names & DRAWERS} == set()
