// A form marked data-once is sent once: a second press while the first is under way does nothing.

export function once(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-busy", "true"));
  });
  // Coming back to a kept page, forms can be sent again.
  window.addEventListener("pageshow", () => {
    page.querySelectorAll("[data-once]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-busy"));
    });
  });
}
