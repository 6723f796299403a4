"""Documents that people send: known by what is in them, never by their name; what could run is refused, by its name."""

import io
import os
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: Word, Excel and PowerPoint before 2007, and WPS
OPEN_XML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": OPEN_XML + "wordprocessingml.document",
    "xlsx": OPEN_XML + "spreadsheetml.sheet",
    "pptx": OPEN_XML + "presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain",
}
PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "OFD.xml": "ofd"}
STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
MACROS = ("_VBA_PROJECT", "VBA", "Macros")  # storages of a program inside an old Office file, [MS-OVBA] 2.2.1
ACTIVE_PARTS = ("vbaproject", "activex", "/embeddings/oleobject")
ACTIVE_PDF = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia)\b")
MARKUP = re.compile(r"\s*(<[!?a-z/]|#!|MIME-Version:)", re.IGNORECASE)
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_LISTED = 5000  # entries of an archive that are looked at
MIMETYPE = 80
# All that zipfile raises on a file that was changed on its way; each is tried in tests/core/test_documents.py or by
# writing over bytes of an archive at random.
UNREADABLE = (
    zipfile.BadZipFile,  # no archive, or one cut short
    NotImplementedError,  # raised by zipfile for a way of packing it does not know, such as PPMd
    RuntimeError,  # locked with a password
    ValueError,  # an entry whose name or place in the file is nonsense
    OSError,  # a place outside the file
    EOFError,  # ends before it says it does
    zlib.error,  # what was packed is damaged
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may be kept. `name` is its own, without a path; `kind` is a key of TYPES."""

    name: str
    kind: str
    content: bytes

    @property
    def media_type(self) -> str:
        return TYPES[self.kind]


def read_document(file: File | IO[bytes], *, field: str = "documents") -> Document:
    """The document in a file that somebody sent.

    Raises Refusal, naming the file, for one over LARGEST_DOCUMENT (bytes), an empty one, one whose content is no PDF,
    OFD, Word, Excel, PowerPoint, OpenDocument or plain text, and one that carries a program of any kind.
    """
    name = _plain_name(getattr(file, "name", "") or "")
    largest: int = settings.LARGEST_DOCUMENT
    if _size(file) > largest:
        sentence = _("“%(name)s” is larger than %(most)d MB. Send a smaller one.")
        raise Refusal(sentence % {"name": name, "most": largest // MEGABYTE}, field=field)
    content = file.read()
    if not content:
        raise Refusal(_("“%(name)s” is empty. Choose it again.") % {"name": name}, field=field)
    kind = _kind(content, name, field)
    if kind is None:
        sentence = _("“%(name)s” is of a kind that is not taken here. Send a PDF, Word, Excel or plain text file.")
        raise Refusal(sentence % {"name": name}, field=field)
    return Document(_named(name, kind), kind, content)


def text_of(content: bytes, *, field: str = "file") -> str:
    """The words of a plain text file, in UTF-8 or GB 18030; Refusal for what is none."""
    text = _text(content)
    if text is None:
        raise Refusal(_("This is not a plain text file. Export it as text, or paste the messages."), field=field)
    return text


def _kind(content: bytes, name: str, field: str) -> str | None:
    active, kind = False, None
    if content.startswith(b"%PDF-"):
        active, kind = ACTIVE_PDF.search(content) is not None, "pdf"
    elif content.startswith(OLE):
        active, kind = _has_stream(content, *MACROS), _first_stream(content)
    elif content.startswith(b"PK\x03\x04"):
        active, kind = _of_archive(content)
    elif (text := _text(content)) is not None and not MARKUP.match(text):
        kind = "txt"
    if active:
        sentence = _("“%(name)s” carries a program or hidden files. Save it without them, or print it to a new PDF.")
        raise Refusal(sentence % {"name": name}, field=field)
    return kind


def _has_stream(content: bytes, *names: str) -> bool:
    """Whether a directory entry of an old Office file has one of the names: UTF-16, and ended by a zero."""
    return any(f"{name}\0".encode("utf-16-le") in content for name in names)


def _first_stream(content: bytes) -> str | None:
    return next((kind for name, kind in STREAMS.items() if _has_stream(content, name)), None)


def _of_archive(content: bytes) -> tuple[bool, str | None]:
    """Whether an archive carries a program, and which document it is, if any. Only its type is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()[:MOST_LISTED]
            kind = next((PARTS[each] for each in names if each in PARTS), None) or _of_mimetype(archive, names)
    except UNREADABLE:
        return False, None
    folded = [each.casefold() for each in names]
    active = any(part in each for each in folded for part in ACTIVE_PARTS)
    return active and kind is not None, kind


def _of_mimetype(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    if "mimetype" not in names or any(each.startswith(("Basic/", "Scripts/")) for each in names):
        return None
    with archive.open("mimetype") as said:
        told = said.read(MIMETYPE).decode("ascii", "replace").strip()
    return next((kind for kind in ("odt", "ods") if TYPES[kind] == told), None)


def _text(content: bytes) -> str | None:
    """The text of a file in one of the encodings of this country; None for what is none."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if BINARY.search(text) else text
    return None


def _size(file: Any) -> int:
    known = getattr(file, "size", None)
    size = file.seek(0, os.SEEK_END) if known is None else known
    file.seek(0)
    return int(size)


def _plain_name(name: str) -> str:
    """What stands after the last slash, without unseen characters; at most 120 characters."""
    last = re.split(r"[\\/]", name)[-1]
    return "".join(each for each in last if each.isprintable()).strip()[-120:] or "?"


def _named(name: str, kind: str) -> str:
    """The name with the ending that its content asks for, so that it opens with the right program."""
    stem, dot, ending = name.rpartition(".")
    same = {kind, "csv"} if kind == "txt" else {kind}
    return name if dot and ending.casefold() in same else f"{stem or name}.{kind}"
