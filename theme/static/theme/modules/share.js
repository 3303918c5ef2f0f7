// Passes this page's address on: through the device's own sheet, or copied.
class Sharing {
  constructor(row) {
    this.said = row.querySelector("[role=status]");
    this.copying = row.querySelector("[data-copy]");
    this.copying.addEventListener("click", () => this.copy());
    this.copying.hidden = false;
    const sharing = row.querySelector("[data-share]");
    if (!navigator.share) return;
    sharing.addEventListener("click", () => this.share(sharing.dataset));
    sharing.hidden = false;
  }

  async share({ share, title }) {
    try {
      await navigator.share({ title, url: share });
    } catch (error) {
      // Who closes the sheet has changed their mind.
      if (error.name !== "AbortError") this.copy();
    }
  }

  async copy() {
    const { copy, copied, failed } = this.copying.dataset;
    try {
      await navigator.clipboard.writeText(copy);
      this.said.textContent = copied;
    } catch (error) {
      this.said.textContent = failed + copy;
    }
  }
}

for (const row of document.querySelectorAll(".share")) new Sharing(row);
