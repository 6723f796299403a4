"""Messages that did not go out: what, to whom, why; tried again or given up."""
