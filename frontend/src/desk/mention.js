// After an @ in a note ([data-mention] names where to ask) a list of colleagues opens: arrows move in it, Enter or a press
// takes one, Escape closes it.

const BEGUN = /[@＠]([^\s@＠]{0,20})$/;

function listOf(box) {
  if (box.nextElementSibling && box.nextElementSibling.matches(".mention-list")) return box.nextElementSibling;
  const list = document.createElement("div");
  list.className = "mention-list dropdown-menu show";
  list.hidden = true;
  box.after(list);
  return list;
}

function begunIn(box) {
  const begun = BEGUN.exec(box.value.slice(0, box.selectionStart));
  return begun && begun[1];
}

async function ask(box) {
  const list = listOf(box);
  const begun = begunIn(box);
  if (begun === null) return (list.hidden = true);
  const answer = await fetch(`${box.dataset.mention}?q=${encodeURIComponent(begun)}`, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  const found = answer && answer.status === 200 ? await answer.text() : "";
  if (begunIn(box) !== begun) return; // more was typed meanwhile: that answer counts
  list.hidden = !found;
  list.innerHTML = found;
}

function take(box, name) {
  const before = box.value.slice(0, box.selectionStart).replace(BEGUN, `@${name} `);
  box.value = before + box.value.slice(box.selectionStart);
  box.setSelectionRange(before.length, before.length);
  listOf(box).hidden = true;
  box.focus();
}

function move(box, list, by) {
  const names = [...list.querySelectorAll("[data-name]")];
  const at = names.findIndex((each) => each.matches(".active"));
  const to = at < 0 ? (by > 0 ? 0 : names.length - 1) : (at + by + names.length) % names.length;
  names.forEach((each, place) => each.classList.toggle("active", place === to));
}

function press(event, box) {
  const list = listOf(box);
  if (list.hidden) return;
  const chosen = list.querySelector("[data-name].active") || list.querySelector("[data-name]");
  if (event.key === "ArrowDown") move(box, list, 1);
  else if (event.key === "ArrowUp") move(box, list, -1);
  else if (event.key === "Enter" && chosen && !event.isComposing) take(box, chosen.dataset.name);
  else if (event.key === "Escape") list.hidden = true;
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function mention(page) {
  page.addEventListener("input", ({ target }) => target.matches("[data-mention]") && ask(target));
  page.addEventListener("keydown", (event) => event.target.matches("[data-mention]") && press(event, event.target), true);
  page.addEventListener("click", ({ target }) => {
    const name = target.closest(".mention-list [data-name]");
    if (name) take(name.closest(".mention-list").previousElementSibling, name.dataset.name);
  });
}
