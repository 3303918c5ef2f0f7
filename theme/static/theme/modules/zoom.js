// A picture or chart as large as one needs it: a dialog with keys to enlarge and to move, for
// fingers, mouse and keyboard. Without this, pictures are links to themselves.
const SIZES = [1, 1.5, 2, 3, 4];
const NUDGE = 0.4; // of what is in view

class Zoom {
  constructor(dialog) {
    this.dialog = dialog;
    this.stage = dialog.querySelector(".zoom-stage");
    this.sheet = dialog.querySelector(".zoom-sheet");
    this.said = dialog.querySelector("output");
    this.pan = dialog.querySelector("[data-pan]");
    this.fingers = new Map();
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    for (const key of dialog.querySelectorAll("[data-by]")) key.addEventListener("click", () => this.step(Number(key.dataset.by)));
    for (const key of this.pan.children) key.addEventListener("click", () => this.move(Number(key.dataset.x), Number(key.dataset.y)));
    dialog.addEventListener("close", () => { this.sheet.textContent = ""; });
    dialog.addEventListener("keydown", (event) => this.press(event));
    this.stage.addEventListener("pointerdown", (event) => this.touch(event));
    this.stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) this.stage.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
  }

  open(shown, href) {
    const copy = shown.cloneNode(true);
    for (const one of copy.querySelectorAll("source")) one.remove();
    for (const one of copy.querySelectorAll("img")) Object.assign(one, { src: href, loading: "eager" });
    // What is named by its title still is; no two things on a page have one id.
    for (const one of copy.querySelectorAll("svg[aria-labelledby]")) {
      one.setAttribute("aria-label", one.querySelector("title").textContent);
      one.removeAttribute("aria-labelledby");
    }
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    this.sheet.append(copy);
    this.scale(1);
    this.dialog.showModal();
    this.stage.focus();
  }

  press(event) {
    const by = { "+": 1, "=": 1, "-": -1, _: -1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by) this.step(by);
    else if (event.key === "0") this.scale(1);
    else return;
    event.preventDefault();
  }

  step(by) {
    const sizes = by > 0 ? SIZES : [...SIZES].reverse();
    const next = sizes.find((size) => (size - this.size) * by > 0.01);
    if (next) this.scale(next);
  }

  // What lies at a point of the stage, its middle unless said, stays there.
  scale(size, at = { x: this.stage.clientWidth / 2, y: this.stage.clientHeight / 2 }) {
    const { stage } = this;
    const ratio = this.size ? size / this.size : 1;
    const to = { left: (stage.scrollLeft + at.x) * ratio - at.x, top: (stage.scrollTop + at.y) * ratio - at.y };
    this.size = size;
    this.sheet.toggleAttribute("data-large", size > 1);
    this.sheet.style.width = `${size * 100}%`;
    stage.scrollTo(to.left, to.top);
    this.said.textContent = `${Math.round(size * 100)}%`;
    this.pan.hidden = size === 1;
    for (const key of this.dialog.querySelectorAll("[data-by]")) {
      const end = key.dataset.by > 0 ? SIZES[SIZES.length - 1] : SIZES[0];
      // Not `disabled`: whoever pressed it would lose their place.
      key.setAttribute("aria-disabled", String(Math.abs(size - end) < 0.01));
    }
  }

  move(x, y) {
    this.stage.scrollBy(x * this.stage.clientWidth * NUDGE, y * this.stage.clientHeight * NUDGE);
  }

  touch(event) {
    this.fingers.set(event.pointerId, event);
    this.apart = this.distance();
    this.before = this.size;
    if (event.pointerType === "mouse") this.stage.setPointerCapture(event.pointerId);
  }

  drag(event) {
    const last = this.fingers.get(event.pointerId);
    if (!last) return;
    this.fingers.set(event.pointerId, event);
    if (this.fingers.size === 2) {
      const box = this.stage.getBoundingClientRect();
      const [one, other] = [...this.fingers.values()];
      const at = { x: (one.clientX + other.clientX) / 2 - box.left, y: (one.clientY + other.clientY) / 2 - box.top };
      const size = this.before * (this.distance() / this.apart);
      this.scale(Math.min(Math.max(size, SIZES[0]), SIZES[SIZES.length - 1]), at);
    } else if (event.pointerType === "mouse") {
      // One finger moves what scrolls by itself.
      this.stage.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY);
    }
  }

  distance() {
    const [one, other] = [...this.fingers.values()];
    return other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
  }
}

const dialog = document.querySelector("[data-zoom]");
if (dialog && dialog.showModal) {
  const zoom = new Zoom(dialog);
  for (const opener of document.querySelectorAll("[data-enlarge]")) {
    const shown = opener.closest("[data-enlargeable]").querySelector(".picture, .chart");
    const open = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      opener.focus({ preventScroll: true });
      zoom.open(shown, opener.href);
    };
    opener.hidden = false;
    opener.addEventListener("click", open);
    shown.classList.add("enlargeable");
    shown.addEventListener("click", open);
  }
}
