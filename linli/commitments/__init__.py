"""Commitments 承诺 (E9): concrete, countable, dated; published, supervised, kept or broken."""
