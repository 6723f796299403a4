"""Saved filters: questions to the queue with a name, one's own or shared with an organisation."""
