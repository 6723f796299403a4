"""Pictures to send."""

from io import BytesIO

from PIL import Image


def photo(colour: str = "orange", width: int = 120, height: int = 90) -> bytes:
    """A JPEG of one colour."""
    packed = BytesIO()
    Image.new("RGB", (width, height), colour).save(packed, "JPEG")
    return packed.getvalue()
