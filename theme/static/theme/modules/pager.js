// Steps that are turned like pages, on a phone: as high as the one in view, not as the highest.
class Pager {
  constructor(list) {
    this.list = list;
    this.steps = [...list.children].filter((one) => one.matches("li"));
    list.addEventListener("scroll", () => this.fit(), { passive: true });
    // Letters were made larger, the phone was turned.
    const sizes = new ResizeObserver(() => this.fit());
    for (const step of this.steps) sizes.observe(step);
  }

  fit() {
    const paged = getComputedStyle(this.list).display === "flex";
    const here = this.steps[Math.round(this.list.scrollLeft / this.list.clientWidth)];
    this.list.style.height = paged && here ? `${Math.ceil(here.getBoundingClientRect().height)}px` : "";
  }
}

for (const list of document.querySelectorAll(".paged")) new Pager(list);
