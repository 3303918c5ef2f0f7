// Captions beside the video: WebVTT as a table of sentences, shown at once on the picture.
// The text areas that the server sent stay the truth; without this script they are edited alone.

const STAMP = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
const SHORT = /^(\d+)(?:[.,](\d{1,3}))?$/;
const TIMING = /^\s*(.*?)\s*-->\s*(\S*)(.*)$/;
// Seconds of a new sentence, and at least.
const LENGTH = 2;

const seconds = (text) => {
  const plain = text.trim().replaceAll("：", ":").replaceAll("．", ".");
  const short = SHORT.exec(plain);
  if (short) return Number(short[1]) + Number(`0.${short[2] ?? 0}`);
  const found = STAMP.exec(plain);
  if (!found) return null;
  const [, hours, minutes, rest, thousandths] = found;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest) + Number(`0.${thousandths ?? 0}`);
};

const stamp = (time) => {
  const whole = Math.max(0, Math.round(time * 1000));
  const two = (number) => String(Math.trunc(number)).padStart(2, "0");
  const hours = whole >= 3_600_000 ? `${two(whole / 3_600_000)}:` : "";
  const minutes = two((whole % 3_600_000) / 60_000);
  return `${hours}${minutes}:${two((whole % 60_000) / 1000)}.${String(whole % 1000).padStart(3, "0")}`;
};

// A text as blocks: sentences, and whatever else there is (notes, styles), which stays as it is.
// `line` is where a sentence's times stand, counted from 1, as the server names it.
const parse = (text) => {
  const blocks = [];
  let lines = [];
  let first = 1;
  const close = () => {
    if (lines.length) blocks.push(block(lines, first));
    lines = [];
  };
  text.replaceAll("\r\n", "\n").split("\n").forEach((line, index) => {
    if (line.trim() === "") {
      close();
    } else {
      if (!lines.length) first = index + 1;
      lines.push(line);
    }
  });
  close();
  return blocks;
};

const block = (lines, first) => {
  const at = lines.slice(0, 2).findIndex((line) => line.includes("-->"));
  if (at < 0 || /^(NOTE|STYLE|REGION|WEBVTT)\b/.test(lines[0])) return { raw: lines.join("\n") };
  const [, start, end, settings] = TIMING.exec(lines[at]);
  const id = at ? lines[0] : "";
  return { id, start, end, settings, text: lines.slice(at + 1).join("\n"), line: first + at };
};

const write = (blocks) => {
  const cues = blocks.filter((one) => one.raw === undefined);
  if (!cues.length) return "";
  const told = blocks.map((one) => {
    if (one.raw !== undefined) return one.raw;
    const text = one.text.split("\n").filter((line) => line.trim()).join("\n");
    const id = one.id ? `${one.id}\n` : "";
    return `${id}${one.start} --> ${one.end}${one.settings}\n${text}`.trimEnd();
  });
  if (!/^WEBVTT/.test(told[0])) told.unshift("WEBVTT");
  return `${told.join("\n\n")}\n`;
};

class Stage {
  constructor(root) {
    this.video = root.querySelector("video");
    this.controls = root.querySelector("[data-captions-controls]");
    this.clock = root.querySelector("[data-captions-clock]");
    this.choice = root.querySelector("[data-captions-shown]");
    this.editors = new Map();
    this.controls.hidden = false;
    const play = root.querySelector("[data-captions-play]");
    const [start, pause] = [play.textContent, play.dataset.pause];
    play.addEventListener("click", () => this.toggle());
    for (const event of ["play", "pause"]) {
      this.video.addEventListener(event, () => (play.textContent = this.video.paused ? start : pause));
    }
    root.querySelector("[data-captions-back]").addEventListener("click", () => this.jump(this.now - 2));
    for (const event of ["timeupdate", "seeked", "loadedmetadata"]) {
      this.video.addEventListener(event, () => this.tell());
    }
    this.choice.addEventListener("change", () => this.show(this.choice.value));
  }

  get now() {
    return this.video.currentTime;
  }

  toggle() {
    if (this.video.paused) this.video.play().catch(() => {});
    else this.video.pause();
  }

  jump(time) {
    this.video.currentTime = Math.max(0, time);
  }

  tell() {
    this.clock.textContent = stamp(this.now);
    for (const editor of this.editors.values()) editor.mark(this.now);
  }

  add(editor) {
    this.editors.set(editor.locale, editor);
    this.choice.add(new Option(editor.language, editor.locale));
    if (this.editors.size === 1) this.show(editor.locale);
  }

  // Shows a language's sentences as they are typed: a track made anew each time.
  show(locale) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.replace(locale), 150);
  }

  replace(locale) {
    const editor = this.editors.get(locale);
    this.choice.value = locale;
    for (const old of this.video.querySelectorAll("track")) {
      old.remove();
      if (old.src.startsWith("blob:")) URL.revokeObjectURL(old.src);
    }
    const text = editor.text.value;
    if (!text.trim()) return;
    const track = document.createElement("track");
    Object.assign(track, { kind: "captions", srclang: locale, label: editor.language, default: true });
    track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    this.video.append(track);
    track.track.mode = "showing";
  }
}

class Editor {
  constructor(root, stage) {
    this.root = root;
    this.stage = stage;
    this.locale = root.dataset.captions;
    this.language = root.dataset.language;
    this.text = root.querySelector("[data-captions-text]");
    this.rows = root.querySelector("[data-captions-rows]");
    this.row = root.querySelector("template[data-captions-row]");
    this.said = root.querySelector("[data-captions-said]");
    this.words = root.querySelector("[data-say-stamp]").dataset;
    this.undo = root.querySelector('[data-act="restore"]');
    this.taken = [];
    root.querySelector("[data-captions-editor]").hidden = false;
    root.querySelector("[data-captions-raw]").open = false;
    this.read();
    this.text.addEventListener("input", () => {
      this.read();
      stage.show(this.locale);
    });
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("input", (event) => this.typed(event));
    root.addEventListener("change", (event) => this.tidied(event));
    root.addEventListener("keydown", (event) => this.pressed(event));
    root.addEventListener("focusin", () => {
      if (stage.choice.value !== this.locale) stage.show(this.locale);
    });
    stage.add(this);
    this.pointOut();
  }

  get cues() {
    return this.blocks.filter((one) => one.raw === undefined);
  }

  // From the text to the table.
  read() {
    this.blocks = parse(this.text.value);
    this.draw();
  }

  // From the table to the text.
  write() {
    this.text.value = write(this.blocks);
    this.judge();
    this.stage.show(this.locale);
  }

  draw() {
    this.rows.replaceChildren(...this.cues.map((cue) => this.drawn(cue)));
    this.judge();
  }

  drawn(cue) {
    const row = this.row.content.firstElementChild.cloneNode(true);
    for (const part of ["start", "end", "text"]) {
      row.querySelector(`[data-part=${part}]`).value = cue[part];
    }
    row.cue = cue;
    return row;
  }

  judge() {
    let last = -1;
    [...this.rows.children].forEach((row, index) => {
      row.querySelector("th").textContent = String(index + 1);
      const { start, end, text } = row.cue;
      const [from, to] = [seconds(start), seconds(end)];
      const wrong = {
        start: from === null ? "sayStamp" : from < last ? "sayOrder" : "",
        end: to === null ? "sayStamp" : from !== null && to <= from ? "sayShort" : "",
        text: text.trim() ? "" : "sayEmpty",
      };
      for (const [part, word] of Object.entries(wrong)) {
        const field = row.querySelector(`[data-part=${part}]`);
        if (word) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
      const word = wrong.start || wrong.end || wrong.text;
      row.querySelector("[data-captions-wrong]").textContent = word ? this.words[word] : "";
      if (from !== null) last = from;
    });
  }

  mark(now) {
    for (const row of this.rows.children) {
      const current = seconds(row.cue.start) <= now && now < seconds(row.cue.end);
      if (current) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  // Goes to the sentence that the server found wrong, by the line it named.
  pointOut() {
    const error = this.root.closest(".w-field__wrapper, li")?.querySelector(".error-message, .w-field__errors");
    const line = /\d+/.exec(error?.textContent ?? "");
    if (!line) return;
    const rows = [...this.rows.children].filter((row) => row.cue.line <= Number(line[0]));
    rows.at(-1)?.querySelector("[data-part=start]").focus();
  }

  typed(event) {
    const part = event.target.dataset.part;
    if (!part) return;
    event.target.closest("tr").cue[part] = event.target.value;
    this.write();
  }

  tidied(event) {
    const part = event.target.dataset.part;
    if (part !== "start" && part !== "end") return;
    const time = seconds(event.target.value);
    if (time !== null) this.set(event.target.closest("tr"), part, time);
  }

  set(row, part, time) {
    row.cue[part] = stamp(time);
    row.querySelector(`[data-part=${part}]`).value = row.cue[part];
    this.write();
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (button?.dataset.captionsDerive) {
      event.preventDefault();
      this.derive(button);
    } else if (button?.dataset.act) {
      this.act(button.dataset.act, button.closest("tr"));
    }
  }

  act(name, row) {
    const acts = {
      jump: () => this.stage.jump(seconds(row.cue.start) ?? this.stage.now),
      start: () => this.begin(row),
      end: () => this.set(row, "end", this.stage.now),
      insert: () => this.insert(row),
      append: () => this.insert(this.rows.lastElementChild),
      delete: () => this.remove(row),
      restore: () => this.restore(),
    };
    acts[name]();
  }

  // A sentence that would end before it begins keeps its length.
  begin(row) {
    const [start, end] = [seconds(row.cue.start), seconds(row.cue.end)];
    const length = start !== null && end > start ? end - start : LENGTH;
    this.set(row, "start", this.stage.now);
    if (end === null || end <= this.stage.now) this.set(row, "end", this.stage.now + length);
  }

  insert(row) {
    const start = row ? (seconds(row.cue.end) ?? this.stage.now) : this.stage.now;
    const next = row?.nextElementSibling ? seconds(row.nextElementSibling.cue.start) : null;
    const end = next !== null && next > start ? Math.min(next, start + LENGTH) : start + LENGTH;
    const cue = { id: "", start: stamp(start), end: stamp(end), settings: "", text: "", line: 0 };
    const at = row ? this.blocks.indexOf(row.cue) + 1 : this.blocks.length;
    this.blocks.splice(at, 0, cue);
    const made = this.drawn(cue);
    if (row) row.after(made);
    else this.rows.append(made);
    this.write();
    made.querySelector("[data-part=text]").focus();
    this.say("sayInserted");
  }

  remove(row) {
    this.keep();
    const near = row.nextElementSibling ?? row.previousElementSibling;
    this.blocks.splice(this.blocks.indexOf(row.cue), 1);
    row.remove();
    this.write();
    (near?.querySelector("[data-act=delete]") ?? this.undo).focus();
    this.say("sayDeleted");
  }

  keep() {
    this.taken.push(this.text.value);
    this.undo.hidden = false;
  }

  restore() {
    this.text.value = this.taken.pop() ?? this.text.value;
    this.read();
    this.stage.show(this.locale);
    this.undo.hidden = !this.taken.length;
    this.rows.querySelector("[data-part=text]")?.focus();
    this.say("sayRestored");
  }

  async derive(button) {
    const source = this.stage.editors.get("zh-Hans").text.value;
    const token = this.root.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
    try {
      const body = new URLSearchParams({ text: source });
      const headers = { "X-CSRFToken": token };
      const answer = await fetch(button.dataset.captionsDerive, { method: "POST", headers, body });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.error);
      this.keep();
      this.text.value = told.text;
      this.read();
      this.stage.show(this.locale);
      this.say("sayDerived");
    } catch {
      this.say("sayFailed");
    }
  }

  pressed(event) {
    const row = event.target.closest("tr");
    if (!row || event.isComposing) return;
    const keys = { KeyJ: "jump", BracketLeft: "start", BracketRight: "end" };
    if (event.ctrlKey && event.key === "Enter") this.insert(row);
    else if (event.altKey && event.code === "KeyP") this.stage.toggle();
    else if (event.altKey && keys[event.code]) this.act(keys[event.code], row);
    else if (event.altKey && event.key === "ArrowUp") this.move(row.previousElementSibling, event.target);
    else if (event.altKey && event.key === "ArrowDown") this.move(row.nextElementSibling, event.target);
    else return;
    event.preventDefault();
  }

  move(row, from) {
    const same = from.dataset.part ? `[data-part=${from.dataset.part}]` : `[data-act=${from.dataset.act}]`;
    row?.querySelector(same)?.focus();
  }

  say(word) {
    this.said.textContent = this.words[word];
  }
}

// A line for each chapter, `0:05 标题`: the button writes the moment.
const addChapterButton = (area, stage) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button-small button-secondary" });
  button.dataset.captionsChapterNow = "";
  button.textContent = area.dataset.captionsChapters;
  button.addEventListener("click", () => {
    const whole = Math.trunc(stage.now);
    const mark = `${Math.trunc(whole / 60)}:${String(whole % 60).padStart(2, "0")} `;
    const before = area.value.slice(0, area.selectionStart);
    const begin = before.lastIndexOf("\n") + 1;
    const rest = area.value.slice(begin);
    const line = rest.split("\n", 1)[0];
    const end = begin + line.length;
    // On an empty line the moment begins it; else it begins a line below.
    const made = line.trim() ? `${line}\n${mark}` : mark;
    area.setRangeText(made, begin, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });
  area.after(button);
};

const root = document.querySelector("[data-captions-stage]");
if (root) {
  const stage = new Stage(root);
  const editors = [...document.querySelectorAll("[data-captions]")].map((one) => new Editor(one, stage));
  const area = document.querySelector("[data-captions-chapters]");
  if (area) addChapterButton(area, stage);
  for (const button of document.querySelectorAll("[data-captions-derive]")) {
    button.textContent = editors[0].words.sayDerive;
  }
  const form = editors[0]?.root.closest("form");
  const known = editors.map((editor) => editor.text.value);
  let sent = form === undefined;
  form?.addEventListener("submit", () => (sent = true));
  window.addEventListener("beforeunload", (event) => {
    if (!sent && editors.some((editor, index) => editor.text.value !== known[index])) event.preventDefault();
  });
}
