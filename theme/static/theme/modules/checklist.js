// What to bring, ticked: kept on this device by guide, and for ninety days.
const PREFIX = "checklist:";
const DAYS = 90;
const DAY = 86400000;

// Some browsers refuse to keep anything: then ticks live as long as the page.
const kept = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { return {}; }
  },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch (error) { /* nothing is kept */ }
  },
  forget(key) {
    try { localStorage.removeItem(key); } catch (error) { /* nothing was kept */ }
  },
  clean(now) {
    let keys = [];
    try { keys = Object.keys(localStorage); } catch (error) { /* nothing was kept */ }
    for (const key of keys) {
      if (key.startsWith(PREFIX) && !(this.read(key).at > now - DAYS * DAY)) this.forget(key);
    }
  },
};

class Checklist {
  constructor(list) {
    this.list = list;
    this.key = PREFIX + list.dataset.checklist;
    this.boxes = [...list.querySelectorAll("input[type=checkbox]")];
    this.wanted = this.boxes.filter((box) => !("optional" in box.dataset));
    this.told = list.parentNode.querySelector(".ticked");
    this.said = this.told.querySelector("[role=status]");
    this.changed = list.parentNode.querySelector("[data-changed]");
    list.addEventListener("change", () => this.keep());
    this.clearing = this.told.querySelector("button");
    this.clearing.addEventListener("click", () => this.clear());
    addEventListener("storage", (event) => { if (event.key === this.key) this.restore(); });
    this.restore();
    this.told.hidden = false;
  }

  // A list is told from another in its own language: names differ, codes do not.
  get language() {
    return document.documentElement.lang;
  }

  restore() {
    const known = kept.read(this.key);
    const ticked = known.ticked || [];
    for (const box of this.boxes) box.checked = ticked.includes(box.value);
    const seen = (known.lists || {})[this.language];
    this.changed.hidden = !seen || seen === this.list.dataset.digest;
    this.show();
  }

  keep() {
    const known = kept.read(this.key);
    const lists = Object.assign({}, known.lists, { [this.language]: this.list.dataset.digest });
    const ticked = this.boxes.filter((box) => box.checked).map((box) => box.value);
    kept.write(this.key, { at: Date.now(), lists, ticked });
    this.changed.hidden = true;
    this.show();
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    kept.forget(this.key);
    this.changed.hidden = true;
    this.boxes[0].focus();
    this.show();
  }

  show() {
    const { count, required, ready } = this.told.dataset;
    const wanted = this.wanted.length ? this.wanted : this.boxes;
    const done = wanted.filter((box) => box.checked).length;
    const words = wanted.length < this.boxes.length ? required : count;
    const told = words.replace("{done}", done).replace("{all}", wanted.length);
    this.said.textContent = done === wanted.length ? `${told} · ${ready}` : told;
    this.told.classList.toggle("all", done === wanted.length);
    this.clearing.hidden = !this.boxes.some((box) => box.checked);
  }
}

kept.clean(Date.now());
for (const list of document.querySelectorAll("[data-checklist]")) {
  if (list.querySelector("input")) new Checklist(list);
}
