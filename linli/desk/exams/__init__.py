"""Exams at the desk: set, sat, marked."""
