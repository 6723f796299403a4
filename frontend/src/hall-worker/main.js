// Keeps one page of the hall, what it is made of, and the pages one step from it. The server has put
// LINLI = { version, kept, page, also } in front. Pages come from the network, and are kept each time; without one they come
// up as they were kept, and themselves say since when.
const PREFIX = `linli-hall-${LINLI.page}-`;
const CACHE = PREFIX + LINLI.version;
const A_DAY = 24 * 60 * 60 * 1000; // milliseconds
const AT_ONCE = 10; // pages

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...LINLI.kept, LINLI.page]);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

const listed = (path) => path === LINLI.page || LINLI.also.includes(path);

// What is listed is kept each time it comes.
async function fetched(request) {
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  if (listed(pathname) && answer.ok && !answer.redirected) await (await caches.open(CACHE)).put(pathname, answer.clone());
  return answer;
}

// Whatever page of the hall was asked for, and whatever was sent: without a network a kept one is better than none, the
// first page at its own address, so that it is that page which comes back with the network.
async function opened(request) {
  const { pathname } = new URL(request.url);
  try {
    return await fetched(request);
  } catch (lost) {
    const kept = request.method === "GET" && listed(pathname) && (await (await caches.open(CACHE)).match(pathname));
    if (kept) return kept;
    if (pathname !== LINLI.page) return Response.redirect(LINLI.page, 303);
    throw lost;
  }
}

// What nobody has opened yet, or not for a day, is fetched a few at a time, whenever the first page was.
async function keepMore() {
  const cache = await caches.open(CACHE);
  let left = AT_ONCE;
  for (const address of LINLI.also) {
    const kept = await cache.match(address);
    if (kept && Date.now() - Date.parse(kept.headers.get("date")) < A_DAY) continue;
    if (left-- === 0) return;
    const answer = await fetch(address).catch(() => null);
    if (!answer) return;
    if (answer.ok) await cache.put(address, answer);
    else await cache.delete(address);
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
  if (pathname === LINLI.page) event.waitUntil(keepMore());
  if (request.mode === "navigate") event.respondWith(opened(request));
  else if (request.method !== "GET") return;
  else if (listed(pathname)) event.respondWith(fetched(request));
  else if (LINLI.kept.includes(pathname)) event.respondWith(part(request, pathname));
});
