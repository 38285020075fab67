// Filters the entries of a page: the directory of hubs and schools, the national programmes, the library. The page is
// complete without it; the state of the filters is in the address. Each field of the form is a filter. A field "sort"
// sorts the entries by their data-by-... numbers; options with data-label show how many entries match if chosen.

/** Maximum characters of the searched text; an address can contain a million. */
const LONGEST = 200;

/** Lower case without accents, so that "skola" finds "škola". */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/ł/g, "l");
}

/** True if an entry ({text, and an array of values for each filter, such as country}) matches every active filter. */
export function fits(entry, filters) {
  const words = folded(filters.q ?? "").split(/\s+/).filter(Boolean);
  if (!words.every((word) => entry.text.includes(word))) return false;
  return Object.entries(filters).every(([name, value]) => name === "q" || !value || entry[name].includes(value));
}

function entryOf(element, names) {
  const lists = names.map((name) => [name, (element.dataset[name] ?? "").split(" ").filter(Boolean)]);
  return { ...Object.fromEntries(lists), element, kind: element.dataset.entry, text: folded(element.textContent) };
}

/** The number of entries with each value of the filter `name` that match all other filters: value -> number. */
export function counts(entries, filters, name) {
  const found = new Map();
  for (const entry of entries) {
    if (!fits(entry, { ...filters, [name]: "" })) continue;
    for (const value of entry[name]) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

function start(form) {
  const fields = [...form.elements].map((field) => field.name).filter(Boolean);
  const names = fields.filter((name) => name !== "sort");
  const counted = names.filter((name) => form.elements[name].querySelector?.("option[data-label]"));
  const entries = [...document.querySelectorAll("[data-entry]")].map((element) => entryOf(element, names));
  const output = form.querySelector("output");
  const place = (entry, order) => Number(entry.element.dataset[`by${order[0].toUpperCase()}${order.slice(1)}`]);
  let order = "";
  let leftOut = "";

  const valueOf = (name) => form.elements[name].value.slice(0, LONGEST).trim();

  function sort(wanted) {
    if (wanted === order) return;
    order = wanted;
    const sorted = wanted ? [...entries].sort((one, other) => place(one, wanted) - place(other, wanted)) : entries;
    sorted.forEach(({ element }) => element.parentElement.append(element));
  }

  function recount(filters) {
    for (const name of counted) {
      const found = counts(entries, filters, name);
      for (const option of form.elements[name].querySelectorAll("option[data-label]")) {
        option.textContent = `${option.dataset.label} (${found.get(option.value) ?? 0})`;
      }
    }
  }

  function apply() {
    const filters = Object.fromEntries(names.map((name) => [name, valueOf(name)]));
    recount(filters);
    sort(form.elements.sort?.value ?? "");
    const count = Object.create(null);
    for (const entry of entries) {
      const shown = fits(entry, filters);
      entry.element.hidden = !shown;
      if (shown) count[entry.kind] = (count[entry.kind] ?? 0) + 1;
    }
    const filtered = names.some((name) => filters[name]);
    const none = Object.keys(count).length === 0;
    const text = none ? output.dataset.none : filtered ? output.dataset.some : output.dataset.all;
    const said = text.replace(/\{(\w+)\}/g, (_, kind) => count[kind] ?? 0);
    output.textContent = [said, leftOut].filter(Boolean).join(" · ");
  }

  function remember() {
    leftOut = "";
    apply();
    const state = fields.map((name) => [name, valueOf(name)]);
    const address = new URL(location.href);
    address.search = new URLSearchParams(state.filter(([, value]) => value));
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers limit the changes per minute; the next change includes this one.
    }
  }

  const asked = new URLSearchParams(location.search);
  for (const name of fields) {
    const wanted = asked.get(name) ?? "";
    if (!wanted) continue;
    const field = form.elements[name];
    field.value = wanted.slice(0, LONGEST);
    // A value that does not exist, or no longer.
    if (field.selectedIndex === -1) field.value = "";
    if (wanted.length > LONGEST || !field.value) leftOut = output.dataset.leftOut;
  }
  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(remember));
  apply();
}

const form = globalThis.document?.getElementById("filters");
if (form) start(form);
