"""Calling numbers at a window: one key for the next."""
