// Words that are typed outlive two things, in this tab only: being signed out (found again after signing in), and showing
// the page as it is now ([data-reload]).

const KEPT = "kept-while-signing-in";
const RELOADED = "kept-while-reloading";

function typed(form) {
  const said = [...form.elements].filter((field) => field.name && !["hidden", "file", "password", "submit"].includes(field.type));
  return said.filter((field) => field.type !== "radio" || field.checked).map((field) => [field.name, field.value]);
}

function refill(form, values) {
  for (const [name, value] of values) {
    const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    fields.forEach((field) => (field.type === "radio" ? (field.checked = field.value === value) : (field.value = value)));
    fields.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  }
  const fold = form.closest("details");
  if (fold) fold.open = true;
}

function formOf(page, action) {
  return [...page.querySelectorAll("[data-once]")].find((each) => each.getAttribute("action") === action);
}

export function keepThroughSignIn(page) {
  page.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-once]")) sessionStorage.setItem(KEPT, JSON.stringify([target.getAttribute("action"), typed(target), false]));
  });
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  if (!kept) return;
  const [action, values, signedOut] = kept;
  if (window.location.pathname.startsWith("/desk/sign-in/")) {
    sessionStorage.setItem(KEPT, JSON.stringify([action, values, true]));
    return;
  }
  sessionStorage.removeItem(KEPT);
  const form = formOf(page, action);
  if (signedOut && form) refill(form, values);
}

export function keepThroughReload(page) {
  page.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-reload]")) return;
    const begun = [...page.querySelectorAll("[data-once]")].filter((form) => [...form.elements].some((field) => field.matches("textarea") && field.value !== field.defaultValue));
    sessionStorage.setItem(RELOADED, JSON.stringify(begun.map((form) => [form.getAttribute("action"), typed(form)])));
  });
  const kept = JSON.parse(sessionStorage.getItem(RELOADED) || "[]");
  sessionStorage.removeItem(RELOADED);
  for (const [action, values] of kept) {
    const form = formOf(page, action);
    if (form) refill(form, values);
  }
}
