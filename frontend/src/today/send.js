// Sends what waits, oldest first, each until the server has it. One window of the phone sends at a time.
import * as outbox from "./outbox.js";

function body(row, photos) {
  const form = new FormData();
  for (const [name, value] of row.said.fields) form.append(name, value);
  photos.forEach((bytes) => form.append("photos", new Blob([bytes], { type: "image/jpeg" }), "photo.jpg"));
  form.append("care_seen", row.said.care_seen || "");
  if (row.said.instead) form.append("instead", row.said.instead);
  form.append("typed_at", row.typed_at);
  form.append("sent_at", new Date().toISOString());
  return form;
}

async function one(row, ask) {
  const whole = await outbox.opened(row);
  const answer = await ask.send(body(whole, await outbox.photosOf(row)));
  if (answer.state === "sent") await outbox.sent(row, answer.line);
  else await outbox.change(row, answer.state, { ...whole.said, answer });
  return answer;
}

// Returns the sentences worth showing. Throws what server.js throws: then the rest waits for the next time.
export async function sendAll(ask) {
  const sentences = [];
  const turn = async (held) => {
    if (!held) return;
    for (const row of await outbox.listed()) if (row.state === "waiting") sentences.push((await one(row, ask)).sentence);
  };
  await navigator.locks.request("linli-today-sending", { ifAvailable: true }, turn);
  return sentences.filter(Boolean);
}
