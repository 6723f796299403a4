"""Documents known by their content: kept, renamed by it, or refused by name."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.core.documents import OLE, TYPES, read_document
from linli.core.refusal import Refusal

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"


def archive(**entries: str) -> bytes:
    """A ZIP with these entries; two underscores stand for a slash, one for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in entries.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return packed.getvalue()


def damaged(**places: int) -> bytes:
    """A packed OpenDocument file with a byte written over: of its `data`, or its `flags` or `method` of packing."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", TYPES["odt"])
    content = bytearray(whole.getvalue())
    listed = content.rindex(b"PK\x01\x02")  # the table at the end says flags and method again
    at = {"data": [30 + len("mimetype")], "flags": [6, listed + 8], "method": [8, listed + 10]}
    for name, value in places.items():
        for place in at[name]:
            content[place] = value
    return bytes(content)


def old_office(*names: str) -> bytes:
    return OLE + b"\0" * 500 + b"".join(f"{name}\0".encode("utf-16-le") for name in names)


WORD = archive(word__document_xml="<w/>")
GOOD = {
    "pdf": PDF,
    "docx": WORD,
    "xlsx": archive(xl__workbook_xml="<x/>"),
    "pptx": archive(ppt__presentation_xml="<p/>"),
    "ofd": archive(OFD_xml="<o/>"),
    "odt": archive(mimetype=TYPES["odt"], content_xml="<o/>"),
    "doc": old_office("WordDocument"),
    "xls": old_office("Workbook"),
    "txt": "路灯不亮了".encode("gb18030"),
}
BAD = {
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": b'\n <svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
    "run.exe": b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 64,
    "script.sh": b"#!/bin/sh\nrm -rf /\n",
    "archive.zip": archive(anything_txt="x"),
    "broken.docx": b"PK\x03\x04 and then nothing",
    "overwritten.odt": damaged(data=0xFF),
    "strangely packed.odt": damaged(method=99),
    "locked.odt": damaged(flags=1),
}
ACTIVE = {
    "macro.docx": archive(word__document_xml="<w/>", word__vbaProject_bin="x"),
    "hidden.docx": archive(word__document_xml="<w/>", word__embeddings__oleObject1_bin="x"),
    "macro.xls": old_office("Workbook", "_VBA_PROJECT"),
    "script.pdf": PDF + b"<< /S /JavaScript /JS (x) >>",
    "start.pdf": PDF + b"<< /S /Launch >>",
}


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")  # what the browser says of it counts for nothing


@pytest.mark.parametrize("kind", GOOD)
def test_a_document_is_known_by_what_is_in_it(kind):
    read = read_document(sent("letter.dat", GOOD[kind]))
    assert (read.name, read.kind, read.media_type, read.content) == (
        f"letter.{kind}",
        kind,
        TYPES[kind],
        GOOD[kind],
    )


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_document_is_refused_by_its_name_whatever_it_calls_itself(name):
    with pytest.raises(Refusal) as refused:
        read_document(sent(f"{name}.pdf", BAD[name]))
    assert str(refused.value) == (
        f"“{name}.pdf” is of a kind that is not taken here. Send a PDF, Word, Excel or plain text file."
    )


@pytest.mark.parametrize("name", ACTIVE)
def test_a_document_that_carries_a_program_is_refused_by_its_name(name):
    with pytest.raises(Refusal) as refused:
        read_document(sent(name, ACTIVE[name]))
    assert str(refused.value) == (
        f"“{name}” carries a program or hidden files. Save it without them, or print it to a new PDF."
    )


def test_a_document_over_the_size_of_the_settings_is_refused_unread(settings):
    settings.LARGEST_DOCUMENT = 1024 * 1024
    with pytest.raises(Refusal, match=r"“big\.pdf” is larger than 1 MB"):
        read_document(sent("big.pdf", PDF + b"0" * 1024 * 1024))


def test_an_empty_file_is_refused():
    with pytest.raises(Refusal, match=r"“nothing\.txt” is empty"):
        read_document(sent("nothing.txt", b""))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/公示.pdf", "公示.pdf"),
        ("C:\\letters\\来信.PDF", "来信.PDF"),
        ("innocent.pdf.exe", "innocent.pdf.pdf"),
        ("no ending", "no ending.pdf"),
        ("\u202efdp.x", "fdp.pdf"),
    ],
)
def test_its_name_loses_its_path_and_gets_the_ending_of_its_content(name, kept):
    file = sent("x", PDF)
    file._name = name  # Django's own upload cuts a path already; other files come as they are
    assert read_document(file).name == kept
