"""How a search is answered: kept by nobody longer than it is true."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

# It may be kept, and is asked for again: 304 as long as the same is found.
CACHING = "public, no-cache"


def answered(
    request: HttpRequest, text: str, content_type: str, caching: str = CACHING
) -> HttpResponse:
    body = text.encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"Cache-Control": caching, "ETag": etag}
    response = HttpResponse(body, content_type=content_type, headers=headers)
    kept: HttpResponseBase | None = get_conditional_response(request, etag, None, response)
    return kept if isinstance(kept, HttpResponse) else response
