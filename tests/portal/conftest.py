"""A resident's browser, and photos to send."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from linli.portal import guessing


@pytest.fixture(autouse=True)
def nobody_guessed() -> None:
    guessing.forget()


@pytest.fixture
def reader(client: Client) -> Client:
    """A browser that reads English, as the tests do."""
    client.cookies["language"] = "en"
    return client


def picture(width: int = 60, height: int = 40, name: str = "lamp.jpg") -> SimpleUploadedFile:
    packed = BytesIO()
    Image.new("RGB", (width, height), "orange").save(packed, "JPEG")
    return SimpleUploadedFile(name, packed.getvalue(), "image/jpeg")
