// The finder: what matches the filters, in the lists and on the map. A small network is on the page as a whole; that of
// a larger one has an index (finder-index.js).

/** The map follows what is found; `names` of areas are their places in the table. */
function map() {
  const figure = document.querySelector(".map-network");
  const marks = [...(figure?.querySelectorAll("[data-of]") ?? [])];
  const numbers = [...(figure?.querySelectorAll("[data-number]") ?? [])];
  return (isFound, numberOf, filtered) => {
    figure?.classList.toggle("map-filtered", filtered);
    for (const mark of marks) mark.classList.toggle("map-out", filtered && !isFound(mark.dataset.of));
    for (const place of numbers) {
      place.dataset.all ??= place.textContent;
      const found = numberOf(place.dataset.number, place.dataset.country);
      place.textContent = filtered ? found : place.dataset.all;
      place.closest(".map-count, .map-area, li")?.classList.toggle("map-out", filtered && found === "0");
    }
  };
}

/** What the page itself has, and the map with it. */
function page(source, draw) {
  const lists = [...document.querySelectorAll("#found > .found")];
  return {
    find(filters, order, filtered) {
      const found = source.find(filters, order);
      const ids = new Set(found.shown.map(({ element }) => element.dataset.id));
      const places = new Set(found.shown.flatMap(({ country }) => country));
      const of = (country, kind) => found.shown.filter((one) => one.kind === kind && one.country.includes(country));
      draw(
        (id) => ids.has(id) || places.has(id),
        (kind, country) => String(of(country, kind).length),
        filtered,
      );
      for (const list of lists) list.hidden = !found.count[list.querySelector("[data-entry]").dataset.entry];
      return found;
    },
  };
}

/** What says for the form what is found; `here` makes that of the entries of the page. */
export async function open(form, names, folded, here) {
  const { index } = form.dataset;
  return index ? (await import(index)).indexed(form, names, folded, map()) : page(here(), map());
}
