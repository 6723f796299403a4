"""Working together on a case: those called in, its parts, how often it went to and fro, and from whom it is kept."""
