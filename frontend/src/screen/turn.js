// Where more is to be told than fits, one page after the other; without a script they stand one under the other.
let at = 0;

export function turn(state, step = 0) {
  const pages = [...state.querySelectorAll("[data-turn] > *")];
  if (!pages.length) return;
  at = (at + step) % pages.length;
  pages.forEach((page, number) => (page.hidden = number !== at));
}
