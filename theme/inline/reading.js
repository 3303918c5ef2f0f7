// Before anything is drawn: what this device chose for reading, and 长辈版 if it chose that.
(function (root) {
  var KEY = "mingbai.reading", chosen = {}, PREFIX = "/elder";
  function read() {
    try { chosen = JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { chosen = {}; }
  }
  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch (error) { /* Not kept, still seen. */ }
  }
  function show() {
    ["size", "contrast"].forEach(function (name) {
      if (chosen[name]) root.setAttribute("data-" + name, chosen[name]);
      else root.removeAttribute("data-" + name);
    });
  }
  read();
  show();
  if (chosen.elder && !root.classList.contains("elder") && root.hasAttribute("data-elders")) {
    location.replace(PREFIX + location.pathname + location.search + location.hash);
  }
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-elder]");
    if (!link) return;
    read();
    chosen.elder = link.getAttribute("data-elder") === "on";
    keep();
  }, true);
  addEventListener("reading", function (event) {
    read();
    for (var name in event.detail) chosen[name] = event.detail[name];
    keep();
    show();
  });
  // Another window of this site, or this page come back to.
  addEventListener("storage", function (event) { if (event.key === KEY) { read(); show(); } });
  addEventListener("pageshow", function (event) { if (event.persisted) { read(); show(); } });
})(document.documentElement);
