"""Whatever the newsroom's software says, it says in Vietnamese; English is there to choose."""

import gettext
import html
import re
import shutil
import subprocess
import sys
from io import StringIO

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import trans_real

from people.roles import Role
from tests.access.paper import Browser, Paper, person, views
from tests.access.table import ANONYMOUS, SUPERUSER

ROOT = settings.BASE_DIR
CATALOG = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
# Folders without words of ours.
WORDLESS = {"locale", "tests", "bench", "static", "static_src", "var", "docs", "requirements"}
# Written alike in both languages, or a language's own name.
SAME_IN_BOTH = {"English", "Email", "Fax", "fax", "Video"}
# English words that are no Vietnamese syllables; the lists and forms of an admin are full of them.
ENGLISH = re.compile(
    r"(?<![\w/-])(the|of|and|with|for|are|this|please|select|save|delete|add|change|changes|history|search"
    r"|password|view|home|user|users|by|yes|no|none|all|filter|available|chosen|remove)(?![\w/-])",
    re.IGNORECASE,
)
# What a page prints or reads out: texts, and the attributes that hold words.
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
# The first letters of a salt or a hash: drawn at random, they spell a word now and then.
MASKED = re.compile(r"[\w$./+=-]+\*{3,}")
SPOKEN = re.compile(r'\s(?:title|alt|placeholder|aria-label|data-text[\w-]*)="([^"]*)"')


@pytest.fixture(scope="session")
def says(tmp_path_factory):
    """Extract what the project says, as `makemessages` finds it: context and source texts."""
    copy = tmp_path_factory.mktemp("extracted") / "project"
    copy.mkdir()
    for folder in ROOT.iterdir():
        if folder.is_dir() and folder.name[0] != "." and folder.name not in WORDLESS:
            # Without its catalogs: else makemessages would look after them one by one.
            shutil.copytree(
                folder, copy / folder.name, ignore=shutil.ignore_patterns("locale", "*.js")
            )
    (copy / "locale").mkdir()
    command = "from django.core.management import execute_from_command_line as run; run()"
    subprocess.run(
        [sys.executable, "-c", command, "makemessages", "-l", "vi", "--keep-pot"],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        check=True,
        capture_output=True,
    )
    # A template leaves the number of plurals open, which Babel cannot read.
    found = (copy / "locale" / "django.pot").read_text("utf-8").replace("INTEGER", "2")
    catalog = read_po(StringIO(found.replace("EXPRESSION", "0")))
    return [message for message in catalog if message.id]


@pytest.fixture
def unsaid():
    """Collect what is asked of the Vietnamese catalogs in vain, as source texts."""
    vietnamese, asked = trans_real.translation("vi"), set()

    class Listener(gettext.NullTranslations):
        def gettext(self, message):
            asked.add(message.replace("\x04", "|"))
            return message

        def ngettext(self, singular, plural, number):
            asked.add(singular.replace("\x04", "|"))
            return super().ngettext(singular, plural, number)

    assert vietnamese._fallback is None
    vietnamese._fallback = Listener()
    yield asked
    vietnamese._fallback = None


@pytest.fixture
def paper(db):
    return Paper()


def ours():
    with CATALOG.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def sources(message):
    return [message.id] if isinstance(message.id, str) else list(message.id)


def words(message):
    return message.string if isinstance(message.string, str) else message.string[0]


def is_known(message, catalog):
    """Tell whether a catalog of ours or of Django's has the message."""
    source = sources(message)[0]
    key = f"{message.context}\x04{source}" if message.context else source
    return catalog.get(key) is not None or catalog.get((key, 0)) is not None


def visible(page):
    """Return what a page says to those who see it and to those who listen."""
    page = MASKED.sub(" ", UNSEEN.sub(" ", page))
    spoken = " | ".join(SPOKEN.findall(page))
    return html.unescape(re.sub(r"\s+", " ", TAG.sub(" | ", page)) + " | " + spoken)


def test_everything_the_newsroom_says_is_there_in_vietnamese(says):
    assert len(says) > 400, "the extraction found too little"
    catalog = trans_real.translation("vi")._catalog
    missing = [sources(message)[0] for message in says if not is_known(message, catalog)]
    assert [text for text in missing if text not in SAME_IN_BOTH] == []


def test_no_translation_is_a_guess():
    guesses = [sources(message)[0] for message in ours() if message.fuzzy or not words(message)]
    assert guesses == []


def test_a_translation_keeps_the_blanks_of_its_source():
    wrong = [
        sources(message)[0]
        for message in ours()
        if set(PLACEHOLDER.findall(words(message)))
        not in [set(PLACEHOLDER.findall(source)) for source in sources(message)]
    ]
    assert wrong == []


def test_a_translation_keeps_the_tags_of_its_source():
    wrong = [
        sources(message)[0]
        for message in ours()
        if sorted(TAG.findall(words(message))) != sorted(TAG.findall(sources(message)[0]))
    ]
    assert wrong == []


def test_a_translation_says_something_else_than_its_source():
    alike = {sources(message)[0] for message in ours() if words(message) in sources(message)}
    assert {
        text for text in alike if re.search(r"[a-z]{2}", PLACEHOLDER.sub("", text))
    } <= SAME_IN_BOTH


# Between them they see every screen.
VISITORS = [ANONYMOUS, Role.REPORTER, Role.EDITOR, Role.MANAGING_EDITOR, Role.ADMINISTRATOR]


@pytest.mark.parametrize("who", [*VISITORS, SUPERUSER], ids=str)
class TestScreens:
    def pages(self, who, paper):
        """Open every page of the desk, and send every form empty; yield address and page."""
        browser = Browser(person(who, heads=paper.section))
        for view, pattern in views().items():
            # Readers' pages are the same for everybody.
            if who != ANONYMOUS and not pattern.startswith(settings.DESK_PREFIX):
                continue
            address = paper.address(view, pattern)
            yield address, browser.ask("get", address)
            if view.endswith(("_add", "_change", ":login", "_password_change", ":upload")):
                yield f"POST {address}", browser.ask("post", address)

    def test_say_nothing_in_english(self, who, paper, unsaid):
        english = {}
        for address, page in self.pages(who, paper):
            is_page = page.get("Content-Type", "").startswith("text/html") and not page.streaming
            text = visible(page.content.decode()) if is_page else ""
            if found := set(ENGLISH.findall(text)):
                english[address] = found
        assert unsaid - SAME_IN_BOTH == set()
        assert english == {}
