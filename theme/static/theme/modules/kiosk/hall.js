// The hall that the kiosk stands in: its name, and its windows before those of other halls.
const KEY = "kiosk.hall";
const own = document.documentElement.dataset.ownHall;
const locale = document.documentElement.lang;

function known() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) || {};
    return kept.code === own ? kept.names : {};
  } catch (error) {
    return {};
  }
}

function lead(places) {
  const here = places.querySelector(`[data-hall="${CSS.escape(own)}"]`);
  if (!here) return;
  const said = here.querySelector(".here");
  said.hidden = false;
  here.classList.add("here");
  places.classList.add("narrowed");
  places.prepend(here);
  const first = document.querySelector("p[data-here]");
  if (first) {
    first.textContent = said.textContent;
    first.hidden = false;
  }
}

function call(name) {
  const place = document.querySelector("[data-hall-name]");
  place.textContent = name || "";
  place.hidden = !name;
}

// For staff, where the kiosk begins: nobody else can do anything about it.
function warn() {
  const staff = document.querySelector("[data-unknown-hall]");
  if (!staff) return;
  staff.textContent = staff.dataset.unknownHall.replace("{code}", own);
  staff.hidden = false;
}

async function ask(names) {
  try {
    const answer = await fetch(`/api/halls/${encodeURIComponent(own)}?locale=${locale}`);
    if (answer.ok) {
      names[locale] = (await answer.json()).payload.name;
      localStorage.setItem(KEY, JSON.stringify({ code: own, names }));
    } else if (answer.status < 500) {
      delete names[locale];
      warn();
    }
  } catch (error) {
    // No network: what was known stays.
  }
  call(names[locale]);
}

if (own) {
  const names = known();
  for (const places of document.querySelectorAll(".places")) lead(places);
  call(names[locale]);
  if (!names[locale] || document.querySelector("[data-unknown-hall]")) ask(names);
}
