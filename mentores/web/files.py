"""Giving out a file. Its page has loaded it through the owner's selector; here it is made harmless on its way."""

from urllib.parse import quote

from django.http import Http404, HttpResponse

from mentores.files.models import File
from mentores.files.names import plain_name
from mentores.files.selectors import content_of

NOTHING_RUNS = "default-src 'none'; sandbox"


def answer(file: File, *, inline: bool = False) -> HttpResponse:
    """The file, to be saved; with `inline`, to be shown, which only pictures are. Raises Http404 if the disk lost it.

    Its type is what we found in it (browsers may not guess another), nothing in it runs (CSP), and no shared cache
    keeps it. A page that shows a public picture says so itself, with its own Cache-Control.
    """
    try:
        content = content_of(file)
    except FileNotFoundError:
        raise Http404 from None
    how = "inline" if inline and file.is_picture else "attachment"
    names = f"filename=\"{plain_name(file.name)}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    return HttpResponse(
        content,
        content_type=file.type,
        headers={
            "Content-Disposition": f"{how}; {names}",
            "Content-Security-Policy": NOTHING_RUNS,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-cache",
        },
    )
