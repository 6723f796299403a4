"""A file that is too large is received only as far as it takes to say so; the form arrives whole."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from linli.core.pictures import LARGEST_FILE

ENOUGH = LARGEST_FILE + 1


class Capped(FileUploadHandler):
    """First in line: passes a file on until it is one byte too large, then drops what still comes of it."""

    taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        passed = raw_data[: ENOUGH - self.taken]
        self.taken += len(passed)
        return passed or None

    def file_complete(self, file_size: int) -> None:
        """Leave it to the next in line to make the file."""
