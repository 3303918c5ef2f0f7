// Has a service worker hold this kiosk's screens, and tells as of when they are.
//
// A device becomes a kiosk when it is opened with ?hall=CODE, or ?hall= for no hall in particular;
// others, a phone that follows a link, hold nothing.

const WORKER = "/kiosk/worker.js";
const SCOPES = ["/kiosk/", "/zh-hant/kiosk/", "/en/kiosk/"];
// Milliseconds: how often to ask the worker, which decides whether it is time; until what is shown
// counts as old.
const ASKING = 20 * 1000;
const OLD = 24 * 60 * 60 * 1000;

function show(told) {
  for (const place of document.querySelectorAll("[data-bundle-date]")) {
    place.hidden = !told.confirmed;
    if (!told.confirmed) continue;
    const moment = new Date(told.confirmed);
    const shown = place.querySelector("time") || place;
    const form = { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
    shown.textContent = new Intl.DateTimeFormat(document.documentElement.lang, form).format(moment);
    if (shown.localName === "time") shown.dateTime = told.confirmed;
    place.toggleAttribute("data-old", Date.now() - moment > OLD);
  }
}

async function ask(what) {
  const registration = await navigator.serviceWorker.ready;
  registration.active.postMessage(what);
}

async function start() {
  // Read before anything is waited for: another module takes it off the address.
  const said = new URLSearchParams(location.search).get("hall");
  const hall = said === null ? null : said.trim().toUpperCase();
  const known = await navigator.serviceWorker.getRegistration(SCOPES[0]);
  if (hall === null && !known) return;
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data && event.data.bundle) show(event.data.bundle);
  });
  await Promise.all(SCOPES.map((scope) => navigator.serviceWorker.register(WORKER, { scope })));
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  const sync = hall === null ? { bundle: "sync" } : { bundle: "sync", hall };
  await ask(sync);
  setInterval(() => ask(sync), ASKING);
  addEventListener("online", () => ask({ ...sync, at_once: true }));
}

if ("serviceWorker" in navigator) start().catch((error) => console.warn("bundle", error));
