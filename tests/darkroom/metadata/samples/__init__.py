"""Pictures as they come to a newsroom, and what should be read of each."""

from tests.darkroom.metadata.samples import agencies, charsets, generators, phones, standards

SAMPLES = (
    *agencies.SAMPLES,
    *charsets.SAMPLES,
    *generators.SAMPLES,
    *phones.SAMPLES,
    *standards.SAMPLES,
)
