// 长辈版 and high contrast, until the next person comes.
const root = document.documentElement;
const SHOWN = {
  elder: (on) => root.classList.toggle("elder", on),
  contrast: (on) => (on ? root.setAttribute("data-contrast", "high") : root.removeAttribute("data-contrast")),
};

for (const button of document.querySelectorAll("[data-mode=elder], [data-mode=contrast]")) {
  const name = button.dataset.mode;
  const show = () => {
    const on = sessionStorage.getItem(name) === "on";
    SHOWN[name](on);
    button.setAttribute("aria-pressed", String(on));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    sessionStorage.setItem(name, sessionStorage.getItem(name) === "on" ? "off" : "on");
    show();
  });
  show();
}
