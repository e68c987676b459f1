"""The stack: nginx, Varnish, two web nodes, a desk, a primary and a replica, and what they need."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import origins
from bench.stack.databases import Databases
from bench.stack.service import Service, free_ports, listens, output_of, wait_until

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
# On machines of their own, each node collects its static files. Packing them takes half a minute of
# CPU: here they stay for the next stack.
STATIC = ROOT / "var" / "stack" / "static"
HOSTS = {"SITE_HOST": origins.SITE, "DESK_HOST": origins.DESK, "MEDIA_HOST": origins.MEDIA}
# Readers' processes, and one for the people at the desk.
NODES, DESK = ("node1", "node2"), "desk"
PLACES = ("http", "https", "varnish", "purges", "valkey", "buckets")
PLACES += (*NODES, DESK, "primary", "replica")


class Stack:
    """Everything of deploy/ at work, in a folder that is taken away at the end."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="newsroom-stack-"))
        # Servers that are not root's look into it.
        self.home.chmod(0o755)
        self.ports = dict(zip(PLACES, free_ports(len(PLACES)), strict=True))
        self.names = self._names()
        database_ports = self.ports["primary"], self.ports["replica"]
        self.databases = Databases(self.home, self.fill, database_ports)
        self.environment = self._environment()
        self.valkey, self.buckets = self._valkey(), self._buckets()
        self.nodes, self.desk = [self._node(name) for name in NODES], self._node(DESK)
        self.worker = self._worker()
        self.varnish, self.nginx = self._varnish(), self._nginx()

    @property
    def services(self):
        """All that runs, in the order in which it is started."""
        return [
            *(self.databases.primary, self.databases.replica, self.valkey, self.buckets),
            *(*self.nodes, self.desk),
            *(self.worker, self.varnish, self.nginx),
        ]

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error):
        self.stop()

    def stop(self):
        """Stop everything that runs, and take the files away."""
        for service in reversed(self.services):
            service.ask_to_stop()
        for service in reversed(self.services):
            service.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def revive(self):
        """Start again what has ended by itself, as systemd does (Restart=always)."""
        for service in self.services:
            if service.has_ended:
                service.start()

    def manage(self, *arguments):
        """Run a command of the newsroom on the first node."""
        environment = os.environ | self.environment | self._own("node1")
        return output_of([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment)

    def fill(self, name, **more):
        """Write out a file of deploy/, its names filled; return where."""
        path = self.home / "etc" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        filling = [sys.executable, DEPLOY / "fill", DEPLOY / name]
        path.write_text(output_of(filling, env=os.environ | self.names | more), "utf-8")
        return path

    def _start(self):
        with ThreadPoolExecutor() as at_once:
            made = [at_once.submit(self._make_static), at_once.submit(self.valkey.start)]
            made += [at_once.submit(self._make_tables), at_once.submit(self.buckets.start)]
            for each in made:
                each.result()
        self._make_buckets()
        with ThreadPoolExecutor() as at_once:
            for each in [at_once.submit(node.start) for node in (*self.nodes, self.desk)]:
                each.result()
        for service in (self.worker, self.varnish, self.nginx):
            service.start()

    def _make_tables(self):
        self.databases.start()
        self.manage("migrate", "--verbosity=0", "--no-input")

    def _make_static(self):
        self.manage("compile_catalogs")
        for name in (*NODES, DESK):
            (self.home / name).mkdir()
            (self.home / name / "static").symlink_to(STATIC)
        if not _static_is_fresh():
            self.manage("collectstatic", "--verbosity=0", "--no-input")

    def _make_buckets(self):
        code = (
            "import os, boto3; client = boto3.client('s3', endpoint_url=os.environ['S3_ENDPOINT']);"
            "[client.create_bucket(Bucket=name) for name in ('photos', 'originals')]"
        )
        environment = os.environ | self.environment
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)

    def _names(self):
        names = {f"{place.upper()}": f"127.0.0.1:{self.ports[place]}" for place in PLACES}
        return HOSTS | {
            "HTTP": names["HTTP"],
            "HTTPS": names["HTTPS"],
            "VARNISH": names["VARNISH"],
            "NODES": " ".join(names[name.upper()] for name in NODES),
            "DESK_NODES": names[DESK.upper()],
            "PURGE_SECRET": "",
            "CHECKOUT": str(ROOT),
            "STATIC": str(STATIC),
            "NGINX_FOLDER": str(self.home / "etc" / "nginx"),
            "NGINX_LOGS": str(self.home),
            "ACME": str(self.home),
            "TLS_CERTIFICATE": str(self.home / "certificate.pem"),
            "TLS_KEY": str(self.home / "key.pem"),
            "VALKEY_HOST": "127.0.0.1",
            "VALKEY_PORT": str(self.ports["valkey"]),
            "VALKEY_PASSWORD": secrets.token_hex(16),
            "VALKEY_MEMORY": "64mb",
        }

    def _environment(self):
        """Return what /etc/newsroom/environment would say, on every node the same."""
        valkey = f":{self.names['VALKEY_PASSWORD']}@127.0.0.1:{self.ports['valkey']}"
        return origins.ENVIRONMENT | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT), *_more_packages()]),
            "SECRET_KEY": secrets.token_hex(40),
            "DATABASE_URL": self.databases.url(self.ports["primary"]),
            "DATABASE_REPLICA_URLS": self.databases.url(self.ports["replica"]),
            "PAGE_CACHE": f"redis://{valkey}/0",
            "PAGE_CACHE_PURGES": f"varnish://127.0.0.1:{self.ports['purges']}",
            "S3_MEDIA_BUCKET": "photos",
            "S3_ORIGINALS_BUCKET": "originals",
            "S3_ENDPOINT": f"http://127.0.0.1:{self.ports['buckets']}",
            "AWS_ACCESS_KEY_ID": "stack",
            "AWS_SECRET_ACCESS_KEY": "stack",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def _own(self, node):
        """Return what is a node's own: a folder in which nobody else looks."""
        return {"NEWSROOM_VAR": str(self.home / node)}

    def _service(self, name, command, is_ready, **more):
        log = self.home / f"{name}.log"
        return Service(name, command, log=log, is_ready=is_ready, **more)

    def _node(self, name):
        gunicorn = [sys.executable, "-m", "gunicorn", "newsroom.wsgi:application"]
        gunicorn += [f"--bind=127.0.0.1:{self.ports[name]}", f"--chdir={ROOT}"]
        gunicorn += ["--workers=1", "--threads=4", "--worker-class=gthread", "--max-requests=0"]
        gunicorn += ["--keep-alive=30", "--log-level=warning", "--no-control-socket"]
        # Nobody is left to wait for when the stack ends.
        gunicorn += ["--graceful-timeout=2"]
        ready = listens(self.ports[name])
        return self._service(name, gunicorn, ready, environment=self.environment | self._own(name))

    def _worker(self):
        worker = [sys.executable, ROOT / "manage.py", "db_worker"]
        worker += ["--interval=0.5", "--no-startup-delay"]
        environment = self.environment | self._own("node1")
        return self._service("worker", worker, lambda: True, environment=environment)

    def _valkey(self):
        server = shutil.which("valkey-server") or shutil.which("redis-server")
        command = [server, self.fill("valkey/newsroom.conf"), "--dir", self.home]
        return self._service("valkey", command, listens(self.ports["valkey"]))

    def _buckets(self):
        # What speaks S3 here is the one of the tests; it keeps all in memory.
        code = "from moto.server import main; main()"
        command = [sys.executable, "-W", "ignore", "-c", code, "-p", str(self.ports["buckets"])]
        return self._service("buckets", command, listens(self.ports["buckets"]))

    def _varnish(self):
        command = ["varnishd", "-F", "-n", self.home / "varnish", "-T", "none"]
        command += ["-f", self.fill("varnish/newsroom.vcl"), "-s", "malloc,64m"]
        command += ["-a", f"site={self.names['VARNISH']}"]
        command += ["-a", f"purge=127.0.0.1:{self.ports['purges']}"]
        return self._service("varnish", command, listens(self.ports["varnish"]))

    def _nginx(self):
        for name in ("newsroom", "proxy", "static", "headers"):
            self.fill(f"nginx/{name}.conf")
        if list(Path("/etc/nginx/modules-enabled").glob("*brotli-static*")):
            (self.home / "etc/nginx/optional").mkdir()
            self.fill("nginx/brotli.conf").rename(self.home / "etc/nginx/optional/brotli.conf")
        self._make_certificate()
        outside = f"pid {self.home}/nginx.pid; error_log {self.home}/nginx.log; daemon off;"
        command = ["nginx", "-c", self.fill("nginx/nginx.conf"), "-g", outside]
        return self._service("nginx", command, listens(self.ports["https"]))

    def _make_certificate(self):
        names = ",".join(f"DNS:{host}" for host in HOSTS.values())
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            + ["-nodes", "-days", "2", "-subj", "/CN=stack", "-addext", f"subjectAltName={names}"]
            + ["-keyout", self.names["TLS_KEY"], "-out", self.names["TLS_CERTIFICATE"]],
            capture_output=True,
            check=True,
        )

    def wait_for_replica(self):
        """Wait until the replica has all that the primary has."""
        now = self.databases.ask("SELECT pg_current_wal_lsn()")
        has_it = f"SELECT pg_last_wal_replay_lsn() >= '{now}'"
        wait_until(lambda: self.databases.ask(has_it, of="replica") == "t", "the replica")


def _static_is_fresh():
    """Tell whether no source of static files is younger than those that were collected."""
    STATIC.mkdir(parents=True, exist_ok=True)
    manifest = STATIC / "staticfiles.json"
    sources = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    sources.append(ROOT / "requirements" / "base.txt")
    youngest = max(path.stat().st_ctime for path in sources)
    return manifest.exists() and manifest.stat().st_mtime > youngest


def _more_packages():
    """Return the folders of packages that our own interpreter was given."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return [folder for folder in given if folder and Path(folder).resolve() != ROOT]
