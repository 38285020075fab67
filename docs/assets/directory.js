// Filters the directory. The page is complete without it; the state of the filters is in the address.

/** Lower case without accents, so that "skola" finds "škola". */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/ł/g, "l");
}

/** Whether an entry ({text, country, role, level, theme}, lists as arrays) fits every filter that is set. */
export function fits(entry, filters) {
  const words = folded(filters.q ?? "").split(/\s+/).filter(Boolean);
  if (!words.every((word) => entry.text.includes(word))) return false;
  return ["country", "role", "level", "theme"].every((name) => !filters[name] || entry[name].includes(filters[name]));
}

function entryOf(element) {
  const list = (name) => (element.dataset[name] ?? "").split(" ").filter(Boolean);
  return {
    element,
    kind: element.dataset.entry,
    text: folded(element.textContent),
    country: list("country"),
    role: list("role"),
    level: list("level"),
    theme: list("theme"),
  };
}

function start(form) {
  const entries = [...document.querySelectorAll("[data-entry]")].map(entryOf);
  const output = form.querySelector("output");
  const names = ["q", "country", "role", "level", "theme"];

  function apply() {
    const filters = Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    const count = { hub: 0, school: 0 };
    for (const entry of entries) {
      const shown = fits(entry, filters);
      entry.element.hidden = !shown;
      if (shown) count[entry.kind] += 1;
    }
    const filtered = names.some((name) => filters[name]);
    const none = count.hub + count.school === 0;
    const text = none ? output.dataset.none : filtered ? output.dataset.some : output.dataset.all;
    output.textContent = text.replace("%h", count.hub).replace("%s", count.school);
    return filters;
  }

  function remember() {
    const filters = apply();
    const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
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
