// Keeps the program itself on the phone, nothing personal: the page, its script, style and marks. The server has put
// LINLI = { version, kept, page } in front; another version of the program is another cache.
const PREFIX = "linli-today-";
const CACHE = PREFIX + LINLI.version;

async function keepOne(cache, address) {
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-cache" });
  if (!answer.ok || answer.redirected) throw new Error(address);
  await cache.put(address, answer);
}

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all([LINLI.page, ...LINLI.kept].map((address) => keepOne(cache, address)));
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

const kept = async (address) => (await caches.open(CACHE)).match(address);

// The app opens from what is kept; any other page of the day comes from the server, and without one is the app.
async function page(request) {
  if (new URL(request.url).pathname === LINLI.page) return (await kept(LINLI.page)) || fetch(request);
  try {
    return await fetch(request);
  } catch (lost) {
    const app = await kept(LINLI.page);
    if (app) return app;
    throw lost;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (LINLI.kept.includes(new URL(request.url).pathname)) event.respondWith(kept(new URL(request.url).pathname).then((found) => found || fetch(request)));
});
