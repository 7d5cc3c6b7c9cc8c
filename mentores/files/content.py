"""What is in a file, whatever its name says: its type, and a picture drawn anew. Knows neither database nor disk."""

import io

from PIL import Image, ImageOps

from mentores.files import refusals
from mentores.files.models import Type

POINTS = 25_000_000
EDGE = 1600
SCANS = 100
FORMATS = {Type.PNG: "PNG", Type.JPEG: "JPEG", Type.WEBP: "WEBP"}
PDF_END = 1024  # within so many bytes of its end a document must say that it ends (ISO 32000-1, annex H.3, note 18)


def type_of(content: bytes) -> Type | None:
    """The type by its first bytes; None for whatever else it is. SVG and HTML are never one of ours."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Type.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return Type.JPEG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Type.WEBP
    if content.startswith(b"%PDF-"):
        return Type.PDF
    return None


def check_document(content: bytes) -> None:
    """Raises FileRefused if a PDF document ends too early."""
    if b"%%EOF" not in content[-PDF_END:]:
        raise refusals.damaged()


def drawn_anew(content: bytes, sent_as: Type) -> tuple[bytes, Type]:
    """The picture alone: upright, at most EDGE points high and wide, without place, camera, comments or passengers.

    JPEG stays JPEG, the others become PNG. Raises FileRefused for a picture of too many points, before it is opened
    up, and for one that does not open.
    """
    if sent_as == Type.JPEG and content.count(b"\xff\xda") > SCANS:
        raise refusals.damaged()  # each pass over the picture costs its whole size: thousands stand in no honest one
    try:
        return _drawn(content, sent_as)
    except refusals.FileRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refusals.too_many_points(POINTS) from None
    except Exception:  # noqa: BLE001  # a stranger's bytes break a decoder in ways that nobody has listed
        raise refusals.damaged() from None


def _drawn(content: bytes, sent_as: Type) -> tuple[bytes, Type]:
    with Image.open(io.BytesIO(content), formats=[FORMATS[sent_as]]) as opened:
        if opened.width * opened.height > POINTS:
            raise refusals.too_many_points(POINTS)
        opened.draft("RGB", (EDGE, EDGE))
        upright = ImageOps.exif_transpose(opened)
    kept, mode = Type.PNG, "RGBA" if upright.has_transparency_data else "RGB"
    if sent_as == Type.JPEG:
        kept, mode = Type.JPEG, "RGB"
    picture = upright.convert(mode)
    picture.thumbnail((EDGE, EDGE))
    alone = Image.new(mode, picture.size)
    alone.paste(picture)
    written = io.BytesIO()
    alone.save(written, FORMATS[kept], quality=88, optimize=True)
    return written.getvalue(), kept
