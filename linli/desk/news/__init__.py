"""What changed while a page stands open: asked every few seconds, answered with nothing when nothing did."""
