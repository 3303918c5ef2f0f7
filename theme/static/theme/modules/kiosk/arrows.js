// Arrow keys, as a television's remote has them: the focus goes to the nearest target that way.
const TARGETS = "a[href], button, summary, input, video[controls]";
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
// How much further off something is that lies aside of the way than something on it.
const ASIDE = 2.5;
const STRIDE = 0.6; // of what is seen of a long screen

const scroll = document.querySelector(".scroll");

function targets() {
  const above = document.querySelector("dialog[open]") || document;
  return [...above.querySelectorAll(TARGETS)].filter((one) => !one.disabled && one.getClientRects().length
    && getComputedStyle(one).visibility === "visible" && isSeen(one));
}

// What is scrolled out of sight is not near.
function isSeen(one) {
  if (!scroll.contains(one)) return true;
  const box = one.getBoundingClientRect(), seen = scroll.getBoundingClientRect();
  return box.bottom > seen.top + 1 && box.top < seen.bottom - 1;
}

// How far `box` is from `from` that way, Infinity where it is not that way at all.
function distance(from, box, [x, y]) {
  const ahead = x ? gap(from.left, from.right, box.left, box.right, x) : gap(from.top, from.bottom, box.top, box.bottom, y);
  if (ahead < -1) return Infinity;
  const aside = x ? apart(from.top, from.bottom, box.top, box.bottom) : apart(from.left, from.right, box.left, box.right);
  const centre = x ? Math.abs(from.top + from.bottom - box.top - box.bottom) : Math.abs(from.left + from.right - box.left - box.right);
  return Math.max(ahead, 0) + ASIDE * aside + centre / 100;
}

function gap(start, end, otherStart, otherEnd, way) {
  return way > 0 ? otherStart - end : start - otherEnd;
}

function apart(start, end, otherStart, otherEnd) {
  return Math.max(0, otherStart - end, start - otherEnd);
}

function nearest(from, way) {
  const box = from.getBoundingClientRect();
  let best = null, least = Infinity;
  for (const one of targets()) {
    const far = one === from ? Infinity : distance(box, one.getBoundingClientRect(), way);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

// A long text goes on before the keys below it are reached.
function rolled(way) {
  const room = way > 0 ? scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop : scroll.scrollTop;
  if (room < 2) return false;
  scroll.scrollBy(0, way * scroll.clientHeight * STRIDE);
  return true;
}

function move(way) {
  const here = document.activeElement;
  const isLost = !here || here === document.body || here === scroll || !isSeen(here);
  const next = isLost ? targets()[0] : nearest(here, way);
  const inside = next && scroll.contains(next);
  const isFrom = isLost || scroll.contains(here) || way[1] < 0;
  if (way[1] && !inside && isFrom && !document.querySelector("dialog[open]") && rolled(way[1])) return;
  if (next) next.focus();
}

addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (!way || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.shiftKey) return;
  const here = document.activeElement;
  // Left and right belong to what is typed, and to a film.
  if (way[0] && ((here.nodeName === "INPUT" && here.type === "search" && here.value) || here.nodeName === "VIDEO")) return;
  event.preventDefault();
  move(way);
});
