"""What a file on its way in may weigh."""

from django.core.files.uploadedfile import InMemoryUploadedFile

from mentores.web.uploads import Limit


def received(*chunks: bytes) -> InMemoryUploadedFile:
    """The file as a view receives it."""
    handler = Limit()
    handler.new_file("picture", "a.png", "image/png", None, None, {})
    for number, chunk in enumerate(chunks):
        handler.receive_data_chunk(chunk, sum(map(len, chunks[:number])))
    return handler.file_complete(sum(map(len, chunks)))


def test_a_file_of_a_size_we_keep_arrives_whole(settings):
    settings.FILE_BYTES_MAX = 6

    file = received(b"abc", b"def")

    assert (file.read(), file.name, file.size) == (b"abcdef", "a.png", 6)


def test_of_a_file_that_is_too_big_only_the_size_arrives(settings):
    settings.FILE_BYTES_MAX = 5

    file = received(b"abc", b"def", b"ghi")

    assert (file.read(), file.size) == (b"", 9)
