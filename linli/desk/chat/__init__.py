"""Chat groups: an export pasted, each message a draft, word for word, until somebody decides what it is."""
