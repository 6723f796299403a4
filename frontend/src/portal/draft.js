// What is typed is kept on this phone until the receipt is shown. Names and numbers are kept only while the page is open
// somewhere (sessionStorage): the phone may be shared.

const KEY = "linli-draft";

function store(field) {
  return field.dataset.private === undefined ? localStorage : sessionStorage;
}

export function attempt(fn) {
  try {
    return fn();
  } catch {
    return null; // a browser that keeps nothing, or a full phone: the form still works
  }
}

function fields(form) {
  return [...form.querySelectorAll("[data-keep]")];
}

export function keepDraft(form) {
  for (const field of fields(form)) {
    const kept = attempt(() => store(field).getItem(`${KEY}-${field.name}`));
    if (kept && !field.value) {
      field.value = kept;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const keep = () => attempt(() => store(field).setItem(`${KEY}-${field.name}`, field.value));
    field.addEventListener("input", () => keep() === null || tell(form));
    field.addEventListener("change", keep);
    if (field.value) keep();
  }
}

function tell(form) {
  const line = form.querySelector("[data-saved]");
  if (line) line.textContent = line.dataset.saved;
}

export function forgetDraft() {
  for (const store of [() => localStorage, () => sessionStorage]) {
    attempt(() =>
      Object.keys(store())
        .filter((name) => name.startsWith(KEY))
        .forEach((name) => store().removeItem(name)),
    );
  }
}

// The same words sent again carry the same key, so that an answer lost on the way makes no second case.
export function keyFor(form) {
  const key = form.elements.key;
  const text = form.elements.text.value;
  const sent = attempt(() => JSON.parse(localStorage.getItem(`${KEY}-sent`)));
  if (sent && sent.text === text) key.value = sent.key;
  attempt(() => localStorage.setItem(`${KEY}-sent`, JSON.stringify({ key: key.value, text })));
}
