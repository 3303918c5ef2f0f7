// Says yes without leaving the page, and does not ask again for a while on this device.
const AGAIN = 30 * 24 * 3600 * 1000;

class Useful {
  constructor(form) {
    this.form = form;
    this.thanks = form.parentElement.querySelector(".thanks");
    this.key = `mingbai.useful.${form.elements.code.value}`;
    form.addEventListener("submit", (event) => this.send(event));
    if (Date.now() - (this.kept() || 0) < AGAIN) this.done();
  }

  kept() {
    try { return Number(localStorage.getItem(this.key)); } catch (error) { return 0; }
  }

  async send(event) {
    // Led to where it is told what was not understood.
    if (event.submitter.value === "no") { this.keep(); return; }
    event.preventDefault();
    const body = new URLSearchParams(new FormData(this.form));
    body.set("useful", event.submitter.value);
    try {
      // Where it leads is not looked at: thanks stand here.
      const answer = await fetch(this.form.getAttribute("action"), { method: "POST", body, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(answer.status);
    } catch (error) {
      // The browser sends it itself, and tells what is wrong.
      const button = Object.assign(document.createElement("input"), { type: "hidden", name: "useful", value: event.submitter.value });
      this.form.append(button);
      this.form.submit();
      return;
    }
    this.keep();
    this.done();
    this.thanks.focus();
  }

  keep() {
    try { localStorage.setItem(this.key, String(Date.now())); } catch (error) { /* It may be asked again. */ }
  }

  done() {
    this.form.hidden = true;
    this.thanks.classList.add("given");
  }
}

for (const form of document.querySelectorAll(".useful form")) new Useful(form);
