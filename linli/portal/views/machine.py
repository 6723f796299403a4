"""What machines ask: is it alive, and may I crawl."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

ROBOTS = "User-agent: *\nDisallow: /track/\nDisallow: /desk/\nDisallow: /board/\n"


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the database answers: 200 and {"status": "ok"}, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "does not answer"}, status=503)
    return JsonResponse({"status": "ok", "database": "answers"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the front pages, and nothing about anybody's case."""
    return HttpResponse(ROBOTS, content_type="text/plain")
