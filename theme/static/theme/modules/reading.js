// The type's size and high contrast: what is chosen here is kept and shown by the page's first script.
const SIZES = ["", "1", "2", "3", "4"];
const root = document.documentElement;

function choose(chosen) {
  dispatchEvent(new CustomEvent("reading", { detail: chosen }));
}

class Sizes {
  constructor(tools) {
    [this.larger, this.smaller] = ["larger", "smaller"].map((name) => tools.querySelector(`[data-tool=${name}]`));
    this.said = tools.querySelector("[data-tool-said]");
    this.larger.addEventListener("click", () => this.move(1));
    this.smaller.addEventListener("click", () => this.move(-1));
    this.larger.hidden = this.smaller.hidden = false;
    this.show();
  }

  get at() {
    return Math.max(0, SIZES.indexOf(root.dataset.size || ""));
  }

  move(by) {
    const next = SIZES[this.at + by];
    if (next === undefined) return;
    choose({ size: next });
    this.show();
    const percent = Math.round(parseFloat(getComputedStyle(root).getPropertyValue("--size")) * 100);
    this.said.textContent = this.larger.dataset.said.replace("{percent}", `${percent}%`);
  }

  show() {
    // Not `disabled`: whoever pressed it would lose their place.
    this.larger.setAttribute("aria-disabled", String(this.at === SIZES.length - 1));
    this.smaller.setAttribute("aria-disabled", String(this.at === 0));
  }
}

class Contrast {
  constructor(button) {
    this.button = button;
    button.addEventListener("click", () => {
      choose({ contrast: root.dataset.contrast ? "" : "high" });
      this.show();
    });
    button.hidden = false;
    this.show();
  }

  show() {
    this.button.setAttribute("aria-pressed", String(Boolean(root.dataset.contrast)));
  }
}

for (const tools of document.querySelectorAll(".tools")) {
  new Sizes(tools);
  new Contrast(tools.querySelector("[data-tool=contrast]"));
}
