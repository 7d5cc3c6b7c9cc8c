"""What a file on its way in may weigh: the first of the upload handlers in the settings."""

import io

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class Limit(FileUploadHandler):
    """Lets through the files of a size we keep. Of a larger one nothing is held: only its name and size arrive."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= settings.FILE_BYTES_MAX else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if file_size <= settings.FILE_BYTES_MAX:
            return None
        return UploadedFile(io.BytesIO(), name=self.file_name, content_type=self.content_type, size=file_size)
