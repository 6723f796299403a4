// Sends the form without leaving the page, so that a refusal or a lost network costs nobody their words or photos.
import { keyFor } from "./draft.js";

function clear(form) {
  form.querySelectorAll("[data-error]").forEach((place) => place.replaceChildren());
  form.querySelectorAll(".is-wrong").forEach((field) => {
    field.classList.remove("is-wrong");
    field.removeAttribute("aria-invalid");
  });
}

function showRefusal(form, answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  let first = null;
  for (const said of page.querySelectorAll("[data-error]")) {
    const place = form.querySelector(`[data-error="${said.dataset.error}"]`);
    if (!place || !said.childElementCount) continue;
    place.replaceChildren(...said.children);
    const field = form.elements[said.dataset.error];
    if (field && field.classList) {
      field.classList.add("is-wrong");
      field.setAttribute("aria-invalid", "true");
    }
    first = first || place;
  }
  return first;
}

function say(form, sentence) {
  const place = form.querySelector("[data-trouble]");
  place.querySelector("p").textContent = sentence;
  place.hidden = !sentence;
  if (sentence) place.scrollIntoView({ block: "center" });
}

async function send(form, button) {
  clear(form);
  say(form, "");
  keyFor(form);
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  if (answer.redirected) return window.location.assign(answer.url);
  const first = showRefusal(form, await answer.text());
  if (!first) return say(form, form.dataset.trouble);
  form.dispatchEvent(new CustomEvent("refused", { detail: first }));
  first.scrollIntoView({ block: "center" });
  button.disabled = false;
}

export function sendCalmly(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    try {
      await send(form, button);
    } catch {
      say(form, form.dataset.offline);
    }
    if (!form.querySelector("[data-trouble]").hidden) button.disabled = false;
  });
}
