"""The resident's verdict: asked for by telephone, or given at the window."""
