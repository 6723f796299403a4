"""Rosters in Excel: read, compared with what is on file, brought in, taken back."""
