// One question at a time. Without this script the same parts stand under each other on one page.

function partOf(parts, node) {
  return parts.findIndex((part) => part.contains(node));
}

export function inSteps(form) {
  const parts = [...form.querySelectorAll("[data-part]")];
  const marks = [...form.querySelectorAll("[data-mark]")];
  form.querySelectorAll("[data-only-in-steps]").forEach((node) => (node.hidden = false));
  let now = 0;

  function go(to, focus = true) {
    now = Math.max(0, Math.min(to, parts.length - 1));
    parts.forEach((part, at) => (part.hidden = at !== now));
    form.dispatchEvent(new CustomEvent("part", { detail: parts[now] }));
    marks.forEach((mark, at) => {
      mark.className = at < now ? "is-behind" : at === now ? "is-now" : "";
      if (at === now) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    });
    if (focus) {
      const heading = parts[now].querySelector("h2");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      form.scrollIntoView({ block: "start" });
    }
  }

  function ready() {
    const wanting = [...parts[now].querySelectorAll("[required]")].find((field) => !field.value.trim());
    if (!wanting) return true;
    wanting.value = wanting.value.trim();
    return wanting.reportValidity();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (!button) return;
    if (button.dataset.go === "back") go(now - 1);
    else if (ready()) go(now + 1);
  });
  form.addEventListener("refused", (event) => go(partOf(parts, event.detail), false));
  // A required field in a hidden part cannot show the browser's own bubble: the server's sentence says it instead.
  form.noValidate = true;
  const wrong = form.querySelector("[data-error] .field-error");
  const begin = form.querySelector("[data-begin]");
  go(wrong ? partOf(parts, wrong) : begin && begin.value ? 1 : 0, false);
}
