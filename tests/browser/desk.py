"""What staff do at the desk."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect


@dataclass
class Desk:
    """Somebody at the desk, who presses what the page offers."""

    page: Page

    def sign_in(self, username: str, password: str = "") -> "Desk":
        """The tests' accounts have their name and -password as their password."""
        self.page.goto("/desk/")
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", password or f"{username}-password")
        self.page.click("main form button")
        expect(self.page.locator("#queue")).to_be_visible()
        return self

    def opens(self, words: str) -> "Desk":
        """Find the case in the queue by its first words and open it."""
        self.page.goto("/desk/")
        self.page.click(f"[data-open]:has-text('{words}')")
        expect(self.page.locator(".case-words")).to_have_text(words)
        return self

    def takes(self, action: str, **fields: Any) -> "Desk":
        """Unfold a step, fill in its form, press its button; the page says that it is done."""
        form = self.page.locator(f"form[action*='/{action}/']")
        fold = self.page.locator(f"details#{action}")
        if fold.count() and fold.get_attribute("open") is None:
            fold.locator("summary").click()
        for name, value in fields.items():
            enter(form.locator(f"[name={name}]"), value)
        form.locator("button.btn-primary").click()  # others put a template in, or wait for Enter
        expect(self.page.locator(".alert-success")).to_be_visible()
        return self


def enter(field: Locator, value: Any) -> None:
    """Type, choose, tick or attach, whichever the field is for."""
    if isinstance(value, bytes):
        field.set_input_files(FilePayload(name="done.jpg", mimeType="image/jpeg", buffer=value))
    elif field.first.get_attribute("type") == "radio":
        field.and_(field.page.locator(f"[value='{value}']")).check()
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(value=str(value))
    else:
        field.fill(value)
