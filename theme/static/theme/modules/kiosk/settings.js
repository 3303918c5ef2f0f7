// What staff set on the start address, once, is kept on the device: ?hall=CODE&idle=SECONDS&paper=80.
// Others read it from the root element. Without a value a setting is forgotten.
const KEY = "kiosk.settings", NAMES = ["hall", "idle", "paper"];
const root = document.documentElement;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch (error) {
    return {};
  }
}

const settings = kept(), query = new URLSearchParams(location.search);
const said = NAMES.filter((name) => query.has(name));
for (const name of said) {
  settings[name] = query.get(name).trim().slice(0, 20);
  query.delete(name);
}
if (said.length) {
  localStorage.setItem(KEY, JSON.stringify(settings));
  const rest = query.toString();
  history.replaceState(null, "", location.pathname + (rest ? `?${rest}` : ""));
}
if (settings.hall) root.dataset.ownHall = settings.hall.toUpperCase();
if (settings.idle) root.dataset.idle = settings.idle;
if (["80", "58", "a4"].includes(settings.paper)) root.classList.add(`paper-${settings.paper}`);
