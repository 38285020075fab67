// Loads the page again as soon as `make serve` has another one, or has something else to say about it.
const source = new URL(document.currentScript.src);
const events = new EventSource(new URL(`events${source.search}`, source));
events.addEventListener("changed", () => {
  events.close();
  location.reload();
});
