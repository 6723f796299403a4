"""Anybody verifies a certificate."""
