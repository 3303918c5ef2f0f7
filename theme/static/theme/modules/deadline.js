// The day by which it is done, if everything is handed in today: counted as the Civil Code counts.
// Articles 201 to 203: the day after is the first, a month ends on the day of the same number or on
// its last, and what ends on a day of rest ends on the next that is none.
const DAY = 86400000;
const read = (text) => new Date(`${text}T00:00:00Z`);
const write = (date) => date.toISOString().slice(0, 10);

// A calendar holds days as 2026-10-01: those of rest and of work whatever their weekday.
export function calendarOf({ rests, works, years }) {
  const words = (text) => new Set((text || "").split(" ").filter(Boolean));
  return { rests: words(rests), works: words(works), years: words(years) };
}

export function isRest(day, calendar) {
  if (calendar.works.has(day)) return false;
  return calendar.rests.has(day) || [0, 6].includes(read(day).getUTCDay());
}

export function working(day, calendar) {
  let date = read(day);
  while (isRest(write(date), calendar)) date = new Date(+date + DAY);
  return write(date);
}

export function due(from, count, unit, calendar) {
  let date = read(from);
  if (unit === "working_day") {
    for (let left = count; left > 0;) {
      date = new Date(+date + DAY);
      if (!isRest(write(date), calendar)) left -= 1;
    }
  } else if (unit === "day") {
    date = new Date(+date + count * DAY);
  } else {
    const number = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + count * (unit === "year" ? 12 : 1) + 1);
    // The month after, and back to the last day of the one that is meant.
    date.setUTCDate(0);
    date.setUTCDate(Math.min(number, date.getUTCDate()));
  }
  return working(write(date), calendar);
}

export function isCovered(from, to, calendar) {
  for (let year = +from.slice(0, 4); year <= +to.slice(0, 4); year += 1) {
    if (!calendar.years.has(String(year))) return false;
  }
  return true;
}

// "sv" writes dates as 2026-11-22.
export function todayIn(zone) {
  return new Date().toLocaleDateString("sv", { timeZone: zone });
}

function named(day, today) {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" };
  const form = { ...year, month: "long", day: "numeric", weekday: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(document.documentElement.lang, form).format(read(day));
}

// Says words with days in them, no day broken at the end of a line.
function say(line, words, days) {
  const parts = words.split(/(\{\w+\})/).filter(Boolean).map((part) => {
    if (!(part in days)) return part;
    const day = document.createElement("span");
    day.className = "unbroken";
    day.textContent = days[part];
    return day;
  });
  line.textContent = "";
  line.append(...parts);
  line.hidden = false;
}

function tell(line, clock) {
  const calendar = calendarOf(clock);
  const today = todayIn(clock.zone);
  const from = working(today, calendar);
  const to = due(from, +line.dataset.count, line.dataset.unit, calendar);
  const words = from === today ? line.dataset.today : line.dataset.later;
  const days = { "{day}": named(from, today), "{date}": named(to, today) };
  say(line, isCovered(today, to, calendar) ? words : words + line.dataset.guess, days);
  for (const brief of document.querySelectorAll("[data-due-brief]")) say(brief, words, days);
}

const clock = document.querySelector("#clock");
const line = document.querySelector("[data-due]");
if (clock && line) tell(line, clock.dataset);
