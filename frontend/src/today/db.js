// What the phone keeps, in one small database. States and counts lie open in it; words, cards and photos only sealed.

export const NAME = "linli-today";
const STORES = ["meta", "boxes", "outbox"];

function whole(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
  const base = await whole(request);
  base.onversionchange = () => base.close(); // another window wipes the phone: do not stand in its way
  return base;
}

async function within(store, mode, act) {
  const base = await open();
  try {
    const change = base.transaction(store, mode);
    const result = await whole(act(change.objectStore(store)));
    if (mode === "readwrite") await new Promise((done, failed) => Object.assign(change, { oncomplete: done, onerror: failed, onabort: failed }));
    return result;
  } finally {
    base.close();
  }
}

export const get = (store, key) => within(store, "readonly", (rows) => rows.get(key));
export const put = (store, key, value) => within(store, "readwrite", (rows) => rows.put(value, key));
export const remove = (store, key) => within(store, "readwrite", (rows) => rows.delete(key));
export const all = (store) => within(store, "readonly", (rows) => rows.getAll());

// Whether there is anything here at all, without making it.
export async function exists() {
  if (!window.indexedDB) return false;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some((base) => base.name === NAME);
}

export const unsent = async () => (await all("outbox")).filter((one) => one.state !== "sent").length;

// Everything: words, keys, the program itself.
export async function wipe() {
  await new Promise((done) => Object.assign(indexedDB.deleteDatabase(NAME), { onsuccess: done, onerror: done, onblocked: done }));
  for (const name of await caches.keys()) if (name.startsWith("linli-today-")) await caches.delete(name);
  for (const each of await navigator.serviceWorker.getRegistrations()) if (each.scope.includes("/desk/today/")) await each.unregister();
}
