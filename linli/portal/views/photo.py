"""A photo of a case, for whoever holds the case's code."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from linli.cases.models import Attachment
from linli.cases.models.attachment import JPEG


@require_safe
def photo(request: HttpRequest, code: str, pk: int) -> HttpResponse | FileResponse:
    """The JPEG; 404 for a photo of another case."""
    found = get_object_or_404(Attachment, pk=pk, case__code=code, media_type=JPEG)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response
