// The desk by keyboard. The page says what there is:
//   [data-row]          a row of the list, holding a link [data-open]
//   [data-key="a"]      a button or link that this key presses (in the marked row first, then anywhere on the page)
//   [data-key="/"]      a search field that this key goes to
//   dialog[data-keys]   the list of keys, shown by "?"

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") && !["checkbox", "radio"].includes(target.type);
}

function rows(page) {
  return [...page.querySelectorAll("[data-row]")];
}

function marked(page) {
  return page.querySelector("[data-row].is-marked");
}

function move(page, by) {
  const list = rows(page);
  if (!list.length) return;
  const from = list.indexOf(marked(page));
  const to = from < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, from + by));
  list.forEach((row, at) => row.classList.toggle("is-marked", at === to));
  const link = list[to].querySelector("[data-open]");
  if (link) link.focus({ preventScroll: true });
  list[to].scrollIntoView({ block: "nearest" });
}

function found(page, key) {
  const name = `[data-key="${CSS.escape(key)}"]`;
  const row = marked(page);
  const inRow = row && row.querySelector(name);
  // What belongs to one row is pressed in the marked row only.
  return inRow || [...page.querySelectorAll(name)].find((target) => !target.closest("[data-row]"));
}

function press(page, key) {
  const target = found(page, key);
  if (!target || target.closest("[hidden]")) return false;
  if (target.matches("[type=checkbox]")) target.click();
  else if (target.matches("input, textarea, select")) target.focus();
  else if (target.matches("summary")) unfold(target.parentElement);
  else target.click();
  return true;
}

function unfold(details) {
  details.open = true;
  const field = details.querySelector("textarea, select:not([hidden]), input:not([type=hidden])");
  if (field) field.focus();
  details.scrollIntoView({ block: "nearest" });
}

function showKeys(page) {
  const dialog = page.querySelector("dialog[data-keys]");
  if (!dialog) return false;
  if (dialog.open) dialog.close();
  else dialog.showModal();
  return true;
}

export function keys(page) {
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target)) return;
    if (event.key === "j") move(page, 1);
    else if (event.key === "k") move(page, -1);
    else if (event.key === "Enter" && marked(page) && event.target === page.body) marked(page).querySelector("[data-open]").click();
    else if (event.key === "?" ? !showKeys(page) : event.key.length !== 1 || !press(page, event.key)) return;
    if (event.key !== "Enter") event.preventDefault();
  });
  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-show-keys]")) showKeys(page);
    if (event.target.closest("[data-close-keys]")) showKeys(page);
  });
}
