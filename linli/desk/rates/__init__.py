"""The three rates: what each is made of, split up, and the cases behind every number."""
