"""A square code (QR, ISO/IEC 18004) that leads a telephone's camera to an address."""

import segno
from django.utils.safestring import SafeString, mark_safe


def square(address: str) -> SafeString:
    """The code as an inline drawing that scales."""
    drawn = segno.make_qr(address, error="m", boost_error=False, mask=3).svg_inline(
        scale=1, border=2, omitsize=True, title=address
    )
    return mark_safe(drawn)  # made here from an address of ours; segno escapes the title
