// A film and the words it goes with: links to a stretch of it jump there, and while it plays the
// step it is at is marked, its words beside it. Without this, the links open the film there.
class Film {
  constructor(watch) {
    this.video = watch.querySelector("video");
    this.now = watch.querySelector("[data-now]");
    this.links = [...document.querySelectorAll("[data-start]")].filter((link) => link.pathname === this.path);
    for (const link of this.links) link.addEventListener("click", (event) => this.jump(event, link));
    for (const name of ["timeupdate", "seeked", "play"]) this.video.addEventListener(name, () => this.mark());
  }

  get path() {
    return new URL(this.video.querySelector("source").src).pathname;
  }

  jump(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.video.currentTime = Number(link.dataset.start);
    this.video.scrollIntoView({ block: "nearest" });
    // Refused where a browser wants its own key to be pressed: the film then waits at its place.
    this.video.play().catch(() => {});
  }

  mark() {
    const begun = this.links.map((link) => Number(link.dataset.start)).filter((start) => start <= this.video.currentTime + 0.05);
    const start = String(Math.max(...begun));
    if (!begun.length || start === this.start) return;
    this.start = start;
    for (const link of this.links) {
      const here = link.dataset.start === start;
      const marked = link.closest(".steps > li") || link;
      if (here) marked.setAttribute("aria-current", "step");
      else marked.removeAttribute("aria-current");
      if (here && marked !== link) this.tell(marked);
    }
  }

  tell(step) {
    this.now.textContent = "";
    for (const part of [step.querySelector("h3"), step.querySelector("[data-words]")]) this.now.append(part.cloneNode(true));
    this.now.hidden = false;
  }
}

for (const film of document.querySelectorAll(".film")) {
  // Errors of sources do not bubble.
  film.querySelector("video").addEventListener("error", () => { film.querySelector("[data-fault]").hidden = false; }, true);
}
for (const watch of document.querySelectorAll("[data-watch]")) new Film(watch);
