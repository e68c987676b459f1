"""What a browser sends of the article form."""

from dataclasses import asdict

from articles.models.article import PicturePlace


def form_data(copy, *, version="", **extra):
    """Return the fields that the form of this copy would send."""
    data = {
        "version": version,
        "section": copy.section_id or "",
        "extra_sections": list(copy.extra_section_ids),
        "topics": list(copy.topic_ids),
        "planned_date": "",
        "deadline_at_0": "",
        "deadline_at_1": "",
        "embargo_until_0": "",
        "embargo_until_1": "",
        **{
            name: getattr(copy, name)
            for name in ("kind", "kicker", "headline", "slug", "standfirst", "body", "source")
        },
    }
    captions = [row for row in copy.captions if row.placement != PicturePlace.BODY]
    data |= _rows("bylines", [_byline(row) for row in copy.bylines])
    data |= _rows("image_captions", [_caption(row) for row in captions])
    return data | extra


def _byline(row):
    data = asdict(row)
    author = data.pop("author_id") or ""
    return {**data, "author": author}


def _caption(row):
    data = asdict(row)
    photo, decorative = data.pop("photo_id"), data.pop("is_decorative")
    return {**data, "photo": photo} | ({"is_decorative": "on"} if decorative else {})


def _rows(prefix, rows):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        for name, value in row.items():
            data[f"{prefix}-{number}-{name}"] = value
        data[f"{prefix}-{number}-position"] = number
    return data
