// Suggestions while typing: a combobox as WAI-ARIA has it. Without this the box is a plain form.
const WAIT = 120; // milliseconds after a key before anybody is asked

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `${this.input.id}-suggestions`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.labels[0].textContent);
    this.told = document.createElement("span");
    this.told.className = "unseen";
    this.told.setAttribute("role", "status");
    this.input.after(this.list, this.told);
    this.here = -1;
    this.composing = false;
    this.describe();
    this.listen();
  }

  describe() {
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(said)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("compositionstart", () => { this.composing = true; this.forget(); });
    this.input.addEventListener("compositionend", () => { this.composing = false; this.askSoon(); });
    this.input.addEventListener("input", () => { if (!this.composing) this.askSoon(); });
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // The box keeps the focus, so that leaving it means leaving the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("li")));
    this.form.addEventListener("submit", () => this.forget());
    addEventListener("pagehide", () => this.forget());
  }

  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.close();
  }

  askSoon() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.input.value.trim()) this.timer = setTimeout(() => this.ask(this.input.value), WAIT);
    else this.close();
  }

  async ask(typed) {
    const asking = this.asking = new AbortController();
    const address = new URL(this.form.dataset.suggest, document.baseURI);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      const found = answer.ok ? (await answer.json()).suggestions : [];
      // A slow answer to what stands there no more is no answer.
      if (asking === this.asking && typed === this.input.value && document.activeElement === this.input) this.show(found);
    } catch (error) {
      if (asking === this.asking) this.close();
    }
  }

  show(found) {
    this.list.textContent = "";
    this.list.append(...found.map((one, at) => this.option(one, at)));
    this.point(-1);
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    const { found: some, none } = this.form.dataset;
    this.told.textContent = found.length ? some.replace("{count}", found.length) : none;
  }

  option(one, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.lang = one.locale;
    // Only the path: whatever the answer says, it leads to this site.
    option.dataset.path = new URL(one.url).pathname;
    option.append(one.text);
    if (one.also) {
      const also = document.createElement("span");
      also.className = "also";
      also.append(one.also);
      option.append(" ", also);
    }
    return option;
  }

  close() {
    this.list.hidden = true;
    this.list.textContent = "";
    this.told.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }

  point(at) {
    this.here = at;
    [...this.list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    const option = this.list.children[at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    // What is pressed to choose a character is the input method's.
    if (event.isComposing || this.composing) return;
    const count = this.list.children.length;
    if (event.key === "Escape") {
      if (!this.list.hidden) event.preventDefault();
      this.forget();
    } else if (event.key === "Enter" && this.here >= 0) {
      event.preventDefault();
      this.go(this.list.children[this.here]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (!count) this.askSoon();
      // One place more than there are suggestions: the box itself.
      else this.point(((this.here + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    }
  }

  go(option) {
    if (!option) return;
    // Whoever reads 长辈版 stays there.
    const within = document.documentElement.classList.contains("elder") ? "/elder" : "";
    location.assign(within + option.dataset.path);
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
