// A long list of places becomes two short ones: the community first, then its grids.

function copy(options) {
  return [...options].map((option) => new Option(option.text, option.value, false, option.selected));
}

export function cascade(select) {
  const groups = [...select.querySelectorAll("optgroup")];
  if (groups.length < 2) return;
  const loose = copy(select.querySelectorAll(":scope > option"));
  const first = select.cloneNode(false);
  for (const name of ["id", "name", "aria-describedby", "data-keep", "data-cascade"]) first.removeAttribute(name);
  first.setAttribute("aria-label", select.dataset.cascade);
  first.append(...loose, ...groups.map((group, at) => new Option(group.label, `group-${at}`)));
  const chosenIn = (value) => groups.findIndex((group) => [...group.children].some((option) => option.value === value));

  function show(at, value) {
    const options = at < 0 ? loose.map((option) => new Option(option.text, option.value)) : copy(groups[at].children);
    select.replaceChildren(...options);
    select.value = value || options[0].value;
    select.hidden = at < 0;
  }

  function follow(value) {
    const at = chosenIn(value);
    first.value = at < 0 ? value : `group-${at}`;
    show(at, value);
  }

  const before = select.value;
  select.before(first);
  follow(before);
  first.addEventListener("change", () => {
    show(first.value.startsWith("group-") ? Number(first.value.slice(6)) : -1, first.value);
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // The map and the draft set a value that the short list may not hold at the moment.
  select.addEventListener("place", (event) => follow(event.detail));
}
