"""The desk, page by page. A view asks, one action does."""
