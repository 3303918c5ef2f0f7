// Reads a page aloud: what matters, in its order, a stretch at a time, and shows where it is.
const READ = "h1, h2, h3, p, li, dt, dd, summary, label, figcaption, blockquote, caption, th, td";
// What is pressed, looked at or official wording is not for listening to.
const SILENT = "nav, form, button, svg, video, [hidden], [aria-hidden=true], .unseen, .official, .silent, .tools";
const AFTER_SPEECH = 60; // milliseconds: some engines lose a stretch that follows at once

class Aloud {
  constructor(button, main) {
    this.button = button;
    this.main = main;
    this.word = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => (this.going ? this.stop() : this.start()));
    addEventListener("pagehide", () => this.stop());
    addEventListener("keydown", (event) => { if (event.key === "Escape" && this.going) this.stop(); });
  }

  stretches() {
    return [...this.main.querySelectorAll(READ)].filter((one) =>
      !one.closest(SILENT) && !one.querySelector(READ) && this.isSeen(one) && spoken(one));
  }

  isSeen(one) {
    const folded = one.closest("details:not([open])");
    return one.getClientRects().length > 0 && (!folded || one.closest("summary")?.parentElement === folded);
  }

  start() {
    const stretches = this.stretches();
    const voice = voiceOf(languageOf(this.main));
    if (!voice && speechSynthesis.getVoices().length) {
      this.tell(this.button.dataset.none);
      return;
    }
    this.going = true;
    this.button.setAttribute("aria-pressed", "true");
    this.button.textContent = this.button.dataset.stop;
    speechSynthesis.cancel();
    this.say(stretches, 0);
  }

  say(stretches, at) {
    if (!this.going) return;
    const one = stretches[at];
    if (!one) {
      this.stop();
      return;
    }
    const said = new SpeechSynthesisUtterance(spoken(one));
    said.lang = languageOf(one);
    said.voice = voiceOf(said.lang) || null;
    said.rate = 0.9;
    said.onstart = () => this.mark(one);
    said.onend = () => setTimeout(() => this.say(stretches, at + 1), AFTER_SPEECH);
    said.onerror = (event) => (event.error === "canceled" || event.error === "interrupted" ? null : this.stop());
    this.utterance = said; // or the engine's end is never told: it is collected as garbage
    speechSynthesis.speak(said);
  }

  stop() {
    this.going = false;
    speechSynthesis.cancel();
    this.mark(null);
    this.button.setAttribute("aria-pressed", "false");
    this.button.textContent = this.word;
  }

  mark(one) {
    this.marked?.classList.remove("being-read");
    this.marked = one;
    if (!one) return;
    one.classList.add("being-read");
    one.scrollIntoView({ block: "center", behavior: "auto" });
  }

  tell(text) {
    this.button.closest(".tools").querySelector("[data-tool-said]").textContent = text;
    this.button.title = text;
  }
}

function spoken(one) {
  const copy = one.cloneNode(true);
  for (const silent of copy.querySelectorAll(SILENT)) silent.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function languageOf(one) {
  const tag = one.closest("[lang]")?.lang || "zh-Hans";
  return { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[tag] || tag;
}

function voiceOf(language) {
  const voices = speechSynthesis.getVoices();
  const plain = (tag) => tag.replace("_", "-").toLowerCase();
  return voices.find((one) => plain(one.lang) === plain(language))
    || voices.find((one) => plain(one.lang).startsWith(plain(language).slice(0, 2)));
}

if ("speechSynthesis" in window) {
  const main = document.querySelector("main");
  for (const button of document.querySelectorAll("[data-tool=aloud]")) new Aloud(button, main);
}
