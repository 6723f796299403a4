// The bar for several cases appears when rows are ticked: [data-tick] boxes, [data-tick-all], [data-bulk] with [data-bulk-count].

export function bulk(page) {
  const ticks = () => [...page.querySelectorAll("[data-tick]")];
  function show() {
    const bar = page.querySelector("[data-bulk]");
    if (!bar) return;
    const count = ticks().filter((tick) => tick.checked).length;
    bar.hidden = count === 0;
    bar.querySelectorAll("[data-bulk-count]").forEach((node) => (node.textContent = count));
    bar.querySelectorAll("[data-tick-all]").forEach((all) => (all.checked = count > 0 && count === ticks().length));
    if (bar.hidden) bar.querySelectorAll("[name=all]").forEach((all) => (all.checked = false));
  }
  page.addEventListener("change", (event) => {
    const target = event.target;
    if (target.matches("[data-tick-all]")) ticks().forEach((tick) => (tick.checked = target.checked));
    else if (!target.matches("[data-tick]")) return;
    show();
  });
  page.addEventListener("htmx:afterSwap", show);
  show(); // without this script the bar always stands there
}
