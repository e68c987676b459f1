"""PostgreSQL of the stack: a primary, and a replica that follows its log."""

import os
import secrets
import signal
import subprocess
from pathlib import Path

from bench.stack.service import Service, output_of

HERE = ["-h", "127.0.0.1"]


class Server(Service):
    """A PostgreSQL server, which waits for nobody who is connected when it is stopped."""

    # Its children are groups of their own: it is told to end them as a crash does.
    stops_by, dies_by = signal.SIGINT, signal.SIGQUIT


class Databases:
    """Two servers with the settings of deploy/postgresql, in folders of their own."""

    def __init__(self, home, fill, ports):
        self.home, self.fill = home, fill
        self.primary_port, self.replica_port = ports
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)[-1]
        self.password = secrets.token_hex(16)
        self.sockets = home / "postgresql"
        self.sockets.mkdir()
        # The server refuses to run as root.
        self.owner = []
        if os.geteuid() == 0:
            self._run("chown", "postgres", self.sockets)
            self.owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self.primary = self._server("primary", self.primary_port)
        self.replica = self._server("replica", self.replica_port)

    def start(self):
        """Make both and start them; the replica follows before this ends."""
        data = self.sockets / "primary"
        self._owner(self.bin / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8",
                    "--locale=C.UTF-8", "--auth=trust")  # fmt: skip
        self._configure(data, "primary.conf")
        self.primary.start()
        for role in ("newsroom LOGIN", "replicator LOGIN REPLICATION"):
            self.ask(f"CREATE ROLE {role} PASSWORD '{self.password}'")
        self.ask("CREATE DATABASE newsroom OWNER newsroom ENCODING 'UTF8'")
        self._owner(
            *[self.bin / "pg_basebackup", "-D", self.sockets / "replica", "--checkpoint=fast"],
            *["--write-recovery-conf", "--create-slot", "--slot=replica1"],
            *["-d", self._address("replicator", self.primary_port, "")],
        )
        self._configure(self.sockets / "replica", "replica.conf")
        self.replica.start()

    def url(self, port, name="newsroom"):
        return self._address("newsroom", port, name)

    def ask(self, sql, *, of="primary", database="postgres"):
        """Ask one of the servers as its administrator; return what it prints."""
        port = self.primary_port if of == "primary" else self.replica_port
        psql = [self.bin / "psql", "-h", self.sockets, "-p", str(port), "-U", "postgres", "-qAt"]
        return self._run(*psql, "-d", database, "-c", sql).strip()

    def _address(self, user, port, name):
        return f"postgresql://{user}:{self.password}@127.0.0.1:{port}/{name}"

    def _configure(self, data, *files):
        """Include the files of deploy/, and let the bench in as administrator by the socket."""
        lines = [f"include '{self.fill(f'postgresql/{name}')}'\n" for name in files]
        with (data / "postgresql.conf").open("a") as settings:
            settings.writelines(lines)
        hba = self.fill("postgresql/pg_hba.conf", NETWORK="127.0.0.1/32").read_text("utf-8")
        (data / "pg_hba.conf").write_text(f"local all postgres trust\n{hba}")

    def _server(self, name, port):
        isready = [self.bin / "pg_isready", "-q", "-U", "postgres", "-d", "postgres"]
        isready += ["-h", self.sockets, "-p", str(port)]
        return Server(
            name,
            [*self.owner, self.bin / "postgres", "-D", self.sockets / name, "-p", port,
             "-k", self.sockets, "-c", "listen_addresses=127.0.0.1"],
            log=self.home / f"{name}.log",
            is_ready=lambda: subprocess.run(isready, check=False).returncode == 0,
        )  # fmt: skip

    def _owner(self, *command):
        return self._run(*self.owner, *command)

    def _run(self, *command):
        return output_of(command, cwd="/")


def _version(path):
    return float(path.parent.name)
