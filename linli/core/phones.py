"""Telephone numbers as people type and speak them: read into one spelling, so that a caller is known again."""

import re
import unicodedata

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

NUMBER = re.compile(r"\+?[0-9]{5,16}")
BETWEEN_DIGITS = re.compile(r"[\s\-()./]+")
COUNTRY = re.compile(r"^(?:(?:\+|00)86|86(?=1[0-9]{10}$))")


def read_phone(text: str, *, field: str = "phone") -> str:
    """The digits that somebody typed, full width and separators smoothed, empty for empty; Refusal for no number."""
    digits = BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", text))
    if digits and not NUMBER.fullmatch(digits):
        raise Refusal(_("This does not look like a telephone number. Correct it, or leave it empty."), field=field)
    return digits


def one_spelling(text: str) -> str:
    """The number without separators and China's country code; whatever is no number gives its digits, if any.

    An area code stays: 0795-7361234 is 07957361234, which no mobile number is.
    """
    plain = text if text.isascii() and text.isdigit() else _digits(text)
    return COUNTRY.sub("", plain, count=1) if plain[:1] in "+08" and len(plain) > 10 else plain


def _digits(text: str) -> str:
    kept = re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", text))
    return kept[:1] + kept[1:].replace("+", "")
