"""Yearly reports at the desk."""
