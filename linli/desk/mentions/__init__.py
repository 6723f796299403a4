"""Mentioning colleagues in an internal note."""
