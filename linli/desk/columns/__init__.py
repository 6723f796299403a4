"""The queue's columns: which there are, which somebody sees, and in which order."""
