// Digits by tapping: groups of four, as the receipt has them.
const LENGTH = 12;

function digits(field) {
  return field.value.replace(/\D/g, "").slice(0, LENGTH);
}

function show(field, text) {
  field.value = text.replace(/(\d{4})(?=\d)/g, "$1 ");
}

export function pad(form) {
  const field = form.elements.code;
  form.addEventListener("click", ({ target }) => {
    const key = target.closest("button[type=button]");
    if (!key) return;
    if (key.dataset.digit) show(field, (digits(field) + key.dataset.digit).slice(0, LENGTH));
    else show(field, "all" in key.dataset ? "" : digits(field).slice(0, -1));
  });
  field.addEventListener("input", () => show(field, digits(field)));
}

export function empty(page) {
  page.querySelectorAll("[data-pad]").forEach((form) => form.reset());
}
