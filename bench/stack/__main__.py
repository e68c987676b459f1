"""`scripts/with-stack .venv/bin/python -m bench.stack`: what a request costs on its way."""

import argparse
import json
import os

import django

FORMS = 50


def main():
    """Write a paper into the stack, ask for its pages in each way, print the table."""
    parser = argparse.ArgumentParser(prog="bench.stack", description=__doc__)
    parser.add_argument("--stories", type=int, default=300)
    parser.add_argument("--requests", type=int, default=1_000, help="a row, of what is kept")
    options = parser.parse_args()
    told = json.loads(os.environ["STACK"])
    # Settings read the environment when they are imported. What is written here is in no cache yet.
    os.environ |= told["environment"] | {"PAGE_CACHE": "off", "PAGE_CACHE_PURGES": ""}
    django.setup()

    from bench import tables
    from bench.stack.costs import COLUMNS, Running

    running = Running(told)
    rows = []
    for name, costs in _measured(running, options):
        cells = [tables.number(sum(costs.values()), 3)]
        cells += [tables.number(costs[column], 3) for column in COLUMNS]
        rows.append((name, *cells))
    print(tables.machine())
    head = ["request", "all", *COLUMNS]
    print(tables.table("CPU milliseconds a request, by server, over kept connections", head, rows))
    print(f"Load at the end: {tables.load()}")


def _measured(running, options):
    """Yield (name, costs) for each way of asking, what is kept twice: the first one warms it up."""
    from articles.models import Publication
    from bench import origins
    from bench.paper import Paper

    paper = Paper(options.stories)
    paper.grow(options.stories)
    public = Publication.objects.visible(at=paper.now).cards().newest()
    stories = [story.get_absolute_url() for story in public]
    kept, many = stories[0], options.requests
    # Files and pages are told apart by nothing but who answers.
    for name, place, path, expected in (
        ("nginx: a static file, packed beforehand", "https", _css(running), 200),
        ("Varnish: a refusal of a dozen bytes", "varnish", "/", 421),
        ("Varnish: a kept article", "varnish", kept, 200),
        ("nginx, Varnish: a kept article", "https", kept, 200),
        ("a web node: a kept article", "node1", kept, 200),
    ):
        host = origins.SITE if expected == 200 else "stranger.example"
        for times in (20, many):
            costs = running.cpu_ms(place, [path] * times, expected=expected, host=host)
        yield name, costs
    fresh = iter(stories[1:])
    some = max(1, len(stories) // 3)
    for name, place in (
        ("nginx, Varnish, web node: an article nobody has asked for", "https"),
        ("a web node: an article nobody has asked for", "node1"),
    ):
        yield name, running.cpu_ms(place, [next(fresh) for _ in range(some)])
    yield "nginx, the desk: the form of a story", _form(running, paper)


def _form(running, paper):
    """Return what it costs to open a story at the desk, after the first times."""
    from bench import origins
    from bench.deskwork import CHANGE, AtDesk

    editor = AtDesk(paper.editor, running.ports["desk"])
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in editor.cookies.items())
    path = CHANGE.format(paper.approved().pk)
    for times in (5, FORMS):
        costs = running.cpu_ms("https", [path] * times, host=origins.DESK, cookies=cookies)
    return costs


def _css(running):
    from bench import origins

    connection = running.connection("https")
    connection.request("GET", "/", headers=origins.headers(origins.SITE))
    page = connection.getresponse().read().decode()
    begin = page.index("/static/site/site.")
    return page[begin : page.index('"', begin)]


if __name__ == "__main__":
    main()
