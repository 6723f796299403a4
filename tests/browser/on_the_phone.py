"""What a grid worker does on the phone, with or without a network."""

from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

CODE = "246810"
EVERYTHING = """async () => {
  const opened = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const base = await opened(indexedDB.open("linli-today", 1));
  const texts = [];
  const read = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) texts.push(new TextDecoder().decode(value));
    else if (value && typeof value === "object") Object.values(value).forEach(read);
    else texts.push(String(value));
  };
  for (const name of base.objectStoreNames) {
    const rows = await opened(base.transaction(name).objectStore(name).getAll());
    rows.forEach(read);
  }
  base.close();
  return texts.join("\\n");
}"""


@dataclass
class OnThePhone:
    """The app of the worker's day, in the hands of whoever has signed in."""

    page: Page

    @property
    def line(self) -> Locator:
        return self.page.locator("[data-line]")

    def begins(self, code: str = CODE) -> "OnThePhone":
        """Open the app from the ordinary page and set the code of this phone."""
        self.page.goto("/desk/today/")
        self.page.click("[data-today-app] a")
        self.page.fill("#code-new", code)
        self.page.fill("#code-again", code)
        self.page.click("[data-begin-form] button")
        expect(self.page.locator("[data-view=today]")).to_be_visible()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        return self

    def comes_back(self, code: str = CODE) -> "OnThePhone":
        """Open the app anew, as after the phone was in the pocket."""
        self.page.goto("/desk/today/app/")
        return self.unlocks(code)

    def unlocks(self, code: str = CODE) -> "OnThePhone":
        self.page.fill("#code", code)
        self.page.click("[data-open-form] button")
        expect(self.page.locator("[data-view=locked]")).to_be_hidden()
        return self

    def writes(self, heard: str, *, concerns: tuple[str, ...] = (), photo: bytes | None = None) -> "OnThePhone":
        """Record a visit of the first household of the list."""
        self.page.locator("[data-stops] [data-visit]").first.click()
        self.page.fill("[name=heard]", heard)
        for each in concerns:
            self.page.check(f"[name=concerns][value='{each}']")
        if photo:
            self.page.set_input_files("[name=photos]", FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo))
        self.page.click("[data-visit-form] button.visit-big")
        expect(self.page.locator("[data-view=today]")).to_be_visible()
        return self

    def everything(self) -> str:
        """All that lies in the phone's database, as text as far as it is any."""
        return str(self.page.evaluate(EVERYTHING))
