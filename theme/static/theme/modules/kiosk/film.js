// A film has a key that a thumb can hit: its own are small.
for (const key of document.querySelectorAll("[data-film]")) {
  const film = key.closest("figure").querySelector("video");
  const play = key.textContent;
  const show = () => { key.textContent = film.paused ? play : key.dataset.film; };
  key.hidden = false;
  key.addEventListener("click", () => (film.paused ? film.play() : film.pause()));
  for (const kind of ["play", "pause", "ended"]) film.addEventListener(kind, show);
}
