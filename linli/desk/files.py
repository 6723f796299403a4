"""Fields for files: photos, documents, scans; read by what is in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from linli.core import pictures
from linli.core.documents import Document, read_document
from linli.core.refusal import Refusal

MOST_PHOTOS, MOST_DOCUMENTS = 3, 5
ENDINGS = ".pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.txt,.csv"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")


class Photos(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class PhotosField(forms.Field):
    """Up to three photos, read as JPEGs: shrunk, upright, without where they were taken."""

    widget = Photos(attrs={"multiple": True, "accept": "image/*"})

    def clean(self, value: Any) -> list[bytes]:
        files = value or []
        try:
            if len(files) > MOST_PHOTOS:
                raise Refusal(_("At most %(most)d photos. Choose the ones that show it best.") % {"most": MOST_PHOTOS})
            return [pictures.shrink(file).read() for file in files]
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class Files(Photos):
    """Several files in one field, named by their endings, so that a phone offers its folders too."""

    def __init__(self, accept: str) -> None:
        super().__init__(attrs={"multiple": True, "accept": accept})


class DocumentsField(forms.Field):
    """Up to five documents, known by their content; what could run is refused by its name."""

    widget = Files(ENDINGS)

    def clean(self, value: Any) -> list[Document]:
        return _read(value or [], read_document)


@dataclass(frozen=True, slots=True)
class Scans:
    """What came on paper: pages as pictures, or as documents."""

    photos: list[bytes]
    documents: list[Document]


class ScansField(forms.Field):
    """Up to five scanned pages or files."""

    widget = Files(f"image/*,{ENDINGS}")

    def clean(self, value: Any) -> Scans:
        read = _read(value or [], _scan)
        documents = [each for each in read if isinstance(each, Document)]
        return Scans([each for each in read if isinstance(each, bytes)], documents)


def _scan(file: UploadedFile) -> Document | bytes:
    head = file.read(8)
    file.seek(0)
    return pictures.shrink(file).read() if head.startswith(PICTURES) else read_document(file)


def _read(files: Iterable[UploadedFile], read: Callable[[UploadedFile], Any]) -> list[Any]:
    chosen = list(files)
    try:
        if len(chosen) > MOST_DOCUMENTS:
            raise Refusal(_("At most %(most)d files. Put the rest in afterwards.") % {"most": MOST_DOCUMENTS})
        return [read(each) for each in chosen]
    except Refusal as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


def documents_field() -> DocumentsField:
    """The field as every form shows it."""
    said = _("PDF, Word, Excel or plain text. Only staff see them.")
    return DocumentsField(label=_("Documents"), required=False, help_text=said)
