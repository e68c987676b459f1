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

    def test_nodes_that_nobody_has_named_are_missed(self):
        given = example() | {"NODES": ""}
        run = fill("nginx/newsroom.conf", **given)
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.strip().endswith("asks for NODES, which is not set.")


class TestDesk:
    """In processes of its own or not: one name in the environment says it."""

    NODES = "10.0.0.11:8000 10.0.0.12:8000"

    def servers(self, upstream, **given):
        """Return the servers that nginx asks, and those it asks where none of them answers."""
        conf = fill("nginx/newsroom.conf", **example() | {"NODES": self.NODES} | given).stdout
        block = re.search(rf"upstream {upstream} {{(.*?)}}", conf, re.DOTALL)[1]
        found = re.findall(r"^ +server (\S+) (.*);", block, re.M)
        spare = [address for address, flags in found if "backup" in flags]
        return [address for address, flags in found if "backup" not in flags], spare

    def test_it_has_the_nodes_of_its_name(self):
        asked, spare = self.servers("desk", DESK_NODES="10.0.0.13:8001 10.0.0.14:8001")
        assert asked == ["10.0.0.13:8001", "10.0.0.14:8001"]
        assert spare == self.NODES.split()

    def test_the_web_nodes_answer_it_where_nobody_says_otherwise(self):
        assert example()["DESK_NODES"] == ""
        asked, _spare = self.servers("desk")
        assert asked == self.NODES.split()

    def test_readers_are_never_sent_to_it(self):
        asked, spare = self.servers("readers", DESK_NODES="10.0.0.13:8001")
        assert (asked, spare) == ([example()["VARNISH"]], self.NODES.split())

    def purgers(self, **given):
        """Return the machines from which Varnish takes purges."""
        given = example() | {"NODES": self.NODES, "DESK_NODES": "10.0.0.13:8001"} | given
        vcl = fill("varnish/newsroom.vcl", **given).stdout
        return re.findall(r'"(.+)"', re.search(r"acl newsroom {(.*?)}", vcl, re.DOTALL)[1])

    def test_varnish_takes_its_purges_and_asks_it_for_no_page(self):
        known = {"localhost", "10.0.0.11", "10.0.0.12", "10.0.0.13"}
        assert set(self.purgers()) == known
        assert set(self.purgers(WORKERS="worker 10.0.0.15")) == known | {"worker", "10.0.0.15"}
        given = example() | {"NODES": self.NODES, "DESK_NODES": "10.0.0.13:8001"}
        vcl = fill("varnish/newsroom.vcl", **given).stdout
        asked = re.findall(r'^backend .*"(10[.\d]+)"', vcl, re.M)
        assert asked == ["10.0.0.11", "10.0.0.12"]

    def test_its_unit_runs_what_a_web_node_runs(self):
        web = service_of("newsroom-web.service")["ExecStart"]
        assert service_of("newsroom-desk.service")["ExecStart"] == web.replace("WEB_", "DESK_")


class TestVarnish:
    def test_it_knows_the_parameters_that_the_pages_know(self):
        table = pytest.importorskip("newsroom.parameters").PARAMETERS
        vcl = (DEPLOY / "varnish/newsroom.vcl").read_text("utf-8")
        known = {names.strip("()") for names in re.findall(r'"&\(\?!(.+?)=\)', vcl)}
        assert known == {"|".join(names) for _pattern, names in table}


def service_of(name):
    """Return the section of a unit that says what is run, and how."""
    unit = RawConfigParser(strict=False)
    unit.optionxform = str
    unit.read(DEPLOY / "systemd" / name)
    return unit["Service"]


class TestUnits:
    @pytest.mark.parametrize("name", UNITS)
    def test_the_example_names_all_that_a_unit_asks_for(self, name):
        asked = re.findall(r"\$\{(\w+)\}", (DEPLOY / "systemd" / name).read_text("utf-8"))
        assert [name for name in asked if not example().get(name)] == []

    @pytest.mark.parametrize("name", UNITS)
    def test_a_unit_may_write_into_its_own_folder_alone(self, name):
        service = service_of(name)
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
        assert len(ours) == 6
        assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in ours)

    def test_varnish_starts_after_all_whose_names_it_looks_up(self):
        services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
        assert services["varnish"]["depends_on"] == ["web1", "web2", "desk", "worker"]
