"""A photo of a case, for whoever may see the case."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from linli.cases.models import Attachment, Case
from linli.cases.models.attachment import JPEG
from linli.people.doors import permitted
from linli.people.permissions import Permission


@permitted(Permission.CASE_VIEW)
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """The JPEG; 404 for a photo of another case, or of a case that is not one's to see."""
    account: Any = request.user
    case = get_object_or_404(Case.objects.visible_to(account).only("pk"), pk=pk)
    found = get_object_or_404(Attachment, pk=photo_pk, case=case, media_type=JPEG)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
