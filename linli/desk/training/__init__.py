"""Courses, the question bank and certificates at the desk."""
