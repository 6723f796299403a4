// Draws the day: whom to see, what waits on this phone, the diary. Text is only ever put in as text.

const within = (node, name) => node.querySelector(`[data-${name}]`);

function copy(page, name, texts) {
  const node = within(page, `${name}-template`).content.firstElementChild.cloneNode(true);
  for (const [place, text] of Object.entries(texts)) within(node, place).textContent = text;
  return node;
}

export const named = (card) => [card.building, card.code].filter(Boolean).join(" · ");

export function drawStops(page, stops, visit) {
  const rows = stops.map((stop) => {
    const row = copy(page, "stop", { building: stop.building || stop.code, head: stop.name, code: stop.building ? stop.code : "", address: stop.address });
    within(row, "reasons").append(...stop.reasons.map((text) => Object.assign(document.createElement("li"), { textContent: text, className: stop.pressing ? "is-pressing" : "" })));
    within(row, "visit").addEventListener("click", () => visit(stop));
    return row;
  });
  within(page, "stops").replaceChildren(...rows);
  within(page, "nobody").hidden = rows.length > 0;
}

export function drawFirms(page, firms, visit) {
  const rows = firms.map((firm) => {
    const row = copy(page, "firm", { title: firm.name, speak: firm.contact, code: firm.code, address: firm.address });
    const seen = within(row, "seen");
    seen.textContent = firm.seen_on ? seen.dataset.text.replace("#", firm.seen_on) : "";
    within(row, "visit").addEventListener("click", () => visit(firm));
    return row;
  });
  within(page, "firms").replaceChildren(...rows);
  within(page, "firms-count").textContent = rows.length || "";
  within(page, "firms-fold").hidden = !rows.length;
}

export function drawOutbox(page, rows, look) {
  const kept = rows.map((row) => {
    const said = row.said;
    const line = said.line || { whom: said.whom, heard: said.words };
    const node = copy(page, "kept", { whom: line.whom, words: line.heard, why: why(said.answer) });
    const state = within(node, "state");
    state.textContent = state.dataset[row.state];
    state.classList.add(row.state === "sent" ? "state-done" : "state-near");
    const button = within(node, "look");
    button.hidden = row.state === "sent";
    button.addEventListener("click", () => look(row));
    return node;
  });
  within(page, "outbox").replaceChildren(...kept);
}

export function why(answer) {
  if (!answer) return "";
  return answer.sentences ? Object.values(answer.sentences).flat().join(" ") : answer.sentence || "";
}

export function drawDiary(page, lines) {
  within(page, "diary").replaceChildren(...lines.map((line) => copy(page, "line", { at: line.at, kind: line.kind, whom: line.whom, heard: line.heard })));
}

// What is personal leaves the page when it is locked.
export function empty(page) {
  for (const name of ["stops", "firms", "outbox", "diary", "card", "mine", "theirs"]) within(page, name).replaceChildren();
}
