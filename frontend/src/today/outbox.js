// Visits typed on this phone, oldest first. Open to see: `key`, `state`, `typed_at`. Sealed: all the rest.
// state: waiting → sent; or refused, conflict: these wait for the worker, and nothing of them is thrown away.
import * as db from "./db.js";
import * as vault from "./vault.js";

export async function keep(key, said, photos) {
  const before = await db.get("outbox", key);
  const sealed = await Promise.all(photos.map((photo, at) => vault.sealBytes(`${key}/${at}`, photo)));
  const row = { key, state: "waiting", stamp: crypto.randomUUID(), typed_at: before ? before.typed_at : said.typed_at };
  await db.put("outbox", key, { ...row, box: await vault.seal(key, said), photos: sealed });
}

// The visits with their words, and photos as blobs when they are asked for.
export async function opened(row) {
  return { ...row, said: await vault.unseal(row.key, row.box) };
}

export const photosOf = (row) => Promise.all(row.photos.map((box, at) => vault.openBytes(`${row.key}/${at}`, box)));

export async function listed() {
  const rows = await db.all("outbox");
  return rows.sort((a, b) => a.typed_at.localeCompare(b.typed_at));
}

// Written again while it was being sent: what the server said was about the words before, so it is sent once more.
const isStill = async (row) => ((await db.get("outbox", row.key)) || {}).stamp === row.stamp;

export async function change(row, state, said) {
  const box = await vault.seal(row.key, said);
  if (await isStill(row)) await db.put("outbox", row.key, { key: row.key, stamp: row.stamp, typed_at: row.typed_at, photos: row.photos, state, box });
}

// Sent: its photos and words need not stay; the day's diary comes from the server.
export async function sent(row, line) {
  const box = await vault.seal(row.key, { line });
  if (await isStill(row)) await db.put("outbox", row.key, { key: row.key, stamp: row.stamp, typed_at: row.typed_at, photos: [], state: "sent", box });
}

export async function tidy(today) {
  for (const row of await db.all("outbox")) if (row.state === "sent" && row.typed_at.slice(0, 10) < today) await db.remove("outbox", row.key);
}
