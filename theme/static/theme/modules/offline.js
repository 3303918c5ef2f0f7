// The last guides stay on this device for where there is no network; a kept page says of when it is.
const KEPT = "guide ";
const root = document.documentElement;
const main = document.querySelector("main");

class Worker {
  async start() {
    const registration = await navigator.serviceWorker.register("/worker.js");
    await navigator.serviceWorker.ready;
    if (main.dataset.kind === "guide" && !root.dataset.kept) await this.keep(registration.active);
  }

  async keep(worker) {
    const links = [...document.querySelectorAll("link[rel=stylesheet], link[rel~=icon]")].map((one) => one.href);
    const scripts = [...document.querySelectorAll("script[src]")].map((one) => one.src);
    const pictures = await Promise.all([...document.images].map((one) => this.chosen(one)));
    const files = [...links, ...scripts, ...pictures.filter(Boolean)]
      .map((address) => new URL(address, document.baseURI).pathname);
    worker.postMessage({ keep: location.pathname + location.search, files: [...new Set(files)] });
  }

  // A picture that is still to come has not been chosen among its sizes: without network this
  // page asks for the one that was. Who pays by the byte keeps what has come by itself.
  async chosen(picture) {
    if (!picture.complete || !picture.currentSrc) {
      if (navigator.connection?.saveData) return null;
      picture.loading = "eager";
      await picture.decode().catch(() => {});
    }
    return picture.naturalWidth ? picture.currentSrc : null;
  }
}

class Age {
  constructor(notice, kept) {
    const when = new Date(kept).toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
    notice.textContent = notice.dataset.keptWords.replace("{when}", when);
    notice.hidden = false;
  }
}

// The list on the page without network.
class Shelf {
  constructor(part) {
    this.part = part;
    this.list = part.querySelector("ul");
    part.querySelector("button").addEventListener("click", () => this.forget());
    this.show();
  }

  async show() {
    const names = (await caches.keys()).filter((name) => name.startsWith(KEPT)).reverse();
    const pages = await Promise.all(names.map((name) => this.page(name.slice(KEPT.length))));
    this.list.textContent = "";
    this.list.append(...pages.filter(Boolean));
    this.part.hidden = !names.length;
  }

  async page(path) {
    const found = await caches.match(path);
    if (!found) return null;
    const page = new DOMParser().parseFromString(await found.text(), "text/html");
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = path;
    link.lang = page.documentElement.lang;
    link.textContent = page.querySelector("h1")?.textContent || path;
    item.append(link);
    return item;
  }

  async forget() {
    const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
    await Promise.all(names.map((name) => caches.delete(name)));
    await this.show();
  }
}

const notice = document.querySelector("[data-kept-words]");
if (root.dataset.kept && notice) new Age(notice, root.dataset.kept);
const shelf = document.querySelector("[data-shelf]");
if (shelf && "caches" in window) new Shelf(shelf);
if ("serviceWorker" in navigator) {
  // What is being read comes first.
  addEventListener("load", () => { new Worker().start().catch(() => {}); });
}
