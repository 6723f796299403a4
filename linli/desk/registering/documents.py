"""A document of a case, for whoever may see the case: handed over as a file, never opened in the page."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from linli.cases.models import Attachment, Case
from linli.cases.models.attachment import JPEG
from linli.people.doors import permitted
from linli.people.permissions import Permission

LOCKED = "sandbox; default-src 'none'; frame-ancestors 'none'"


@permitted(Permission.CASE_VIEW)
@require_safe
def document(request: HttpRequest, pk: int, document_pk: int) -> HttpResponseBase:
    """The file, under its own name, to be saved; 404 for one of another case, or of a case that is not one's to see."""
    account: Any = request.user
    case = get_object_or_404(Case.objects.visible_to(account).only("pk"), pk=pk)
    found = get_object_or_404(Attachment.objects.exclude(media_type=JPEG), pk=document_pk, case=case)
    response = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    response.headers["Content-Security-Policy"] = LOCKED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
