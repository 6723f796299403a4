"""The public site, page by page. A view asks, one action does."""
