// What changed while the page stands open: every 20 seconds each [data-look] address is asked. Nothing changed: 204. Else
// the answer, a line with a link, is put there; no row moves by itself. Nothing is asked while the tab is hidden.
import { keepThroughReload } from "./keep.js";

const EVERY = 20_000;

export async function look(node) {
  const answer = await fetch(node.dataset.look, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  if (!answer || answer.status !== 200 || !node.isConnected) return;
  node.innerHTML = await answer.text();
  window.htmx.process(node);
}

export function fresh(page) {
  const all = () => {
    if (!page.hidden) page.querySelectorAll("[data-look]").forEach(look);
  };
  setInterval(all, EVERY);
  page.addEventListener("visibilitychange", all);
  keepThroughReload(page);
}
