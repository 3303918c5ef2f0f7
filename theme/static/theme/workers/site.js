// Keeps the last guides that were read, for where there is no network. What is read online is
// always the network's: nothing old is shown while the new can be had.

const MOST = 10;
const KEPT = "guide "; // a cache for each guide, named by its path
const FRAME = "frame"; // the page without network, with what it needs
const OFFLINE = { "zh-hant": "/zh-hant/offline/", en: "/en/offline/", "": "/offline/" };
const PAGE = /^\/(?!(?:(?:zh-hant|en)\/)?(?:kiosk|admin|api|feeds|static|media|brand|documents|uploads|window)(?:\/|$))/;
const UNCHANGING = /^\/(?:static|media|brand)\//;
// Chosen by hand of a film is what goes on; the words and pictures are what has to be there.
const LARGE = /\.(?:mp4|webm)$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep, files, forget } = event.data || {};
  if (keep) event.waitUntil(keepPage(keep, files || []));
  if (forget) event.waitUntil(forgetAll().then(() => event.source && event.source.postMessage({ forgotten: true })));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    if (PAGE.test(pathname)) event.respondWith(fetch(request).catch(() => withoutNetwork(request)));
  } else if (UNCHANGING.test(pathname)) {
    event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  }
});

// Whole or not at all: a guide whose style is missing is no guide to read in a hall without network.
async function keepPage(path, files) {
  const response = await fetch(path, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  const unchanging = files.filter((file) => UNCHANGING.test(file) && !LARGE.test(file));
  await caches.delete(KEPT + path);
  const cache = await caches.open(KEPT + path);
  try {
    await cache.addAll(unchanging);
    await cache.put(path, await dated(response));
    await keepFrame(path, unchanging);
  } catch (error) {
    await caches.delete(KEPT + path);
  }
  const kept = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  await Promise.all(kept.slice(0, -MOST).map((name) => caches.delete(name)));
}

async function keepFrame(path, files) {
  const cache = await caches.open(FRAME);
  const page = offlineFor(path);
  const fresh = await fetch(page);
  if (!fresh.ok) return;
  await cache.addAll(files.filter((file) => !file.startsWith("/media/")));
  await cache.put(page, fresh);
}

// When it was kept stands in the page itself, since no script can see a page's headers.
async function dated(response) {
  const text = (await response.text()).replace("<html", `<html data-kept="${new Date().toISOString()}"`);
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function withoutNetwork(request) {
  const { pathname, search } = new URL(request.url);
  const found = (await caches.match(pathname + search)) || (await caches.match(offlineFor(pathname)));
  return found || Response.error();
}

async function forgetAll() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(KEPT)).map((name) => caches.delete(name)));
}

function offlineFor(path) {
  const [first, second] = path.split("/").filter(Boolean);
  const language = first === "elder" ? second : first;
  return OFFLINE[language] || OFFLINE[""];
}
