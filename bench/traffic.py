"""`python -m bench.traffic`: a newsroom at work while readers ask for its pages, with 3 processes.

First, whether anybody is shown what was there before, once a story has been published: its pages
are all asked for, each over new connections, as soon as the button's answer is there. Then, how
long readers wait while twenty people save and publish. Pages are kept without any extra server. The
desk has one of the processes for itself, unless `--together` is said.
"""

import argparse
import http.client
import json
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from functools import partial
from itertools import count
from random import Random
from statistics import median
from typing import NamedTuple

from bench import origins, server
from bench.apart import add_database_url, own_newsroom

FLAGS = ["--threads=4", "--worker-class=gthread", "--max-requests=0"]
FLAGS += ["--no-control-socket", "--keep-alive=30"]
TIMES = 3  # each page, so that several processes answer
TOP = 200
# Pages that name the story; others lead to it, or name the parts of the sitemap.
NAMING = {"story", "section", "author", "topic", "day", "rss", "section-rss", "front"}
NAMING |= {"sitemap-part", "news-sitemap"}


def main():
    options = _options()
    with own_newsroom(options.database_url):
        sys.exit(_report(options))


def _options():
    parser = argparse.ArgumentParser(prog="bench.traffic", description=__doc__)
    parser.add_argument("--stories", type=int, default=3_000)
    parser.add_argument("--publications", type=int, default=60, help="each is updated once, too")
    parser.add_argument("--rate", type=int, default=1_000, help="of readers while these go out")
    parser.add_argument("--seconds", type=int, default=300, help="how long the twenty work")
    parser.add_argument("--editors", type=int, default=20)
    parser.add_argument("--pause", type=float, default=15, help="s between a person's saves")
    parser.add_argument("--steady-rate", type=int, default=500, help="of readers meanwhile")
    parser.add_argument(
        "--together", action="store_true", help="no process of its own for the desk, but three"
    )
    add_database_url(parser)
    return parser.parse_args()


def _report(options):
    from bench import run, tables
    from bench.paper import Paper

    run.set_up(lambda line: print(line, file=sys.stderr, flush=True))
    paper = Paper(options.stories)
    paper.grow(options.stories)
    run.settle(paper)
    print(tables.machine(), flush=True)
    with ExitStack() as stack:

        def running(workers):
            gunicorn = partial(server.gunicorn, flags=[*FLAGS, f"--workers={workers}"])
            started = server.running("newsroom.wsgi", command=gunicorn, PAGE_CACHE="file")
            return stack.enter_context(started).port

        readers = running(3 if options.together else 2)
        ports = Ports(readers, readers if options.together else running(1))
        stale = _freshness(ports, paper, options)
        errors = _shift(ports, paper, options)
    print(f"Load at the end: {tables.load()}")
    return 1 if stale or errors else 0


class Ports(NamedTuple):
    """Where readers ask, and where the desk does."""

    readers: int
    desk: int


class _Readers:
    """A crowd in a process of its own; what it met is in `told` when it has gone home."""

    def __init__(self, port, paper, rate):
        from bench import pages

        kinds = pages.addresses(paper)
        lists = [address for kind in ("front page", "section", "RSS") for address in kinds[kind]]
        self.addresses = [*lists, *kinds["article"][:TOP]]
        self.command = [sys.executable, "-m", "bench.crowd", str(port), str(rate)]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.process.stdin.write(json.dumps(self.addresses) + "\n")
        self.process.stdin.flush()
        self.process.stdout.readline()  # They are there.
        return self

    def __exit__(self, *error):
        told, _nothing = self.process.communicate()
        self.told = json.loads(told)


# -- is what was published there?


def _freshness(ports, paper, options):
    """Publish and update stories among readers; print the table and return how often it failed."""
    from bench import tables
    from bench.deskwork import AtDesk

    editor, found = AtDesk(paper.editor, ports.desk), []
    stories = [paper.approved() for _ in range(options.publications)]
    with _Readers(ports.readers, paper, options.rate) as readers:
        for article in stories:
            for verb in ("publish", "update"):
                found.append(_published(editor, article, verb, ports.readers))
    asked, stale = sum(row[2] for row in found), [line for row in found for line in row[3]]
    rows = [
        ("publications and updates", len(found)),
        ("answers asked for as soon as it was said", asked),
        ("of these stale", len(stale)),
        ("until the button had its answer, median ms", round(median(row[0] for row in found))),
        ("the slowest, ms", round(max(row[0] for row in found))),
        ("until all pages had been seen right, median ms", round(median(row[1] for row in found))),
        *_as_rows(readers.told),
    ]
    title = f"Publishing among {options.rate:,} requests a second"
    print(tables.table(title, ["what", "found"], rows), flush=True)
    for line in stale[:20]:
        print(line)
    return len(stale) + _failed(readers.told)


def _published(editor, article, verb, port):
    """Press the button; return (ms, ms until all was seen, pages asked, what was stale)."""
    from articles.models import Publication
    from articles.pages import pages_changed

    word = f"{verb}{article.pk}"
    fields = editor.open(article.pk) | {"headline": f"Tin mới {word} ở bến cảng"}
    told = {"update-kind": "update", "update-looked_twice": "on"} if verb == "update" else {}
    if verb == "publish":
        # Changing the text of a story that was passed is a save of its own.
        editor.send(article.pk, fields, _continue="1")
        fields = editor.open(article.pk)
    start = time.perf_counter()
    editor.send(article.pk, fields, _verb=verb, **told)
    pressed = time.perf_counter() - start
    newest = Publication.objects.filter(article=article).order_by("-number").first()
    if word not in newest.headline:
        raise RuntimeError(f"{verb} of {article.pk} did not go out.")
    asked, stale = 0, []
    for page in pages_changed(article, at=newest.visible_from):
        for _time in range(TIMES):
            # An earlier address leads on to the one that has the word.
            status, text = _get(port, page.address)
            asked += 1
            if status >= 500 or (page.kind in NAMING and word not in text):
                stale.append(f"{status} {page.kind} {page.address} without {word}")
    seen = time.perf_counter() - start
    return pressed * 1_000, seen * 1_000, asked, stale


def _get(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address, headers=origins.headers(origins.SITE))
        response = connection.getresponse()
        text = response.read().decode()
        return response.status, text + response.headers.get("Location", "")
    finally:
        connection.close()


# -- how long do readers wait?


def _shift(ports, paper, options):
    """Let people work among readers for a while; print the table and return what failed."""
    from bench import tables

    people = [_Person(ports.desk, paper, number, options) for number in range(options.editors)]
    with _Readers(ports.readers, paper, options.steady_rate) as readers:
        for person in people:
            person.start()
        for person in people:
            person.join()
    done = [row for person in people for row in person.done]
    failed = [line for person in people for line in person.failed]
    rows = _as_rows(readers.told)
    for what in ("form", "save", "update"):
        took = sorted(ms for name, ms in done if name == what)
        if took:
            rows.append((f"{what}s", len(took)))
            rows.append((f"{what}, median ms", round(median(took))))
            rows.append((f"{what}, p99 ms", round(took[int(len(took) * 0.99)])))
    rows.append(("failures of people at the desk", len(failed)))
    title = f"{options.editors} people at the desk among {options.steady_rate:,} requests a second"
    print(tables.table(title, ["what", "found"], rows), flush=True)
    for line in failed[:10]:
        print(line)
    return len(failed) + _failed(readers.told)


class _Person(threading.Thread):
    """Somebody with a live story: opens it, types, saves, and every fourth time publishes."""

    def __init__(self, port, paper, number, options):
        super().__init__()
        from articles import actions
        from bench.deskwork import AtDesk

        self.random = Random(number)
        article = paper.approved()
        actions.publish(
            article_id=article.pk, version=article.version, actor=paper.editor, at=paper.now
        )
        self.article, self.pause = article.pk, options.pause
        self.until = options.seconds
        self.desk = AtDesk(paper.editor, port)
        self.done, self.failed = [], []

    def run(self):
        end = time.perf_counter() + self.until
        time.sleep(self.random.uniform(0, self.pause))
        for turn in count(1):
            if time.perf_counter() > end:
                return
            try:
                self._work(turn)
            except (OSError, RuntimeError, http.client.HTTPException) as error:
                self.failed.append(f"{type(error).__name__}: {str(error)[:300]}")
            time.sleep(self.random.uniform(0.5, 1.5) * self.pause)

    def _work(self, turn):
        fields = self._timed("form", self.desk.open, self.article)
        fields["body"] += f"<p>Đoạn thứ {turn}.</p>"
        self._timed("save", self.desk.send, self.article, fields, _continue="1")
        if turn % 4 == 0:
            fields = self._timed("form", self.desk.open, self.article)
            note = {"update-kind": "update", "update-looked_twice": "on"}
            self._timed("update", self.desk.send, self.article, fields, _verb="update", **note)

    def _timed(self, what, ask, *args, **more):
        start = time.perf_counter()
        found = ask(*args, **more)
        self.done.append((what, (time.perf_counter() - start) * 1_000))
        return found


def _as_rows(told):
    return [
        ("readers' requests", told["asked"]),
        ("a second", round(told["a second"])),
        ("answered", ", ".join(f"{status}: {n:,}" for status, n in told["met"].items())),
        *((f"readers wait, {share} ms", round(ms, 1)) for share, ms in told["ms"].items()),
        ("readers wait, slowest ms", round(told["slowest ms"], 1)),
    ]


def _failed(told):
    return sum(number for status, number in told["met"].items() if status != "200")


if __name__ == "__main__":
    main()
