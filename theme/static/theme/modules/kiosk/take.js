// Prints the slip on the paper that the hall has; without paper there is no key for it.
const WIDTHS = { "paper-80": [80, 4], "paper-58": [58, 3] };
const MILLIMETRES = 25.4 / 96; // of a CSS pixel

class Slip {
  constructor(slip, root) {
    this.slip = slip;
    this.root = root;
    this.roll = Object.keys(WIDTHS).find((name) => root.classList.contains(name));
  }

  print() {
    const printed = this.slip.querySelector("[data-printed]");
    const now = new Date();
    const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    printed.textContent = printed.dataset.printed.replace("{date}", date);
    if (this.roll) this.cut();
    print();
  }

  // A roll is cut where the slip ends.
  cut() {
    const [width, margin] = WIDTHS[this.roll];
    this.root.classList.add("measured");
    const length = Math.ceil(this.slip.getBoundingClientRect().height * MILLIMETRES) + 2 * margin + 2;
    this.root.classList.remove("measured");
    const sheet = document.styleSheets[0];
    const page = this.roll.replace("paper", "slip");
    sheet.insertRule(`@page ${page} { size: ${width}mm ${length}mm; margin: ${margin}mm; }`, sheet.cssRules.length);
  }
}

const root = document.documentElement;
if (/\bpaper-/.test(root.className)) {
  const slip = new Slip(document.querySelector(".slip"), root);
  const offer = document.querySelector("[data-print]"), said = document.querySelector("[data-printing]");
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    said.textContent = said.dataset.printing;
    slip.print();
  });
}
