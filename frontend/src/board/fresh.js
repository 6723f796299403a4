// Every data-fresh seconds the node is replaced by the same node of the page as it is now; a lost network keeps the old numbers,
// which say when they are from.

export function keepFresh(node, leave, drawn) {
  const again = async () => {
    try {
      const answer = await fetch(window.location.href, { headers: { "X-Requested-With": "fetch" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById(node.id);
      if (answer.ok && now) {
        leave(node);
        node.dataset.still = "";
        node.replaceChildren(...now.childNodes);
        drawn(node);
      }
    } catch {
      // The next turn tries again.
    }
  };
  window.setInterval(again, Number(node.dataset.fresh) * 1000);
}
