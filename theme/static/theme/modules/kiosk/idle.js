// Nobody there any more: asks, counts down where it can be seen, and makes room for the next person.
const SECONDS = 60, LEAST = 20;
// WCAG 2.2.1: at least 20 seconds to say that one is still there.
const LEFT = 20;
// Whoever watches or listens does not touch; but nobody does that for ever.
const LONGEST = 15 * 60;

class Idle {
  constructor(dialog, seconds) {
    this.dialog = dialog;
    this.left = dialog.querySelector("[data-left]");
    this.wait = Math.max(LEAST, seconds) * 1000;
    for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "input"]) {
      addEventListener(kind, () => this.touch(), { capture: true, passive: true });
    }
    // Not before the click: else it would press what lies below.
    dialog.addEventListener("click", () => this.dialog.close());
    addEventListener("keydown", () => { if (this.dialog.open) this.dialog.close(); });
    dialog.addEventListener("close", () => this.touch());
    this.touch();
  }

  touch() {
    this.touched = Date.now();
    this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), this.wait);
    if (this.dialog.open) this.count(LEFT);
  }

  ask() {
    const isTaken = isPlaying() && Date.now() - this.touched < LONGEST * 1000;
    if (isTaken) {
      this.rest();
      return;
    }
    if (!this.dialog.open) this.dialog.showModal();
    this.count(LEFT);
  }

  count(left) {
    this.left.textContent = this.left.dataset.left.replace("{seconds}", left);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (left > 1 ? this.count(left - 1) : this.end()), 1000);
  }

  end() {
    for (const video of document.querySelectorAll("video")) video.pause();
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    sessionStorage.clear();
    location.replace(this.dialog.dataset.end);
  }
}

function isPlaying() {
  const watched = [...document.querySelectorAll("video")].some((one) => !one.paused && !one.ended);
  return watched || ("speechSynthesis" in window && speechSynthesis.speaking);
}

new Idle(document.querySelector("dialog.idle"), Number(document.documentElement.dataset.idle) || SECONDS);
