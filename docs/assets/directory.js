// Filters the entries of a page: the directory of hubs and schools, the national programmes. The page is complete
// without it; the state of the filters is in the address. What can be filtered by is what the form has fields for.

/** Lower case without accents, so that "skola" finds "škola". */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/ł/g, "l");
}

/** Whether an entry ({text, and an array of values for each filter, such as country}) fits every filter that is set. */
export function fits(entry, filters) {
  const words = folded(filters.q ?? "").split(/\s+/).filter(Boolean);
  if (!words.every((word) => entry.text.includes(word))) return false;
  return Object.entries(filters).every(([name, value]) => name === "q" || !value || entry[name].includes(value));
}

function entryOf(element, names) {
  const lists = names.map((name) => [name, (element.dataset[name] ?? "").split(" ").filter(Boolean)]);
  return { ...Object.fromEntries(lists), element, kind: element.dataset.entry, text: folded(element.textContent) };
}

function start(form) {
  const names = [...form.elements].map((field) => field.name).filter(Boolean);
  const entries = [...document.querySelectorAll("[data-entry]")].map((element) => entryOf(element, names));
  const output = form.querySelector("output");

  function apply() {
    const filters = Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    const count = {};
    for (const entry of entries) {
      const shown = fits(entry, filters);
      entry.element.hidden = !shown;
      if (shown) count[entry.kind] = (count[entry.kind] ?? 0) + 1;
    }
    const filtered = names.some((name) => filters[name]);
    const none = Object.keys(count).length === 0;
    const text = none ? output.dataset.none : filtered ? output.dataset.some : output.dataset.all;
    output.textContent = text.replace(/\{(\w+)\}/g, (_, kind) => count[kind] ?? 0);
    return filters;
  }

  function remember() {
    const filters = apply();
    const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    if (asked.has(name)) form.elements[name].value = asked.get(name);
  }
  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(remember));
  apply();
}

const form = globalThis.document?.getElementById("filters");
if (form) start(form);
