"""What readers' templates say: {{ text|truncate(20) }}."""

from django.template import engines


def printed(source, **context):
    return engines["jinja2"].from_string(source).render(context)


def test_a_summary_ends_after_a_syllable_with_the_ellipsis_at_its_side():
    text = "Ba giờ sáng, cảng cá đã sáng đèn"
    assert printed("{{ text|truncate(14) }}", text=text) == "Ba giờ sáng…"


def test_a_shortened_summary_is_escaped_after_it_was_cut():
    assert printed("{{ text|truncate(9) }}", text="<b> & cá tươi") == "&lt;b&gt; &amp; cá…"
