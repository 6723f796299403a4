"""The map of areas: drawn, split, merged, brought in and taken out as files (E4, J7)."""
