"""Why a file is not taken."""

REASONS = (
    "empty",
    "too_many_bytes",
    "web_page",
    "unknown_format",
    "too_many_pixels",
    "broken",
    "too_hard",
)
# What `details` may have.
NUMBERS = ("size", "limit", "megapixels", "side")


class Refused(Exception):
    """The file is no picture that we can use.

    `reason` is one of REASONS, `details` has the numbers for the sentence that says so.
    """

    def __init__(self, reason, **details):
        super().__init__(reason)
        self.reason, self.details = reason, details
