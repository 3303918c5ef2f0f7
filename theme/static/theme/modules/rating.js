// Offers the reasons that fit the level, and sends once however often it is pressed.
const CONTENT = 4;
const DISCONTENT = 2;

class Rating {
  constructor(form) {
    this.form = form;
    this.reasons = form.querySelectorAll("[data-reasons]");
    form.addEventListener("change", () => this.fit());
    form.addEventListener("submit", (event) => this.send(event));
    // Come back to by the browser's own way, it may be sent again.
    addEventListener("pageshow", () => this.ready(true));
    this.fit();
  }

  fit() {
    const level = Number(new FormData(this.form).get("level"));
    for (const group of this.reasons) {
      const bad = group.dataset.reasons === "bad";
      group.hidden = bad ? level >= CONTENT : level > 0 && level <= DISCONTENT;
      // What is not seen is not said.
      for (const box of group.querySelectorAll("input")) box.disabled = group.hidden;
    }
  }

  send(event) {
    if (this.sent) event.preventDefault();
    else this.ready(false);
  }

  ready(is) {
    this.sent = !is;
    this.form.querySelector(".sending").setAttribute("aria-disabled", String(!is));
  }
}

for (const form of document.querySelectorAll("[data-rating]")) new Rating(form);
document.querySelector("#mistakes")?.focus();
