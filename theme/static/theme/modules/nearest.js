// The nearest hall first, for who agrees to be found: the position never leaves the device.
const EARTH = 6371; // kilometres

const radians = (degrees) => degrees * Math.PI / 180;

// The great circle between two places in degrees, in kilometres.
export function distance([north, east], [otherNorth, otherEast]) {
  const half = (from, to) => Math.sin(radians(to - from) / 2) ** 2;
  const inner = half(north, otherNorth)
    + Math.cos(radians(north)) * Math.cos(radians(otherNorth)) * half(east, otherEast);
  return 2 * EARTH * Math.asin(Math.sqrt(inner));
}

class Nearest {
  constructor(line, list) {
    this.button = line.querySelector("button");
    this.said = line.querySelector("[role=status]");
    this.list = list;
    this.places = [...list.children].filter((place) => place.dataset.at);
    this.button.addEventListener("click", () => this.ask());
    line.hidden = false;
  }

  ask() {
    const { wait, refused, failed } = this.button.dataset;
    this.said.textContent = wait;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.sort([coords.latitude, coords.longitude]),
      (error) => { this.said.textContent = error.code === error.PERMISSION_DENIED ? refused : failed; },
      { timeout: 15000 },
    );
  }

  sort(here) {
    const far = new Map(this.places.map((place) => [place, distance(here, place.dataset.at.split(" ").map(Number))]));
    for (const [place, kilometres] of far) this.label(place, kilometres);
    const rest = [...this.list.children].filter((place) => !far.has(place));
    this.list.append(...[...this.places].sort((one, other) => far.get(one) - far.get(other)), ...rest);
    this.said.textContent = this.button.dataset.sorted;
  }

  label(place, kilometres) {
    const { metres, kilometres: words } = this.button.dataset;
    const told = kilometres < 1
      ? metres.replace("{count}", Math.max(100, Math.round(kilometres * 10) * 100))
      : words.replace("{count}", kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres));
    let tag = place.querySelector(".far");
    if (!tag) {
      tag = document.createElement("span");
      tag.className = "tag far";
      place.firstElementChild.append(" ", tag);
    }
    tag.textContent = told;
  }
}

const line = document.querySelector(".nearest");
const list = document.querySelector(".places");
if (line && list && navigator.geolocation && list.querySelectorAll("[data-at]").length > 1) new Nearest(line, list);
