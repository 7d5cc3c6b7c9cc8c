"""Files as people send them, honest and hostile."""

import io
import struct
import zlib

from PIL import Image

from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.files.models import File
from mentores.files.services import ATTACHMENT, store
from tests.factories.moments import NOON

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LISBON = {1: "N", 2: (38.0, 42.0, 0.0), 3: "W", 4: (9.0, 8.0, 0.0)}
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def make_picture(format: str = "PNG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options) -> bytes:  # noqa: A002
    """A red picture."""
    written = io.BytesIO()
    colour = (200, 0, 0, 100) if mode == "RGBA" else (200, 0, 0)
    Image.new(mode, size, colour).save(written, format, **options)
    return written.getvalue()


def make_photograph() -> bytes:
    """A JPEG that lies on its side and says where it was taken, with what."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKE] = "Camera of the tests"
    exif[GPS] = LISBON
    return make_picture("JPEG", exif=exif, comment=b"taken at home")


def png_of(width: int, height: int, *, data: bytes = b"", before: bytes = b"") -> bytes:
    """A PNG that says it is so large, whatever is in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_file(
    content: bytes = b"",
    *,
    name: str = "picture.png",
    kind: str = "entity",
    owner: str = "abcabcabcabc",
    by: Viewer = SYSTEM,
) -> File:
    """A file that is kept; without `content`, a small picture."""
    upload = io.BytesIO(content or make_picture())
    return store(upload, name=name, kind=kind, owner=owner, by=by, at=NOON, accepts=ATTACHMENT)
