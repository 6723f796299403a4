"""Steps with many cases at once: chosen, shown beforehand, taken one by one, and taken back."""
