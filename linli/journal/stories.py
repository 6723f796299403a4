"""Under which name the journal keeps the story of a model's rows."""

from django.db import models


def story_name(model: type[models.Model]) -> str:
    """The model's own name, or its `story_name` where a model of another room has that name too: no two rooms tell
    their stories under one (tests/contracts/test_stories.py)."""
    return getattr(model, "story_name", None) or model._meta.model_name or ""
