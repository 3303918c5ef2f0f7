// Letters on the screen; what they begin is offered at once, from the site or from the device.
const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const WAIT = 120; // milliseconds after a key before anybody is asked
const MOST = 8;

class Keyboard {
  constructor(place, input) {
    this.input = input;
    // The letters of the system stay down: these are here.
    input.setAttribute("inputmode", "none");
    for (const letters of ROWS) place.append(this.row([...letters].map((letter) => this.cap(letter.toUpperCase(), () => this.type(letter)))));
    place.lastElementChild.append(
      this.cap(place.dataset.delete, () => this.set(input.value.slice(0, -1)), "wide"),
      this.cap(place.dataset.clear, () => this.set(""), "wide"),
    );
    place.hidden = false;
  }

  row(caps) {
    const row = document.createElement("div");
    row.append(...caps);
    return row;
  }

  cap(label, press, also = "") {
    const cap = document.createElement("button");
    cap.type = "button";
    cap.className = `cap ${also}`.trim();
    cap.textContent = label;
    cap.addEventListener("click", press);
    return cap;
  }

  type(letter) {
    if (this.input.value.length < this.input.maxLength) this.set(this.input.value + letter);
  }

  set(text) {
    this.input.value = text;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

class Candidates {
  constructor(form, list) {
    this.form = form;
    this.list = list;
    this.locale = document.documentElement.lang;
    this.input = form.querySelector("input[name=q]");
    this.input.addEventListener("input", () => this.askSoon());
    addEventListener("pagehide", () => clearTimeout(this.timer));
    form.addEventListener("submit", (event) => {
      if (!this.isAlone) return;
      // Nobody is there to search: what the letters begin is all there is.
      event.preventDefault();
      event.stopPropagation();
      this.ask(this.input.value.trim());
    });
    // What was asked for cannot be found without the site: what it begins with can.
    const asked = new URLSearchParams(location.search).get("q");
    if (asked && !this.input.value) {
      this.input.value = asked;
      this.askSoon();
    }
  }

  askSoon() {
    clearTimeout(this.timer);
    const typed = this.input.value.trim();
    if (typed) this.timer = setTimeout(() => this.ask(typed), WAIT);
    else this.show([]);
  }

  async ask(typed) {
    let found;
    try {
      found = await this.fromSite(typed);
      this.isAlone = false;
    } catch (error) {
      this.isAlone = true;
      found = await this.fromDevice(typed);
    }
    // A slow answer to what stands there no more is no answer.
    if (typed === this.input.value.trim()) this.show(found, true);
  }

  async fromSite(typed) {
    const address = new URL(this.form.dataset.suggest, location.href);
    address.searchParams.set("q", typed);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const { suggestions } = await answer.json();
    return suggestions.filter((one) => one.kind === "guide")
      .map((one) => ({ title: one.text, also: one.also, locale: one.locale, path: `${this.form.dataset.guides}${one.code}/` }));
  }

  async fromDevice(typed) {
    try {
      if (!this.index) this.index = await (await fetch(this.form.dataset.index)).json();
    } catch (error) {
      return [];
    }
    const wanted = typed.toLowerCase().replace(/\s+/g, "");
    const ranked = this.index.entries.map((one) => [rank(one, wanted), one]).filter(([at]) => at >= 0);
    return ranked.sort((one, other) => one[0] - other[0]).slice(0, MOST).map(([, one]) => one);
  }

  show(found, isAsked = false) {
    this.list.textContent = "";
    this.list.append(...found.map((one) => this.row(one)));
    if (isAsked && !found.length) {
      const none = document.createElement("li");
      none.textContent = this.list.dataset.none;
      this.list.append(none);
    }
  }

  row(one) {
    const row = document.createElement("li"), link = document.createElement("a"), title = document.createElement("strong");
    title.textContent = one.title;
    link.href = new URL(one.path, location.href).pathname;
    link.append(title);
    if (one.also) {
      const also = document.createElement("span");
      also.className = "muted";
      also.textContent = one.also;
      link.append(also);
    }
    if (one.locale !== this.locale) row.lang = one.locale;
    row.append(link);
    return row;
  }
}

// The best first: names that begin so, then those that hold it; -1 where neither does.
function rank(one, wanted) {
  const said = [one.title, ...one.names].map((name) => name.toLowerCase());
  if (one.initials.some((letters) => letters.startsWith(wanted)) || said.some((name) => name.startsWith(wanted))) return 0;
  return one.initials.some((letters) => letters.includes(wanted)) || said.some((name) => name.includes(wanted)) ? 1 : -1;
}

const form = document.querySelector("form.find");
new Keyboard(document.querySelector("[data-keyboard]"), form.querySelector("input[name=q]"));
new Candidates(form, document.querySelector("[data-candidates]"));
document.querySelector("[data-hint]").hidden = false;
