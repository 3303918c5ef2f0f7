// Open now or not: from a hall's hours as published, on the hall's own clock.
const SOON = 30; // minutes before it closes
const DAY = 86400000;
const FAR = 21; // days ahead in which an opening is looked for

// "1 09:00-12:00,1 13:30-17:00" and "2026-12-31 09:00-12:00,2027-01-01": by what stands first.
export function hoursOf(text) {
  const found = new Map();
  for (const part of (text || "").split(",").filter(Boolean)) {
    const [when, hours] = part.split(" ");
    if (!found.has(when)) found.set(when, []);
    if (hours) found.get(when).push(hours.split("-"));
  }
  return found;
}

function weekday(day) {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function minutes(time) {
  const [hours, rest] = time.split(":");
  return hours * 60 + +rest;
}

// The stretches of a day; nothing is sure of a day off or a day worked of which the hall says nothing.
function stretches(place, day) {
  if (place.days.has(day)) return { hours: place.days.get(day) };
  const hours = place.week.get(String(weekday(day))) || [];
  if (place.rests.has(day)) return { hours: [], unsure: hours.length > 0 };
  return { hours, unsure: place.works.has(day) };
}

export function state(place, day, time) {
  const { hours, unsure } = stretches(place, day);
  if (unsure) return { unsure };
  const now = hours.find(([opens, closes]) => opens <= time && time < closes);
  if (now) return { closes: now[1], soon: minutes(now[1]) - minutes(time) <= SOON };
  for (let ahead = 0; ahead < FAR; ahead += 1) {
    const next = new Date(+new Date(`${day}T00:00:00Z`) + ahead * DAY).toISOString().slice(0, 10);
    const later = stretches(place, next).hours.map(([opens]) => opens).filter((opens) => ahead || opens > time);
    if (later.length) return { day: next, ahead, opens: later.sort()[0] };
  }
  return {};
}

function named({ day, ahead }, clock) {
  if (ahead < 2) return ahead ? clock.tomorrow : clock.today;
  const form = ahead < 7 ? { weekday: "short" } : { month: "long", day: "numeric" };
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...form, timeZone: "UTC" }).format(date);
}

function words(found, clock) {
  if (found.unsure) return clock.unsure;
  if (found.closes) return (found.soon ? clock.soon : clock.open).replace("{time}", found.closes);
  if (!found.opens) return clock.closed;
  return clock.shut.replace("{day}", named(found, clock)).replace("{time}", found.opens);
}

class Sign {
  constructor(line, clock) {
    this.line = line;
    this.clock = clock;
    const days = (text) => new Set((text || "").split(" "));
    this.place = {
      week: hoursOf(line.dataset.week),
      days: hoursOf(line.dataset.days),
      rests: days(clock.rests),
      works: days(clock.works),
    };
    this.show();
  }

  show() {
    // "sv" writes 2026-11-22 14:05:00.
    const [day, time] = new Date().toLocaleString("sv", { timeZone: this.clock.zone }).split(" ");
    const found = state(this.place, day, time.slice(0, 5));
    const told = words(found, this.clock);
    if (this.line.textContent !== told) this.line.textContent = told;
    this.line.classList.toggle("now", Boolean(found.closes));
    this.line.hidden = false;
  }
}

const clock = document.querySelector("#clock");
const signs = clock ? [...document.querySelectorAll("[data-week]")].map((line) => new Sign(line, clock.dataset)) : [];
if (signs.length) setInterval(() => signs.forEach((sign) => sign.show()), 60000);
