// Reads each screen aloud while its key is on. The key is there where the device has a voice.
const READ = "h1, h2, p, li, dt, dd, label, summary, strong.address";
const SILENT = "[hidden], [aria-hidden=true], form, svg, .slip";
const LANGUAGES = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" };

class Voice {
  constructor(button, main) {
    this.button = button;
    this.main = main;
    button.addEventListener("click", () => this.turn(!this.isOn));
    addEventListener("pagehide", () => speechSynthesis.cancel());
    speechSynthesis.addEventListener("voiceschanged", () => this.offer());
    this.offer();
  }

  get isOn() {
    return sessionStorage.getItem("voice") === "on";
  }

  offer() {
    if (!this.button.hidden || !voiceOf(languageOf(this.main))) return;
    this.button.hidden = false;
    if (this.isOn) this.turn(true);
  }

  turn(on) {
    sessionStorage.setItem("voice", on ? "on" : "off");
    this.button.setAttribute("aria-pressed", String(on));
    speechSynthesis.cancel();
    // What was said is kept here, or the engine's end is never told: it is collected as garbage.
    this.said = on ? [...this.main.querySelectorAll(READ)].filter(isHeard).map(utterance) : [];
    for (const one of this.said) speechSynthesis.speak(one);
  }
}

function isHeard(one) {
  return !one.closest(SILENT) && !one.querySelector(READ) && one.getClientRects().length > 0 && one.textContent.trim();
}

function utterance(one) {
  const said = new SpeechSynthesisUtterance(one.textContent.replace(/\s+/g, " ").trim());
  said.lang = languageOf(one);
  said.voice = voiceOf(said.lang);
  said.rate = 0.9;
  return said;
}

function languageOf(one) {
  const tag = one.closest("[lang]").lang;
  return LANGUAGES[tag] || tag;
}

function voiceOf(language) {
  const wanted = language.toLowerCase(), voices = speechSynthesis.getVoices();
  const tag = (voice) => voice.lang.replace("_", "-").toLowerCase();
  return voices.find((one) => tag(one) === wanted) || voices.find((one) => tag(one).startsWith(wanted.slice(0, 2))) || null;
}

if ("speechSynthesis" in window) {
  new Voice(document.querySelector("[data-mode=voice]"), document.querySelector("main"));
}
