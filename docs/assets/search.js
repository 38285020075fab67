// The search: queries Pagefind's index, which is made when the site is built, and shows the results. Loaded when a
// reader opens the search (menu.js). The query stays on the device, unless the reader opens or shares its address.

/** The number of results shown at first, and added at a time. Each downloads one or two kilobytes. */
const FIRST = 3;
const MORE = 10;
/** Minimum words of a page whose result names the section with the most matches. */
const LONG = 300;
/** Milliseconds without typing before the index is queried. */
const PAUSE = 200;
const FIELDS = ["q", "section", "country"];
/** Maximum characters of a query; the field accepts no more, but an address can contain a million. */
const LONGEST = 200;

/** The fields of the search in the address of the search page. */
export function asked(query) {
  const given = new URLSearchParams(query);
  return Object.fromEntries(FIELDS.map((name) => [name, (given.get(name) ?? "").slice(0, LONGEST)]));
}

/** The query string for the state of the search; "" if it is empty. */
export function query(state) {
  const given = new URLSearchParams(FIELDS.filter((name) => state[name]).map((name) => [name, state[name]]));
  return given.size ? `?${given}` : "";
}

/** An excerpt as parts, {text, found}. The only markup in it is <mark>, and the only characters escaped are < and >. */
export function parts(excerpt) {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, at) => ({ text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"), found: at % 2 === 1 }))
    .filter((part) => part.text);
}

/** The section of a long page with the most matches, {title, url}; undefined if naming one does not help. */
export function part(page) {
  if (page.word_count < LONG) return undefined;
  const weight = (one) => one.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
  const best = [...page.sub_results].sort((one, other) => weight(other) - weight(one))[0];
  // The glossary's headings are single letters.
  return best?.anchor && /\p{L}{2}/u.test(best.title) ? { title: best.title, url: best.url } : undefined;
}

/** The pages, beginning with those whose title `equals` the query. */
export function exactFirst(pages, equals) {
  const [exact, others] = [true, false].map((is) => pages.filter((one) => equals(one.meta.title) === is));
  return [...exact, ...others];
}

/** The index of the link, of `count`, with the focus after an arrow key at index `at`; -1 is the field above them. */
export function step(key, at, count) {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[key];
  return to === undefined || to < -1 || to >= count ? at : to;
}

/** The index at an address of this site, and what is known of words. Nothing more is loaded until the first query. */
async function load({ index: address, asking: source }) {
  const [{ createInstance }, asking, known] = await Promise.all([
    import(new URL(`${address}pagefind.js`, location)),
    import(source),
    fetch(`${address}words.json`).then((answer) => answer.json()),
  ]);
  // A worker would download the same program again.
  const index = createInstance({ noWorker: true });
  await index.init();
  return { index, asking, known: asking.learnt(known) };
}

/**
 * What is found for the words: as `pages` of asking.js gives it, with `said`, the words as they were found, and the
 * `answer` to what many ask; every page that fits where there are no words.
 */
async function find({ index, asking, known }, text, filters) {
  const all = asking.words(asking.dated(text, known.languages));
  if (!all.length) return { results: (await index.search(null, { filters })).results, said: "" };
  const counting = asking.counting(all, known.small);
  const found = await asking.pages(counting, (one) => index.search(one, { filters }), known, all);
  const mended = new Map(found.mended);
  const said = all.map((word) => mended.get(word) ?? word);
  const answer = asking.answer(said, known, found.loose);
  // Who narrows the search looks for pages, as does who names one.
  const shown = answer && !Object.keys(filters).length && (answer.sure || !found.named);
  return { ...found, said: said.join(" "), answer: shown ? answer : undefined };
}

/** The answer to what many readers ask, above what is found. */
function head(template, text, address, where) {
  const item = template.content.firstElementChild.cloneNode(true);
  const [title, below, ...rest] = item.children;
  item.classList.add("search-answer");
  Object.assign(title, { textContent: text, href: address });
  below.textContent = where;
  rest.forEach((one) => one.remove());
  return item;
}

function entry(template, page) {
  const item = template.content.firstElementChild.cloneNode(true);
  const [title, where, excerpt, there] = item.children;
  title.textContent = page.meta.title;
  title.href = page.url;
  where.textContent = [page.filters.section, page.filters.country].flat().filter(Boolean).join(" · ");
  for (const { text, found } of parts(page.excerpt)) {
    excerpt.append(found ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  }
  const shown = excerpt.textContent;
  if (!page.content.startsWith(shown)) excerpt.prepend("… ");
  if (!page.content.endsWith(shown)) excerpt.append(" …");
  const section = part(page);
  if (section) Object.assign(there.lastElementChild, { textContent: section.title, href: section.url });
  else there.remove();
  return item;
}

function start(box) {
  const form = box.querySelector("form");
  const field = form.elements.q;
  const [said, hints, list] = [".search-state", ".search-hints", ".search-results"].map((name) => box.querySelector(name));
  const [more, share] = [".search-more", ".search-share"].map((name) => box.querySelector(name));
  const template = box.querySelector("template");
  const page = box.closest("dialog") === null;
  let index;
  let results = [];
  let shown = 0;
  let answered;
  let turn = 0;
  let pause;
  let leftOut = "";

  const state = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.slice(0, LONGEST).trim()]));
  const links = () => [...list.querySelectorAll(".search-title")];

  function say(what, values = {}, { partly, missing = [], mended = [] } = {}) {
    const filled = (name, given) => said.dataset[name].replace(/\{(\w+)\}/g, (gap, one) => given[one] ?? gap);
    const quoted = (some) => ({ words: some.map((one) => `“${one}”`).join(", ") });
    const found = what !== "none";
    said.textContent = [
      what && filled(what, values),
      found && mended.length && filled("mended", quoted(mended.map(([, word]) => word))),
      found && partly && said.dataset.partly,
      found && missing.length && filled("missing", quoted(missing)),
      leftOut,
    ]
      .filter(Boolean)
      .join(" · ");
    hints.hidden = what !== "none" && what !== "failed";
  }

  // The page of the answer stands above.
  const entries = (some) => some.filter((one) => one.url !== answered).map((one) => entry(template, one));
  const pages = (some) => Promise.all(some.map((result) => result.data()));

  function fail() {
    index = undefined;
    results = [];
    list.replaceChildren();
    list.ariaBusy = "false";
    [more, share].forEach((one) => (one.hidden = true));
    say("failed");
  }

  /** Adds the next results, and focuses the first of them. */
  async function extend() {
    const mine = ++turn;
    const at = list.children.length;
    try {
      const next = await pages(results.slice(shown, shown + MORE));
      if (mine !== turn) return;
      shown += next.length;
      list.append(...entries(next));
      more.hidden = shown >= results.length;
      links()[at]?.focus();
    } catch {
      if (mine === turn) fail();
    }
  }

  function remember(search) {
    const address = new URL(location.href);
    address.search = search;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers limit the changes per minute; the next change includes this one.
    }
  }

  async function search() {
    const mine = ++turn;
    const wanted = state();
    const filters = Object.fromEntries(FIELDS.slice(1).filter((name) => wanted[name]).map((name) => [name, wanted[name]]));
    const address = form.getAttribute("action") + query(wanted);
    share.firstElementChild.href = address;
    if (page) remember(query(wanted));
    const idle = !/[\p{L}\p{N}]/u.test(wanted.q) && Object.keys(filters).length === 0;
    try {
      if (!index && !idle) say("waiting");
      index ??= load(box.dataset);
      const ready = await index;
      const found = idle ? { results: [] } : await find(ready, wanted.q, filters);
      const equals = (title) => ready.asking.words(title).join(" ") === found.said;
      const first = exactFirst(await pages(found.results.slice(0, FIRST)), equals);
      if (mine !== turn) return;
      ({ results } = found);
      shown = first.length;
      answered = found.answer && new URL(`../${found.answer.page}`, new URL(box.dataset.index, location)).pathname;
      list.replaceChildren(...entries(first));
      if (answered) list.prepend(head(template, found.answer.title, answered, said.dataset.answer));
      list.ariaBusy = "false";
      const count = results.length;
      say(idle || (answered && !count) ? "" : ["none", "one"][count] ?? "many", { count, q: wanted.q }, found);
      more.hidden = shown >= count;
      share.hidden = page || list.children.length === 0;
    } catch {
      if (mine === turn) fail();
    }
  }

  form.addEventListener("input", () => {
    // Discards the results of a search that is still running.
    turn += 1;
    leftOut = "";
    list.ariaBusy = "true";
    clearTimeout(pause);
    pause = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    search();
  });
  more.firstElementChild.addEventListener("click", extend);
  box.addEventListener("keydown", (event) => {
    // Browsers would only clear the field at first.
    if (event.key === "Escape" && !page) {
      event.preventDefault();
      box.closest("dialog").close();
      return;
    }
    const focusable = links();
    const at = focusable.indexOf(document.activeElement);
    const to = step(event.key, at, focusable.length);
    if ((at === -1 && document.activeElement !== field) || to === at) return;
    event.preventDefault();
    (focusable[to] ?? field).focus();
  });
  if (page) {
    if ((new URLSearchParams(location.search).get("q") ?? "").length > LONGEST) leftOut = said.dataset.leftOut;
    for (const [name, value] of Object.entries(asked(location.search))) {
      if (value) form.elements[name].value = value;
      // A section or country that does not exist, or no longer.
      if (form.elements[name].selectedIndex === -1) {
        form.elements[name].value = "";
        leftOut = said.dataset.leftOut;
      }
    }
  }
  search();
}

const started = new WeakSet();

/** Initialises the search in the box, once. */
export function begin(box) {
  if (started.has(box)) return;
  started.add(box);
  start(box);
}
