"""Reply templates: choosing one while writing to a resident, and keeping one's own."""
