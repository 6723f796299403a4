// On a phone the tabs run out of the screen: the one that is open is brought into it.
export function tabs(root) {
  for (const bar of root.querySelectorAll(".tabs")) {
    const here = bar.querySelector(".is-active");
    if (here) bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.clientWidth) / 2;
  }
}
