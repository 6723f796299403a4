"""Files for the pages to show."""

from tests.residents.conftest import enter, open_file

__all__ = ["enter", "open_file"]
