"""What people type into a file, read into one spelling, or refused in a sentence that says what to do."""

import re
import unicodedata
from datetime import date, datetime

import numpy as np
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError

from linli.core.coordinates import System, to_wgs84
from linli.core.geometry import CHINA
from linli.core.phones import one_spelling, read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean

FAX = re.compile(r"传真|\bfax\b|\(f\)", re.IGNORECASE)
PARTED = re.compile(r"[\s,;]+")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
NAME, ADDRESS, BUILDING, NOTE = 60, 120, 40, 500
OLDEST = 130


def read_name(text: str, *, field: str = "name") -> str:
    """A name of at most 60 characters; Refusal without one."""
    name = " ".join(clean(text, NAME, field=field).split())
    if not name:
        raise Refusal(_("Write the name as the household gives it."), field=field)
    return name


def read_number(text: str, *, field: str = "phone") -> str:
    """A telephone number at which somebody can be spoken to, or ""; a fax is refused."""
    if FAX.search(unicodedata.normalize("NFKC", text)):
        raise Refusal(_("This is a fax: nobody answers there. Give the number at which they are reached."), field=field)
    return one_spelling(read_phone(text, field=field))


def is_mobile(number: str) -> bool:
    """Whether short messages reach it: a mobile number of mainland China."""
    return MOBILE.fullmatch(number) is not None


def read_id_number(text: str, *, field: str = "id_number") -> str:
    """The 18 characters of a resident identity number (GB 11643), or ""."""
    number = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if not number:
        return ""
    try:
        return str(ric.validate(number))
    except InvalidLength:
        raise Refusal(_("An id number has 18 characters; this one has %d.") % len(number), field=field) from None
    except InvalidChecksum:
        raise Refusal(
            _("The last character of the id number does not fit the others: one is off, or two changed places."),
            field=field,
        ) from None
    except InvalidComponent:
        raise Refusal(_("The id number names a place or a birthday that does not exist."), field=field) from None
    except ValidationError:
        raise Refusal(_("An id number is 17 digits and a digit or X."), field=field) from None


def read_birthday(text: str, id_number: str, *, today: date, field: str = "born_on") -> str:
    """A birthday as an ISO 8601 date, or ""; it must not contradict the id number, nor lie ahead."""
    if not text.strip():
        return ""
    try:
        born = date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal(_("Write the birthday as year-month-day, such as 1956-03-21."), field=field) from None
    if not today.year - OLDEST <= born.year or born > today:
        raise Refusal(_("Nobody here was born on that day. Correct the birthday."), field=field)
    if id_number and ric.get_birth_date(id_number) != born:
        raise Refusal(_("The id number says another birthday. One of the two is wrong."), field=field)
    return born.isoformat()


def read_credit_code(text: str, *, field: str = "credit_code") -> str:
    """The 18 characters of a unified social credit code (GB 32100), or ""."""
    code = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if not code:
        return ""
    try:
        return str(uscc.validate(code))
    except InvalidLength:
        raise Refusal(_("A credit code has 18 characters; this one has %d.") % len(code), field=field) from None
    except InvalidChecksum:
        raise Refusal(
            _("The last character of the credit code does not fit the others. Compare it with the licence."),
            field=field,
        ) from None
    except ValidationError:
        raise Refusal(_("This is not a credit code. Copy it from the licence."), field=field) from None


def read_spot(text: str, system: str = System.WGS84, *, field: str = "spot") -> str:
    """A place as "lon,lat" in WGS-84 degrees, or "". Two numbers of any system of degrees, in either order: in China a
    longitude is never a latitude."""
    said = unicodedata.normalize("NFKC", text).replace("、", ",").strip()
    if not said:
        return ""
    try:
        lon, lat = sorted((float(each) for each in PARTED.split(said)), reverse=True)
    except ValueError:
        raise Refusal(_("A place is two numbers, such as 115.545,28.056."), field=field) from None
    west, south, east, north = CHINA
    if not (west <= lon <= east and south <= lat <= north):
        raise Refusal(_("This place lies outside China. Compare the two numbers with the map."), field=field)
    ((lon, lat),) = to_wgs84(np.array([[lon, lat]]), system).tolist()
    return f"{lon:.6f},{lat:.6f}"


def read_address(text: str, *, field: str = "address") -> str:
    return " ".join(clean(text, ADDRESS, field=field).split())


def read_review(day: date | None, *, now: datetime, field: str = "review_on") -> date:
    """The day on which care is looked at again: within a year from now."""
    today = timezone.localdate(now)
    if day is None:
        raise Refusal(_("Say by when somebody looks whether this still helps."), field=field)
    if not 0 <= (day - today).days <= 366:
        raise Refusal(_("Choose a day within a year from today."), field=field)
    return day
