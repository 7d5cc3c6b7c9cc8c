"""Why a file is not kept, in one sentence for whoever sent it."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024


class FileRefused(Exception):
    """The file is not kept. `reason` is a sentence for the person who sent it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__()
        self.reason = reason


def empty() -> FileRefused:
    return FileRefused(_("The file is empty. Choose another one."))


def too_big(limit: int) -> FileRefused:
    """`limit` is in bytes; the sentence tells it in megabytes."""
    said = _("The file is too big. It may have up to {megabytes} megabytes.")
    return FileRefused(format_lazy(said, megabytes=limit // MEGABYTE))


def no_picture() -> FileRefused:
    return FileRefused(_("This is not a picture that we can show. Choose a PNG, JPEG or WebP picture."))


def no_attachment() -> FileRefused:
    return FileRefused(_("We cannot keep this kind of file. Choose a PDF document, or a PNG, JPEG or WebP picture."))


def damaged() -> FileRefused:
    return FileRefused(_("The file is damaged or not complete. Save it again on your device and send the new copy."))


def too_many_points(limit: int) -> FileRefused:
    """`limit` is in points; the sentence tells it in millions."""
    said = _("The picture may have up to {millions} million points. Make it smaller and send it again.")
    return FileRefused(format_lazy(said, millions=limit // 1_000_000))
