// Where everybody begins: nothing of the last person is left, and any touch or key begins.
const MOVING = /^(Tab|Arrow.*|Shift|Control|Alt|Meta|AltGraph|CapsLock|F\d+|Audio.*|Volume.*)$/;
const begin = document.querySelector("[data-begin]");

function forget() {
  sessionStorage.clear();
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

forget();
addEventListener("pageshow", forget);
addEventListener("click", (event) => { if (!event.target.closest("a")) begin.click(); });
addEventListener("keydown", (event) => {
  if (!MOVING.test(event.key) && !event.target.closest("a")) begin.click();
});
