// Keeps one page of the hall and what it is made of. The server has put LINLI = { version, kept, page } in front. The page comes
// from the network, and is kept each time; without one it comes up as it was kept, and itself says since when.
const PREFIX = `linli-hall-${LINLI.page}-`;
const CACHE = PREFIX + LINLI.version;

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...LINLI.kept, LINLI.page]);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

async function page(request) {
  const cache = await caches.open(CACHE);
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) await cache.put(LINLI.page, answer.clone());
  return answer;
}

// Whatever page of the hall was asked for, and whatever was sent: without a network the kept one is better than none, at its
// own address, so that it is that page which comes back with the network.
async function opened(request) {
  const here = new URL(request.url).pathname === LINLI.page;
  try {
    return here ? await page(request) : await fetch(request);
  } catch (lost) {
    if (!here) return Response.redirect(LINLI.page, 303);
    const kept = await (await caches.open(CACHE)).match(LINLI.page);
    if (kept) return kept;
    throw lost;
  }
}

async function part(request, path) {
  return (await (await caches.open(CACHE)).match(path)) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(opened(request));
  else if (request.method !== "GET") return;
  else if (pathname === LINLI.page) event.respondWith(page(request));
  else if (LINLI.kept.includes(pathname)) event.respondWith(part(request, pathname));
});
