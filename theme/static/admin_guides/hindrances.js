// Leads from a hindrance to its field: opens the tab the field is in, then goes there.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-hindrance]");
  if (!link) return;
  const name = link.dataset.hindrance;
  const field =
    document.getElementById(link.hash.slice(1)) ||
    document.getElementById(name) ||
    document.querySelector(`[name="${name}"], [data-contentpath="${name}"]`);
  if (!field) return;
  event.preventDefault();
  const panel = field.closest('[role="tabpanel"]');
  if (panel && panel.hidden) {
    document.querySelector(`[role="tab"][href="#${panel.id}"]`)?.click();
  }
  field.scrollIntoView({ block: "center" });
  (field.matches("input, textarea, select") ? field : field.querySelector("input, textarea, select"))?.focus();
});
