// Holds a kiosk's bundle, so that it goes on for days without network.
//
// Bytes are kept in one cache by their SHA-256 and are checked before they go in; what is shown is
// a list of digests. An update is put together as a second list beside the first: only when every
// byte on it is here does it become the one that is shown, in one transaction. Whatever breaks
// before that leaves what is shown as it is.

const BUNDLE = "/kiosk/bundle.json";
const PACKS = "/kiosk/packs/";
const HELD = "/kiosk/held/";
const CACHE = "kiosk";
const SCHEMA = 1;
// Milliseconds between two looks for something new.
const POLL = 5 * 60 * 1000;
// How many files are fetched at once.
const ABREAST = 4;
const PLACE = /^(\/zh-hant|\/en)?\/kiosk\/(?:(guides|topics)\/([^/]+)\/)?/;
const KINDS = { guides: "guide", topics: "topic" };
// What the start address tells the device; screens are the same whatever it says.
const SETTINGS = ["hall", "idle", "paper"];
const LOCALES = { "": "zh-Hans", "/zh-hant": "zh-Hant", "/en": "en" };

// What went wrong, in a word that /kiosk/status.json tells.
class Failure extends Error {
  constructor(what, detail = "") {
    super(`${what} ${detail}`.trim());
    this.what = what;
    this.detail = detail;
  }
}

// --- the few things that are remembered: `shown`, `before` (the list shown before it), `state`

let opened;

function database() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open("kiosk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function remembered(key) {
  const store = (await database()).transaction("kept").objectStore("kept");
  return new Promise((resolve, reject) => {
    const request = store.get(key);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// All of it or nothing, and on the disk: kiosks are switched off at the wall.
async function remember(values) {
  const writing = (await database()).transaction("kept", "readwrite", { durability: "strict" });
  for (const [key, value] of Object.entries(values)) writing.objectStore("kept").put(value, key);
  return new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error || new Error("abort"));
  });
}

let list;
const others = new BroadcastChannel("kiosk-bundle");
others.onmessage = () => { list = undefined; };

// The list that is shown; each language has a worker, so another one may have changed it.
async function shown() {
  list = list || await remembered("shown");
  return list;
}

async function stateNow() {
  return (await remembered("state")) || {};
}

// --- bytes by their digest

async function digestOf(bytes) {
  const summary = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(summary, (one) => one.toString(16).padStart(2, "0")).join("");
}

async function held(digest) {
  return (await caches.open(CACHE)).match(HELD + digest);
}

// Returns a pack; it is kept as it came, a tenth of its length.
async function pack(digest) {
  const found = await held(digest);
  return found && new Response(found.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function heldDigests() {
  const keys = await (await caches.open(CACHE)).keys();
  return new Set(keys.map((request) => new URL(request.url).pathname.slice(HELD.length)));
}

async function hold(digest, bytes) {
  if (await digestOf(bytes) !== digest) throw new Failure("digest", digest);
  try {
    await (await caches.open(CACHE)).put(HELD + digest, new Response(bytes));
  } catch (error) {
    throw new Failure(error.name === "QuotaExceededError" ? "full" : "storage", error.message);
  }
}

async function letGo(needed) {
  const cache = await caches.open(CACHE);
  for (const digest of await heldDigests()) {
    if (!needed.has(digest)) await cache.delete(HELD + digest);
  }
}

function digestsOf(some) {
  const found = new Set();
  for (const one of some ? some.packs : []) found.add(one.digest);
  for (const file of some ? Object.values(some.files) : []) file.pieces.forEach((one) => found.add(one));
  return found;
}

// --- the network

async function bytesFrom(address, headers = {}) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", headers });
  } catch (error) {
    throw new Failure("network", address);
  }
  if (!response.ok) throw new Failure(response.status === 503 ? "later" : "status", `${response.status} ${address}`);
  try {
    return [await response.arrayBuffer(), response.headers];
  } catch (error) {
    throw new Failure("network", address);
  }
}

function plain(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

// Returns the list as the server signed it; `key` is the one that is trusted, none at first.
async function signedList(hall, after, key) {
  const query = new URLSearchParams(hall ? { hall, after } : { after });
  const [bytes, headers] = await bytesFrom(`${BUNDLE}?${query}`);
  const theirs = headers.get("Kiosk-Key") || "";
  if (key && key !== theirs) throw new Failure("key");
  let right = false;
  try {
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const verifying = await crypto.subtle.importKey("raw", plain(theirs), curve, false, ["verify"]);
    const signature = plain(headers.get("Kiosk-Signature") || "");
    right = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, verifying, signature, bytes);
  } catch (error) {
    right = false;
  }
  if (!right) throw new Failure("signature");
  const told = JSON.parse(new TextDecoder().decode(bytes));
  if (told.schema !== SCHEMA) throw new Failure("schema", String(told.schema));
  return { ...told, key: theirs };
}

async function wholeOf(packs) {
  const lines = packs.map((one) => `${one.name} ${one.digest} ${one.size}\n`).sort();
  return digestOf(new TextEncoder().encode(lines.join("")));
}

// Returns the list and its packs: what is here already with what the server says is new.
async function listFor(hall, now, key) {
  const after = now && now.hall === hall ? now.version : 0;
  const told = await signedList(hall, after, key);
  if (!told.since) {
    if (await wholeOf(told.packs) !== told.whole) throw new Failure("list");
    return told;
  }
  const packs = new Map(now.packs.map((one) => [one.name, one]));
  told.gone.forEach((name) => packs.delete(name));
  told.packs.forEach((one) => packs.set(one.name, one));
  const merged = [...packs.values()].map(({ name, digest, size }) => ({ name, digest, size }));
  if (await wholeOf(merged) === told.whole) return { ...told, packs: merged };
  // Something left the list for want of room, or the site was restored: begin with all of it.
  return listFor(hall, undefined, key);
}

async function abreast(work, things) {
  const waiting = [...things];
  const one = async () => {
    while (waiting.length) await work(waiting.shift());
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
}

// --- putting a list together

async function fetchPacks(packs, here) {
  await abreast(async ({ digest }) => {
    if (here.has(digest)) return;
    const [bytes] = await bytesFrom(`${PACKS}${digest}.json.gz`);
    await hold(digest, bytes);
    here.add(digest);
  }, packs);
}

// Returns what each pack loads and by which words it is found; read once for each digest.
async function readPacks(packs, now) {
  const known = new Map((now ? now.packs : []).map((one) => [one.digest, one]));
  const all = [];
  for (const { name, digest, size } of packs) {
    const before = known.get(digest);
    if (before) {
      all.push({ ...before, name });
    } else {
      const told = await pack(digest);
      all.push({ name, digest, size, files: told.files, index: told.index });
    }
  }
  return all;
}

// Returns the files there is room for: those that words need first, then pictures, then films,
// and of each what the hall itself handles first.
function within(limit, packs, own) {
  const first = new Set(own);
  const rank = (file) => (file.type.startsWith("video/") ? 2 : file.type.startsWith("image/") ? 1 : 0);
  const ours = (pack) => first.has(pack.name.split("/")[1]);
  const files = {};
  const left = {};
  let taken = packs.reduce((sum, one) => sum + one.size, 0);
  const wanted = [...packs.filter(ours), ...packs.filter((one) => !ours(one))].flatMap((one) => one.files);
  for (const level of [0, 1, 2]) {
    for (const file of wanted) {
      if (rank(file) !== level || files[file.path] || left[file.path]) continue;
      if (taken + file.size <= limit || level === 0) {
        files[file.path] = file;
        taken += file.size;
      } else {
        left[file.path] = file;
      }
    }
  }
  return { files, bytes: taken, left: Object.values(left) };
}

async function fetchFiles(files, piece, here) {
  await abreast(async ({ path, size, pieces }) => {
    for (let number = 0; number < pieces.length; number += 1) {
      if (here.has(pieces[number])) continue;
      const start = number * piece;
      const end = Math.min(start + piece, size) - 1;
      const range = pieces.length > 1 ? { Range: `bytes=${start}-${end}` } : {};
      const [bytes] = await bytesFrom(encodeURI(path), range);
      await hold(pieces[number], bytes);
      here.add(pieces[number]);
    }
  }, Object.values(files));
}

async function update(state) {
  const now = await remembered("shown");
  const told = await listFor(state.hall, now, state.key);
  const here = await heldDigests();
  if (now && now.hall === state.hall && now.version === told.version && now.policy === told.policy
    && now.limit === told.limit && [...digestsOf(now)].every((digest) => here.has(digest))) {
    return { key: told.key, due: told.due };
  }
  await fetchPacks(told.packs, here);
  const packs = await readPacks(told.packs, now);
  const { files, bytes, left } = within(told.limit, packs, told.own);
  await fetchFiles(files, told.piece, here);
  const next = {
    hall: state.hall,
    version: told.version,
    head: told.head,
    time: told.time,
    policy: told.policy,
    piece: told.piece,
    limit: told.limit,
    packs,
    files,
    bytes,
    leftOut: { guides: told.left_out, files: left.length, bytes: left.reduce((sum, one) => sum + one.size, 0) },
  };
  await remember({ before: now, shown: next });
  list = next;
  others.postMessage("changed");
  await letGo(new Set([...digestsOf(next), ...digestsOf(now)]));
  return { key: told.key, due: told.due };
}

// Looks for something new, unless that was done a moment ago or another worker is at it.
async function sync({ hall, at_once: atOnce } = {}) {
  await navigator.locks.request("kiosk-bundle", { ifAvailable: true }, async (mine) => {
    if (!mine) return;
    const state = await stateNow();
    const moved = hall !== undefined && hall !== state.hall;
    if (moved) state.hall = hall;
    if (state.hall === undefined) return;
    const now = Date.now();
    const soon = state.due || state.failed === "later" ? POLL / 20 : POLL;
    if (!moved && !atOnce && now - (state.tried || 0) < soon) return;
    try {
      Object.assign(state, await update(state), { confirmed: now, failed: "", detail: "" });
    } catch (error) {
      Object.assign(state, { failed: error.what || "fault", detail: error.detail || String(error) });
      if (state.failed === "full") {
        await letGo(new Set([...digestsOf(await remembered("shown")), ...digestsOf(await remembered("before"))]));
      }
    }
    await remember({ state: { ...state, tried: now } });
  });
  await tell();
}

// --- what is told about it

function moment(milliseconds) {
  return milliseconds ? new Date(milliseconds).toISOString() : null;
}

async function status() {
  const state = await stateNow();
  const now = await shown();
  const key = state.key ? (await digestOf(plain(state.key))).slice(0, 32).match(/.{4}/g).join(" ") : null;
  return {
    hall: state.hall === undefined ? null : state.hall,
    // When it was last certain that what is shown is what the site says.
    confirmed: now ? moment(state.confirmed) : null,
    changed: now ? now.time : null,
    version: now ? now.version : null,
    head: now ? now.head : null,
    packs: now ? now.packs.length : 0,
    bytes: now ? now.bytes : 0,
    left_out: now ? now.leftOut : null,
    tried: moment(state.tried),
    failed: state.failed || null,
    detail: state.detail || null,
    key,
  };
}

async function tell() {
  const told = await status();
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  windows.forEach((one) => one.postMessage({ bundle: told }));
}

// --- answering

function json(value) {
  return new Response(JSON.stringify(value), {
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
  });
}

// Returns a screen's words, as they came from the server.
async function screen(address, now) {
  const [, prefix = "", folder, code] = PLACE.exec(address);
  const name = `${KINDS[folder] || "home"}/${code || "-"}/${LOCALES[prefix]}`;
  const listed = now.packs.find((one) => one.name === name);
  const found = listed && await pack(listed.digest);
  return found && found.screens[address];
}

function page(words, now) {
  return new Response(words, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": now.policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
    },
  });
}

async function screenAnswer(request, url) {
  const now = await shown();
  SETTINGS.forEach((name) => url.searchParams.delete(name));
  const words = now && await screen(url.pathname + url.search, now);
  if (words) return page(words, now);
  try {
    return await fetch(request);
  } catch (error) {
    if (!now) throw error;
    // A question that nobody can answer now: the screen on which it is asked.
    const bare = url.search && await screen(url.pathname, now);
    if (bare) return page(bare, now);
    const home = `${PLACE.exec(url.pathname)[1] || ""}/kiosk/`;
    if (url.pathname === home) throw error;
    // What is not here leads back to what is.
    return Response.redirect(home);
  }
}

async function fileOf(path) {
  const now = await shown();
  const before = now && (now.files[path] || ((await remembered("before")) || { files: {} }).files[path]);
  return before && { ...before, piece: now.piece };
}

async function blobOf(file, first, last) {
  const found = await Promise.all(file.pieces.slice(first, last + 1).map(held));
  if (found.some((one) => !one)) return undefined;
  return new Blob(await Promise.all(found.map((one) => one.blob())));
}

// Answers a range with what of it lies in one piece: players ask for the rest.
async function part(file, wanted) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(wanted) || [];
  if (from === undefined || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(file.size - Number(to), 0) : Number(from);
  const asked = from === "" || to === "" ? file.size - 1 : Math.min(Number(to), file.size - 1);
  if (start > asked) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${file.size}` } });
  const number = Math.floor(start / file.piece);
  const begins = number * file.piece;
  const end = Math.min(asked, begins + file.piece - 1);
  const blob = await blobOf(file, number, number);
  if (!blob) return undefined;
  return new Response(blob.slice(start - begins, end - begins + 1), {
    status: 206,
    headers: {
      "Content-Type": file.type,
      "Content-Length": String(end - start + 1),
      "Content-Range": `bytes ${start}-${end}/${file.size}`,
      "Accept-Ranges": "bytes",
    },
  });
}

async function fileAnswer(request, path) {
  const file = await fileOf(path);
  if (!file) return fetch(request);
  const wanted = request.headers.get("Range");
  const answer = wanted && await part(file, wanted);
  if (answer) return answer;
  const blob = await blobOf(file, 0, file.pieces.length - 1);
  if (!blob) return fetch(request);
  return new Response(blob, {
    headers: { "Content-Type": file.type, "Content-Length": String(file.size), "Accept-Ranges": "bytes" },
  });
}

// The words by which the guides that are here are found.
async function index(url) {
  const now = await shown();
  const [, prefix = ""] = PLACE.exec(url.pathname);
  const packs = now ? now.packs.filter((one) => one.name.endsWith(`/${LOCALES[prefix]}`)) : [];
  return json({ entries: packs.flatMap((one) => one.index) });
}

async function orNothing(request) {
  try {
    return await fetch(request);
  } catch (error) {
    return new Response("{}", { status: 503, headers: { "Content-Type": "application/json" } });
  }
}

function answerFor(request, url) {
  if (url.pathname === "/kiosk/status.json") return status().then(json);
  if (/^(\/zh-hant|\/en)?\/kiosk\/index\.json$/.test(url.pathname)) return index(url);
  if (/^\/(?:media|static|brand)\//.test(url.pathname)) {
    return fileAnswer(request, decodeURI(url.pathname));
  }
  if (PLACE.test(url.pathname) && url.pathname.endsWith("/")) return screenAnswer(request, url);
  if (url.pathname.startsWith("/api/")) return orNothing(request);
  return undefined;
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const answer = answerFor(event.request, url);
  if (answer) event.respondWith(answer);
});

self.addEventListener("message", (event) => {
  if (event.data && event.data.bundle === "sync") event.waitUntil(sync(event.data));
  if (event.data && event.data.bundle === "tell") event.waitUntil(tell());
});

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
