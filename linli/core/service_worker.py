"""A service worker of this version of the program: its built script, told which files belong to it."""

import hashlib
import json
from collections.abc import Sequence

from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse
from django.templatetags.static import static


def service_worker(name: str, page: str, files: tuple[str, ...], *, also: Sequence[str] = ()) -> HttpResponse:
    """The script of that name; it keeps `page` (an address) and these built files, `also` (addresses) as it gets round
    to them. Another version is another text."""
    kept = [static(f"build/{each}") for each in files]
    script = _script(name)
    version = hashlib.sha256((script + page + "".join(kept)).encode()).hexdigest()[:16]
    said = {"version": version, "kept": kept, "page": page, "also": list(also)}
    head = f"const LINLI = {json.dumps(said)};\n"
    return HttpResponse(head + script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _script(name: str) -> str:
    """A built file's text; 404 when the front end has not been built."""
    path = f"build/{name}"
    if staticfiles_storage.exists(path):
        with staticfiles_storage.open(path) as kept:
            return bytes(kept.read()).decode()
    if found := find(path):
        with open(found, encoding="utf-8") as source:
            return source.read()
    raise Http404
