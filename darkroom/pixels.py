"""What is done to a decoded picture: upright, sRGB, opaque, small; nothing but pixels comes out."""

import io

from PIL import Image, ImageCms

# EXIF 0x0112: what turns the stored picture upright.
ORIENTATION_TAG = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = {5, 6, 7, 8}
WHOLE = (0.0, 0.0, 1.0, 1.0)


def orientation_of(image):
    """Return the EXIF orientation, 1 (as it is) where there is none or it makes no sense.

    AVIF and HEIF say in boxes of their own how they are turned, and no EXIF counts beside those:
    Pillow tells of the boxes as if they were EXIF, libheif has turned the picture already.
    """
    try:
        orientation = image.getexif().get(ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001 broken EXIF is no fault of the picture
        return 1
    return orientation if orientation in TURNS else 1


def upright_size(image, orientation):
    """Return (width, height) as a person sees the picture."""
    width, height = image.size
    return (height, width) if orientation in SIDEWAYS else (width, height)


def part(image, orientation, box, width):
    """Return a part of a loaded picture `width` pixels wide, upright in opaque sRGB.

    It is scaled first: what follows then works on little.
    """
    profile = image.info.get("icc_profile")
    image = _in_a_plain_mode(image)
    image = _scaled(image, orientation, box, width)
    image = _in_srgb(_opaque(image), profile)
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    # Pillow writes what stands here (EXIF, ICC, XMP, comment) into the next file by itself.
    image.info = {}
    return image


def narrowed(picture, width):
    """Return a picture of `part` at a smaller width."""
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def mean_color(picture):
    """Return the picture's mean colour, "#rrggbb", to stand in its place until it is there."""
    red, green, blue = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _scaled(image, orientation, box, width):
    """Cut and scale in one go, in the stored direction."""
    stored = _as_stored(box, orientation)
    left, top, right, bottom = (side * (image.size * 2)[i] for i, side in enumerate(stored))
    size = (right - left, bottom - top)
    scale = width / (size[1] if orientation in SIDEWAYS else size[0])
    return image.resize(
        tuple(max(1, round(side * scale)) for side in size),
        Image.Resampling.LANCZOS,
        box=(left, top, min(right, image.width), min(bottom, image.height)),
        reducing_gap=2.0,
    )


def _as_stored(box, orientation):
    """Return (left, top, right, bottom) in the picture before it is turned upright."""
    left, top = box[0], box[1]
    right, bottom = left + box[2], top + box[3]
    if orientation in (2, 3, 6, 7):
        left, right = 1 - right, 1 - left
    if orientation in (3, 4, 7, 8):
        top, bottom = 1 - bottom, 1 - top
    return (top, left, bottom, right) if orientation in SIDEWAYS else (left, top, right, bottom)


def _in_a_plain_mode(image):
    """Return the picture as grey, colour or CMYK of 8 bits, with or without transparency."""
    if image.mode.startswith("I"):
        # 16 bits of grey: convert() alone would clip everything above 255 to white.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("L", "RGB", "CMYK", "LA", "RGBA") and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _opaque(image):
    """Lay a transparent picture on white paper."""
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _in_srgb(image, profile):
    """Convert to sRGB, by the picture's own colour profile where that is usable."""
    if profile:
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            # A broken profile, or one for other inks than these: the colours are guessed below.
            pass
    return image.convert("RGB")
