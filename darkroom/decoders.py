"""The one decoder that a file needs, imported before the limits stand: each one is a door.

Every one of them works alone: the limits allow no thread, and on a server with many uploads a
second one would only take the core of the next.
"""

from importlib import import_module

# Pillow imports these when it first needs them, and to save anything those of `preinit`.
from PIL import (  # noqa: F401
    Image,
    ImageColor,
    ImagePalette,
    TiffImagePlugin,
    WebPImagePlugin,
)
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

Image.preinit()


def decoder_for(kind):
    """Return what opens a file of this format.

    Never `Image.open`: it would look for a second picture in a JPEG (MPO), and for 43 formats.
    """
    return DECODERS[kind]()


def avif():
    """Let AVIF be read and written."""
    plugin = import_module("PIL.AvifImagePlugin")
    plugin.DEFAULT_MAX_THREADS = 1
    return plugin.AvifImageFile


def _heif():
    options = import_module("pi_heif.options")
    options.DECODE_THREADS = 1
    # Its other pictures (a thumbnail, the depth of the scene) are not looked at.
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    return import_module("pi_heif.as_plugin").HeifImageFile


DECODERS = {
    "JPEG": lambda: JpegImageFile,
    "PNG": lambda: PngImageFile,
    "WEBP": lambda: WebPImagePlugin.WebPImageFile,
    "AVIF": avif,
    "HEIF": _heif,
}
