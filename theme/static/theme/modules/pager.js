// Steps that are turned like pages, on a phone: as high as the one in view, not as the highest of them.
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
    const { list, steps } = this;
    const at = list.scrollLeft / list.clientWidth;
    // Between two, both are in view.
    const heights = [Math.floor(at + 0.01), Math.ceil(at - 0.01)].map((each) => steps[each] ? steps[each].offsetHeight : 0);
    const paged = getComputedStyle(list).display === "flex";
    list.style.height = paged ? `${Math.max(...heights)}px` : "";
    // Where the focus came in below the edge, the list was moved up inside.
    list.scrollTop = 0;
  }
}

for (const list of document.querySelectorAll(".paged")) new Pager(list);
