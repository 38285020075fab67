// Filters the entries of a page: the hubs and schools of the network, the national programmes, the library. The page is
// complete without it; the state of the filters is in the address. Each field of the form is a filter. A field "sort"
// sorts the entries by their data-by-... numbers; options with data-label show how many entries match if chosen.
// Where the form names a module, that says what is found (finder.js); else the page itself does.

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

/** A number of things in words, such as "1 hub": `forms` has the words for each plural category of Unicode CLDR. */
export function said(forms, number, language) {
  const words = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return words.replace("{n}", new Intl.NumberFormat(language).format(number));
}

/** What is found among the entries of the page itself. */
export function onPage(names, counted) {
  const entries = [...document.querySelectorAll("[data-entry]")].map((element) => entryOf(element, names));
  const place = (entry, order) => Number(entry.element.dataset[`by${order[0].toUpperCase()}${order.slice(1)}`]);
  let order = "";

  function sort(wanted) {
    if (wanted === order) return;
    order = wanted;
    const sorted = wanted ? [...entries].sort((one, other) => place(one, wanted) - place(other, wanted)) : entries;
    sorted.forEach(({ element }) => element.parentElement.append(element));
  }

  return {
    /** Shows what matches: {count: kind -> number, counts: name of a filter -> value -> number, shown: entries}. */
    find(filters, wanted) {
      sort(wanted);
      const shown = entries.filter((entry) => fits(entry, filters));
      const kept = new Set(shown);
      const count = Object.create(null);
      for (const entry of entries) entry.element.hidden = !kept.has(entry);
      for (const { kind } of shown) count[kind] = (count[kind] ?? 0) + 1;
      return { count, shown, counts: (name) => counts(entries.filter(counted), filters, name) };
    },
  };
}

function start(form, names, source) {
  const fields = [...names, ...(form.elements.sort ? ["sort"] : [])];
  const labelled = names.filter((name) => form.elements[name].querySelector?.("option[data-label]"));
  const output = form.querySelector("output");
  const forms = Object.fromEntries(JSON.parse(output.dataset.forms));
  const language = document.documentElement.lang;
  let leftOut = "";
  let asked = 0;

  const valueOf = (name) => form.elements[name].value.slice(0, LONGEST).trim();

  function say(found, filtered) {
    const none = Object.keys(found.count).length === 0;
    const text = none ? output.dataset.none : filtered ? output.dataset.some : output.dataset.all;
    const words = text.replace(/\{(\w+)\}/g, (_, kind) => said(forms[kind], found.count[kind] ?? 0, language));
    output.textContent = [words, leftOut].filter(Boolean).join(" · ");
  }

  async function apply() {
    const ticket = ++asked;
    const filters = Object.fromEntries(names.map((name) => [name, valueOf(name)]));
    const filtered = names.some((name) => filters[name]);
    try {
      const answer = source.find(filters, form.elements.sort?.value ?? "", filtered);
      const found = answer instanceof Promise ? await answer : answer;
      if (ticket !== asked) return;
      found.settle?.();
      say(found, filtered);
      for (const name of labelled) {
        const numbers = found.counts?.(name);
        for (const option of form.elements[name].querySelectorAll("option[data-label]")) {
          const { label } = option.dataset;
          option.textContent = numbers ? `${label} (${numbers.get(option.value) ?? 0})` : label;
        }
      }
    } catch {
      if (ticket === asked) output.textContent = output.dataset.failed;
    }
  }

  /** The state goes into the address; the button Back takes a choice back, and typing is one choice. */
  function remember(step) {
    leftOut = "";
    apply();
    const state = fields.map((name) => [name, valueOf(name)]);
    const address = new URL(location.href);
    address.search = new URLSearchParams(state.filter(([, value]) => value));
    if (address.href === location.href) return;
    try {
      history[step](null, "", address);
    } catch {
      // Some browsers limit the changes per minute; the next change includes this one.
    }
  }

  function recall() {
    const wanted = new URLSearchParams(location.search);
    leftOut = "";
    for (const name of fields) {
      const value = wanted.get(name) ?? "";
      const field = form.elements[name];
      field.value = value.slice(0, LONGEST);
      // A value that does not exist, or no longer.
      if (field.selectedIndex === -1) field.value = "";
      if (value.length > LONGEST || (value && !field.value)) leftOut = output.dataset.leftOut;
    }
    apply();
  }

  let typed = false;
  form.addEventListener("input", ({ target }) => {
    const typing = target.localName === "input";
    remember(typing && typed ? "replaceState" : "pushState");
    typed = typing;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => remember("pushState")));
  addEventListener("popstate", recall);
  recall();
}

const form = globalThis.document?.getElementById("filters");
if (form) {
  const names = [...new Set([...form.elements].map((field) => field.name))].filter((name) => name && name !== "sort");
  const { module, counts: kind } = form.dataset;
  const here = () => onPage(names, (entry) => !kind || entry.kind === kind);
  start(form, names, module ? await (await import(module)).open(form, names, folded, here) : here());
}
