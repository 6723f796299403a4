"""What a resident does with a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect


@dataclass
class Resident:
    """Somebody at the public site; pages are found by what stands in them, not by how they look."""

    page: Page

    def begins(self, text: str) -> None:
        """Type it on the front page and press Next."""
        self.page.goto("/")
        self.page.fill("#text", text)
        self.page.click(".ask button")
        expect(self.page.locator("#place")).to_be_visible()

    def tells(self, text: str, place: Sequence[str]) -> str:
        """Say it and where, and leave no name. Returns the query code."""
        self.begins(text)
        self.chooses_place(place)
        self.go("next")
        return self.sends()

    def adds_photo(self, photo: bytes, name: str = "lamp.jpg") -> None:
        """Go back to the first part, choose a photo, wait until it is shown, and go on."""
        self.go("back")
        self.page.set_input_files("#photos", {"name": name, "mimeType": "image/jpeg", "buffer": photo})
        expect(self.page.locator("#previews li")).to_have_count(1)
        self.go("next")

    def chooses_place(self, names: Sequence[str]) -> None:
        """One short list after the other, each under the last."""
        for depth, name in enumerate(names):
            self.page.locator("[data-part]:not([hidden]) select:visible").nth(depth).select_option(label=name)

    def go(self, way: str) -> None:
        self.page.click(f"[data-part]:not([hidden]) [data-go={way}]")

    def sends(self) -> str:
        """Press Send; returns the query code that the receipt shows."""
        self.page.click("[type=submit]:visible")
        self.page.wait_for_url("**/receipt/")
        return self.code()

    def code(self) -> str:
        return "".join(self.page.locator("strong.code").inner_text().split())

    def follows(self, code: str) -> Page:
        """Type the code on the front page."""
        self.page.goto("/")
        self.page.fill("#code", code)
        self.page.click(".find button")
        self.page.wait_for_url(f"**/track/{code}/")
        return self.page

    def rates(self, grade: int, words: str = "") -> None:
        self.page.click("a[href$='/rate/']")
        self.page.locator(f".grade:has([value='{grade}'])").click()
        self.says(words, "rate")

    def asks_redo(self, words: str) -> None:
        self.page.click("a[href$='/redo/']")
        self.says(words, "redo")

    def says(self, words: str, name: str) -> None:
        self.page.fill("#words", words)
        self.page.click("main form button")
        self.page.wait_for_url(f"**/?said={name}")
