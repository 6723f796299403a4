// The long list of places becomes a few short ones, one under the other: community, then grid. The long list stays in the
// form, unseen, and carries the answer; each of its groups begins with the place the group is named after.

const BETWEEN = " · ";

function node(name, value) {
  return { name, value, below: new Map() };
}

function read(select) {
  const root = node("", select.options[0].value);
  for (const group of select.querySelectorAll("optgroup")) {
    let at = root;
    for (const name of group.label.split(BETWEEN)) {
      if (!at.below.has(name)) at.below.set(name, node(name, ""));
      at = at.below.get(name);
    }
    const [whole, ...inner] = group.children;
    at.value = whole.value;
    inner.forEach((option) => at.below.set(option.value, node(option.text, option.value)));
  }
  select.querySelectorAll(":scope > option").forEach((option, at) => at && root.below.set(option.value, node(option.text, option.value)));
  return root;
}

function pathTo(root, value, path = []) {
  if (root.value === value) return path;
  for (const below of root.below.values()) {
    const found = pathTo(below, value, [...path, below]);
    if (found) return found;
  }
  return null;
}

export function cascade(select, look = "input") {
  const root = read(select);
  const box = document.createElement("div");
  select.hidden = true;
  select.after(box);

  function list(at, chosen, words) {
    const input = document.createElement("select");
    input.className = look;
    input.setAttribute("aria-label", select.dataset.cascade);
    input.append(new Option(words, at.value), ...[...at.below.values()].map((below) => new Option(below.name, below.value)));
    input.value = chosen ? chosen.value : at.value;
    input.addEventListener("change", () => {
      select.value = input.value;
      show();
      select.dispatchEvent(new Event("change", { bubbles: true }));
      box.querySelectorAll("select")[[...box.children].indexOf(input)]?.focus();
    });
    return input;
  }

  function show() {
    const path = pathTo(root, select.value) || [];
    const lists = [list(root, path[0], select.options[0].text)];
    path.forEach((at, depth) => at.below.size && lists.push(list(at, path[depth + 1], select.dataset.unsure)));
    box.replaceChildren(...lists);
  }

  show();
  // The label's own field is unseen now: a tap on the label goes to the first list.
  document.querySelector(`label[for="${select.id}"]`)?.addEventListener("click", () => box.querySelector("select").focus());
  select.addEventListener("change", show); // the draft, or the map
}
