"""The three hosts of a production newsroom, and how its proxy names them to the server."""

SITE, DESK, MEDIA = (f"{name}.bench.example" for name in ("www", "desk", "media"))
ENVIRONMENT = {
    "SITE_ORIGIN": f"https://{SITE}",
    "DESK_ORIGIN": f"https://{DESK}",
    "MEDIA_ORIGIN": f"https://{MEDIA}",
    "ALLOWED_HOSTS": f"{SITE},{DESK},{MEDIA}",
}


def headers(host):
    """Return what the proxy sends along with a request for the host."""
    return {"Host": host, "X-Forwarded-Proto": "https"}
