// Signing out at the desk wipes the phone, but never silently: what was not sent is shown first.
import * as db from "./db.js";

export function leaving(page) {
  page.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-leave]") || form.dataset.wiped) return;
    event.preventDefault();
    if (await db.exists()) {
      if (await db.unsent()) return window.location.assign(`${form.dataset.leave}#leave`);
      await db.wipe();
    }
    form.dataset.wiped = "1";
    form.requestSubmit();
  });
}
