"""Activities on the public site: what is on, signing up, coming."""
