"""What may not stand in the sources, but for the lines named here, each with its reason."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
# Whose text is not ours.
NOT_OURS = ("static/site/fonts/",)
# What is no part of the product: files of this machine, and tests, which must say what is wrong.
APART = {"var", "tests"}
TEXT = {".py", ".html", ".css", ".js", ".toml", ".txt", ".in", ".md", ".xml", ".po", ""}
PAGES = {".html", ".css", ".js", ".xml"}

# Each gate: what is looked for, in which files, and the lines that may have it: the file, words of
# the line, and why.
GATES = {
    "text printed unescaped": (
        r"\|\s*(safe|safeseq)\b|\bautoescape[\s=]+(?i:off|false)|mark_safe\(|SafeString\(|\bMarkup\b"
        r"|\bhtml_safe\b",
        {".py", ".html"},
        [
            ("articles/printed.py", "mark_safe(data.as_script(", "as_script escapes < > &"),
            ("articles/sitemaps.py", "mark_safe(", "each line was escaped where it was made"),
            ("search/printed.py", "mark_safe(", "each word is escaped where it is put in"),
            ("photos/renditions.py", "mark_safe(", "the words are escaped, the numbers are %d"),
            ("richtext/figures.py", "mark_safe(STORED_FIGURE.sub(show, ", "sanitised just before"),
        ],
    ),
    "HTML put together by hand": (r"format_html(_join)?\(\s*(f\"|f'|.*[\"']\s*%\s)", {".py"}, []),
    "a form without protection": (r"csrf_exempt|\bxframe_options_exempt|csp_exempt", {".py"}, []),
    "SQL by hand": (
        r"\.extra\(|\bRawSQL\(|\.raw\(|\.execute\(|\.executemany\(",
        {".py"},
        [
            ("articles/lists.py", "return RawSQL(sql, [value", "the ORM's own SQL, values apart"),
            ("wordindex/index.py", "RawSQL(", "each database asks its index; words are parameters"),
            ("wordindex/index.py", "cursor.execute(", "the same, asked alone"),
            ("wordindex/building.py", "cursor.execute(", "what only a database can say"),
            ("search/filling.py", "execute(", "triggers and names of tables, all constants"),
            ("search/listed.py", "RawSQL(", "how each database reads a list, which is a parameter"),
            ("search/segments.py", "cursor.execute(", "two questions; terms are parameters"),
            ("search/writing.py", "cursor.execute", "many rows at once; values are parameters"),
            ("search/management/", 'cursor.execute("SET', "an index takes longer than a page"),
            (
                "pagecache/store.py",
                "connection.execute(",
                "a file of its own; values are parameters",
            ),
            ("newsroom/health.py", 'cursor.execute("SELECT 1")', "is the database there?"),
            ("newsroom/replicas.py", "cursor.execute(", "places in the log, which no model has"),
            ("/migrations/", ".execute(", "what only the database's own words can say"),
            ("people/kept.py", "schema_editor.execute(", "triggers, in a migration"),
            ("demo/archive/tables.py", "cursor.execute", "many stories; values are parameters"),
            ("bench/", ".execute(", "the bench fills its own database"),
            ("bench/", ".executemany(", "the same, row after row"),
        ],
    ),
    "Django's page cache, which leaked private pages": (
        r"UpdateCacheMiddleware|FetchFromCacheMiddleware|\bcache_page\b",
        {".py", ".html"},
        [("pagecache/middleware.py", "UpdateCacheMiddleware is not used", "the comment on it")],
    ),
    "words for the terminal": (
        r"(?<![\w.])print\(|\bbreakpoint\(|\bpdb\b|console\.(log|debug)\(",
        {".py", ".js"},
        [
            ("bench/", "print(", "a command run by hand; its tables are its output"),
            ("static_src/bundle.py", "print(", "a command run by hand"),
        ],
    ),
    "a warning switched off without its name": (
        r"#\s*type:\s*ignore|#\s*noqa(?!: [A-Z]+\d+)|#\s*ruff: noqa",
        {".py"},
        [],
    ),
    "the address of somebody's machine": (
        r"(?<![\w.}/])/(work|tmp|home|root|Users)(/|\b)|\b(127\.0\.0\.1|0\.0\.0\.0|::1)\b",
        TEXT,
        [
            ("scripts/", "127.0.0.1", "the test database listens on this machine alone"),
            ("scripts/with-postgresql", "mktemp -d", "a socket's path may have 107 characters"),
            ("newsroom/settings/", "127.0.0.1", "the suite's own browser"),
            ("bench/", "127.0.0.1", "the bench asks its own server"),
            ("scripts/demo", "127.0.0.1", "the demo answers its own machine"),
            ("README.md", "HOST=0.0.0.0", "how a telephone gets to see the demo"),
        ],
    ),
    "a host that is not ours": (
        r"(?<![\w.])(https?:)?//(?=[\w{])[^\s\"')]*\.[a-z]{2,}",
        PAGES,
        [
            (
                "site/articles/sitemap",
                "http://www.sitemaps.org/schemas/",
                "a name of XML, never asked",
            ),
            ("site/articles/news_sitemap.xml", "/schemas/", "a name of XML, never asked"),
            ("site/articles/rss.xml", "http://www.w3.org/2005/Atom", "a name of XML, never asked"),
            ("site/articles/_rss_item.xml", "http://purl.org/dc/", "a name of XML, never asked"),
            ("site/articles/news_sitemap.xml", "http://www.google.com/schemas/", "a name of XML"),
        ],
    ),
    "packages from an address of somebody's own": (
        r"--(extra-)?index-url|--find-links|--trusted-host|\bgit\+|@ (https?|file):",
        {".txt", ".in", ".toml", ""},
        [],
    ),
}


def sources():
    """Return the files of ours that hold text, as paths from the root."""
    roots = [path for path in ROOT.iterdir() if path.name not in APART and path.name[0] != "."]
    files = [path for root in roots for path in (root.rglob("*") if root.is_dir() else [root])]
    names = [path.relative_to(ROOT).as_posix() for path in files if path.is_file()]
    return sorted(name for name in names if kind(name) in TEXT and not name.startswith(NOT_OURS))


def kind(name):
    last = name.rpartition("/")[2]
    return f".{last.rpartition('.')[2]}" if "." in last else ""


def findings(pattern, kinds):
    """Return (file, line) for each line that has what is looked for."""
    found = re.compile(pattern)
    return [
        (name, line.strip())
        for name in sources()
        if kind(name) in kinds
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if found.search(line)
    ]


def is_allowed(name, line, allowed):
    return any(where in name and words in line for where, words, _why in allowed)


@pytest.mark.parametrize("gate", GATES)
def test_the_sources_are_free_of(gate):
    pattern, kinds, allowed = GATES[gate]
    found = findings(pattern, kinds)
    assert [each for each in found if not is_allowed(*each, allowed)] == []


@pytest.mark.parametrize("gate", GATES)
def test_every_exception_is_still_needed_by(gate):
    pattern, kinds, allowed = GATES[gate]
    found = findings(pattern, kinds)
    assert [row for row in allowed if not any(is_allowed(*each, [row]) for each in found)] == []


def test_the_gates_see_every_floor_and_every_page():
    seen = {name.partition("/")[0] for name in sources()}
    assert seen >= {"articles", "demo", "newsroom", "people", "richtext", "static", "templates"}
    assert kind("templates/site/base.html") in PAGES


@pytest.mark.parametrize(
    ("gate", "line"),
    [
        ("text printed unescaped", "{{ article.headline|safe }}"),
        ("text printed unescaped", "{% autoescape off %}"),
        ("text printed unescaped", "{% autoescape false %}"),
        ("text printed unescaped", "    autoescape=False,"),
        ("text printed unescaped", "return Markup(words)"),
        ("HTML put together by hand", 'format_html(f"<b>{name}</b>")'),
        ("HTML put together by hand", 'format_html("<b>%s</b>" % name)'),
        ("a form without protection", "@csrf_exempt"),
        ("SQL by hand", 'Article.objects.extra(where=["1=1"])'),
        ("words for the terminal", "    print(article)"),
        ("a warning switched off without its name", "x = 1  # noqa"),
        ("a warning switched off without its name", "x = 1  # type: ignore"),
        ("the address of somebody's machine", 'open("/home/lan/bai.txt")'),
        ("a host that is not ours", '<script src="https://cdn.example.com/x.js">'),
        ("a host that is not ours", '<img src="//cdn.example.com/x.gif">'),
        ("packages from an address of somebody's own", "--index-url https://pypi.example/simple"),
    ],
)
def test_the_gate_catches(gate, line):
    assert re.search(GATES[gate][0], line)
