// The edition that was chosen last, at the next guide that has it. An address that names an edition,
// a way back, a reload and a step within one guide are choices of their own and are left alone.
const KEY = "edition";

function read() {
  try { return localStorage.getItem(KEY); } catch (error) { return null; }
}

function keep(edition) {
  try { localStorage.setItem(KEY, edition); } catch (error) { /* it will be asked for again */ }
}

// The same guide in another edition, language or 长辈版.
function isThisGuide(address) {
  const code = /\/guides\/[^/]+\/$/.exec(location.pathname);
  try {
    const other = new URL(address);
    return other.origin === location.origin && Boolean(code) && other.pathname.endsWith(code[0]);
  } catch (error) {
    return false;
  }
}

function wanted(editions) {
  const edition = read();
  const here = new URL(location.href);
  const [entry] = performance.getEntriesByType("navigation");
  if (!edition || edition === "plain" || !editions.includes(edition)) return null;
  if (here.searchParams.has("edition") || isThisGuide(document.referrer)) return null;
  if (!entry || entry.type !== "navigate") return null;
  here.searchParams.set("edition", edition);
  return here;
}

const address = wanted(document.querySelector("meta[name=editions]").content.split(" "));
// In place of this address: the way back leads to where the reader came from.
if (address) location.replace(address);

addEventListener("click", (event) => {
  const tab = event.target.closest && event.target.closest(".editions a");
  if (tab) keep(new URL(tab.href).searchParams.get("edition") || "plain");
});
