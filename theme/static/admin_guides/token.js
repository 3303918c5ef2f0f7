// The page that shows a new access token once: copies it, and lets a reload make no second one.
const part = document.querySelector("[data-token]");
const field = part.querySelector("[data-token-value]");
const button = part.querySelector("[data-token-copy]");
const said = part.querySelector("[data-token-said]");

button.hidden = false;
button.addEventListener("click", async () => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = said.dataset.copied;
  } catch {
    // Without HTTPS there is no clipboard.
    said.textContent = said.dataset.byHand;
  }
});
history.replaceState(null, "", part.dataset.list);
