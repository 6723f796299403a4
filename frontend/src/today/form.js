// The visit's form on the phone: filled from the sealed cards, kept as a draft while it is typed, read when it is done.
import { shrunk } from "../portal/photos.js";
import { named } from "./list.js";

const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });

function careBoxes(page, form, card) {
  const place = form.querySelector("[data-care]");
  const boxes = (card ? card.care : []).map((need) => {
    const box = page.querySelector("[data-care-template]").content.firstElementChild.cloneNode(true);
    box.querySelector("input").value = need.pk;
    box.querySelector("span").textContent = `${need.name} ${need.on}`;
    return box;
  });
  place.querySelector(".choices").replaceChildren(...boxes);
  place.hidden = !boxes.length;
}

const firmOf = (pack, pk) => (pack.firms || []).find((each) => String(each.pk) === String(pk));
const cardOf = (pack, pk) => [...pack.stops, ...pack.cards].find((each) => String(each.pk) === String(pk));

export function choose(page, form, pack) {
  const card = cardOf(pack, form.elements.household.value);
  const firm = firmOf(pack, form.elements.enterprise.value);
  const shown = card ? [named(card), card.name, card.address] : firm ? [firm.name, firm.contact, firm.code, firm.address] : [];
  page.querySelector("[data-card]").textContent = shown.filter(Boolean).join("  ");
  careBoxes(page, form, card);
}

// Whom it is about: a household or an enterprise, so that choosing one lets go of the other.
export function chosen(page, form, pack, name) {
  const other = { household: "enterprise", enterprise: "household" }[name];
  if (form.elements[name].value) form.elements[other].value = "";
  choose(page, form, pack);
}

// An empty form; about a stop of today's list, or an enterprise, if one was pressed.
export function begin(page, form, pack, stop, firm) {
  form.reset();
  const first = form.elements.household.options[0];
  const known = new Map([...pack.stops, ...pack.cards].map((card) => [card.pk, named(card)]));
  form.elements.household.replaceChildren(first, ...[...known].map(([pk, text]) => option(pk, text)));
  form.elements.area.replaceChildren(form.elements.area.options[0], ...pack.grids.map(([pk, text]) => option(pk, text)));
  const firms = form.elements.enterprise;
  firms.replaceChildren(firms.options[0], ...(pack.firms || []).map((each) => option(each.pk, each.name)));
  firms.value = firm ? firm.pk : "";
  form.querySelector("details").open = Boolean(firm);
  form.elements.key.value = crypto.randomUUID();
  form.elements.household.value = stop ? stop.pk : "";
  form.elements.about.value = (stop && stop.about) || "";
  form.querySelectorAll("[name=kind]").forEach((each) => stop && (each.checked = each.value === stop.kind));
  choose(page, form, pack);
}

export function fields(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && value && name !== "csrfmiddlewaretoken");
}

// Put back what was typed: a draft, or a visit that was refused.
export function refill(page, form, pack, values) {
  begin(page, form, pack, null);
  const of = (name) => values.filter(([each]) => each === name).map(([, value]) => value);
  form.elements.household.value = of("household")[0] || "";
  form.elements.enterprise.value = of("enterprise")[0] || "";
  form.querySelector("details").open = ["enterprise", "code", "area", "place"].some((name) => of(name).length);
  choose(page, form, pack);
  for (const field of form.elements) {
    if (!field.name || field.type === "file") continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = of(field.name).includes(field.value);
    else if (of(field.name).length) field.value = of(field.name)[0];
  }
}

export async function photos(form) {
  const small = [...form.elements.photos.files].slice(0, 3).map((file) => shrunk(file).catch(() => file));
  return Promise.all((await Promise.all(small)).map((file) => file.arrayBuffer()));
}

export function said(form, pack) {
  const card = cardOf(pack, form.elements.household.value);
  const firm = firmOf(pack, form.elements.enterprise.value);
  const where = form.elements.code.value || form.elements.place.value || form.elements.area.selectedOptions[0].textContent;
  return {
    fields: fields(form),
    whom: card ? named(card) : firm ? firm.name : where,
    words: form.elements.heard.value || form.elements.done.value,
    care_seen: card ? card.care.map((need) => `${need.pk}:${need.version}`).join(" ") : "",
    typed_at: new Date().toISOString(),
  };
}
