"""The files of deploy/: complete, filled without gaps, and closed where they should be."""

import re
import shutil
import subprocess
import sys
from configparser import RawConfigParser

import pytest
import yaml
from django.core.management import get_commands

from bench.stack.whole import DEPLOY

NAME = re.compile(r"@([A-Z][A-Z_]*)@")
FILLED = sorted(
    path.relative_to(DEPLOY).as_posix()
    for path in DEPLOY.rglob("*")
    if path.suffix in (".conf", ".vcl")
)
UNITS = sorted(path.name for path in (DEPLOY / "systemd").glob("*.service"))


def example():
    """Return the settings of the example, those that are commented out among them."""
    text = (DEPLOY / "environment.example").read_text("utf-8")
    return dict(re.findall(r"^#?([A-Z][A-Z0-9_]*)=\"?([^\"\n]*)", text, re.M))


def fill(name, **environment):
    return subprocess.run(
        [sys.executable, DEPLOY / "fill", DEPLOY / name],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


class TestFill:
    @pytest.mark.parametrize("name", FILLED)
    def test_the_example_names_all_that_is_asked_for_in(self, name):
        given = example() | {"BALANCER": "10.0.0.1"}
        run = fill(name, **given)
        assert run.returncode == 0, run.stderr
        assert NAME.findall(run.stdout) == []

    def test_nothing_is_left_open(self):
        run = fill("valkey/newsroom.conf", VALKEY_HOST="10.0.0.30")
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.strip().endswith("asks for VALKEY_PORT, which is not set.")

    def test_each_node_has_its_line(self):
        given = example() | {"NODES": "10.0.0.11:8000 10.0.0.12:8001"}
        vcl = fill("varnish/newsroom.vcl", **given).stdout
        assert re.findall(r'^backend (\w+) .*"(10[.\d]+)"; \.port = "(\d+)"', vcl, re.M) == [
            ("node1", "10.0.0.11", "8000"),
            ("node2", "10.0.0.12", "8001"),
        ]
        assert vcl.count("nodes.add_backend(") == 2


class TestVarnish:
    def test_it_knows_the_parameters_that_the_pages_know(self):
        table = pytest.importorskip("newsroom.parameters").PARAMETERS
        vcl = (DEPLOY / "varnish/newsroom.vcl").read_text("utf-8")
        known = {names.strip("()") for names in re.findall(r'"&\(\?!(.+?)=\)', vcl)}
        assert known == {"|".join(names) for _pattern, names in table}


class TestUnits:
    @pytest.mark.parametrize("name", UNITS)
    def test_a_unit_may_write_into_its_own_folder_alone(self, name):
        unit = RawConfigParser(strict=False)
        unit.optionxform = str
        unit.read(DEPLOY / "systemd" / name)
        service = unit["Service"]
        assert service["User"] == "newsroom"
        assert service["ProtectSystem"] == "strict"
        assert service["ReadWritePaths"] == "/var/lib/newsroom"
        assert service["NoNewPrivileges"] == "yes"
        assert service["CapabilityBoundingSet"] == ""

    def test_what_is_cleared_up_every_night_are_commands_of_ours(self):
        text = (DEPLOY / "systemd/newsroom-daily.service").read_text("utf-8")
        named = re.findall(r"manage\.py (\w+)", text)
        assert len(named) == 4
        assert set(named) <= set(get_commands())

    @pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
    @pytest.mark.parametrize("name", [*UNITS, "newsroom-daily.timer"])
    def test_systemd_understands(self, name):
        run = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", DEPLOY / "systemd" / name],
            capture_output=True,
            text=True,
            check=False,
        )
        # The program is not where the unit will find it.
        known = ("is not executable: No such file or directory", "Failed to prepare filename")
        assert [line for line in run.stderr.splitlines() if not any(w in line for w in known)] == []


class TestContainers:
    """They are not run here: what can be read of them is."""

    def test_the_image_installs_locked_packages_and_runs_as_nobody(self):
        text = (DEPLOY / "Dockerfile").read_text("utf-8")
        assert "--require-hashes" in text
        last = text.rpartition("\nFROM ")[2]
        assert "\nUSER newsroom\n" in last
        assert "pip install" not in last

    def test_only_the_front_is_open_to_the_world(self):
        services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
        assert [name for name, service in services.items() if "ports" in service] == ["nginx"]
        ours = [service for service in services.values() if service["image"] == "newsroom"]
        assert len(ours) == 5
        assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in ours)
