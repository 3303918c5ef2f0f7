// What one has with one stays ticked from screen to screen, until the next person comes.
const guide = document.querySelector("main").dataset.code;

for (const box of document.querySelectorAll("[data-tick]")) {
  const key = `tick.${guide}.${box.dataset.tick}`;
  box.checked = sessionStorage.getItem(key) === "on";
  box.addEventListener("change", () => {
    if (box.checked) sessionStorage.setItem(key, "on");
    else sessionStorage.removeItem(key);
  });
}
