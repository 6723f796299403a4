"""Query codes: what a resident without an account follows a case by. Secret: drawn, never counted up."""

import re
import secrets
import unicodedata

from django.utils.translation import gettext_lazy as _
from stdnum import damm

from linli.core.refusal import Refusal

LENGTH = 12
BETWEEN = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212\u200b-\u200d\ufeff.·]+")


def new_code() -> str:
    """Return 12 digits: 11 drawn at random, and a Damm check digit that catches a slip of the finger."""
    drawn = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return drawn + damm.calc_check_digit(drawn)


def read_code(text: str) -> str:
    """Return the 12 digits that a person meant, however spaced; raise Refusal when it cannot be a code.

    Source of the check: H. M. Damm, 2004; it catches every single wrong digit and every swap of neighbours.
    """
    digits = BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if not digits:
        raise Refusal(_("Type the 12 digits of your query code."), field="code")
    if not (digits.isascii() and digits.isdecimal()):
        raise Refusal(_("A query code is made of digits only."), field="code")
    if len(digits) != LENGTH:
        raise Refusal(_wrong_length(len(digits)), field="code")
    if not damm.is_valid(digits):
        raise Refusal(
            _("One digit is off, or two have changed places. Compare the code with your receipt."),
            field="code",
        )
    return digits


def spoken(code: str) -> str:
    """Group the digits as people read them out: 4821 0937 5516."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _wrong_length(length: int) -> str:
    return _("A query code has 12 digits; this one has %(length)d.") % {"length": length}
