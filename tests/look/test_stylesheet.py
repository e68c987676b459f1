"""What readers fetch to see a page: small, readable by day and night, from Chrome 109 on."""

import re
from pathlib import Path

import pytest

from static_src.bundle import ROOT, SERVED, SHEETS, bundle, target

FONTS = SERVED / "fonts"
KB = 1024
# What holds for one sheet holds for all: a page with a gallery fetches both.
STYLES = "".join(map(bundle, SHEETS))
# Narrower than this, the two marks of Ấ, Ế or Ỗ meet the line above.
LEAST_LINE_HEIGHT = 1.25


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_stylesheet_is_what_its_components_make(sheet):
    assert target(sheet).read_text("utf-8") == bundle(sheet), "run: python static_src/bundle.py"


@pytest.mark.parametrize(("sheet", "most"), [("site", 25), ("gallery", 5), ("changes", 3)])
def test_the_stylesheet_is_small(sheet, most):
    assert len(bundle(sheet).encode()) <= most * KB


def test_the_script_of_a_gallery_is_at_most_3_kb():
    assert len((SERVED / "gallery.js").read_bytes()) <= 3 * KB


def test_the_fonts_of_a_page_are_at_most_60_kb():
    assert sum(font.stat().st_size for font in FONTS.glob("*.woff2")) <= 60 * KB


def test_every_font_named_is_there_with_its_licence():
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', STYLES))
    assert named == {font.name for font in FONTS.glob("*.woff2")}
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("newer", ["&", "oklch", "color-mix", "@import", "@container", ":has("])
def test_chrome_109_understands_the_stylesheet(newer):
    assert newer not in STYLES


def test_nothing_is_fetched_from_elsewhere():
    assert not re.search(r"url\(\s*[\"']?(?:https?:|//|data:)", STYLES)


def test_no_line_is_too_low_for_vietnamese_marks():
    heights = re.findall(r"line-height:\s*([\d.]+)|font:[^;}]*/([\d.]+)", STYLES)
    assert heights
    assert min(float(a or b) for a, b in heights) >= LEAST_LINE_HEIGHT


def test_titles_are_never_cut():
    assert "line-clamp" not in STYLES
    assert "text-overflow" not in STYLES


def test_every_component_says_what_it_is_for():
    sources = [path for sheet in SHEETS for path in (ROOT / sheet).glob("*.css")]
    assert [path.name for path in sources if not _opens_with_a_comment(path)] == []


def _opens_with_a_comment(path: Path):
    return path.read_text("utf-8").startswith("/*")


@pytest.mark.parametrize("light", ["day", "night"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
@pytest.mark.parametrize("words", ["ink", "ink-soft", "accent", "alert"])
def test_words_stand_out_from_their_ground(light, ground, words):
    colours = _colours(light)
    assert _contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("light", ["day", "night"])
@pytest.mark.parametrize("words", ["ink", "accent"])
def test_what_was_looked_for_can_be_read(light, words):
    colours = _colours(light)
    assert _contrast(colours[words], colours["mark"]) >= 4.5


def _colours(light):
    tokens = (ROOT / "site" / "tokens.css").read_text("utf-8")
    day, night = tokens.split("prefers-color-scheme: dark")
    return dict(re.findall(r"--([\w-]+): (#\w+);", day if light == "day" else night))


def _contrast(one, other):
    """Return WCAG 2's contrast ratio."""
    lighter, darker = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
