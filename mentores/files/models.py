"""What is known of a file that is kept: whose it is, what is in it, and where it lies on the disk."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, Personal


class Type(models.TextChoices):
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
    WEBP = "image/webp", "WebP"
    PDF = "application/pdf", "PDF"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
    XLS = "application/vnd.ms-excel", "XLS"
    ODS = "application/vnd.oasis.opendocument.spreadsheet", "ODS"
    CSV = "text/csv", "CSV"


PICTURES = (Type.PNG, Type.JPEG)  # as they are kept; a WebP picture becomes a PNG, which every browser shows
LISTS = (Type.XLSX, Type.XLS, Type.ODS, Type.CSV)  # somebody has read them before they are kept
KEPT = (*PICTURES, Type.PDF, *LISTS)


def new_disk_name() -> str:
    return secrets.token_hex(16)


class File(models.Model):
    """A file of one owner: the kind and public id of a thing of another app, whose selector says who may see it."""

    public_id: Any = PublicId()
    owner_kind = models.CharField(max_length=40)
    owner = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=80, choices=[(kept.value, kept.label) for kept in KEPT])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    disk_name = models.CharField(max_length=32, unique=True, default=new_disk_name, editable=False)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = Personal(subjects=("stored_by",), keep=2 * YEAR, then="delete")

    class Meta:
        indexes = [models.Index(fields=["owner_kind", "owner"], name="file_of_owner")]
        constraints = [
            models.CheckConstraint(name="file_is_of_a_known_type", condition=Q(type__in=[kept.value for kept in KEPT])),
            models.CheckConstraint(name="file_is_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(name="file_has_an_owner", condition=~Q(owner_kind="") & ~Q(owner="")),
        ]

    def __str__(self) -> str:
        return f"file {self.public_id}"

    @property
    def is_picture(self) -> bool:
        return self.type in PICTURES
