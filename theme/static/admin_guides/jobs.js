// Brings a job's page up to date while it runs. Only what changed is replaced, and whoever has
// the keyboard's focus inside it gets it back at the sentence that tells how things stand.
const PARTS = ["job-status", "job-progress", "job-buttons", "job-outcome"];
const PAUSE = 2000;

async function look() {
  let fresh;
  try {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return true;
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return true;
  }
  for (const id of PARTS) replace(document.getElementById(id), fresh.getElementById(id));
  return fresh.getElementById("job-live")?.dataset.jobGoingOn === "1";
}

function replace(part, fresh) {
  if (!part || !fresh || strip(part) === strip(fresh)) return;
  const bar = part.querySelector("progress");
  const next = fresh.querySelector("progress");
  if (bar && next && next.hasAttribute("value")) {
    // The same element goes on, so that its movement is smooth.
    bar.max = next.max;
    bar.value = next.value;
    next.replaceWith(bar);
  }
  const focused = part.contains(document.activeElement);
  part.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById("job-status").focus();
}

// Each answer has another token against forgery: that alone is no change.
function strip(part) {
  return part.innerHTML.replace(/<input[^>]*csrfmiddlewaretoken[^>]*>/g, "");
}

async function follow() {
  while (await look()) await new Promise((done) => setTimeout(done, PAUSE));
}

follow();
