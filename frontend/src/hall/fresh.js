// The page as it is now takes the place of what is shown, every data-fresh seconds. When the network is gone, what is shown
// stays, and a line says since when. Returns a function that asks at once.

import { dayOf, timeOf } from "./clock.js";

const RETRY = 5000; // milliseconds: while the network is gone

function clock(moment) {
  const at = new Date(moment);
  const day = dayOf(at);
  return day === dayOf(new Date()) ? timeOf(at) : `${day.slice(5)} ${timeOf(at)}`;
}

function tell(node, lost) {
  const line = document.querySelector(".hall-lost");
  if (!line) return;
  line.hidden = !lost;
  line.textContent = lost ? document.body.dataset.lost.replace("{time}", clock(node.dataset.at)) : "";
}

export function keepFresh(node, { free = () => true, drawn = () => {} } = {}) {
  let soon = 0;
  const again = async () => {
    window.clearTimeout(soon);
    if (!free()) return;
    try {
      const answer = await fetch(window.location.pathname, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById(node.id);
      if (!answer.ok || !now) throw new Error(String(answer.status));
      if (!free()) return;
      node.dataset.at = now.dataset.at;
      node.replaceChildren(...now.childNodes);
      drawn(node);
      tell(node, false);
    } catch {
      tell(node, true);
      soon = window.setTimeout(again, RETRY);
    }
  };
  window.addEventListener("offline", () => tell(node, true));
  window.addEventListener("online", again);
  window.setInterval(again, Number(node.dataset.fresh) * 1000);
  again();
  return again;
}
