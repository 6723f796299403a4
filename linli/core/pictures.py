"""Photographs that people send: made small, turned upright, stripped of all that is not picture."""

import os
import struct
from io import BytesIO
from typing import IO

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from linli.core.refusal import Refusal

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PICTURE = 64_000_000
LONGER_SIDE = 1600
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
# EXIF orientation: how to turn what the camera stored so that it stands upright.
TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow raises, format by format, when bytes are missing or wrong.
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error)


def shrink(file: File | IO[bytes], *, field: str = "photo") -> ContentFile:
    """Return the picture as a JPEG of at most 1600 pixels a side, with nothing in it but the picture.

    Raises Refusal for a file over 20 MB, which is not read; for what is no picture, or a damaged one; and for
    one that would unpack to more than 64 million pixels.
    """
    if _size(file) > LARGEST_FILE:
        raise Refusal(_("The photo is larger than 20 MB. Send a smaller one."), field=field)
    try:
        upright = _upright(file)
    except BOMBS:
        raise Refusal(_("The picture has too many pixels. Send a smaller one."), field=field) from None
    except UnidentifiedImageError:
        raise Refusal(_("This is not a photo that can be read. Send a JPEG or a PNG."), field=field) from None
    except DAMAGED:
        raise Refusal(_("The photo is damaged or incomplete. Send it again."), field=field) from None
    packed = BytesIO()
    upright.save(packed, "JPEG", quality=QUALITY, optimize=True)
    return ContentFile(packed.getvalue(), name="photo.jpg")


def _size(file: File | IO[bytes]) -> int:
    """Measure without reading: Django knows the size of an upload, any other file tells where it ends."""
    known = getattr(file, "size", None)
    size = file.seek(0, os.SEEK_END) if known is None else known
    file.seek(0)
    return int(size)


def _upright(file: File | IO[bytes]) -> Image.Image:
    """Unpack the first frame, small enough and upright, on white, in a new image that carries no notes."""
    with Image.open(file, formats=FORMATS) as picture:
        if picture.width * picture.height > LARGEST_PICTURE:
            raise Image.DecompressionBombError
        picture.draft("RGB", (LONGER_SIDE, LONGER_SIDE))  # a JPEG unpacks at a half, a quarter or an eighth
        picture.load()
        turn = TURNS.get(_orientation(picture))
        turned = picture.transpose(turn) if turn is not None else picture
        turned.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS)
        return _on_white(turned)


def _orientation(picture: Image.Image) -> object:
    """Return how the camera was held (EXIF 2.3, tag 274); damaged notes do not spoil a good photo."""
    try:
        return picture.getexif().get(274)
    except (*DAMAGED, TypeError):
        return None


def _on_white(picture: Image.Image) -> Image.Image:
    page = Image.new("RGB", picture.size, "white")
    clear = picture.convert("RGBA") if picture.has_transparency_data else None
    page.paste(clear or picture.convert("RGB"), mask=clear)
    return page
