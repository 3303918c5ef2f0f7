// One screen takes the place of the last: none is left behind to go back to, and no link leads out.
const INSIDE = /^\/(zh-hant\/|en\/)?kiosk\//;

function go(address) {
  if (address.origin === location.origin && INSIDE.test(address.pathname)) location.replace(address.href);
}

addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  go(new URL(link.href));
});
addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URL(event.target.action);
  address.search = new URLSearchParams(new FormData(event.target)).toString();
  go(address);
});
