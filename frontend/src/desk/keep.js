// Whoever was signed out while typing finds the words again after signing in: kept in this tab only, and only until then.

const KEPT = "kept-while-signing-in";

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
  const form = [...page.querySelectorAll("[data-once]")].find((each) => each.getAttribute("action") === action);
  if (signedOut && form) refill(form, values);
}
