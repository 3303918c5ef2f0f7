// A kiosk shows its screens and nothing of the browser: no menus, no selection, no zoom, no files.
const KEYS = /^(F([1-9]|1[0-2])|BrowserBack|BrowserForward|BrowserHome|BrowserSearch|ContextMenu)$/;

function refuse(event) {
  event.preventDefault();
}

for (const kind of ["contextmenu", "dragstart", "dragover", "drop", "auxclick", "gesturestart"]) {
  addEventListener(kind, refuse);
}
addEventListener("selectstart", (event) => {
  if (event.target.nodeName !== "INPUT") refuse(event);
});
addEventListener("wheel", (event) => { if (event.ctrlKey) refuse(event); }, { passive: false });
addEventListener("touchmove", (event) => { if (event.touches.length > 1) refuse(event); }, { passive: false });
addEventListener("keydown", (event) => {
  if (KEYS.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) refuse(event);
}, true);
